"""The package as a whole: public door, schema drift, house rules that no linter knows."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import thidua_parse
from thidua_parse.errors import MESSAGES, ReadingError, ThiduaError
from thidua_parse.record import Plan

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "thidua_parse").rglob("*.py"))


def test_committed_schema_is_that_of_the_models():
    committed = json.loads((ROOT / "docs" / "plan.schema.json").read_text("utf-8"))
    assert committed == Plan.model_json_schema(), "run: thidua schema --out docs/plan.schema.json"


def test_every_public_name_loads():
    for name in thidua_parse.__all__:
        assert getattr(thidua_parse, name) is not None


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="khong_co"):
        _ = thidua_parse.khong_co


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_stay_short(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_have_a_docstring_and_nothing_left_to_do(path):
    text = path.read_text("utf-8")
    assert text.startswith('"""')
    assert not any(word in text for word in ("TODO", "FIXME"))


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_messages_exist_in_both_languages(code):
    vietnamese, english = MESSAGES[code]
    assert vietnamese != english and vietnamese.strip() and english.strip()


def test_error_keeps_code_and_details_between_processes():
    import pickle

    error = pickle.loads(pickle.dumps(ReadingError("TP101", path="a.txt")))
    assert isinstance(error, ThiduaError)
    assert (error.code, error.details) == ("TP101", {"path": "a.txt"})
    assert "a.txt" in error.message("en") and "a.txt" in str(error)


def test_import_loads_nothing_heavy():
    code = "import sys, thidua_parse; print(sorted({m.split('.')[0] for m in sys.modules} & {'pydantic', 'spacy', 'underthesea', 'lxml', 'numpy'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_compiled_wheel_takes_modules_without_models():
    """mypyc compiles no pydantic model, and a module that is renamed would be left out in silence."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    globs = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]["include"]
    for glob in globs:
        modules = list(ROOT.glob(glob.lstrip("/")))
        assert modules, glob
        for module in modules:
            text = module.read_text("utf-8")
            assert "(Model)" not in text and "(BaseModel)" not in text, module
