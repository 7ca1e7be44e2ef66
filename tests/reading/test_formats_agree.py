"""The same plan as TXT, DOCX, HTML and PDF gives the same text and the same record."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading import SourceText, from_string, read_bytes
from thidua_parse.reading.office import program

CORPUS = Path(__file__).parents[2] / "corpus"
PLAN = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG LÔ
Số: 45/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Lô, ngày 12 tháng 02 năm 2019

KẾ HOẠCH
Tổ chức phong trào thi đua “Sạch nhà, đẹp ngõ” trên địa bàn huyện năm 2019

Thực hiện Kế hoạch số 08/KH-UBND ngày 10/01/2019 của Ủy ban nhân dân tỉnh Vĩnh Phúc về phong trào thi đua “Sạch nhà, đẹp ngõ”, Ủy ban nhân dân huyện xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao ý thức của nhân dân trong việc giữ gìn vệ sinh nơi ở; hình thành nếp sống gọn gàng, ngăn nắp trong từng gia đình.
2. Yêu cầu
a) Nội dung thi đua cụ thể, dễ nhớ, dễ làm, có đăng ký và kiểm tra.
II. NỘI DUNG
1. Mỗi hộ dân dành mười lăm phút buổi sáng thứ bảy hằng tuần quét dọn đường làng, ngõ xóm.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ chủ trì, phối hợp với Phòng Tài nguyên và Môi trường hướng dẫn, theo dõi; báo cáo Ủy ban nhân dân huyện trước ngày 15/12/2019.
2. Ủy ban nhân dân các xã, thị trấn phát động phong trào trong tháng 3 năm 2019./.

Nơi nhận:
- UBND tỉnh (b/c);
- Các xã, thị trấn;
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Đỗ Khắc Minh
"""


def builder() -> Any:
    """The committed script that builds the variants of the sample plans."""
    path = CORPUS / "build_variants.py"
    if not path.exists():
        pytest.skip("corpus/build_variants.py is not here (installed package)")
    spec = importlib.util.spec_from_file_location("build_variants", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_variants"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def variants() -> dict[str, SourceText]:
    made = builder().build(PLAN, ("docx", "html", "pdf", "stamped.pdf"))
    return {suffix: read_bytes(data, f"plan.{suffix}") for suffix, data in made.items()}


def record(source: SourceText) -> Any:
    """The record without what belongs to the carrier: path, id, diagnostics of reading, positions."""
    dump = parse_text(source).model_dump(mode="json")
    for key in ("id", "source", "diagnostics", "tables", "digital_signatures"):
        dump.pop(key)

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items()
                    if k not in ("page", "bbox", "part", "paragraph")}
        return [bare(v) for v in value] if isinstance(value, list) else value

    return bare(dump)


@pytest.mark.parametrize("suffix", ["docx", "html", "pdf"])
def test_same_text_and_record(variants: dict[str, SourceText], suffix: str) -> None:
    if suffix not in variants:
        assert program() is None
        pytest.skip("LibreOffice is not installed: no PDF to read")
    plain = from_string(PLAN)
    assert variants[suffix].text == plain.text
    assert record(variants[suffix]) == record(plain)


def test_stamped_number_and_date_are_read(variants: dict[str, SourceText]) -> None:
    if "stamped.pdf" not in variants:
        assert program() is None
        pytest.skip("LibreOffice is not installed: no PDF to read")
    found = variants["stamped.pdf"]
    assert found.source.flattened
    assert "Số: 45/KH-UBND" in found.text.replace("45 /", "45/")
    assert "ngày 12 tháng 02 năm 2019" in found.text


@pytest.mark.parametrize("path", sorted((CORPUS / "variants").glob("*.*")), ids=lambda p: p.name)
def test_committed_variants_say_what_the_sample_says(path: Path) -> None:
    if path.name.endswith(("scan.pdf", "stamped.pdf")):
        pytest.skip("pictures and stamps have tests of their own")
    name = path.name.split(".")[0]
    plain = (CORPUS / "plans" / f"{name}.txt").read_text(encoding="utf-8")
    assert read_bytes(path.read_bytes(), path.name).text == from_string(plain).text
