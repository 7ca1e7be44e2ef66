"""Web pages: blocks, tables, lists, navigation, encodings."""

from __future__ import annotations

import pytest

from thidua_parse.errors import ReadingError
from thidua_parse.reading import read_bytes


def text(body: str) -> str:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html").text


CASES = {
    "paragraphs": ("<p>Một</p><p>Hai <b>ba</b></p>", "Một\nHai ba"),
    "inline tags keep words together": ("<p>Thi<b> đ</b>ua</p>", "Thi đua"),
    "entities": ("<p>A&nbsp;&amp;&#32;B &lt;1&gt; &Acirc;</p>", "A & B <1> Â"),
    "breaks": ("<p>CHÍNH PHỦ<br/>-------<br>Số: 1/NQ-CP</p>", "CHÍNH PHỦ\nSố: 1/NQ-CP"),
    "a sentence broken by br": ("<p>Về việc triển khai<br>phong trào</p>", "Về việc triển khai phong trào"),
    "scripts and styles": ("<script>x()</script><style>p{}</style><p>A</p><noscript>B</noscript>", "A"),
    "navigation": (
        "<nav>Trang chủ</nav><div class='main-menu'>Tin</div><div role='navigation'>X</div>"
        "<div id='content'><p>Nội dung</p></div><footer>Bản quyền</footer>", "Nội dung",
    ),
    "hidden": ("<p style='display: none'>Ẩn</p><p hidden>Ẩn</p><p>Hiện</p>", "Hiện"),
    "comments": ("<p>A<!-- <p>không</p> -->B</p>", "AB"),
    "ordered list": ("<ol><li>Một</li><li>Hai</li></ol>", "1. Một\n2. Hai"),
    "list types": ("<ol type='I' start='3'><li>Ba</li></ol><ol type='a'><li>x</li><li>y</li></ol>", "III. Ba\na. x\nb. y"),
    "items with paragraphs": ("<ol><li><p>Một</p><p>Thêm</p></li><li></li><li>\n<div>Ba</div></li></ol>", "1. Một\nThêm\n3. Ba"),
    "empty item": ("<ol><li> </li></ol><p>Sau</p>", "Sau"),
    "word markup": ("<p><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>Một<o:p></o:p></p>", "1. Một"),
    "bullets": ("<ul><li>Một;</li><li>Hai.</li></ul>", "- Một;\n- Hai."),
    "nested lists": ("<ol><li>Một<ul><li>Nhỏ</li></ul></li><li>Hai</li></ol>", "1. Một\n- Nhỏ\n2. Hai"),
    "text outside of blocks": ("Đầu<p>Giữa</p>Cuối", "Đầu\nGiữa\nCuối"),
    "decomposed": ("<p>Kê\u0301 hoạch</p>", "Kế hoạch"),
    "soft hyphen": ("<p>12/KH&shy;UBND</p>", "12/KH-UBND"),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_text_of_a_page(body: str, expected: str) -> None:
    assert text(body) == expected


def test_header_and_signature_tables_are_read_column_by_column() -> None:
    found = text(
        "<table border=1><tr><td><p>UBND XÃ A</p></td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập"
        " - Tự do</td></tr><tr><td>Số: 3/KH</td><td>A, ngày 1 tháng 2 năm 2020</td></tr></table>"
        "<p>KẾ HOẠCH</p><table><tr><td>Nơi nhận:<br>- Huyện;</td><td>CHỦ TỊCH<br><i>(Đã ký)</i></td></tr></table>"
    )
    assert found.split("\n") == [
        "UBND XÃ A", "Số: 3/KH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do",
        "A, ngày 1 tháng 2 năm 2020", "KẾ HOẠCH", "Nơi nhận:", "- Huyện;", "CHỦ TỊCH", "(Đã ký)",
    ]


def test_data_table() -> None:
    page = "<p>Bảng</p><table>" + "".join(
        f"<tr><td>{i}</td><td>Việc {i}</td><td>Sở {i}</td><td>Quý {i}</td></tr>" for i in range(3)
    ) + "</table>"
    found = read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert found.text.split("\n")[1] == "0\tViệc 0\tSở 0\tQuý 0"
    assert found.tables[0].rows == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_encodings_of_a_page(encoding: str) -> None:
    page = "<html><body><p>Phòng thi đua xã An Hòa</p></body></html>"
    if encoding == "cp1258":
        data = b"<html><meta charset=windows-1258><body><p>Phong tr\xe0o thi \xf0ua</p></body></html>"
        assert read_bytes(data, "a.htm").text == "Phong trào thi đua"
        return
    assert read_bytes(page.encode(encoding), "a.htm").text == "Phòng thi đua xã An Hòa"


def test_footnotes_are_marked_and_their_marks_left_out() -> None:
    page = (
        '<html><body><p>Đạt 90%<a href="x#_ftn1">[1]</a> kế hoạch.</p>'
        '<p><a name="_ftn1"></a><a href="x#_ftnref1">[1]</a> Số ước tính.</p></body></html>'
    )
    found = read_bytes(page.encode(), "a.html")
    assert found.text == "Đạt 90% kế hoạch.\n[1] Số ước tính."
    assert found.line_kinds == ("body", "footnote")


def test_page_deeper_than_any_stack() -> None:
    deep = "<div>" * 3000 + "Đáy" + "</div>" * 3000
    assert "Đáy" in text(deep)


def test_saved_page() -> None:
    data = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        "<html><body><p>Kế hoạch số 4</p></body></html>\r\n--X--\r\n"
    ).encode()
    found = read_bytes(data, "a.mht")
    assert (found.text, found.source.reader) == ("Kế hoạch số 4", "mhtml")


def test_page_without_text_is_a_coded_error() -> None:
    with pytest.raises(ReadingError) as caught:
        text("<script>1</script>")
    assert caught.value.code == "TP104"


def test_positions_count_paragraphs() -> None:
    found = read_bytes(b"<html><body><p>A</p><p>B</p></body></html>", "a.html")
    assert found.locate(2, 3).paragraph == 2
