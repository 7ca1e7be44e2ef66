"""More to read in a generated plan: tasks in points and duties of departments, without citations.

What a plan says of itself and of others stays as it is, so its truth does too.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

#: share of the added text that stands in the duties
DUTIES = 0.35
#: characters of a duty and of a task with its points, about
_DUTY, _TASK = 235, 640

_HEADINGS = (
    "Thi đua đổi mới công tác tuyên truyền", "Thi đua xây dựng cảnh quan, môi trường",
    "Thi đua nâng cao chất lượng phục vụ người dân", "Thi đua phát triển kinh tế hộ, hợp tác xã",
    "Thi đua chăm lo đời sống người lao động", "Thi đua ứng dụng công nghệ số",
    "Thi đua giữ gìn an ninh, trật tự ở cơ sở", "Thi đua học tập và làm theo gương tốt",
    "Thi đua thực hành tiết kiệm", "Thi đua dạy tốt, học tốt", "Thi đua chăm sóc sức khỏe cộng đồng",
    "Thi đua bảo tồn nếp sống đẹp của địa phương",
)
_WHO = (
    "Các cơ quan, đơn vị", "Mỗi thôn, tổ dân phố", "Các trường học trên địa bàn", "Các hợp tác xã và hộ kinh doanh",
    "Cán bộ, công chức, viên chức", "Các tổ chức chính trị - xã hội", "Doanh nghiệp và người lao động",
    "Từng chi đoàn, chi hội", "Các trạm y tế", "Ban công tác ở khu dân cư",
)
_DOES = (
    "đăng ký ít nhất {k} việc làm cụ thể, có người theo dõi và thời hạn hoàn thành rõ ràng",
    "rà soát những việc còn chậm, chọn khâu khó để tập trung làm trước và công khai kết quả cho nhân dân biết",
    "duy trì ngày thứ bảy chung tay dọn vệ sinh, trồng cây, sửa chữa đường làng và nhà văn hóa",
    "xây dựng {k} mô hình điểm, tổng kết cách làm rồi hướng dẫn nơi khác làm theo",
    "phấn đấu {n}% hộ gia đình tham gia, không chạy theo thành tích, không gây phiền hà cho người dân",
    "tổ chức hội thảo chuyên đề, giao lưu với những người có cách làm sáng tạo ở cơ sở",
    "đưa kết quả thực hiện vào nội dung sinh hoạt hằng tháng của tập thể và đánh giá cuối năm",
    "giúp đỡ hộ khó khăn, trẻ em mồ côi bằng ngày công, cây giống và học bổng thiết thực",
    "số hóa hồ sơ lưu trữ, rút ngắn {n}% thời gian giải quyết thủ tục so với quy định chung",
    "vận động xã hội hóa để có thêm nguồn lực, bảo đảm công khai và đúng mục đích",
    "bồi dưỡng kỹ năng cho lực lượng nòng cốt, mỗi quý ít nhất {k} buổi",
    "ghi nhận, biểu dương kịp thời những tấm gương bình dị ngay trong cuộc họp gần nhất",
)
_SO_THAT = (
    "qua đó tạo không khí sôi nổi từ cơ sở", "để phong trào đi vào chiều sâu", "nhằm lan tỏa những cách làm hay",
    "bảo đảm việc gì cũng có người chịu trách nhiệm", "góp phần hoàn thành nhiệm vụ được giao trong năm",
    "làm căn cứ bình xét cuối năm", "phù hợp với điều kiện của từng nơi",
)
_BODIES = {
    "central": ("Bộ Giáo dục và Đào tạo", "Bộ Y tế", "Bộ Tài chính", "Bộ Công Thương", "Bộ Xây dựng"),
    "province": ("Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Tài chính", "Sở Công Thương", "Sở Xây dựng", "Sở Tư pháp"),
    "district": ("Phòng Giáo dục và Đào tạo", "Phòng Y tế", "Phòng Tài chính - Kế hoạch", "Phòng Tư pháp"),
}
_CHARGE = (
    "chủ trì, phối hợp với các cơ quan liên quan hướng dẫn, kiểm tra việc thực hiện trong ngành",
    "xây dựng kế hoạch chi tiết, phân công người phụ trách từng nội dung",
    "lồng ghép nội dung thi đua vào nhiệm vụ chuyên môn, tránh hình thức",
    "tổng hợp kết quả, gửi cơ quan thường trực trước ngày {day} hằng năm",
    "đề xuất khen thưởng tập thể, cá nhân có thành tích tiêu biểu",
    "bố trí kinh phí trong dự toán được giao và nguồn hợp pháp khác",
)


def tasks(seed: int, characters: int, first: int) -> list[str]:
    """Numbered tasks with points, of about so many characters in all."""
    rng = Random(f"tasks {seed}")
    lines: list[str] = []
    for position in range(round(characters / _TASK)):
        lines.append(f"{first + position}. {rng.choice(_HEADINGS)}")
        lines += [f"{letter}) {_sentence(rng)}" for letter in "abcd"]
    return lines


def duties(seed: int, characters: int, first: int, level: str) -> list[str]:
    """Numbered duties of departments, of about so many characters in all."""
    rng = Random(f"duties {seed}")
    bodies = _BODIES.get(level, ("Trưởng các thôn", "Trạm Y tế", "Các trường học"))
    lines: list[str] = []
    for position in range(round(characters / _DUTY)):
        lines.append(f"{first + position}. {bodies[position % len(bodies)]}")
        lines += [f"- {line}." for line in _charges(rng)]
    return lines


def _sentence(rng: Random) -> str:
    values = {"n": rng.randrange(60, 100, 5), "k": rng.randint(2, 5)}
    return f"{rng.choice(_WHO)} {rng.choice(_DOES).format(**values)}; {rng.choice(_SO_THAT)}."


def _charges(rng: Random) -> Iterator[str]:
    for line in rng.sample(_CHARGE, 3):
        text = line.format(day=f"{rng.randint(1, 28)}/{rng.randint(10, 12)}")
        yield text[0].upper() + text[1:]
