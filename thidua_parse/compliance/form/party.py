"""Form of Party documents: Hướng dẫn 36-HD/VPTW (2018), 05-HD/VPTW (2026); codes P… of the table of form."""

from __future__ import annotations

from collections.abc import Iterator

from ..views import PlanView
from ..words import match_start
from .faults import NATIONAL_TITLE, PARTY_TITLE, Fault, head_of, typed

#: kinds whose letters stand in the symbol
_TITLED = ("KH", "CT", "CTr", "NQ", "QĐ", "HD", "BC")


def party_faults(view: PlanView) -> Iterator[Fault]:
    """Faults that the text of a Party document shows."""
    plan = view.plan
    number, head = plan.document_number, head_of(view)
    if NATIONAL_TITLE.search(head) and not PARTY_TITLE.search(head):
        yield Fault("P01", ("dùng Quốc hiệu thay cho tiêu đề của Đảng", "the national title stands for the Party's"))
    elif typed(view) and not PARTY_TITLE.search(head) and plan.issued_on.status in ("stated", "partial"):
        yield Fault("P01", ("không có tiêu đề “Đảng Cộng sản Việt Nam”", "the Party's title is missing"), plan.issued_on.span)
    if number.status == "blank":
        yield Fault("P03", ("số văn bản để trống", "the number is blank"), number.span)
    elif number.status == "absent":
        yield Fault("P03", ("không có dòng số, ký hiệu", "there is no number line"))
    kind = plan.kind
    if kind and kind.span and number.text and number.kind in _TITLED and kind.code in _TITLED and kind.code != number.kind:
        yield Fault("P03", (f"tên loại {kind.name} nhưng ký hiệu {number.kind}", f"the title says {kind.name}, the symbol {number.kind}"), number.span)
    if number.text and number.kind and match_start(r"\d+/", number.text) and "-" in number.text:
        yield Fault("P03", ("ký hiệu viết theo thể thức Nhà nước", "the symbol is written in the State's order"), number.span)
    if plan.issued_on.status == "partial":
        yield Fault("P-date", ("ngày, tháng để trống", "the date is incomplete"), plan.issued_on.span)
    elif plan.issued_on.status == "stated" and plan.place is None and typed(view):
        yield Fault("P-date", ("không có địa danh trước thời gian ban hành", "the place is missing before the date"), plan.issued_on.span)
    signature = plan.signatures[-1] if plan.signatures else None
    if signature and signature.authority and signature.authority.upper().startswith("TM."):
        yield Fault("P07", ("ghi TM. thay cho T/M", "TM. stands for T/M"), signature.span)
    if typed(view):
        if signature is None or (signature.position and not signature.name):
            yield Fault("P-sign", ("không có họ tên người ký", "the name of the signer is missing"), signature.span if signature else None)
        if not plan.recipients:
            yield Fault("P12", ("không có Nơi nhận", "there are no recipients"))
