"""Own sentences for generated plans: campaign names, purposes, contents, duties, people."""

from __future__ import annotations

from random import Random

_FIRST = (
    "Bến nước trong", "Ngõ nhỏ sáng đèn", "Lớp học vui", "Trang sách mở", "Vườn nhà xanh", "Bếp ăn sạch",
    "Nhịp cầu nối làng", "Cánh đồng không rác", "Chợ quê văn minh", "Mái trường ấm áp", "Con đường hoa nở",
    "Hồ sơ đúng hẹn", "Trạm y tế tận tâm", "Thôn bản bình yên", "Sông quê hiền hòa", "Đồi chè xanh tốt",
    "Bàn tay khéo léo", "Nụ cười công sở", "Tuyến phố kiểu mẫu", "Giọt máu nghĩa tình", "Ruộng bậc thang no ấm",
    "Bữa cơm an toàn", "Sân chơi tuổi thơ", "Nhà sạch vườn đẹp", "Đàn trâu khỏe mạnh", "Rừng xanh giữ nước",
)
_SECOND = (
    "nhân dân hài lòng", "quê hương đổi mới", "cộng đồng gắn kết", "cán bộ gương mẫu", "tương lai bền vững",
    "xóm làng đoàn kết", "cuộc sống ấm no", "con em chăm ngoan", "doanh nghiệp đồng hành", "tuổi trẻ xung kích",
    "phụ nữ tự tin", "người già vui khỏe", "tiết kiệm từng đồng", "sáng tạo mỗi ngày", "mùa vàng bội thu",
    "dữ liệu dùng chung", "giao thông thông suốt", "nghĩa tình biên cương", "biển đảo thân thương", "đô thị đáng sống",
)
CONTENTS = (
    "Thi đua giữ sạch đường làng, ngõ phố, phân loại rác tại nguồn; phấn đấu {n}% hộ gia đình tham gia.",
    "Thi đua giải quyết hồ sơ đúng hẹn, hướng dẫn rõ ràng, không để người dân đi lại nhiều lần.",
    "Thi đua trồng và chăm sóc cây xanh ở trường học, trạm y tế, nhà văn hóa; mỗi thôn có ít nhất {k} tuyến đường hoa.",
    "Thi đua phổ cập kỹ năng số cho người cao tuổi; {n}% thôn, tổ dân phố có tổ hỗ trợ cộng đồng.",
    "Thi đua sáng tạo trong lao động, áp dụng cách làm mới, tiết kiệm chi phí và thời gian.",
    "Thi đua giúp đỡ hộ khó khăn, trẻ em mồ côi và người khuyết tật bằng việc làm cụ thể hằng tháng.",
    "Thi đua bảo đảm an toàn thực phẩm tại bếp ăn tập thể và chợ dân sinh.",
    "Thi đua giữ gìn trật tự, an toàn giao thông; {n}% trường học ký cam kết.",
)
PURPOSES = (
    "Tạo chuyển biến rõ nét trong nhận thức và hành động của cán bộ, đảng viên và nhân dân {where}.",
    "Khơi dậy tinh thần tự giác, sáng tạo của từng tập thể, từng người trong thực hiện nhiệm vụ được giao.",
    "Phát hiện, bồi dưỡng và nhân rộng những gương sáng, cách làm hay ở cơ sở.",
)
REQUIREMENTS = (
    "Nội dung thi đua phải cụ thể, có người chịu trách nhiệm và thời hạn hoàn thành.",
    "Tổ chức thiết thực, tiết kiệm, không phô trương, không phát sinh thủ tục.",
    "Kết quả được kiểm tra, công khai và là căn cứ bình xét khen thưởng cuối năm.",
)
TARGETS = (
    "Đối tượng: các cơ quan, đơn vị, cán bộ, công chức, viên chức, người lao động và nhân dân {where}.",
    "Đối tượng: tập thể, cá nhân và hộ gia đình {where}.",
)
OPENINGS = (
    "xây dựng Kế hoạch tổ chức phong trào thi đua như sau:",
    "ban hành Kế hoạch thực hiện với các nội dung cụ thể như sau:",
    "xây dựng Kế hoạch triển khai phong trào với những nội dung sau đây:",
)
LAWS = (
    "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
)
TITLES = (
    "Tổ chức phong trào thi đua “{name}” {where}",
    "Triển khai thực hiện phong trào thi đua “{name}” {where}",
    "Thực hiện phong trào thi đua “{name}” {where}",
)
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh")
_MIDDLE = ("Văn", "Thị", "Minh", "Quang", "Thanh", "Ngọc", "Đức", "Thu", "Hữu", "Xuân")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hạnh", "Khoa", "Lan", "Mạnh", "Nga", "Phúc", "Quý", "Sơn", "Tâm", "Vinh")


def campaign_name(index: int) -> str:
    """The name of the campaign of that number; 520 differ, later ones carry a counting word."""
    first = _FIRST[index % len(_FIRST)]
    second = _SECOND[(index * 7 + index // len(_FIRST)) % len(_SECOND)]
    turn = index // (len(_FIRST) * len(_SECOND))
    return f"{first}, {second}" + (f", chặng {turn + 1}" if turn else "")


def person(rng: Random) -> str:
    """A name of a person that nobody bears but by chance."""
    return f"{rng.choice(_FAMILY)} {rng.choice(_MIDDLE)} {rng.choice(_GIVEN)}"
