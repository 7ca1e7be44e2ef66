"""Campaigns: own, of parents, met in the body; names with and without quotation marks."""

from __future__ import annotations

import pytest

from thidua_parse.knowledge.campaigns import campaign_key, national_campaigns
from thidua_parse.parsing.campaigns import read_campaigns
from thidua_parse.parsing.references import read_references
from thidua_parse.record import Campaign, Span

from .reference_helpers import document, facts


def campaigns(
    subject: str = "", preamble: str = "", body: str = ""
) -> list[tuple[str, str, str | None]]:
    made = document("KẾ HOẠCH\n" + subject if subject else "KẾ HOẠCH", preamble, body)
    known = facts(subject=subject or None)
    if subject:
        known.subject_span = Span(start=9, end=9 + len(subject))
    found: tuple[Campaign, ...] = read_campaigns(made, known, read_references(made, known))
    for campaign in found:
        assert campaign.span is not None and campaign.raw == made.text[
            campaign.span.start : campaign.span.end
        ]
    return [(c.name, c.relation, c.launched_by.name if c.launched_by else None) for c in found]


PROVINCE = "Ủy ban nhân dân tỉnh Lào Cai"
OWN = [
    ("Phát động phong trào thi đua “Mỗi bản một vườn thuốc”",
     ("Mỗi bản một vườn thuốc", "launches", PROVINCE)),
    ("Triển khai phong trào thi đua đặc biệt \"Mỗi bản một vườn thuốc\" do Bộ Y tế phát động",
     ("Mỗi bản một vườn thuốc", "implements", "Bộ Y tế")),
    ("Hưởng ứng cuộc vận động “Ngày thứ bảy sạch”", ("Ngày thứ bảy sạch", "responds_to", None)),
    ("Phát động phong trào thi đua năm 2021",
     ("phong trào thi đua năm 2021", "launches", PROVINCE)),
    ("Phát động đợt thi đua lập thành tích chào mừng “Tuần lễ xanh” trên địa bàn tỉnh",
     ("đợt thi đua lập thành tích chào mừng “Tuần lễ xanh” trên địa bàn tỉnh", "launches", PROVINCE)),
    ("Tổng kết phong trào thi đua “Mỗi bản một vườn thuốc”", ("Mỗi bản một vườn thuốc", "mentions", None)),
]  # fmt: skip


@pytest.mark.parametrize(("subject", "expected"), OWN, ids=lambda v: str(v)[:40])
def test_own_campaign(subject: str, expected: tuple[str, str, str | None]) -> None:
    assert campaigns(subject) == [expected]


@pytest.mark.parametrize("subject", ["Tăng cường công tác thi đua, khen thưởng", "Phòng dịch năm 2021"])
def test_subjects_without_a_campaign(subject: str) -> None:
    assert campaigns(subject) == []


def test_campaign_of_a_parent_without_quotation_marks() -> None:
    found = campaigns(
        preamble="Thực hiện Kế hoạch số 4/KH-BYT ngày 2/1/2021 của Bộ Y tế về phát động Phong trào "
        "Việt Bắc chung tay giữ rừng; Sở Y tế yêu cầu:"
    )
    assert found == [("Việt Bắc chung tay giữ rừng", "implements", "Bộ Y tế")]


def test_campaign_without_number_that_is_answered() -> None:
    found = campaigns(
        preamble="Hưởng ứng phong trào thi đua “Bản làng không rác” do Bộ Y tế phát động, Sở yêu cầu:"
    )
    assert found == [("Bản làng không rác", "responds_to", "Bộ Y tế")]


def test_movements_of_the_body_are_linked_or_mentioned() -> None:
    found = campaigns(
        body="1. Gắn việc trồng cây với phong trào thi đua “Bản làng không rác”, “Nhà sạch” và “Suối trong”.\n"
        "2. Năm 2019 có cuộc vận động “Ngày thứ bảy sạch”."
    )
    assert [(name, relation) for name, relation, _ in found] == [
        ("Bản làng không rác", "linked_with"), ("Nhà sạch", "linked_with"),
        ("Suối trong", "linked_with"), ("Ngày thứ bảy sạch", "mentions"),
    ]


def test_one_name_in_two_spellings_is_one_campaign() -> None:
    found = campaigns(
        "Phát động phong trào thi đua “Bản làng đoàn kết, phòng, chống đại dịch COVID-19”",
        body="1. Phong trào thi đua “Bản làng đoàn kết, phòng chống dịch Covid -19” kéo dài một năm.",
    )
    assert len(found) == 1


def test_nationwide_movement_gets_its_usual_name_and_launcher() -> None:
    usual = next(iter(national_campaigns().values()))
    spelled = usual.name.replace("đại dịch COVID-19", "dịch Covid -19")
    assert campaigns(f"Triển khai phong trào thi đua đặc biệt “{spelled}”") == [
        (usual.name, "implements", usual.launched_by)
    ]
    assert campaign_key(spelled) == campaign_key(usual.name)


def test_own_movement_in_more_words_of_a_parent_is_not_another_one() -> None:
    found = campaigns(
        "Triển khai đợt cao điểm trồng rừng",
        preamble="Thực hiện Kế hoạch số 4/KH-BYT ngày 2/1/2021 của Bộ Y tế về mở đợt cao điểm trồng "
        "rừng, giữ nguồn nước; Sở Y tế yêu cầu:",
    )
    assert [name for name, _, _ in found] == ["đợt cao điểm trồng rừng"]
