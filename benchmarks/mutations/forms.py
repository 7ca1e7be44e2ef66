"""Changes of commendation, recipients, signer and form (G24 to G27, G34 to G40)."""

from __future__ import annotations

import regex

from .model import Pair, Texts, kind, replaced

OWN_AWARD = r"tặng Giấy khen của (?:Chủ tịch|Giám đốc)[^;.\n]{3,40}?(?= cho| khi|[;.\n])"
replaced("G24", "order of the State", OWN_AWARD, "quyết định tặng Huân chương Lao động hạng Ba", "G26")
replaced("G24", "Bằng khen of a lower head", r"Giấy khen của (Chủ tịch (?:UBND|Ủy ban nhân dân) (?:xã|huyện|phường)|Giám đốc Sở)", r"Bằng khen của \1", "G26", count=0)
replaced("G24", "title of the State", OWN_AWARD, "quyết định tặng danh hiệu Chiến sĩ thi đua toàn quốc", "G26")
replaced("G24", "Cờ of the Government", OWN_AWARD, "tặng Cờ thi đua của Chính phủ", "G26")
replaced("G25", "medal that no law knows", OWN_AWARD, "tặng Huy chương Vì phong trào", "G26")
replaced("G25", "invented title", OWN_AWARD, "tặng danh hiệu Ngôi sao phong trào", "G26")
replaced("G26", "own award lost", r"^a\) [^\n]*tặng Giấy khen[^\n]*\n", "")
replaced("G27", "to the Prime Minister at once", r"đề nghị Chủ tịch (?:UBND|Ủy ban nhân dân) (?:tỉnh|huyện) tặng (?:Bằng|Giấy) khen của Chủ tịch (?:UBND|Ủy ban nhân dân) (?:tỉnh|huyện)", "đề nghị Thủ tướng Chính phủ tặng Bằng khen của Thủ tướng Chính phủ")


@kind("G34", "G33", "G35")
def superior_not_told(pair: Pair) -> Texts:
    block = regex.search(r"Nơi nhận:\n(.*?)\n\n", pair.child, regex.S)
    if block:
        gone = regex.compile(r"UBND (?:tỉnh|huyện)|Ủy ban nhân dân (?:tỉnh|huyện)|Nội vụ|Thi đua|Thủ tướng|Tỉnh ủy|Ban Thường vụ|Huyện ủy")
        kept = [line for line in block[1].split("\n") if not gone.search(line)]
        yield "recipients", pair.child.replace(block[1], "\n".join(kept), 1)


replaced("G35", "units with duties not told", r"^- (?:Các phòng|Trưởng các thôn|Công chức|Các thôn|UBND các|Ủy ban nhân dân các|Các sở|Các đơn vị)[^\n]*\n", "", count=0)
replaced("G35", "no recipients but the file", r"(?<=Nơi nhận:\n).*?(?=- Lưu)", "", "G34", "G33")
replaced("G36", "KT. lost", r"^KT\. [^\n]*\n", "")
replaced("G36", "deputy of an office", r"^GIÁM ĐỐC$", "PHÓ GIÁM ĐỐC")
replaced("G36", "KT. before the head", r"^GIÁM ĐỐC$", "KT. GIÁM ĐỐC\nGIÁM ĐỐC")
replaced("G36", "TM. of an office", r"^GIÁM ĐỐC$", "TM. SỞ\nGIÁM ĐỐC")
replaced("G36", "TM. of a committee lost", r"^TM\. (?:ỦY BAN NHÂN DÂN|UBND)[^\n]*\nKT\. CHỦ TỊCH\nPHÓ", "PHÓ")
replaced("G36", "head of an office for the committee", r"^KT\. CHỦ TỊCH\nPHÓ CHỦ TỊCH$", "CHÁNH VĂN PHÒNG")
replaced("G38", "number blank", r"^Số: \d+", "Số:    ")
replaced("G38", "kind and symbol differ", r"^(Số: \d+)/KH-", r"\1/QĐ-")
replaced("G38", "day blank", r"ngày \d{1,2} tháng (\d{1,2}) năm (\d{4})$", r"ngày     tháng \1 năm \2", "G09")
replaced("G38", "number line lost", r"^Số: [^\n]*\n", "", "G02")
replaced("G38", "motto lost", r"^Độc lập - Tự do - Hạnh phúc\n", "")
replaced("G38", "name of the nation lost", r"^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "")
replaced("G38", "place lost", r"^\p{Lu}[^\n,]*, (ngày \d+ tháng \d+ năm \d+)$", r"\1")
replaced("G38", "label twice", r"^III\. ", "II. ")
replaced("G38", "label left out", r"^IV\. ", "VI. ")
replaced("G38", "signer lost", r"\n\n[^\n]+\n?\Z", "\n")
replaced("G38", "no recipients", r"^Nơi nhận:\n.*?\n\n", "", "G34", "G35", "G33")
replaced("G39", "no commendation", r"^[IVX]+\. [^\n]*KHEN THƯỞNG\n.*?(?=^[IVX]+\. )", "", "G26", "G28", "G22")
replaced("G39", "no purpose", r"^I\. MỤC ĐÍCH.*?(?=^II\. )", "", "G38")
replaced("G39", "no contents", r"^II\. NỘI DUNG.*?(?=^III\. )", "", "G16", "G17", "G20", "G38", "G30")


@kind("G40", "G35", "G33", "G34", "G30")
def name_of_another_time(pair: Pair) -> Texts:
    issued = regex.search(r"tháng (\d{1,2}) năm (\d{4})", pair.child)
    if issued and (int(issued[2]), int(issued[1])) >= (2025, 7):
        for new, old in (
            ("Sở Nông nghiệp và Môi trường", "Sở Tài nguyên và Môi trường"),
            ("Sở Xây dựng", "Sở Giao thông vận tải"), ("Sở Tài chính", "Sở Kế hoạch và Đầu tư"),
        ):
            yield old, pair.child.replace(new, old)
    elif issued and int(issued[2]) < 2025:
        yield "ministry to come", pair.child.replace("Sở Thông tin và Truyền thông", "Sở Nông nghiệp và Môi trường")
