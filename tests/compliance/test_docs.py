"""The page on compliance names every rule and threshold as the package's tables have them.

``python -m tests.compliance.test_docs`` writes the tables of the page again.
"""

from __future__ import annotations

from pathlib import Path

from thidua_parse.knowledge.compliance import rule_table, thresholds, thresholds_of

PAGE = Path(__file__).parents[2] / "docs" / "compliance.md"
SCOPES = {
    "pair": "a pair at hand", "cited": "a pair, or what the plan cites", "child": "the document alone",
    "plan": "the document and the whole set",
}
REGIMES = {"any": "all", "state": "State documents only"}


def cell(text: object) -> str:
    return str(text).replace("|", "\\|")


def rules() -> str:
    rows = ["| rule | what must hold | group | severity | judged on | documents | basis |", "|" + " --- |" * 7]
    for info in rule_table().values():
        rows.append(
            f"| {info.id} | {cell(info.statement('en'))} | {info.group} | {info.severity} "
            f"| {SCOPES[info.scope]} | {REGIMES.get(info.regimes, info.regimes)} | {cell(info.basis)} |"
        )
    return "\n".join(rows)


def limits() -> str:
    rows = ["| threshold | value | unit | used by | where it comes from |", "|" + " --- |" * 5]
    shown: dict[str, str] = {}
    for user in (*rule_table(), "chains"):
        for limit in thresholds_of(user):
            shown[limit.name] = (
                f"| `{limit.name}` | {limit.value:g} | {cell(limit.unit)} | {user} | {cell(limit.source)} |"
            )
    assert shown.keys() == thresholds().keys()
    return "\n".join((*rows, *(shown[name] for name in thresholds())))


def filled(page: str) -> str:
    """The page with both tables as they are now, between their marks."""
    for name, table in (("rules", rules()), ("thresholds", limits())):
        head, begin, rest = page.partition(f"<!-- {name} -->\n")
        _, end, tail = rest.partition(f"<!-- end of {name} -->")
        assert begin and end, f"marks of {name} are missing"
        page = f"{head}{begin}{table}\n{end}{tail}"
    return page


def test_tables_of_the_page_are_those_of_the_package() -> None:
    page = PAGE.read_text("utf-8")
    assert page == filled(page), "run: python -m tests.compliance.test_docs"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
