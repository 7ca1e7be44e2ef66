"""Words of the reports in both languages, as an office would use them."""

from __future__ import annotations

from ..errors import Language, one_language
from ..record.figures import day_text, figure_text
from .official_words import OFFICIAL

_WORDS: dict[str, tuple[str, str]] = {
    # verdicts
    "pass": ("Đạt", "Pass"),
    "fail": ("Không đạt", "Fail"),
    "partial": ("Đạt một phần", "Partial"),
    "not_applicable": ("Không áp dụng", "Not applicable"),
    "undecidable": ("Chưa đủ căn cứ kết luận", "Cannot be decided"),
    "short_fail": ("không đạt", "fail"),
    "short_partial": ("đạt một phần", "partial"),
    "short_undecidable": ("chưa đủ căn cứ", "undecided"),
    "short_pass": ("đạt", "pass"),
    "short_not_applicable": ("không áp dụng", "n/a"),
    # severities
    "high": ("Nghiêm trọng", "High"),
    "medium": ("Trung bình", "Medium"),
    "low": ("Nhẹ", "Low"),
    "info": ("Thông tin", "Information"),
    "error": ("Lỗi", "Error"),
    "warning": ("Cảnh báo", "Warning"),
    # states of values
    "stated": ("ghi trong văn bản", "stated"),
    "partial_value": ("ghi chưa đủ", "partly stated"),
    "blank": ("để trống", "blank"),
    "absent": ("không có trong văn bản", "absent from the text"),
    "uncertain": ("đọc chưa chắc chắn", "uncertain"),
    "inferred": ("suy ra", "inferred"),
    "ambiguous": ("chưa xác định được duy nhất", "ambiguous"),
    # roles of agencies
    "lead": ("chủ trì", "lead"),
    "implement": ("thực hiện", "implement"),
    "coordinate": ("phối hợp", "coordinate"),
    "assist": ("tham mưu, giúp việc", "assist"),
    "report": ("báo cáo", "report"),
    # fates of items
    "taken": ("Tiếp thu nguyên văn", "Taken"),
    "adapted": ("Cụ thể hóa", "Adapted"),
    "moved": ("Chuyển sang mục khác", "Moved"),
    "dropped_out_of_remit": ("Bỏ (ngoài chức năng)", "Dropped (outside the remit)"),
    "dropped": ("Bỏ", "Dropped"),
    "added": ("Bổ sung", "Added"),
    "replaced": ("Thay thế", "Replaced"),
    "to_compare": ("Cần người đọc đối chiếu", "A person must compare"),
    # groups of rules
    "link": ("Quan hệ với văn bản cấp trên", "Link to the higher document"),
    "time": ("Thời gian", "Time"),
    "name": ("Tên phong trào", "Campaign name"),
    "content": ("Nội dung", "Content"),
    "scope": ("Đối tượng, phạm vi", "Scope"),
    "award": ("Khen thưởng", "Commendation"),
    "duty": ("Nhiệm vụ", "Duties"),
    "report_group": ("Chế độ báo cáo", "Reporting"),
    "authority": ("Thẩm quyền", "Authority"),
    "form": ("Thể thức", "Form"),
    # relations
    "implements": ("thực hiện", "implements"),
    "continues": ("tiếp tục thực hiện", "continues"),
    "responds_to": ("hưởng ứng", "responds to"),
    "based_on": ("căn cứ", "based on"),
    "pursuant": ("theo", "pursuant to"),
    "guided_by": ("thực hiện theo hướng dẫn", "guided by"),
    "applies": ("áp dụng", "applies"),
    "linked_with": ("gắn với", "linked with"),
    "at_proposal_of": ("theo đề nghị tại", "at the proposal of"),
    "promulgates": ("ban hành kèm theo", "promulgates"),
    "replaces": ("thay thế", "replaces"),
    "amends": ("sửa đổi, bổ sung", "amends"),
    "repeals": ("bãi bỏ", "repeals"),
    "corrects": ("đính chính", "corrects"),
    "guides": ("hướng dẫn", "guides"),
    "disseminates": ("quán triệt, phổ biến", "disseminates"),
    "reviews": ("sơ kết, tổng kết", "reviews"),
    "mentioned_in_title": ("nêu trong trích yếu văn bản khác", "mentioned in a title"),
    "mentions": ("nhắc đến", "mentions"),
    "launches": ("phát động", "launches"),
    # rhythms
    "yearly": ("hằng năm", "yearly"),
    "half-yearly": ("6 tháng", "half-yearly"),
    "quarterly": ("hằng quý", "quarterly"),
    "monthly": ("hằng tháng", "monthly"),
    "weekly": ("hằng tuần", "weekly"),
    "daily": ("hằng ngày", "daily"),
    # the page
    "title": ("Báo cáo rà soát việc triển khai kế hoạch", "Report on the implementation of plans"),
    "note": (
        "Kết quả do máy đọc văn bản lập, kèm trích dẫn để người có thẩm quyền đối chiếu; "
        "“chưa đủ căn cứ kết luận” không có nghĩa là đạt.",
        "Made by machine reading, with quotes for the responsible person to verify; "
        "“cannot be decided” does not mean pass.",
    ),
    "disabled": ("Quy tắc đã tắt theo cấu hình", "Rules switched off by configuration"),
    "overview": ("Tổng hợp", "Overview"),
    "faults": ("Nội dung không đạt", "What failed"),
    "faults_note": (
        "{count} nội dung không đạt, xếp theo mức độ; lỗi của riêng một văn bản chỉ tính một lần.",
        "{count} points failed, by severity; a fault of one document alone is counted once.",
    ),
    "nothing_to_quote": (
        "không có chỗ để trích: nội dung này không thấy trong văn bản", "nothing to quote: this is not in the document",
    ),
    "rules_used": ("Quy tắc kiểm tra", "Rules"),
    "rules_note": ("Nội dung và căn cứ của từng quy tắc", "What each rule asks, and its source"),
    "basis": ("Căn cứ", "Source"),
    "documents": ("Số văn bản", "Documents"),
    "statement": ("Nội dung quy tắc", "What the rule asks"),
    "child_quoted": ("Trích văn bản cấp dưới", "Quotes of the lower document"),
    "parent_quoted": ("Trích văn bản cấp trên", "Quotes of the higher document"),
    "no_number": ("(không có số)", "(no number)"),
    "hierarchy": ("Sơ đồ văn bản cấp trên, cấp dưới", "Hierarchy of documents"),
    "plans": ("Từng văn bản", "Documents"),
    "pairs": ("Đối chiếu từng cặp văn bản", "Pairs compared"),
    "unread": ("Tệp không đọc được", "Files that could not be read"),
    "filter": ("Lọc theo số, cơ quan, trích yếu …", "Filter by number, body, subject …"),
    "document": ("Văn bản", "Document"),
    "number": ("Số, ký hiệu", "Number"),
    "date": ("Ngày ban hành", "Date"),
    "issuer": ("Cơ quan ban hành", "Issuing body"),
    "superior": ("Cơ quan cấp trên", "Superior body"),
    "subject": ("Trích yếu", "Subject"),
    "kind": ("Loại văn bản", "Kind"),
    "parent": ("Văn bản cấp trên", "Higher document"),
    "parents": ("Văn bản cấp trên", "Higher documents"),
    "campaigns": ("Phong trào thi đua", "Campaigns"),
    "references": ("Văn bản viện dẫn", "Documents cited"),
    "relation": ("Quan hệ", "Relation"),
    "periods": ("Thời gian thực hiện", "Periods"),
    "deadlines": ("Thời hạn, chế độ báo cáo", "Deadlines and reports"),
    "awards": ("Hình thức khen thưởng", "Award forms"),
    "duties": ("Phân công trách nhiệm", "Responsibilities"),
    "targets": ("Chỉ tiêu", "Targets"),
    "recipients": ("Nơi nhận", "Recipients"),
    "signature": ("Người ký", "Signature"),
    "diagnostics": ("Lưu ý khi đọc văn bản", "Notes from reading"),
    "source_text": ("Toàn văn, có đánh dấu", "Full text, marked up"),
    "rule": ("Quy tắc", "Rule"),
    "verdict": ("Kết luận", "Verdict"),
    "severity": ("Mức độ", "Severity"),
    "message": ("Nhận xét", "Finding"),
    "evidence": ("Trích dẫn", "Quotes"),
    "child_quote": ("Văn bản cấp dưới", "Lower document"),
    "parent_quote": ("Văn bản cấp trên", "Higher document"),
    "alignment": ("Đối chiếu nội dung", "Items side by side"),
    "fate": ("Cách xử lý", "Fate"),
    "similarity": ("Độ giống", "Likeness"),
    "confidence": ("Độ tin cậy", "Confidence"),
    "not_at_hand": ("không có trong tập tài liệu", "not at hand"),
    "own_rules": ("Kết luận riêng của văn bản", "Findings on the document itself"),
    "agency": ("Cơ quan, đơn vị", "Agency"),
    "role": ("Vai trò", "Role"),
    "task": ("Nhiệm vụ", "Task"),
    "with": ("Cùng với", "With"),
    "what": ("Nội dung", "What"),
    "to": ("Gửi đến", "To"),
    "value": ("Giá trị", "Value"),
    "file": ("Tệp", "File"),
    "code": ("Mã", "Code"),
    "group": ("Nhóm", "Group"),
    "plan_count": ("văn bản đã đọc", "documents read"),
    "pair_count": ("cặp đã đối chiếu", "pairs compared"),
    "error_count": ("tệp lỗi", "files failed"),
    "no_parent": ("chưa tìm thấy văn bản cấp trên trong tập tài liệu", "no higher document at hand"),
    "reasons": ("Lý do nhận diện", "Why identified so"),
    "all": ("Tất cả", "All"),
    "summary": ("Tổng hợp", "Summary"),
    "findings": ("Kết luận", "Findings"),
    "page": ("trang", "page"),
    "back": ("Về đầu trang", "Top"),
    "level": ("Cấp", "Level"),
    "central": ("Trung ương", "Central"),
    "province": ("Tỉnh", "Province"),
    "district": ("Huyện", "District"),
    "commune": ("Xã", "Commune"),
    "unit": ("Đơn vị", "Unit"),
    "print_note": (
        "Bản in chỉ nêu các kết luận không đạt, đạt một phần và chưa đủ căn cứ; toàn bộ có trong tệp XLSX.",
        "The print shows what failed, passed in part or cannot be decided; everything is in the XLSX file.",
    ),
    "legend": ("Chú giải", "Legend"),
    "old_browser": (
        "Trình duyệt này quá cũ, không mở được phần nội dung nén; xem tệp findings.xlsx.",
        "This browser is too old to unpack the contents; see findings.xlsx.",
    ),
    "packed_note": (
        "Báo cáo lớn: nội dung từng văn bản, từng cặp được mở khi bấm vào; bản in chỉ gồm các phần đã mở.",
        "A large report: documents and pairs are unpacked when opened; the print holds what is open.",
    ),
    "open_tree": ("Mở sơ đồ", "Open the tree"),
    # figures
    "figures": ("Thống kê", "Figures"),
    "figures_note": (
        "Tỷ lệ đạt chỉ tính trên các kết luận đã có đủ căn cứ; đạt một phần tính một nửa.",
        "The share of passes counts decided findings only; a partial one counts half.",
    ),
    "share": ("Tỷ lệ đạt", "Share passed"),
    "trend": ("Kết luận theo thời gian ban hành (số văn bản dưới mỗi cột)", "Findings by date of issue (documents below)"),
    "not_known": ("Không rõ", "Not known"),
    "more_rows": ("dòng nữa, xem tệp findings.xlsx", "more rows, see findings.xlsx"),
    "quarter": ("Quý", "Quarter"),
    "by_level": ("Theo cấp", "By level"),
    "by_unit": ("Theo cơ quan ban hành", "By issuing body"),
    "by_province": ("Theo tỉnh, thành phố", "By province"),
    "by_campaign": ("Theo phong trào", "By campaign"),
    "by_rule": ("Theo quy tắc", "By rule"),
    "by_severity": ("Theo mức độ", "By severity"),
    "by_year": ("Theo năm ban hành", "By year of issue"),
    "by_quarter": ("Theo quý ban hành", "By quarter of issue"),
    "by_month": ("Theo tháng ban hành", "By month of issue"),
}


class Wording:
    """Looks words up in one language; unknown words come back as they are."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._column = 1 if language == "en" else 0

    def __call__(self, word: str | None) -> str:
        if word is None:
            return ""
        pair = _WORDS.get(word) or OFFICIAL.get(word)
        return pair[self._column] if pair else word

    def message(self, both: str) -> str:
        """One language of a message that is written "Vietnamese / English"."""
        return one_language(both, self.language)

    def number(self, value: float, places: int = 2) -> str:
        """A number of so many decimal places at the most, with the decimal comma of Vietnamese papers."""
        return figure_text(value, places=places, comma=self.language != "en")

    @staticmethod
    def day(iso: str | None) -> str:
        """An ISO date, partial or yearly ("--12-15"), as offices write it; empty for none."""
        return day_text(iso) if iso else ""


def requirement_kind(kind: str, word: Wording) -> str:
    """The name of a kind of requirement; some share their key with other words."""
    special = {"report": "report_to", "award": "award_form", "link": "link_with"}
    return word(special.get(kind, kind))


#: colour of an outcome of a requirement, in the terms of verdicts
OUTCOME_VERDICTS = {
    "met": "pass", "adapted": "pass", "weaker": "partial", "contradicted": "fail", "missing": "fail",
    "undecidable": "undecidable", "outside_remit": "not_applicable",
}
