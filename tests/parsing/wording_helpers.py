"""Plans of a department with a few lines of their own."""

from __future__ import annotations

from thidua_parse.record import Plan

from .frame_helpers import plan

BODY = "Thực hiện Kế hoạch số 9/KH-SNV ngày 03/01/2022 của Sở Nội vụ, đơn vị xây dựng kế hoạch như sau:\n"


def body(text: str, subject: str = "Phát động thi đua năm 2022") -> Plan:
    """A plan of a department with ``text`` below its preamble."""
    return plan(title=f"KẾ HOẠCH\n{subject}\n", body=BODY + text + "\n")


def organisation(text: str) -> list[tuple[str, str]]:
    """Duties of an organisation part with the lines ``text``."""
    found = body(f"I. MỤC ĐÍCH\nĐộng viên cán bộ.\nII. TỔ CHỨC THỰC HIỆN\n{text}")
    return [(d.agency.raw, d.role) for d in found.responsible_agencies]
