"""Papers of central bodies around clauses, as legal portals print them; all sentences are invented."""

from __future__ import annotations

from thidua_parse.record import Plan

from .frame_helpers import parsed

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 12 tháng 5 năm 2025\n"
BASIS = "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;"


def decision(
    articles: str, *, title: str = "Về việc quản lý các trạm quan trắc", basis: str = BASIS
) -> Plan:
    """A decision of the Prime Minister."""
    return parsed(
        f"THỦ TƯỚNG CHÍNH PHỦ\nSố: 91/2025/QĐ-TTg\n{NATION}QUYẾT ĐỊNH\n{title}\n{basis}\n"
        f"Thủ tướng Chính phủ ban hành Quyết định này.\n{articles}\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nNguyễn Văn An\n"
    )


def resolution(articles: str, *, title: str = "Về đội ngũ cộng tác viên", basis: str = BASIS) -> Plan:
    """A resolution of the Standing Committee of the National Assembly."""
    return parsed(
        f"ỦY BAN THƯỜNG VỤ QUỐC HỘI\nNghị quyết số: 91/2025/UBTVQH15\n{NATION}NGHỊ QUYẾT\n{title}\n"
        f"ỦY BAN THƯỜNG VỤ QUỐC HỘI\n{basis}\nQUYẾT NGHỊ:\n{articles}\n"
        "TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI\nCHỦ TỊCH\nNguyễn Văn An\n"
    )


def duties(found: Plan) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(d.agency.raw, d.role, d.with_) for d in found.responsible_agencies]


def circular(articles: str, *, title: str = "Quy định về trạm quan trắc") -> Plan:
    """A circular of a ministry."""
    return parsed(
        f"BỘ Y TẾ\nSố: 19/2025/TT-BYT\n{NATION}THÔNG TƯ\n{title}\nCăn cứ Luật Trạm quan trắc số 43/2019/QH14;\n"
        f"Bộ trưởng Bộ Y tế ban hành Thông tư này.\n{articles}\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNguyễn Văn An\n"
    )


def directive(items: str, basis: str = "Quyết định số 7/QĐ-TTg ngày 3 tháng 1 năm 2025 của Thủ tướng Chính phủ phê duyệt Đề án “Trạm xanh”") -> Plan:
    return parsed(
        f"THỦ TƯỚNG CHÍNH PHỦ\nSố: 27/CT-TTg\n{NATION}CHỈ THỊ\nVề đẩy mạnh phong trào trạm xanh\n"
        f"Thực hiện {basis}, thời gian qua các trạm đã đạt kết quả. Thủ tướng Chính phủ yêu cầu:\n{items}\n"
        "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nNguyễn Văn An\n"
    )
