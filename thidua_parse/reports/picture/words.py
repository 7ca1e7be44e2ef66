"""Words of the pictures in both languages."""

from __future__ import annotations

from ...errors import Language

_WORDS: dict[str, tuple[str, str]] = {
    # the page
    "title": ("Sơ đồ văn bản cấp trên, cấp dưới", "Hierarchy of documents"),
    "tab_graph": ("Sơ đồ", "Hierarchy"),
    "tab_coverage": ("Bảng độ phủ", "Coverage"),
    "tab_lags": ("Độ trễ", "Lags"),
    "search": ("Tìm số, cơ quan, trích yếu", "Find number, body, subject"),
    "results": ("{count} kết quả", "{count} found"),
    "more_results": ("… và {count} kết quả nữa", "… and {count} more"),
    "without_marks": ("tìm không dấu", "marks ignored"),
    "colour_by": ("Màu theo", "Colour by"),
    "by_verdict": ("kết luận kiểm tra", "verdict"),
    "by_status": ("tình trạng văn bản", "status"),
    "by_level": ("cấp ban hành", "level"),
    "layout": ("Bố cục", "Layout"),
    "layout_auto": ("tự chọn", "automatic"),
    "layout_packed": ("gọn", "packed"),
    "layout_dagre": ("theo tầng", "layered"),
    "others": ("Quan hệ khác", "Other relations"),
    "open_all": ("Mở tất cả", "Open all"),
    "close_all": ("Thu gọn tất cả", "Close all"),
    "fit": ("Vừa khung", "Fit"),
    "zoom_in": ("Phóng to", "Zoom in"),
    "zoom_out": ("Thu nhỏ", "Zoom out"),
    "print": ("In", "Print"),
    "legend": ("Chú giải", "Legend"),
    "details": ("Chi tiết", "Details"),
    "close": ("Đóng", "Close"),
    "open_below": ("Mở cấp dưới ({count})", "Open lower ones ({count})"),
    "close_below": ("Thu gọn cấp dưới", "Close lower ones"),
    "hint": (
        "Bấm vào một văn bản để xem chi tiết và mở văn bản cấp dưới. Phím: / tìm, mũi tên đi theo quan hệ, "
        "+ − phóng thu, 0 vừa khung, E mở, C thu gọn, Esc bỏ chọn.",
        "Click a document for details and to open the lower ones. Keys: / search, arrows follow the links, "
        "+ − zoom, 0 fit, E open, C close, Esc deselect.",
    ),
    "shown": ("Đang hiện {shown} trên {total} văn bản", "{shown} of {total} documents shown"),
    "left_out": (
        "Trang chỉ chứa {kept} văn bản ở các cấp trên; {count} văn bản cấp dưới không có trong trang.",
        "The page holds {kept} documents of the upper levels only; {count} lower ones are left out.",
    ),
    "too_many": (
        "Không mở quá {limit} văn bản cùng lúc; hãy mở từng nhánh.",
        "No more than {limit} documents can be open at once; open branch by branch.",
    ),
    "no_script": (
        "Trang cần JavaScript để vẽ sơ đồ; danh sách văn bản ở dưới.",
        "The page needs JavaScript to draw; the documents are listed below.",
    ),
    "note": (
        "Kết quả do máy đọc văn bản lập; mỗi quan hệ kèm lý do và trích dẫn để đối chiếu.",
        "Made by machine reading; every link has its reasons and quotes for verification.",
    ),
    "empty": ("Không có văn bản nào.", "There are no documents."),
    # a document
    "number": ("Số, ký hiệu", "Number"),
    "kind": ("Loại", "Kind"),
    "date": ("Ngày ban hành", "Date"),
    "issuer": ("Cơ quan ban hành", "Issuing body"),
    "subject": ("Trích yếu", "Subject"),
    "campaign": ("Phong trào", "Campaign"),
    "level": ("Cấp", "Level"),
    "path": ("Tệp", "File"),
    "status": ("Tình trạng", "Status"),
    "parents": ("Văn bản cấp trên", "Higher documents"),
    "children": ("Văn bản cấp dưới", "Lower documents"),
    "other_links": ("Quan hệ khác", "Other relations"),
    "identity": ("Căn cứ suy ra số, ngày", "Evidence for number and date"),
    "findings": ("Kết luận kiểm tra", "Findings"),
    "reasons": ("Lý do", "Reasons"),
    "quotes": ("Trích văn bản", "Quotes"),
    "candidates": ("Văn bản có thể là", "It may be"),
    "confidence": ("độ tin cậy", "confidence"),
    "lag": ("sau {count} ngày", "{count} days later"),
    "unnumbered": ("(không rõ số)", "(number not known)"),
    "and_more": ("… và {count} mục nữa", "… and {count} more"),
    # states of documents
    "at_hand": ("có trong tập tài liệu", "at hand"),
    "inferred": ("số hoặc ngày là suy ra", "number or date inferred"),
    "stub": ("không có trong tập tài liệu", "not at hand"),
    "replaced": ("đã bị thay thế hoặc bãi bỏ", "replaced or repealed"),
    "orphan": ("chưa rõ văn bản cấp trên", "higher document not known"),
    # links
    "link_stated": ("quan hệ ghi trong văn bản", "link stated"),
    "link_inferred": ("quan hệ suy ra", "link inferred"),
    "link_ambiguous": ("quan hệ chưa xác định được", "link ambiguous"),
    "link_other": ("quan hệ khác", "other relation"),
    # levels
    "central": ("trung ương", "central"),
    "province": ("cấp tỉnh", "province"),
    "district": ("cấp huyện", "district"),
    "commune": ("cấp xã", "commune"),
    "unit": ("đơn vị", "unit"),
    "level_unknown": ("chưa rõ cấp", "level not known"),
    # verdicts
    "pass": ("đạt", "pass"),
    "fail": ("không đạt", "fail"),
    "partial": ("đạt một phần", "partial"),
    "undecidable": ("chưa đủ căn cứ kết luận", "cannot be decided"),
    "not_applicable": ("không áp dụng", "not applicable"),
    "unchecked": ("không có kết luận", "no finding"),
    # coverage
    "coverage_title": ("Ai đã có văn bản triển khai", "Who has issued a document"),
    "coverage_of": ("Văn bản của {issuer}", "Documents of {issuer}"),
    "unit_column": ("Cơ quan, đơn vị", "Unit"),
    "issued": ("đã ban hành", "issued"),
    "not_at_hand": ("không có trong tập tài liệu", "not at hand"),
    "not_issued": ("chưa ban hành", "not issued"),
    "undecided": ("chưa đủ căn cứ", "cannot be decided"),
    "not_named": ("không được giao", "not named"),
    "days_short": ("{count} ngày", "{count} d"),
    "coverage_note": (
        "“Không có trong tập tài liệu” không có nghĩa là chưa ban hành.",
        "“Not at hand” does not mean that nothing was issued.",
    ),
    "rows_left_out": ("… và {count} đơn vị nữa", "… and {count} more units"),
    "tables_left_out": ("… và {count} bảng nữa", "… and {count} more tables"),
    # lags
    "lag_title": ("Độ trễ sau {number}", "Lags after {number}"),
    "lag_axis": ("số ngày sau văn bản gốc", "days after the first document"),
    "median": ("trung vị {count} ngày", "median {count} days"),
    "undated": ("{count} văn bản không rõ ngày", "without a date: {count}"),
    "before": ("{count} văn bản ghi ngày trước văn bản gốc", "dated before the first one: {count}"),
    "curve_title": ("Số cơ quan đã ban hành", "Units that have issued"),
    "documents": ("{count} văn bản", "documents: {count}"),
    "units": ("{count} cơ quan", "{count} units"),
}


class Words:
    """Words of one language; :meth:`page` gives all of them to the page's script."""

    def __init__(self, language: Language = "vi") -> None:
        self.language = language
        self._column = 1 if language == "en" else 0

    def __call__(self, code: str, **values: object) -> str:
        text = _WORDS[code][self._column]
        return text.format(**values) if values else text

    def page(self) -> dict[str, str]:
        """Every word by its code."""
        return {code: pair[self._column] for code, pair in _WORDS.items()}
