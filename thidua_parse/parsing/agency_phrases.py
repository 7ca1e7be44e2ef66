"""Agencies as phrases of running text: where a phrase ends, and how a list of them is split.

A list is split at commas, semicolons and "và", except inside one holder named by several nouns:
"các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "Thủ trưởng các cơ quan, đơn vị".
"""

from __future__ import annotations

import regex

#: words that can begin the name of a body or of the holder of an office
_NOUNS = (
    r"[Ss]ở|[Bb]ộ(?! phận)|[Bb]an(?! hành) (?:[Cc]án sự|[Cc]hỉ đạo|[Qq]uản lý|[Tt]ổ chức|[Cc]hấp hành|[Tt]hường vụ|[Gg]iám hiệu|[Gg]iám đốc|[Đđ]iều hành|[Vv]ận động|[Cc]hỉ huy)|[Bb]an(?! hành)|"
    r"[ỦUủu][yỷ] ban|ỦY BAN|UBND|HĐND|UBMTTQ|MTTQ|[Hh]ội(?! nghị)|[Mm]ặt trận|[Cc]ông an|"
    r"[Bb]ộ đội|BCH|BCĐ|[Ll]iên đoàn|LĐLĐ|[Tt]ỉnh [Đđ]oàn|[Hh]uyện [Đđ]oàn|[Tt]hành [Đđ]oàn|[Đđ]oàn|[Vv]ăn phòng|VP|[Pp]hòng(?!, chống)|[Tt]rung tâm|"
    r"[Tt]rường(?! hợp| nào)|[Nn]hà trường|[Bb]áo(?! cáo)|[Đđ]ài|[Cc]ổng|[Kk]ho bạc|[Nn]gân hàng|[Bb]ảo hiểm|BHXH|[Cc]ục|[Cc]hi cục|[Vv]iện|[Tt](?:òa|oà) án|"
    r"[Tt]ỉnh [uủ][ỷy]|[Tt]hành [uủ][ỷy]|[Hh]uyện [uủ][ỷy]|[Qq]uận [uủ][ỷy]|[Tt]hị [uủ][ỷy]|[Đđ]ảng [uủ][ỷy]|[Đđ]ảng bộ|[Cc]hi [uủ][ỷy]|[Cc]hi bộ|[Cc]ấp [uủ][ỷy]|[Cc]ông đoàn|[Cc]hi đoàn|"
    r"[Tt]hanh tra (?:[Cc]hính phủ|[Tt]ỉnh|[Hh]uyện|[Ss]ở|[Bb]ộ|[Tt]hành phố|[Nn]hà nước)|[Ll]iên minh|[Ll]iên hiệp|[Hh]iệp hội|[Qq]uỹ|[Tt]ổng (?:cục|[Cc]ông ty|[Ll]iên đoàn|[Gg]iám đốc|[Bb]iên tập|[Tt]hanh tra)|"
    r"[Cc]ông ty|[Dd]oanh nghiệp|[Tt]ập đoàn|[Tt]hủ trưởng|[Gg]iám đốc|[Bb]ộ trưởng|"
    r"[Pp]hó (?:[Cc]hủ tịch|[Gg]iám đốc|[Hh]iệu trưởng|[Tt]rưởng|[Cc]hánh)|[Cc]hủ tịch|[Tt]rưởng|[Cc]hánh|[Hh]iệu trưởng|[Ll]ãnh đạo|[Bb]í thư|"
    r"[Cc]ơ quan (?:[Tt]hường trực|chủ trì|chuyên môn|thông tin|quản lý|truyền thông|điều phối|báo chí|đầu mối)|[Cc]ơ quan|[Đđ]ơn vị (?:chủ trì|đầu mối|tư vấn|quản lý)|[Đđ]ơn vị|[Nn]gành|[Đđ]ịa phương|"
    r"[Tt]ổ chức(?=,? (?:chính trị|xã hội|đoàn|kinh tế|thành viên|cá nhân|liên quan|có liên quan|tín dụng|phi|khoa học|hội|[Đđ]ảng|và|công đoàn|trực thuộc)|$|[,.;:])|[Cc]ơ sở(?! vật chất| pháp lý| dữ liệu)|[Tt]ổ (?:giúp việc|công tác|chuyên|thư ký|trưởng|tự quản|\p{Lu}|các)|"
    r"[Cc]ông chức|[Cc]án bộ|[Tt]rạm|[Tt]uyên giáo|[Gg]iáo viên|[Tt]hành viên(?: [Bb]an [Cc]hỉ đạo)?|[Kk]hối|[Cc]ụm|"
    r"[Tt]hường trực|[Cc]hủ đầu tư|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Qq]uận|[Xx]ã(?! hội)|[Pp]hường|[Tt]hôn|[Cc]hính quyền|[Đđ]oàn thể|[Hh]ọc viện|[Bb]ệnh viện|[Nn]hóm|[Tt]oàn thể|[Cc]huyên viên|[Đđ]ại biểu|[Cc]hỉ huy|[Vv]ụ(?= \p{Lu})|[Vv]ụ trưởng|[Đđ]iện lực|[Đđ]ảng đoàn|"
    r"[Kk]hoa(?= \p{Lu})|[Tt]òa soạn|[Nn]gười đứng đầu|[Nn]hân viên|[Ll]ực lượng|[Tt]iểu ban|HTX|[Hh]ợp tác xã|[Kk]hu phố|[Bb]ộ phận|Thông tấn xã|[Bb]ưu điện|VNPT|[Tt]ạp chí|[Hh]ạt [Kk]iểm lâm|[Đđ]ội|[Đđ]ồn|[Ấấ]p|[Kk]hóm|[Kk]hu dân cư|Thủ tướng|Chính phủ|Quốc hội|đầu mối"
)
HEAD = regex.compile(
    rf"(?:(?:[Cc]ác|[Mm]ỗi|[Tt]ừng|[Tt]oàn thể|[Mm]ột số|[Cc]ác đồng chí|[Đđ]ồng chí|[Cc]ác ông(?: ?\(?bà\)?)?|[Ôô]ng ?\(bà\)|[Ôô]ng|[Bb]à),? ?:? ?)?"
    rf"(?:{_NOUNS})(?=$|[\s,.:;()&/]|(?<=\p{{Lu}}))"
)

#: heads that name an addressee among the tasks of another, or in a list of orders
STRONG = regex.compile(
    r"Các (?:đồng chí|sở|Sở|cơ quan|đơn vị|phòng|ban|trường|địa phương|huyện|bộ|Bộ|doanh nghiệp|chủ đầu tư)|Sở|UBND|[ỦU][yỷ] ban|Công an|Ban (?!hành)|Phòng|Bộ |Mỗi|Thủ trưởng|Chủ tịch|"
    r"Giám đốc|Hội |Tỉnh [đĐ]oàn|Liên đoàn|Đài|Báo (?!cáo)|Mặt trận|Chánh|Công ty|Văn phòng|Hiệu trưởng|Trung tâm|Hiệp hội|Kho bạc|Cục|Chi cục|Thanh tra (?:tỉnh|Chính)|Trưởng|Bộ đội|Tỉnh [uủ]|Huyện [uủ]|Đảng [uủ]|Vụ |Trường |Học viện|Tổng (?:công ty|cục)|Ngân hàng|Điện lực|Đảng đoàn|Các (?:Cục|Vụ|cấp ủy|cấp uỷ|ban|tổ chức|chi bộ|đảng bộ)|Cấp [uủ]|Viện |T(?:òa|oà) án|Bảo hiểm"
)
_VERBS = (
    r"chủ trì|phối hợp|phối kết hợp|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|căn cứ|dựa vào|trên cơ sở|trong (?:phạm vi|quá trình|việc|công tác|thời gian|trường hợp|đó)|"
    r"theo(?! dõi)|xây dựng|tham mưu|triển khai|thực hiện|thi hành|hướng dẫn|chỉ đạo|kiểm tra|giám sát|đôn đốc|theo dõi|tổng hợp|báo cáo|"
    r"đề xuất|đề nghị|kiến nghị|để|nhằm|tăng cường|đẩy mạnh|tiếp tục|thường xuyên|kịp thời|chủ động|tích cực|khẩn trương|nghiêm túc|tập trung|"
    r"tuyên truyền|vận động|phổ biến|quán triệt|phát động|hưởng ứng|rà soát|bố trí|cân đối|bảo đảm|đảm bảo|chuẩn bị|tiến hành|cung cấp|gửi|"
    r"xem xét|thẩm định|lựa chọn|ban hành|quyết định|tạo điều kiện|(?<!tổ )(?<!Tổ )(?<!Trợ )giúp|hỗ trợ|tham gia|đăng ký|tổ chức(?! chính trị| xã hội| đoàn thể| kinh tế| thành viên| cá nhân| có liên quan| liên quan| tín dụng| phi chính phủ| khoa học| hội\b(?! nghị| thảo)| [Đđ]ảng| công đoàn|,| và )|"
    r"là|đã|đang|chưa|được(?! giao| phân công)|sẽ|phải|cần|nên|khi|nếu|nêu|do|từ|qua|như|tại|đưa|lập|cử|thống kê|đánh giá|điều tra|nghiên cứu|ứng dụng|xử lý|giải quyết|"
    r"(?<!chủ trì )quản lý|duy trì|nâng cao|phát huy|phát hiện|lồng ghép|thông báo|(?<!nghệ )(?<!cơ quan )thông tin(?! và| -|,| truyền| đại chúng| điện tử)|đăng tải|định hướng|định kỳ|hằng năm|hàng năm|hoàn thành|hoàn thiện|huy động|khuyến khích|khai thác|"
    r"làm|lấy|chọn|mở|mời|nhận|nộp|phân bổ|phân công|phê duyệt|quy định|sử dụng|tuân thủ|tìm|tổng kết|sơ kết|trao đổi|trình|trực tiếp|(?<!trật )tự|vận hành|đầu tư|đổi mới|"
    r"nắm|chấp hành|chấn chỉnh|có(?! liên quan| chức năng| thẩm quyền| tên)|in ấn|cụ thể|cùng|bám sát|bổ sung|cập nhật|biên soạn|biên tập|cải thiện|chăm sóc|chứng nhận|công nhận|củng cố|dành|duyệt|đặt|giữ|góp|hạn chế|khen thưởng|lan tỏa|lãnh đạo|lưu giữ|mua|niêm yết|nhắc nhở|ngăn chặn|quảng bá|rèn luyện|sắp xếp|tháo gỡ|thu hút|thí điểm|thông qua|tiết kiệm|tích hợp|ủng hộ|vinh danh|xúc tiến|xử phạt|chia sẻ|tặng|trao(?! đổi)|chấm|chi(?! bộ| ủy| uỷ| đoàn| hội| cục| nhánh)|chuyển|công bố|công khai|dự(?! án| trữ)|giải thích|giới thiệu|hoạt động|khảo sát|khắc phục|kiện toàn|kết hợp|lắp|phân tích|phối|phản ánh|phục vụ|rút|soạn|thanh tra|thanh quyết toán|theo|thu|tiếp nhận|(?<!thông tin, )(?<!thông tin và )truyền thông|trả|tuyển|(?<!máy )tính|tôn vinh|tăng|viết|xác nhận|xác định|xét|yêu cầu|áp dụng|ưu tiên|điều phối|điều chỉnh|đi|đóng|nghiên cứu|đồng thời|cụ thể hóa|thành lập|thiết lập|thống nhất|thường trực|tập huấn|trang bị|nghiêm|xác minh|kiểm soát|ký|(?<!được )(?<!đầu mối )giao(?! thông)|lên|tiếp(?! cận)|tranh thủ|ngoài|gắn|tùy|nỗ lực|quyết liệt|cố gắng|đăng|nhân rộng|quan hệ|Tham mưu|nhanh chóng|phân|phát(?! triển| thanh| hành)|quan tâm|sớm|tố chức|thúc đẩy|hòan|đẩy|chăm lo|chú trọng|cam kết|vào|trước|sau|trong|nhất là|đặc biệt là|không|bằng"
)
#: what ends an agency phrase
STOP = regex.compile(rf"[.:;](?=\s|$)|\*|(?<=[ ,])(?:chủ trì|(?<!\b[Bb]an )(?<!\b[Cc]ơ quan )(?:{_VERBS}))(?=$|[\s,.:;()])|(?= - (?!\p{{Lu}}|xã hội|báo|xuất|phát|truyền|thông|đầu|thống|nghề|viễn|kinh|tin|đào|du|hạ|kỹ|hành|khen))")
_OPEN_SET = regex.compile(
    r"(?:[Cc]ác |[Mm]ọi |[Cc]ác cấp )?(?:sở|bộ|ban|ngành|đoàn thể|hội|cơ quan|đơn vị|địa phương|tổ chức|cá nhân|huyện|thị xã|thành phố|quận|phường|xã|thị trấn|"
    r"đặc khu|tỉnh|phòng|trung tâm|doanh nghiệp|tổ|khối|cụm|cấp|trường|thôn|phó|trưởng|chi hội|đoàn|mặt trận|chi cục|huyện [uủ][yỷ]|thị [uủ][yỷ]|thành [uủ][yỷ]|quận [uủ][yỷ]|chi bộ|huyện đoàn|thị đoàn|thành đoàn|cán bộ)"
    r"(?=$|[ ,])", flags=regex.IGNORECASE
)
_SET_ITEM = regex.compile(
    r"(?:sở|ban|ngành|đoàn thể|hội|cơ quan(?! ngang| thuộc Chính phủ| thông tin| chuyên môn)|đơn vị|địa phương|tổ chức(?! chính trị)|cá nhân|huyện|thị xã|TX|TP|thành phố|quận|phường|xã|thị trấn|"
    r"đặc khu|tỉnh|phòng|trung tâm|doanh nghiệp|tổ|khối|cụm|nhóm|chi hội|chi cục|huyện [uủ][yỷ]|thị [uủ][yỷ]|thành [uủ][yỷ]|quận [uủ][yỷ]|đảng [uủ][yỷ](?= trực| cơ sở|,)|chi bộ|đảng bộ(?= cơ sở| trực|,)|[Tt]hị đoàn|[Tt]hành đoàn|đoàn trực thuộc|ban quản lý dự án|công chức|ấp|khu phố|truyền thông|kỹ thuật|thể thao|khu kinh tế|[Tt]iểu học|THCS|TH&THCS|THPT|tiểu học|trung học|mẫu giáo|mầm non|chính trị|xã hội|viên chức|[Tt]iểu dự án|[Nn]ội dung|cấp|[BN](?:an|gành)(?=$|[,.;:]| và| cấp| tỉnh)|Thành phố(?! \p{Lu}))(?=$|[\s,.;:()])"
)
_SET_LEAD = regex.compile(
    r"(?:[Tt]rưởng, [Pp]hó(?: các)?|[Cc]ác|[Tt]oàn thể|[Tt]hủ trưởng(?: các)?|[Ll]ãnh đạo(?: các)?|[Gg]iám đốc(?: các)?|[Cc]hủ tịch (?:UBND|[Ủủ]y ban nhân dân)(?: các)?|UBND(?: các)?|"
    r"[Ủủ]y ban nhân dân(?: các)?|HĐND(?: các)?|[Hh]ội đồng nhân dân(?: các)?|[Tt]rưởng(?: các)?|[Ll]iên|Công an các|Phòng \S+ các) ?"
)
_PLACE_ITEM = regex.compile(r"(?:các )?(?:huyện|thị xã|TX|TP|[Tt]hành phố|quận|phường|xã|thị trấn|đặc khu|tỉnh)\b")
_SEPARATOR = regex.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s*[,;]?\s+cùng (?:với )?(?=các )|\s+& ")
_AND_HEAD = regex.compile(
    r"(?:Sở|Bộ|Ban|Ủy ban|Uỷ ban|Huyện|Thành|Thị|Đồn|Trạm|Đội|UBND|HĐND|Hội|Mặt trận|MTTQ|Công an|Liên đoàn|Tỉnh|Văn phòng|Phòng|Trung tâm|Báo|Đài|Kho bạc|Ngân hàng|Cục|Thủ trưởng|Giám đốc|Chủ tịch|Chánh|Trưởng|Tổng|"
    r"Bảo hiểm|Viện|Tòa án|Thanh tra|Đoàn|Công đoàn|Hiệu trưởng|Đảng|Công ty|Trường|các|Các|thủ trưởng|chính quyền|cơ quan|tổ chức|đơn vị|phòng \p{Lu}|sở \p{Lu}|văn phòng|hội |nhà trường|Lãnh đạo|lãnh đạo)\b"
)
#: "…, tổ chức, cá nhân có liên quan" behind units or branches is a holder of its own
_GENERAL = regex.compile(r"(?:các )?(?:tổ chức|cá nhân)")
_OFFICE = regex.compile(r"(?:các )?(?:đơn vị|cơ quan)")
_PLACES_END = regex.compile(r"(?i)(?:thành phố|huyện|thị xã|phường|thị trấn)$")
_NOT_GENERAL = regex.compile(r"(?i)(?:ngành|thành phố|tỉnh|huyện|thị xã|xã|phường)$")
_FRONT = regex.compile(r"(?:[Ủủ]y ban |[Uu]ỷ ban |UB)?(?:Trung ương |TW )?(?:MTTQ|[Mm]ặt trận)")
#: the Front as a whole, not a committee of it
_FRONT_ALL = regex.compile(r"(?:MTTQ|[Mm]ặt trận)|(?:[Ủủ]y ban |[Uu]ỷ ban |UB)?(?:Trung ương |TW )?(?:MTTQ|[Mm]ặt trận).* và các ")
_FRONT_REST = regex.compile(r"(?:các )?(?:tổ chức|hội|đoàn thể|[Hh]ội, đoàn)")
_JOINT_FIELDS = regex.compile(r"(?:[Tt]hể thao|[Kk]hoa học và Thông tin|[Tt]ruyền thông|[Tt]hương binh|[Tt]hủy lợi|[Kk]hen thưởng)\b")
#: "Các phòng nghiệp vụ" before ", đơn vị trực thuộc Sở": one holder all the same
_LOOSE_SET = regex.compile(r"[Cc]ác (?:phòng|ban|cơ quan|đơn vị|sở|ngành|hội|thôn|tổ)(?: \p{Ll}+){1,2}")


_SET_COLON = regex.compile(r"[Cc]ác (?:[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an)(?:,? (?:ban|ngành))*:$")
#: words that are verbs, or part of the name of an office when its own verb or a colon follows
_NAME_VERB = regex.compile(
    r"(?:đầu tư|quản lý|hỗ trợ|ứng dụng|thanh tra|kiểm tra|kiểm soát|tổng hợp|thẩm định|giúp|nghiên cứu|khai thác|điều hành|điều phối|thông tin|truyền thông)"
    r"(?: \p{Ll}+){0,7}?(?: ?:| (?:chủ trì|có trách nhiệm|chịu trách nhiệm)|\n|$)"
)
_UNIT = regex.compile(r"(?:Phòng|Trung tâm|Chi cục|Cục|Vụ|Ban|Công ty) \p{Lu}")
_LISTED = regex.compile(r" ?\p{Lu}")


def phrase_end(text: str, start: int, limit: int = 900) -> int:
    """Where the agency phrase that begins at ``start`` ends (brackets are skipped)."""
    head = HEAD.match(text, start)
    position, stop_at = head.end() if head else start, min(len(text), start + limit)
    line_end = text.find("\n", start, stop_at)
    if line_end >= 0:
        stop_at = line_end
    while True:
        m = STOP.search(text, position, stop_at)
        end = m.start() if m else stop_at
        if (
            m and _UNIT.match(text, start) and _NAME_VERB.match(text, end)
            and not text.endswith(("tỉnh ", "huyện ", "xã ", "sở ", "phố ", "Sở "), start, end)
        ):
            position = m.end()  # "Phòng Quản lý đầu tư chủ trì": the verb belongs to the name
            continue
        if m and m.group() not in (";", ":"):
            item = max(text.rfind(", ", start, end) + 2, text.rfind(" và ", start, end) + 4)
            inner = HEAD.match(text, item) if item > start + 3 else None
            if inner is not None and inner.end() > end:
                position = inner.end()  # a verb inside a name: "các Chủ đầu tư"
                continue
        if m and m.group() == ":" and _SET_COLON.search(text, start, end + 1) and _LISTED.match(text, end + 1):
            position = end + 2  # "các Sở: Tài chính, Nội vụ"
            continue
        if m and m.group() == ";" and (more := HEAD.match(text, end + 2)) and more.end() < stop_at:
            position = more.end()  # a list of holders parted by semicolons
            continue
        opened = text.rfind("(", start, end)
        if opened >= 0 and text.find(")", opened, end) < 0:
            closed = text.find(")", end)
            if 0 <= closed < stop_at and closed - opened < 160:
                position = closed + 1
                continue
        break
    while end > start and text[end - 1] in " ,;:-":
        end -= 1
    return end


def split_agencies(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the single agencies of the list ``text[start:end]``."""
    pieces: list[tuple[int, int]] = []
    position = start
    colon = text.find(":", start, end)
    headed = colon < 0
    if colon >= 0 and text[start:start + 3].casefold() == "các":
        position = start = colon + 1 + (text[colon + 1] == " ")
    for m in _SEPARATOR.finditer(text, start, end):
        if text.count("(", position, m.start()) > text.count(")", position, m.start()):
            continue
        if m.start() > position:
            if position == start and text.startswith("Trưởng, Phó", position) and m.start() < position + 8:
                continue
            if _splits(text, position, m, end) or (
                colon >= 0 and not headed and text[m.end()].isupper() and "," in m.group()
                and not _JOINT_FIELDS.match(text, m.end())
            ):
                pieces.append((position, m.start()))
                position = m.end()
                headed = colon < 0 or (position > colon and bool(HEAD.match(text, position)))
        else:
            position = m.end()
    if position < end:
        pieces.append((position, end))
    return pieces


def _splits(text: str, start: int, mark: regex.Match[str], end: int) -> bool:
    """Whether a comma or "và" parts two agencies, or stands inside one."""
    left = text[start:mark.start()]
    following = mark.end()
    if mark.group().strip() == ";":
        return True
    if _FRONT_REST.match(text, following) and (
        _FRONT.match(left) if "và" in mark.group() else _FRONT_ALL.match(left)
    ):
        return False
    if left in ("Chi ủy", "Chi uỷ", "chi ủy") and text[following:following + 6].casefold() == "chi bộ":
        return False
    if "và" in mark.group():
        if not _AND_HEAD.match(text, following):
            return False
        if _is_set(left) and _SET_ITEM.match(text, following):
            return False
        if left.startswith(("Văn phòng", "VP ", "văn phòng", "Chánh Văn phòng")) and left.endswith(
            ("HĐND", "Hội đồng nhân dân", "Quốc hội", "ĐBQH")
        ):
            return False
        return not text.startswith(("các tổ chức đoàn thể", "các đoàn thể"), following) or not _FRONT.match(left)
    if _JOINT_FIELDS.match(text, following):
        return False
    if _SET_ITEM.match(text, following):
        if _is_set(left) or _LOOSE_SET.fullmatch(left):
            return bool(
                (_GENERAL.match(text, following) and _NOT_GENERAL.search(left))
                or (_OFFICE.match(text, following) and _PLACES_END.search(left))
            )
        if _PLACE_ITEM.match(text, following) and regex.search(r"(?:UBND|nhân dân|các|Công an|Chủ tịch) ?\S* (?:thành phố|huyện|thị xã|quận|tỉnh|xã)", left):
            return False
        return bool(HEAD.match(text, following))
    return bool(HEAD.match(text, following))


def _is_set(left: str) -> bool:
    """Whether ``left`` is an open enumeration of nouns ("các sở, ban")."""
    lead = _SET_LEAD.match(left)
    body = left[lead.end():] if lead else left
    items = [p.strip() for p in body.split(",")]
    return all(_OPEN_SET.fullmatch(i) or _SET_ITEM.fullmatch(i) for i in items if i)
