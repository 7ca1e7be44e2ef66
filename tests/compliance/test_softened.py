"""Duties made wishes, bans made "fewer": only where the parent says it plainly."""

from __future__ import annotations

import pytest

from thidua_parse.compliance.rules.softened import softened


@pytest.mark.parametrize(("parent", "child", "weaker"), [
    ("Trồng cây ven đường.", "Khuyến khích trồng cây ven đường.", True),
    ("Thi đua trồng cây ven đường.", "Khuyến khích trồng cây ven đường.", True),
    ("Các hộ phân loại rác.", "Khuyến khích các hộ phân loại rác.", True),
    ("Khuyến khích trồng cây.", "Khuyến khích trồng cây ven đường.", False),
    ("Phát huy sáng kiến trong lao động.", "Khuyến khích sáng kiến trong lao động.", False),
    ("Vận động nhân dân hiến đất.", "Tùy điều kiện, vận động nhân dân hiến đất.", True),
    ("Công khai thủ tục.", "Khi cần thiết, công khai thủ tục.", True),
    ("Khi có điều kiện thì xây nhà mới.", "Nơi có điều kiện thì xây nhà mới.", False),
    ("Không để xảy ra cháy rừng.", "Hạn chế cháy rừng.", True),
    ("Không để xảy ra cháy rừng.", "Giảm dần số vụ cháy rừng.", True),
    ("Không để xảy ra cháy rừng.", "Hạn chế thiệt hại, không để xảy ra cháy rừng.", False),
    ("Không để xảy ra cháy rừng.", "Giảm số hộ nghèo.", False),
    ("Giảm số vụ cháy rừng.", "Giảm dần số vụ cháy rừng.", False),
    ("Công khai số điện thoại.", "Khuyến khích các phòng công khai số điện thoại.", True),
    ("Thực hiện nghiêm việc niêm yết giá.", "Khuyến khích niêm yết giá.", True),
    ("Trả lời bằng văn bản khi trễ hạn.", "Trả lời bằng văn bản khi người dân yêu cầu.", True),
    ("Báo cáo hằng quý.", "Báo cáo hằng quý và đột xuất khi có yêu cầu.", False),
    ("Không có hộ vi phạm quy ước thôn.", "Không có quá 03 hộ vi phạm quy ước thôn.", True),
    ("Không có hộ vi phạm quy ước thôn.", "Không có hộ vi phạm quy ước thôn.", False),
    # a try, a plan, a study before the verb of the duty
    ("Kiên quyết thu hồi thẻ giả.", "Cân nhắc việc thu hồi thẻ giả.", True),
    ("Thi đua xây dựng nhà văn hóa.", "Nghiên cứu xây dựng nhà văn hóa.", True),
    ("Bản nào cũng mắc đèn; quét đường.", "Nơi nào có điều kiện thì mắc đèn; quét đường.", True),
    ("Trồng tre; đo đạc bờ bãi.", "Trồng tre; dự kiến đo đạc bờ bãi.", True),
    ("Thi đua nghiên cứu xây dựng nhà văn hóa.", "Nghiên cứu xây dựng nhà văn hóa.", False),
    ("Chú trọng công tác xây dựng nhà văn hóa.", "Nghiên cứu mẫu xây dựng nhà văn hóa.", False),
])
def test_softened(parent: str, child: str, weaker: bool) -> None:
    found = softened(parent, child)
    assert (found is not None) is weaker
    if found:
        assert all(found)


def test_unions_ask_as_their_duty() -> None:
    parent, child = "Trồng cây ven đường.", "Vận động trồng cây ven đường."
    assert softened(parent, child) is not None
    assert softened(parent, child, asking=False) is None
