"""Words of proposals, grants and of those who give awards."""

from __future__ import annotations

import regex

PROPOSAL = regex.compile(
    r"đề nghị|đề xuất|\btrình\b|theo hướng dẫn|lập hồ sơ|hồ sơ khen|giới thiệu|xem xét,? (?:đề nghị|trình)|cấp có thẩm quyền|theo thẩm quyền|đúng thẩm quyền|cấp trên"
)
#: commendation that is proposed, whoever shall give it
PROPOSED = regex.compile(r"(?:đề nghị|đề xuất|trình)[^.;]{0,80}khen thưởng|khen thưởng[^.;]{0,40}(?:đề nghị|trình cấp)")
GRANT = regex.compile(r"(?:quyết định )?(?:tặng|tặng thưởng|trao tặng|trao|khen thưởng|công nhận|ban hành quyết định tặng)\b")

#: where one clause about awards ends and the next begins; a point or colon within figures ends none ("1.000", "1:2")
AWARD_CLAUSE = regex.compile(r"[;.:](?!\d)|, (?=(?:đề nghị|trình|chọn|lựa chọn)\b)| và (?=(?:đề nghị|trình)\b)")

#: who signs awards, by the words that name them → authority of the competence table
AUTHORITIES = (
    (regex.compile(r"^hiệu trưởng\b"), "unit_head"),
    (regex.compile(r"chủ tịch nước|nhà nước"), "president"),
    (regex.compile(r"thủ tướng"), "prime_minister"),
    (regex.compile(r"chính phủ"), "government"),
    (regex.compile(r"ủy ban thường vụ quốc hội"), "standing_committee"),
    (regex.compile(r"bộ trưởng|\bbộ\b|ban, ngành, đoàn thể trung ương|đoàn thể trung ương|tổng liên đoàn|trung ương"), "minister"),
    (regex.compile(r"(?:chủ tịch )?ủy ban nhân dân (?:tỉnh|thành phố)|cấp tỉnh|chủ tịch ủy ban nhân dân tp"), "province_chair"),
    (regex.compile(r"giám đốc sở|(?<!cơ )\bsở\b|thủ trưởng (?:sở|ban|cơ quan chuyên môn)"), "department_director"),
    (regex.compile(r"ủy ban nhân dân (?:huyện|quận|thị xã)|cấp huyện"), "district_chair"),
    (regex.compile(r"ủy ban nhân dân (?:xã|phường|thị trấn|đặc khu)|cấp xã"), "commune_chair"),
    (regex.compile(r"hiệu trưởng|thủ trưởng đơn vị|giám đốc (?:bệnh viện|trung tâm|công ty)"), "unit_head"),
)  # fmt: skip
