"""Which kinds of document a rule concerns (column ``kinds`` of the table of rules)."""

from __future__ import annotations

from functools import cache

import regex

from ..knowledge.symbols import plan_kinds, telling_kinds
from ..linking.evidence import own_campaigns
from ..linking.graph import Edge
from .case import Case
from .words import plain

#: kinds that often carry a plan out without being one: guidelines, telegrams, letters, notices of conclusions
WORKING = frozenset({"HD", "CĐ", "CV", "TB"})
_LETTER = "CV"
#: of these, the kinds that are asked for tasks only beside the document that they carry out
_LOOSE = frozenset({_LETTER, "TB"})
#: subjects of letters and notices that ask, answer or invite and give no tasks
_ASKING = regex.compile(
    r"^(?:v/v |về việc |về )?(?:mời|triệu tập|tham dự|thay đổi|góp ý|tham gia ý kiến|cho ý kiến|trả lời|phúc đáp|xin|đề nghị|báo cáo|cung cấp|giới thiệu)\b"
)
_DECISION = "QĐ"
#: what a decision is about, by the first of these words in its title: something planned, or something settled
_ABOUT = regex.compile(
    r"(?P<planned>kế hoạch|chương trình|đề án|dự án|phương án|phong trào|thi đua|cuộc vận động|chiến dịch|cao điểm|tháng hành động|lộ trình)\b"
    r"|(?:quy chế|quy định|nội quy|quy trình|điều lệ|tiêu chí|định mức|danh mục|đơn giá|bảng giá)\b"
    r"|(?:công nhận|xếp hạng|bổ nhiệm|miễn nhiệm|điều động|tặng|thành lập|kiện toàn|phân công|giải thể|sáp nhập|bãi bỏ|hủy bỏ|thu hồi|sửa đổi)\b"
)
#: relations that name a basis only: the document does not carry the other out
_BASIS = frozenset({"based_on", "pursuant"})
_CARRYING = regex.compile(r"^(?:v/v |về việc |về )?(?:hướng dẫn )?(?:tiếp tục |tổ chức )*(?:triển khai|thực hiện)\b")


@cache
def planning_kinds() -> frozenset[str]:
    """Plans, and the directives and decisions that can launch a campaign with all parts of a plan."""
    return plan_kinds() | {"QĐ", "CT"}


def concerns(kinds: str, case: Case) -> bool:
    """Whether a rule of column ``kinds`` concerns the child of a case.

    ``plan``: plans, and the directives and decisions that launch a campaign. ``work``: those, and a
    guideline or telegram that carries its parent out, a letter or notice that gives tasks where that
    parent is at hand. ``act``: all but reports and the like, which carry nothing out, and a guideline
    or notice where it carries its parent out. ``order``: plans, directives, decisions, guidelines and
    telegrams, whatever they rest on (recipients are a matter of every administrative document), and
    letters and notices as for ``work``. A decision by itself that settles something (a regulation, an
    appointment, a recognition) is no plan.
    """
    kind = case.child.plan.kind
    if kind is None or kinds == "any":
        return True
    code = kind.code
    if code == _DECISION and kinds in ("plan", "work") and case.parent is None and _settles(case):
        return False
    if code in _LOOSE and (case.parent is None or _ASKING.match(plain(case.child.plan.subject or ""))):
        return kinds == "act" and code not in telling_kinds()
    if code in WORKING:
        if kinds == "order" and code not in _LOOSE:
            return True
        return (kinds == "act" and code not in telling_kinds()) or (kinds != "plan" and carries_out(case))
    if kinds in ("plan", "work", "order"):
        return code in planning_kinds()
    return code not in telling_kinds()


def _settles(case: Case) -> bool:
    """Whether the title of a decision that launches no campaign names something else than what is planned."""
    plan = case.child.plan
    found = _ABOUT.search(plain(plan.subject or ""))
    return found is not None and found["planned"] is None and not own_campaigns(plan)


def acts_on(case: Case) -> bool:
    """Whether the child acts on its parent, so that what the parent demands can be asked of it."""
    kind = case.child.plan.kind
    if kind is None or kind.code not in telling_kinds():
        return True
    return kind.code in WORKING and carries_out(case)


def is_letter(case: Case) -> bool:
    """Whether the child is a letter: asked only beside the document that it carries out.

    Most letters ask, answer or invite.
    """
    kind = case.child.plan.kind
    return kind is not None and kind.code == _LETTER


def is_plan(case: Case) -> bool:
    """Whether the child can be asked for everything its parent wants, as a plan can.

    What a guideline or a telegram leaves out may stand in another document of the same body. A
    document whose kind was not read counts as a plan.
    """
    kind = case.child.plan.kind
    return kind is None or kind.code not in WORKING


def may_stand_elsewhere(case: Case) -> bool:
    """Whether figures that the child does not take up say nothing against those it has.

    A guideline or letter in words of its own leaves figures to other documents; the one for another year
    of the same body sets its own.
    """
    if case.uncited and case.edge is not None and case.edge.parent_kind == "own_base_plan":
        return True
    return not is_plan(case) and case.alignment.reworded


def carries_out(case: Case) -> bool:
    """Whether the child says itself that it carries its parent out, or a person said so.

    Rests on the link of the case, else on all links of the child: "Thực hiện …", "Tiếp tục …" and
    the like, or a title "Hướng dẫn thực hiện …" over a parent; a mere basis ("Căn cứ") is not enough.
    """
    if case.edge is not None:
        edges: tuple[Edge, ...] = (case.edge,)
    elif case.suspected or case.child.node is None:
        edges = ()
    else:
        edges = tuple(e for e in case.graph.edges_from(case.child.node) if e.is_parent)
    if any(e.relation not in _BASIS for e in edges):
        return True
    titled = _CARRYING.match(plain(case.child.plan.subject or "")) is not None
    return titled and bool(edges or case.child.parent_references)
