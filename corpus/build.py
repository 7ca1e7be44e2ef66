"""Builds ``plans/``, ``gold/`` and ``edges.csv`` from the marked-up texts in ``source/``.

    python corpus/build.py            write the files
    python corpus/build.py --check    say whether the committed files are up to date (exit code 1)

A source is YAML: what is not marked in the text, and the ``text`` itself with marks
``{tag:words|options}``, so that text and gold can never drift apart. The marks:

====  ==========================================================================================
S     a line of the subject
r     reference to a numbered document; options: relation, P (parent) or O (own base plan),
      ``i=`` issuer, ``s=`` title as cited, ``to=`` the sample it means
u     reference without number; options: relation, P, ``i=`` issuer, ``n=`` campaign, ``to=``
L     law cited by name
p     the plan's own period; option start..end
d     reporting duty; options ``date=``, ``rec=``, ``to=``
h     title of a numbered part (where it is not the whole line)
c     (at the start of a line, without words) an item of the emulation content
A     award form; options form, giver, class
g     agency with a duty; option role, or role and lead agency
t     target; option value and unit
x     (alone on a line) numbering starts again: the text promulgated with a decision
====  ==========================================================================================
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import textwrap
from pathlib import Path
from typing import Any

import regex
import yaml

HERE = Path(__file__).parent
RELATIONS = {
    "i": "implements", "c": "continues", "h": "responds_to", "b": "based_on", "p": "pursuant",
    "g": "guided_by", "a": "applies", "l": "linked_with", "o": "at_proposal_of",
    "d": "disseminates", "t": "mentioned_in_title", "m": "mentions", "rp": "replaces",
    "pr": "promulgates", "rv": "reviews",
}
#: the two campaigns of the samples; other ones are written out in the head
CAMPAIGNS = {
    "A": ("Một cửa thân thiện, công dân số hài lòng", "subject", "Thủ tướng Chính phủ"),
    "B": ("Sông quê trong xanh, đường làng không rác", "subject", "Thủ tướng Chính phủ"),
}
KINDS = {
    "Quyết định": "QĐ", "Kế hoạch": "KH", "Chỉ thị": "CT", "Hướng dẫn": "HD", "Công văn": "CV",
    "Nghị quyết": "NQ", "Nghị định": "NĐ", "Thông tư": "TT", "Tờ trình": "TTr",
    "Thông báo": "TB", "Quy định": "QyĐ", "Kết luận": "KL",
}
DATE = regex.compile(r"ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")
MARK = regex.compile(r"[{}]")
LABEL = regex.compile(
    r"(?P<article>Điều \d+)\. |(?P<roman>[IVX]+)[.-] |(?P<number>\d+(?:\.\d+)*)\. |(?P<letter>[a-zđ])\) "
)


class Doc:
    """One sample: its head, its text and the gold record collected from the marks."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.head: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        self.marked: str = self.head.pop("text")
        self.subject: list[str] = []
        self.facts: dict[str, list[dict[str, Any]]] = {
            key: [] for key in (
                "references", "unnumbered_references", "laws", "campaign_periods", "deadlines",
                "award_forms", "responsible_agencies", "targets",
            )
        }
        self.sections: list[dict[str, Any]] = []
        self.content: list[dict[str, str]] = []
        self.edges: list[dict[str, Any]] = []
        self.text = self._read()

    # -- text -----------------------------------------------------------------------------
    def _read(self) -> str:
        lines = [self._line(line) for line in self.marked.strip("\n").split("\n")]
        return "\n".join(line for line in lines if line is not None) + "\n"

    def _line(self, line: str) -> str | None:
        if line == "{x}":
            self._path = []
            return None
        item = line.startswith("{c}")
        self._title: str | None = None
        plain = self._plain(line[3:] if item else line)
        path = self._outline(plain)
        if item:
            self.content.append({"path": path or self._loose_path(), "head": plain.lstrip("- ")[:60]})
        return plain

    def _plain(self, line: str) -> str:
        out, stack = [], []
        at = 0
        for match in MARK.finditer(line):
            if match.start() < at:
                continue
            out.append(line[at:match.start()])
            if match.group() == "{":
                tag, at = line[match.end():].split(":", 1)[0], 0
                stack.append((tag, len("".join(out))))
                at = match.end() + len(tag) + 1
            else:
                tag, start = stack.pop()
                whole = "".join(out)
                raw, _, options = whole[start:].partition("|")
                out = [whole[:start] + raw]
                self._fact(tag, raw, options)
                at = match.end()
        out.append(line[at:])
        assert not stack, line
        return "".join(out)

    # -- marks ----------------------------------------------------------------------------
    def _fact(self, tag: str, raw: str, options: str) -> None:
        opts = [o.strip() for o in options.split("|")] if options else []
        named = dict(o.split("=", 1) for o in opts if regex.match(r"[a-z]+=", o))
        flags = [o for o in opts if not regex.match(r"[a-z]+=", o)]
        getattr(self, f"_mark_{tag}")(raw, flags, named)

    def _mark_S(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        self.subject.append(raw)

    def _mark_h(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        self._title = raw

    def _mark_r(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        number = regex.search(r"số (\S+?),?(?= |$)", raw)
        date = DATE.search(raw)
        kind = next((c for k, c in KINDS.items() if raw.casefold().startswith(k.casefold())), None)
        assert number and kind and flags, raw
        issuer, subject = named.get("i"), named.get("s")
        for earlier in self.facts["references"]:
            if earlier["number"] == number.group(1):
                issuer = issuer or earlier["issuer"]
        parent = {"P": "superior", "O": "own_base_plan"}.get(flags[1]) if flags[1:] else None
        iso = f"{date[3]}-{int(date[2]):02}-{int(date[1]):02}" if date else None
        self.facts["references"].append({
            "raw": raw, "kind": kind, "number": number.group(1), "date": iso, "issuer": issuer,
            "subject": subject, "relation": RELATIONS[flags[0]], "is_parent": parent is not None,
            "parent_kind": parent,
        })
        if "to" in named:
            self._edge(named["to"], number.group(1), flags[0], parent)

    def _mark_u(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        parent = "P" in flags
        self.facts["unnumbered_references"].append({
            "raw": raw, "issuer": named.get("i"), "campaign": named.get("n"),
            "relation": RELATIONS[flags[0]], "is_parent": parent,
        })
        if "to" in named:
            self._edge(named["to"], "", flags[0], "superior" if parent else None)

    def _edge(self, to: str, number: str, relation: str, parent: str | None) -> None:
        if any(e["to"] == f"plans/{to}.txt" and e["number"] == number for e in self.edges):
            return
        self.edges.append({
            "from": f"plans/{self.name}.txt", "to": f"plans/{to}.txt", "number": number,
            "relation": RELATIONS[relation], "is_parent": "true" if parent else "false",
            "expect": "edge", "why": "own base plan" if parent == "own_base_plan" else
            "cited by number" if number else "named by its campaign only",
        })

    def _mark_L(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        date = DATE.search(raw)
        name = regex.split(r" (?:ngày|năm) \d", raw)[0]
        iso = f"{date[3]}-{int(date[2]):02}-{int(date[1]):02}" if date else None
        self.facts["laws"].append({"raw": raw, "name": name, "date": iso, "number": None})

    def _mark_p(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        start, end = flags[0].split("..")
        self.facts["campaign_periods"].append({"start": start, "end": end, "raw": raw})

    def _mark_d(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        self.facts["deadlines"].append({
            "raw": raw, "date": named.get("date"), "recurrence": named.get("rec"),
            "to": named.get("to"),
        })

    def _mark_A(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        entry: dict[str, Any] = {
            "raw": raw, "form": flags[0], "awarded_by": flags[1] if flags[1:] else None
        }
        if flags[2:]:
            entry["class"] = flags[2]
        self.facts["award_forms"].append(entry)

    def _mark_g(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        for role in flags[0].split(","):
            self.facts["responsible_agencies"].append(
                {"raw": raw, "role": role, "with": flags[1] if flags[1:] else None}
            )

    def _mark_t(self, raw: str, flags: list[str], named: dict[str, str]) -> None:
        value, unit = flags[0].split(" ", 1)
        self.facts["targets"].append(
            {"raw": raw, "value": float(value) if "." in value else int(value), "unit": unit}
        )

    # -- outline --------------------------------------------------------------------------
    _path: list[tuple[str, str]] = []
    _closed = False

    def _loose_path(self) -> str:
        above = ".".join(label for _, label in self._path)
        count = sum(1 for c in self.content if c["path"].startswith(above + ".p")) + 1
        return f"{above}.p{count}"

    def _outline(self, line: str) -> str | None:
        if regex.match(r"\s*(Nơi nhận|NƠI NHẬN)", line):
            self._closed = not self.head.get("goes_on")
        match = LABEL.match(line)
        if not match or self._closed:
            return None
        kind = str(match.lastgroup)
        order = ["article", "roman", "number", "letter"]
        rank = order.index(kind)
        label = match.group(kind)
        path = [step for step in self._path if order.index(step[0]) < rank]
        if kind == "number" and "." in label:
            stem = label.rsplit(".", 1)
            numbers = [step for step in self._path if step[0] == "number"]
            depth = label.count(".")
            path = [s for s in self._path if order.index(s[0]) < rank] + numbers[:depth]
            label = stem[1]
        title = self._title
        rest = line[match.end():]
        if title is None and (kind == "roman" or not regex.search(r"[.;:,/]$", rest)):
            title = rest.rstrip(" :.")
        self._path = [*path, (kind, label)]
        full = ".".join(step for _, step in self._path)
        seen = sum(1 for s in self.sections if s["path"].split("#")[0] == full)
        if seen:
            self._path[-1] = (kind, f"{label}#{seen + 1}")
            full = ".".join(step for _, step in self._path)
        self.sections.append({"path": full, "title": title})
        return full

    # -- results --------------------------------------------------------------------------
    def gold(self) -> dict[str, Any]:
        head = self.head
        number = head.get("number")
        status = head.get("number_status") or ("stated" if number else "absent")
        date = head.get("date")
        iso = str(date) if date else None
        gold: dict[str, Any] = {
            "doc": f"plans/{self.name}.txt",
            "layer": "text",
            "kind": {"code": head["kind"]},
            "document_number": {
                "text": number,
                "serial": regex.match(r"\d*", number).group() or None if number else None,
                "status": status,
            },
            "issued_on": {
                "iso": iso,
                "status": "absent" if iso is None else "stated" if len(iso) == 10 else "partial",
            },
            "place": head.get("place"),
            "superior_body": head.get("superior"),
            "issuing_body": {
                "name_any_of": head["issuer"], "level": head["level"],
                "province": head.get("province"), "district": head.get("district"),
                "commune": head.get("commune"),
            },
            "subject": " ".join(self.subject),
            "campaigns": [
                dict(zip(("name", "role", "launched_by"), CAMPAIGNS.get(str(c)) or c, strict=True))
                for c in head["campaigns"]
            ],
            **self.facts,
            "sections": self.sections,
        }
        if self.content:
            gold["content_items"] = self.content
        if not self.facts["award_forms"] and not head.get("awards"):
            del gold["award_forms"]
        gold["recipients"] = head.get("recipients", self._recipients())
        authority, position, name = head["sign"]
        gold["signature"] = {"authority": authority, "position": position, "name": name}
        gold["anomalies"] = sorted(head.get("anomalies", []))
        for key in head.get("omit", []):
            gold.pop(key, None)
        if head.get("doubts"):
            gold["doubts"] = head["doubts"]
        return gold

    def _recipients(self) -> list[str]:
        lines = self.text.split("\n")
        last = max((i for i, li in enumerate(lines) if li.startswith("Nơi nhận")), default=len(lines))
        names = []
        for line in lines[last + 1:]:
            if not line.startswith("- "):
                break
            names.append(line[2:].rstrip(" ;.,/"))
        return names

    def rendered(self) -> str:
        """The file as committed: hard-wrapped or with runs of blanks where the head says so."""
        text = self.text
        if width := self.head.get("wrap"):
            text = "\n".join(
                "\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) if line.strip() else line
                for line in text.split("\n")
            )
        if self.head.get("blanks"):
            text = text.replace("\n", " \n\n")
            text = regex.sub(r"(?<=[,;]) (?=ngày|trước|từ)", "    ", text)
            text = text.replace("của Chủ tịch", "của  Chủ tịch")
        if self.head.get("crlf"):
            text = text.replace("\n", "\r\n")
        return text


def build() -> dict[str, str]:
    """File name (below ``corpus/``) to content, for everything that is generated."""
    files: dict[str, str] = {}
    edges: list[dict[str, Any]] = []
    for path in sorted((HERE / "source").glob("*.yaml")):
        doc = Doc(path)
        files[f"plans/{doc.name}.txt"] = doc.rendered()
        files[f"gold/{doc.name}.json"] = json.dumps(doc.gold(), ensure_ascii=False, indent=1) + "\n"
        edges += doc.edges
    edges += yaml.safe_load((HERE / "no_edges.yaml").read_text("utf-8"))
    out = io.StringIO()
    writer = csv.DictWriter(
        out, ["from", "to", "number", "relation", "is_parent", "expect", "why"], lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(edges)
    files["edges.csv"] = out.getvalue()
    return files


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    check = parser.parse_args().check
    stale = []
    for name, content in build().items():
        path = HERE / name
        data = content.encode("utf-8")
        if path.exists() and path.read_bytes() == data:
            continue
        stale.append(name)
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    for name in stale:
        print(("stale: " if check else "written: ") + name)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
