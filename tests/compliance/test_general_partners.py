"""Partners that a plan names in general only bind nobody by name (G31)."""

from __future__ import annotations

import pytest

from thidua_parse.compliance.rules.duty import GENERIC


@pytest.mark.parametrize(
    ("partner", "general"),
    [
        ("các đơn vị liên quan", True),
        ("các cơ quan quản lý nhà nước ở các cấp", True),
        ("các cơ quan có thẩm quyền", True),
        ("các lực lượng chức năng", True),
        ("sở nội vụ", False),
        ("mặt trận tổ quốc và các đoàn thể các cấp", False),
        ("hội nông dân các cấp", False),
        ("các tổ chức thành viên", False),
    ],
)
def test_general_partners(partner: str, general: bool) -> None:
    assert (GENERIC.match(partner) is not None) is general
