"""What README and docs print runs as printed, and the commands and options they name exist."""

from __future__ import annotations

import inspect
import shlex
import shutil
import zipfile
from pathlib import Path

import pytest
import regex
import typer.main
from typer.testing import CliRunner

import thidua_parse as tp
from thidua_parse.cli.app import build_app
from thidua_parse.compliance.custom import unregister_rule
from thidua_parse.errors import MESSAGES

ROOT = Path(__file__).parents[1]
PAGES = ["README.md", *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md")))]
#: sample plans that the examples are run on
PLANS = ["a01-", "a02-", "a04-"]


def blocks(page: str, language: str) -> list[str]:
    """Fenced blocks of a page in one language."""
    return regex.findall(rf"(?ms)^```{language}\n(.*?)^```", (ROOT / page).read_text("utf-8"))


def lines(page: str) -> list[list[str]]:
    """The arguments of every ``thidua`` line of a page, without its comment."""
    found = [line for block in blocks(page, "bash") for line in block.split("\n")]
    return [shlex.split(line, comments=True)[1:] for line in found if line.startswith("thidua ")]


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with what the examples name: ``corpus/plans``, ``van-ban``, ``2025.zip``."""
    source = [p for p in sorted((ROOT / "corpus/plans").iterdir()) if p.name.startswith(tuple(PLANS))]
    for folder in ("corpus/plans", "van-ban"):
        (tmp_path / folder).mkdir(parents=True)
        for path in source:
            shutil.copy(path, tmp_path / folder)
    with zipfile.ZipFile(tmp_path / "2025.zip", "w") as bundle:
        bundle.write(ROOT / "corpus/plans/b05-kh-sxd-vinh-long.txt", "b05.txt")
    (tmp_path / "van-ban/corrections.jsonl").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_error_code_is_in_the_documentation():
    """The table of docs/errors.md is that of the package: codes and messages in both languages."""
    rows = [
        f"| {code} | {vietnamese} | {english} |".replace("{", "‹").replace("}", "›")
        for code, (vietnamese, english) in sorted(MESSAGES.items())
    ]
    told = regex.findall(r"(?m)^\| TP[0-9]{3} \|.*$", (ROOT / "docs/errors.md").read_text("utf-8"))
    assert told == rows


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python")])
def test_python_runs_as_printed(page, place):
    if "archive" in page:
        pytest.importorskip("duckdb", reason="pip install 'thidua-parse[archive]'")
        pytest.importorskip("pandas", reason="pip install 'thidua-parse[pandas]'")
    plans = [p for p in tp.parse_many(["corpus/plans"]) if isinstance(p, tp.Plan)]
    names = {"tp": tp, "plans": plans, "graph": tp.link(plans)}
    try:
        for block in blocks(page, "python"):
            exec(compile(block, page, "exec"), names)
    finally:
        unregister_rule("U02")


@pytest.mark.parametrize("page", [p for p in PAGES if lines(p)])
def test_commands_run_as_printed(page, place):
    if "archive" in page:
        pytest.importorskip("duckdb", reason="pip install 'thidua-parse[archive]'")
    for arguments in lines(page):
        if arguments[0] == "review" and "--gold" not in arguments:
            continue  # serves until it is ended
        done = CliRunner().invoke(APP, arguments)
        assert done.exit_code == 0, (arguments, done.output, done.exception)


APP = build_app()
#: options of ``dask worker`` that the page on large archives names
OTHERS = {"--nworkers", "--nthreads"}
COMMANDS = typer.main.get_command(APP).commands
OPTIONS = {o for c in COMMANDS.values() for p in c.params for o in (*p.opts, *p.secondary_opts)}


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_options_named_exist(page):
    text = (ROOT / page).read_text("utf-8")
    named = set(regex.findall(r"`thidua ([a-z-]+(?:\\\|[a-z-]+)*)", text))
    assert {c for names in named for c in names.split("\\|")} <= COMMANDS.keys()
    own = regex.sub(r"(?m)^.*(?:python|pytest|pip) .*$", "", text)
    assert set(regex.findall(r"(?<=`| )--[a-z-]{3,}", own)) <= OPTIONS | OTHERS


def test_both_halves_of_readme_tell_the_same_commands_and_options():
    _, vietnamese, english = regex.split(r"(?m)^## (?:Tiếng Việt|English)$", (ROOT / "README.md").read_text("utf-8"))
    english = english.partition("## Giấy phép")[0]
    for kind in (r"(?<=`)--[a-z-]+", r"(?<=\| `thidua )[a-z|\\-]+", r"\[[a-z0-9]+\](?!\()"):
        both = [
            {part for found in regex.findall(kind, half) for part in found.split("\\|")} for half in (vietnamese, english)
        ]
        assert both[0] == both[1], kind


def test_page_on_python_has_every_public_name_with_its_parameters():
    page = (ROOT / "docs/python.md").read_text("utf-8")
    assert {name for name in tp.__all__ if f"`tp.{name}" not in page} <= {"__version__"}
    for name, parameters in regex.findall(r"(?m)^\| `tp\.(\w+)\(([^)]*)\)`", page):
        meant = [p for p in regex.split(r",\s*", parameters) if p != "*"]
        assert meant == list(inspect.signature(getattr(tp, name)).parameters), name


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md", "benchmarks/README.md", "corpus/README.md"])
def test_links_between_pages_lead_somewhere(page):
    links = regex.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", (ROOT / page).read_text("utf-8"))
    assert all((ROOT / page).parent.joinpath(link).exists() for link in links if not link.startswith("https://"))
