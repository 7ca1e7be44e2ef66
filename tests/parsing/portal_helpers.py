"""Papers of a province as legal portals print them; all sentences are invented."""

from __future__ import annotations

from thidua_parse.record import Plan

from .frame_helpers import parsed

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH LONG AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 12/{kind}-UBND\nLong An, ngày 12 tháng 3 năm 2014\n"
)
TAIL = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n"


def plan(body: str) -> Plan:
    """A plan of the province."""
    return parsed(HEAD.format(kind="KH") + "KẾ HOẠCH\nTổ chức đợt thi đua năm 2014\n" + body + TAIL)


def decision(articles: str, basis: str = "Căn cứ Luật Thi đua, Khen thưởng;") -> Plan:
    """A decision that promulgates a regulation."""
    return parsed(
        HEAD.format(kind="QĐ") + "QUYẾT ĐỊNH\nVề việc ban hành quy định\nỦY BAN NHÂN DÂN TỈNH LONG AN\n"
        + basis + "\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này quy định.\n" + articles + TAIL
    )


def duties(record: Plan) -> list[tuple[str, str]]:
    """Who has a duty, and in which role."""
    return [(a.agency.raw, a.role) for a in record.responsible_agencies]
