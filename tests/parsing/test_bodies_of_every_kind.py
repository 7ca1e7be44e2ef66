"""Bodies of every kind in the usual forms of a duty and of a citation: each is told whole, and nothing beside it."""

from __future__ import annotations

import pytest

from .reference_helpers import references
from .wording_helpers import body

BODIES = """\
Sở Nội vụ
Sở Nông nghiệp và Môi trường
Sở Văn hóa, Thể thao và Du lịch
Sở Giáo dục và Đào tạo
Sở Lao động - Thương binh và Xã hội
Sở Dân tộc và Tôn giáo
Văn phòng UBND tỉnh
Văn phòng Đoàn ĐBQH và HĐND tỉnh
Thanh tra tỉnh
Công an tỉnh
Bộ Chỉ huy Quân sự tỉnh
Bộ Chỉ huy Bộ đội Biên phòng tỉnh
Ban Thi đua - Khen thưởng tỉnh
Ban Quản lý Khu kinh tế tỉnh
Ban Dân tộc tỉnh
Ban Tuyên giáo và Dân vận Tỉnh ủy
Ban Tổ chức Tỉnh ủy
Ủy ban Kiểm tra Tỉnh ủy
Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh
Đảng ủy UBND tỉnh
Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh
Liên đoàn Lao động tỉnh
Hội Liên hiệp Phụ nữ tỉnh
Tỉnh Đoàn
Đoàn TNCS Hồ Chí Minh tỉnh
Hội Cựu chiến binh tỉnh
Hội Nông dân tỉnh
Hội Chữ thập đỏ tỉnh
Liên minh Hợp tác xã tỉnh
Hiệp hội Doanh nghiệp tỉnh
Báo và Đài Phát thanh - Truyền hình tỉnh
Đài Phát thanh và Truyền hình tỉnh
Báo Quảng Trị
Cổng Thông tin điện tử tỉnh
Kho bạc Nhà nước khu vực XIII
Bảo hiểm xã hội tỉnh
Thuế tỉnh
Cục Thống kê tỉnh
Chi cục Kiểm lâm
Ngân hàng Nhà nước Chi nhánh tỉnh
Ngân hàng Chính sách xã hội tỉnh
Điện lực tỉnh
Bưu điện tỉnh
Viễn thông tỉnh
Tòa án nhân dân tỉnh
Viện kiểm sát nhân dân tỉnh
Cục Thi hành án dân sự tỉnh
Trường Chính trị Lê Duẩn
Trường Cao đẳng Y tế
Bệnh viện Đa khoa tỉnh
Trung tâm Kiểm soát bệnh tật tỉnh
Phòng Văn hóa - Xã hội
Phòng Kinh tế, Hạ tầng và Đô thị
Phòng Giáo dục và Đào tạo
Trung tâm Phục vụ hành chính công
Trạm Y tế
Ban Chỉ đạo 389 tỉnh
Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh
Hội đồng Thi đua - Khen thưởng tỉnh
Ban Chỉ huy Phòng thủ dân sự tỉnh
UBND các xã, phường, đặc khu
Ủy ban nhân dân các huyện, thị xã, thành phố
Các sở, ban, ngành, đoàn thể cấp tỉnh
Các doanh nghiệp trên địa bàn tỉnh
Thủ trưởng các cơ quan, đơn vị
Chủ tịch UBND các xã, phường
Giám đốc các sở
Các cụm, khối thi đua
Các cơ quan thông tấn, báo chí
Công ty Cổ phần Cấp nước
Hội Luật gia tỉnh
Hội Người cao tuổi tỉnh
Hội Khuyến học tỉnh
Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh
Liên hiệp các tổ chức hữu nghị tỉnh
Ban Đại diện Hội Người cao tuổi tỉnh
Quỹ Bảo vệ môi trường tỉnh
Thư viện tỉnh
Bảo tàng tỉnh
Ban Trị sự Giáo hội Phật giáo tỉnh
Ủy ban Đoàn kết Công giáo tỉnh
Công đoàn cơ sở
Chi đoàn cơ quan
Bộ phận Một cửa
Tổ công tác Đề án 06 tỉnh
Tổ công nghệ số cộng đồng
Đội Quản lý thị trường số 3
Hạt Kiểm lâm liên huyện
Lữ đoàn 171
Trung đoàn 842
Đồn Biên phòng Cửa Việt
Các đồng chí lãnh đạo Sở
Trưởng các phòng chuyên môn
Hiệu trưởng các trường trung học phổ thông
Ban Giám hiệu nhà trường
Giáo viên chủ nhiệm
Tổng phụ trách Đội
Tổ trưởng chuyên môn
VNPT Quảng Trị
Viettel Quảng Trị
Chi nhánh Viettel Quảng Trị
Mobifone tỉnh
Nhà Văn hóa Lao động tỉnh
Nhà Thiếu nhi tỉnh
Nhà hát Nghệ thuật truyền thống
Đoàn Nghệ thuật Khmer
Ban Quản lý Di tích và Danh thắng
Vườn Quốc gia Phong Nha - Kẻ Bàng
Ban Quản lý rừng phòng hộ
Hội đồng Đội tỉnh
Hội Sinh viên tỉnh
Hội Doanh nhân trẻ tỉnh
Câu lạc bộ Hưu trí
Tạp chí Cửa Việt
Cảng vụ Hàng hải
Chi cục Hải quan khu vực IX
Cục Hải quan tỉnh
Phân hiệu Đại học Huế
Học viện Cảnh sát nhân dân
Viện Nghiên cứu phát triển
Đại học Đà Nẵng
Trại giam Nghĩa An
Nhà máy nước
Xí nghiệp Công trình đô thị
Hợp tác xã nông nghiệp
Quỹ Tín dụng nhân dân
Liên hiệp các hội văn học nghệ thuật tỉnh
Hội Văn học nghệ thuật tỉnh
Hội Nhà báo tỉnh
Hội Bảo trợ người khuyết tật và trẻ mồ côi tỉnh
Hội Cựu thanh niên xung phong tỉnh
Hội Nạn nhân chất độc da cam/dioxin tỉnh
Ban liên lạc cựu tù chính trị
Báo và phát thanh, truyền hình tỉnh
Báo và Phát thanh, Truyền hình Quảng Trị
Trung tâm Truyền thông - Văn hóa
Trung tâm Dịch vụ tổng hợp xã
Văn phòng HĐND và UBND xã
Văn phòng Đảng ủy
Ban Xây dựng Đảng Đảng ủy xã
Ủy ban Kiểm tra Đảng ủy
Trung tâm Chính trị xã
Ủy ban MTTQ Việt Nam xã
Công an xã
Ban Chỉ huy Quân sự xã
Trạm Y tế xã
Các trường học trên địa bàn xã
Các thôn, tổ dân phố
Trưởng các thôn, bản
Các chi bộ trực thuộc
Đảng ủy các xã, phường, đặc khu
Ban Thường vụ các huyện ủy, thành ủy
Đảng ủy Quân sự tỉnh
Đảng ủy Công an tỉnh
Đảng ủy các cơ quan Đảng tỉnh
Ban cán sự đảng UBND tỉnh
Đảng đoàn HĐND tỉnh
Thường trực HĐND các cấp
Vụ Thi đua - Khen thưởng
Vụ Tổ chức cán bộ
Cục Hành chính - Quản trị
Tổng cục Thuế
Thanh tra Bộ
Văn phòng Bộ
Các Vụ, Cục, đơn vị thuộc Bộ
Tập đoàn Điện lực Việt Nam
Tổng công ty Đường sắt Việt Nam
Tòa án nhân dân khu vực 5
Viện kiểm sát nhân dân khu vực 3
Phòng Thi hành án dân sự khu vực 2
Thuế cơ sở 4
Bảo hiểm xã hội cơ sở
Khối trưởng Khối thi đua số 5
Cụm thi đua các trường THPT
Hội đồng Sáng kiến cơ sở
Bộ phận Thi đua - Khen thưởng
Công đoàn ngành Giáo dục
Công đoàn Viên chức tỉnh
Công đoàn Cơ quan Sở
Ban Chấp hành Công đoàn
Ban Nữ công
Đoàn Thanh niên Sở
Chi đoàn Sở
Chi hội Phụ nữ
Hội Cựu chiến binh cơ quan
Khoa Nội tổng hợp
Phòng Điều dưỡng
Tổ Hành chính - Tổng hợp
Tổ Chuyên môn Ngữ văn
""".splitlines()


def found(text: str) -> list[tuple[str, str]]:
    plan = body("I. MỤC ĐÍCH\nĐộng viên.\nII. TỔ CHỨC THỰC HIỆN\n" + text)
    return [(d.agency.raw, d.role) for d in plan.responsible_agencies]


@pytest.mark.parametrize("name", BODIES)
def test_body_that_leads(name: str) -> None:
    text = f"1. {name} chủ trì, phối hợp với các đơn vị liên quan triển khai phong trào thi đua."
    assert found(text) == [(name, "lead"), ("các đơn vị liên quan", "coordinate")]


@pytest.mark.parametrize("name", BODIES)
def test_body_among_partners(name: str) -> None:
    inside = name[0].lower() + name[1:] if name.startswith("Các ") else name
    text = f"1. Sở Tư pháp chủ trì, phối hợp với {inside} và các cơ quan liên quan tuyên truyền."
    assert found(text) == [("Sở Tư pháp", "lead"), (inside, "coordinate"), ("các cơ quan liên quan", "coordinate")]


@pytest.mark.parametrize("name", BODIES)
def test_body_last_of_two_partners(name: str) -> None:
    inside = name[0].lower() + name[1:] if name.startswith("Các ") else name
    text = f"1. Sở Tư pháp chủ trì, phối hợp với Sở Tài chính và {inside} tuyên truyền."
    assert found(text) == [("Sở Tư pháp", "lead"), ("Sở Tài chính", "coordinate"), (inside, "coordinate")]


@pytest.mark.parametrize("name", BODIES)
def test_body_above_its_duties(name: str) -> None:
    text = f"1. {name}\n- Tổ chức phát động thi đua.\n- Theo dõi kết quả.\n2. Sở Tư pháp\n- Tuyên truyền."
    assert found(text) == [(name, "implement"), ("Sở Tư pháp", "implement")]


@pytest.mark.parametrize("name", BODIES)
def test_body_before_its_verb(name: str) -> None:
    text = f"1. {name} tuyên truyền sâu rộng về phong trào; kịp thời phát hiện điển hình.\n2. Sở Tư pháp phổ biến."
    assert found(text) == [(name, "implement"), ("Sở Tư pháp", "implement")]


@pytest.mark.parametrize("name", BODIES)
def test_body_that_is_charged(name: str) -> None:
    inside = name[0].lower() + name[1:] if name.startswith("Các ") else name
    named = {raw for raw, _ in found(f"1. Giao {inside} theo dõi, đôn đốc việc thực hiện Kế hoạch này.")}
    assert named == {inside}


#: bodies that issue nothing, or several at once
_SEVERAL = (
    "Các ", "Chủ tịch UBND các", "Giám đốc các", "Thủ trưởng", "Trưởng các", "Hiệu trưởng các", "UBND các", "Ủy ban nhân dân các",
    "Giáo viên", "Đảng ủy các xã", "Ban Thường vụ các", "Thường trực HĐND các", "Tổ", "Cụm", "Khối",
)


@pytest.mark.parametrize("name", [b for b in BODIES if not b.startswith(_SEVERAL)])
@pytest.mark.parametrize(("tail", "subject"), [
    (" về việc trồng cây;", "về việc trồng cây"), (", Sở Y tế ban hành kế hoạch;", None),
    (" phát động phong trào trồng cây;", "phát động phong trào trồng cây"),
])
def test_body_that_issued_what_is_cited(name: str, tail: str, subject: str | None) -> None:
    cited = references(preamble=f"Thực hiện Kế hoạch số 15/KH-ABC ngày 3/12/2024 của {name}{tail}")[0]
    assert cited.issuer is not None
    assert (cited.issuer.raw, cited.subject) == (name, subject)

