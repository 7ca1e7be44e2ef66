"""Rows of the flat tables: columns as documented, records exactly back."""

from __future__ import annotations

import types
from typing import Union, get_args, get_origin

import pytest

import thidua_parse as tp
from tests.samples import CORPUS
from thidua_parse import record
from thidua_parse.archive.rows import parser_version, plan_of, rows_of
from thidua_parse.archive.schema import TABLES
from thidua_parse.reading.dispatch import from_string
from thidua_parse.record.base import Model

FILES = sorted(CORPUS.glob("*.txt"))


@pytest.mark.parametrize("path", FILES[::4], ids=lambda p: p.stem)
def test_rows_have_the_columns_of_the_schema_and_the_record_comes_back(path):
    plan = tp.parse(path)
    tables = rows_of(plan)
    assert list(tables) == list(TABLES)
    for table, rows in tables.items():
        for row in rows:
            assert set(row) == set(TABLES[table])
            assert row["plan_id"] == plan.id
    [row] = tables["plans"]
    assert plan_of(row["record"], row["text"]) == plan


def test_values_of_a_plan_and_its_references():
    plan = tp.parse_text(tp.read(CORPUS / "a02-kh-ubnd-ha-nam.txt"))
    tables = rows_of(plan, "v1")
    [row] = tables["plans"]
    assert (row["kind"], row["number"], row["parser_version"]) == ("KH", plan.document_number.text, "v1")
    assert row["symbol"] == "KH-UBND" and row["serial"] == plan.document_number.serial
    assert row["year"] == int(plan.issued_on.iso[:4])
    assert row["issuer"] == plan.issuing_body.name and row["body_key"] == plan.issuing_body.name.casefold()
    assert len(tables["refs"]) == len(plan.references)
    for ref, mention in zip(tables["refs"], plan.references, strict=True):
        assert ref["raw"] == mention.raw
        assert plan.text[ref["span_start"] : ref["span_end"]] == plan.quote(mention.span)


def test_a_record_with_nothing_found_has_one_row():
    tables = rows_of(tp.parse_text(from_string("Không có gì ở đây.")))
    [row] = tables["plans"]
    assert row["number"] is None and row["symbol"] is None and row["number_status"] == "absent"
    assert row["year"] is None and not tables["refs"]


@pytest.mark.parametrize("model", [m for m in vars(record).values() if isinstance(m, type) and issubclass(m, Model)])
def test_what_may_be_null_is_null_by_default(model):
    """Records are stored without nulls; that is exact only as long as this holds."""
    for name, field in model.model_fields.items():
        if get_origin(field.annotation) in (Union, types.UnionType) and type(None) in get_args(field.annotation):
            assert field.default is None, name


def test_the_parser_version_names_the_package_and_its_sources():
    assert parser_version().startswith(tp.__version__ + "+")
    assert parser_version() == parser_version()
