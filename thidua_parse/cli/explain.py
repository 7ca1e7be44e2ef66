"""``thidua explain``: why a finding is what it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from . import options
from .common import LANG, LANGUAGE, output, read_all, sift, t, write_line
from .corrected import Corrected
from .rules import rule_choice

if TYPE_CHECKING:
    from ..compliance import Finding, Findings
    from ..compliance.explain import Explanation, Shown
    from ..linking import PlanGraph


class Form(StrEnum):
    """Forms of output."""

    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Giải thích một kết luận: quy tắc, căn cứ, trích dẫn hai văn bản kèm trang, phép so sánh, điều gì làm thay đổi kết luận.",
            "Explain a finding: rule, source, quotes of both documents with pages, computation, what would change the verdict.",
        )
    )
    def explain(
        rule: Annotated[str, typer.Argument(help=t("Mã quy tắc, ví dụ G09.", "Rule id, such as G09."))],
        paths: Annotated[
            list[Path],
            typer.Argument(
                help=t(
                    "Tệp, thư mục văn bản, hoặc tệp JSON Lines của thidua check.",
                    "Files or folders of documents, or JSON Lines of thidua check.",
                )
            ),
        ],
        child: Annotated[
            str | None, typer.Option(help=t("Văn bản cấp dưới: tên tệp hoặc số, ký hiệu.", "Lower document: file name or number."))
        ] = None,
        parent: Annotated[
            str | None, typer.Option(help=t("Văn bản cấp trên: tên tệp hoặc số, ký hiệu.", "Higher document: file name or number."))
        ] = None,
        form: Annotated[Form, options.FORMAT] = Form.text,
        complete: options.Complete = False,
        rules: options.Rules = None,
        corrections: options.Corrections = None,
        out: options.Out = None,
        lang: options.Language = LANG,
    ) -> None:
        from ..arguments import known_rules
        from ..compliance.explain import explain as explained
        from ..errors import UsageError
        from ..knowledge.compliance import rule_table

        own, _ = rule_choice(rules, None)
        infos = {**rule_table(), **{r.info.id: r.info for r in own}}
        if rule not in infos and rule.upper() in infos:
            rule = rule.upper()
        known_rules((rule,), infos)
        saved = [p for p in paths if p.suffix.lower() in (".jsonl", ".ndjson")]
        documents = [p for p in paths if p not in saved]
        rows = [row for path in saved for row in _rows(path)]
        wanted = [r for r in rows if r.get("rule") == rule]
        named = {
            party["path"]
            for r in wanted
            for side in ("child", "parent")
            if (party := r.get(side)) and party.get("path") and Path(party["path"]).is_file()
        }
        documents += [Path(p) for p in sorted(named)]
        corrected = Corrected(corrections)
        graph, found = _checked(documents, complete, own, rule, corrected)
        chosen = _saved(wanted, found) if saved else list(found)
        chosen = [f for f in chosen if _fits(f.child, child, graph) and _fits(f.parent, parent, graph)]
        corrected.tell()
        if not chosen:
            raise UsageError("TP404", rule=rule)
        with output(out) as stream:
            for number, finding in enumerate(chosen):
                told = explained(finding, graph, language=LANGUAGE, rule=infos[rule])
                if form is Form.json:
                    write_line(stream, told.to_json())
                else:
                    stream.write("\n" if number else "")
                    print_explanation(told, stream)


def _rows(path: Path) -> list[dict[str, Any]]:
    """The findings of a JSON Lines file; raises TP711 where lines are none."""
    from ..errors import EvaluationError

    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        if not all(isinstance(r, dict) and "rule" in r and "verdict" in r for r in rows):
            raise ValueError("no findings / không phải kết luận")
    except (OSError, ValueError) as error:
        raise EvaluationError("TP711", path=str(path), reason=str(error)) from error
    return rows


def _checked(
    documents: list[Path], complete: bool, own: Sequence[Any], rule: str, corrected: Corrected
) -> tuple[PlanGraph, Findings]:
    from ..compliance import check

    plans, _ = sift(read_all(documents)) if documents else ([], [])
    graph = corrected.linked(plans)
    found = check(graph, complete=complete, language=LANGUAGE, rules=own).where(rule=rule)
    return graph, corrected.findings(found)


def _saved(rows: list[dict[str, Any]], found: Findings) -> list[Finding]:
    """The findings of a file; where the documents still give the same one, with its computation."""
    from ..compliance import Finding

    chosen = []
    for row in rows:
        kept = Finding.model_validate(row)
        same = (f for f in found if json.loads(json.dumps(f.to_json())) == row)
        chosen.append(next(same, kept))
    return chosen


def _fits(party: Any, name: str | None, graph: PlanGraph) -> bool:
    """Whether a document is the one named: by key or id, or as :func:`is_called` tells."""
    from ..linking.byhand import is_called

    if name is None:
        return True
    if party is None:
        return False
    path = party.path or ""
    number = next((p.document_number.text for p in graph.plans if p.id == party.id and p.source.path == path), None)
    return name in (party.key, party.id) or is_called(name, path, number)


def print_explanation(told: Explanation, stream: IO[str]) -> None:
    """The explanation as plain text, one part a paragraph."""
    from ..reports.wording import Wording

    word = Wording(told.language)
    finding = told.finding
    lines = [
        f"{finding.rule} · {word(told.verdict)} · {t('mức độ', 'severity')}: {word(told.severity)}"
        f" · {t('độ tin cậy', 'confidence')}: {word.number(finding.confidence)}",
        f"{t('Quy tắc', 'Rule')}: {told.statement}.",
        f"{t('Căn cứ', 'Source')}: {told.basis}.",
        f"{t('Văn bản cấp dưới', 'Lower document')}: {finding.child.path or finding.child.key}",
    ]
    if finding.parent:
        lines.append(f"{t('Văn bản cấp trên', 'Higher document')}: {finding.parent.path or finding.parent.key}")
    lines.append(f"{t('Nhận xét', 'Finding')}: {told.message}")
    if finding.reviewed is not None:
        r = finding.reviewed
        changed = f"{word(r.was)} → {word(r.now)}" if r.was and r.now and r.was != r.now else word(f"review_{r.action}")
        lines.append(f"{t('Rà soát', 'Review')}: {changed} ({r.by}, {r.at[:10]}{': ' + one_line(r.note) if r.note else ''})")
    for head, shown in (
        (t("Trích văn bản cấp dưới", "Quotes of the lower document"), told.child),
        (t("Trích văn bản cấp trên", "Quotes of the higher document"), told.parent),
    ):
        if shown:
            lines += ["", f"{head}:", *(f"  “{one_line(q.quote)}” ({place_of(q)})" for q in shown)]
    computed = [f"  {name}: {value}" for name, value in told.computation]
    for i in told.items:
        likeness = f"{word('similarity').lower()} {word.number(i.similarity)}"
        if not i.certain:
            likeness += f"; {word('to_compare').lower()}"
        computed.append(f"  {i.parent_item or '–'} → {i.child_item or '–'}: {word(i.fate)} ({likeness})")
    computed += [
        # units and sources of thresholds are notes in English; JSON has them in every language
        f"  {t('Ngưỡng', 'Threshold')} {x.name} = {word.number(x.value, 4)}" + t("", f" {x.unit} ({x.source})")
        for x in told.thresholds
    ]
    if computed:
        lines += ["", f"{t('Phép so sánh', 'Computation')}:", *computed]
    if told.change:
        lines += ["", f"{t('Điều làm thay đổi kết luận', 'What would change the verdict')}:"]
        lines += [f"  {s}" for s in told.change]
    stream.write("\n".join(lines) + "\n")


def one_line(text: str) -> str:
    """A quote on one line, without control characters that a terminal would act on."""
    return "".join(c if c.isprintable() else " " for c in text)


def place_of(shown: Shown) -> str:
    """Where a quote stands: page and box where the file has them, offsets always."""
    parts = []
    if shown.pages:
        parts.append(f"{t('trang', 'page')} {'–'.join(map(str, shown.pages))}")
    if shown.box:
        parts.append(f"{t('khung', 'box')} {', '.join(f'{x:.0f}' for x in shown.box)}")
    parts.append(f"{t('ký tự', 'characters')} {shown.start}–{shown.end}")
    return ", ".join(parts)
