"""The command line as a person meets it: languages, exit codes, bad input, nothing lost."""

from __future__ import annotations

import json
import os

import pytest

from tests.commands import process, thidua

PLAN = """Số: 12/KH-SNV
An Sơn, ngày 20 tháng 3 năm 2023
KẾ HOẠCH
Triển khai phong trào thi đua "Làng quê xanh"
Thực hiện Kế hoạch số 85/KH-UBND ngày 01/3/2023 của Ủy ban nhân dân tỉnh, Sở Nội vụ xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao nhận thức.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Mẫu
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("ke-hoach")
    (root / "tot.txt").write_text(PLAN, "utf-8")
    return root


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_record_a_line_in_the_order_of_the_arguments(folder):
    other = folder / "a.txt"
    other.write_text(PLAN.replace("12/KH", "13/KH"), "utf-8")
    done = process("parse", folder / "tot.txt", other, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [r["document_number"]["text"] for r in lines(done)] == ["12/KH-SNV", "13/KH-SNV"]
    other.unlink()


BAD = {
    "rong.txt": (b"", "error"),
    "trang.txt": (b"  \n\n ", "error"),
    "nhi-phan.txt": (bytes(range(256)) * 40, "error"),
    "nul.txt": (PLAN.encode().replace(b"K\xe1\xba\xbe HO", b"\x00K\xe1\xba\xbe HO"), "record"),
    "surrogate.txt": (PLAN.encode() + b"\xed\xa0\x80 x", "record"),
    "mot-dong.txt": (b"ke hoach so 1/KH-UBND " * 460_000, "record"),
    "long-nhau.txt": ("\n".join(f"{'1.' * n} Mục" for n in range(1, 301)).encode(), "record"),
    "cat.pdf": (b"%PDF-1.7\n1 0 obj <<", "error"),
    "hong.docx": (b"PK\x03\x04" + b"\x00" * 200, "error"),
}


def test_bad_files_are_items_and_the_others_go_on(folder, tmp_path):
    paths = []
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
        paths.append(tmp_path / name)
    missing = tmp_path / "khong-co.txt"
    done = thidua("parse", *paths, missing, folder / "tot.txt")
    assert "Traceback" not in done.stderr
    assert done.exit_code == 1
    items = lines(done)
    assert len(items) == len(BAD) + 2
    for item, (name, (_, expected)) in zip(items, BAD.items(), strict=False):
        found = "error" if "error" in item else "record"
        assert found == expected, f"{name}: {item.get('error') or item.get('diagnostics')}"
        if found == "error":
            assert item["error"]["code"].startswith("TP") and item["error"]["message"]
            assert item["error"]["code"] != "TP199", f"{name}: {item['error']}"
    assert items[-2]["error"]["code"] == "TP101"
    assert items[-1]["document_number"]["text"] == "12/KH-SNV"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_no_permission_is_a_coded_error(tmp_path):
    path = tmp_path / "kin.txt"
    path.write_text(PLAN, "utf-8")
    path.chmod(0)
    done = thidua("parse", path)
    assert done.exit_code == 3 and lines(done)[0]["error"]["code"] == "TP103"


def test_folders_give_their_documents_only(folder, tmp_path):
    (tmp_path / "con").mkdir()
    (tmp_path / "con" / "b.txt").write_text(PLAN, "utf-8")
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    for name in ("gold.json", "README.md", ".an", "bang.csv"):
        (tmp_path / name).write_text("{}", "utf-8")
    done = thidua("parse", tmp_path)
    assert [r["source"]["path"].rsplit("/", 1)[-1] for r in lines(done)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("parse", "khong-co.txt"), 3), (("parse",), 2), (("khong-co-lenh",), 2), (("--version",), 0), (("schema",), 0)],
)
def test_exit_codes(arguments, code):
    assert thidua(*arguments).exit_code == code


@pytest.mark.parametrize(("lang", "word"), [("vi", "Đọc kế hoạch"), ("en", "Read issued")])
def test_help_speaks_the_chosen_language(lang, word):
    assert word in process("--lang", lang, "--help").stdout
    assert word in process("--help", THIDUA_LANG=lang).stdout


@pytest.mark.parametrize(("lang", "word"), [("vi", "Không tìm thấy tệp"), ("en", "File not found")])
def test_errors_speak_the_chosen_language(lang, word):
    done = process("parse", "khong-co.txt", "--lang", lang)
    assert word in done.stderr and word in lines(done)[0]["error"]["message"]


@pytest.mark.parametrize("form", ["table", "text"])
def test_forms_for_people(folder, form):
    done = thidua("parse", folder, "--format", form)
    assert done.exit_code == 0 and "12/KH-SNV" in done.stdout


@pytest.mark.parametrize(("lang", "words"), [("vi", ("Kết luận", "Đạt: ")), ("en", ("Verdict", "Pass: "))])
def test_verdicts_on_the_screen_speak_the_chosen_language(folder, lang, words):
    done = process("check", folder, "--format", "table", "--lang", lang)
    assert done.returncode == 0 and all(word in done.stdout for word in words), done.stdout
    assert "not_applicable" not in done.stdout


def test_brackets_of_help_are_not_taken_for_markup():
    assert "'thidua-parse[semantic]'" in "".join(thidua("check", "--help").stdout.split("\n"))


def test_output_file_appears_whole(folder, tmp_path):
    out = tmp_path / "sau" / "r.jsonl"
    assert thidua("parse", folder, "--out", out).exit_code == 0
    assert json.loads(out.read_text("utf-8"))["document_number"]["serial"] == "12"
    assert not list(out.parent.glob("*.part"))


def test_jobs_keep_the_order(folder, tmp_path):
    for i in range(9):
        (tmp_path / f"{i}.txt").write_text(PLAN.replace("12/KH", f"{i + 1}/KH"), "utf-8")
    done = process("parse", tmp_path, "--jobs", "2")
    assert [r["document_number"]["serial"] for r in lines(done)] == [str(i + 1) for i in range(9)]


def test_link_prints_edges_and_a_tree(folder):
    (edge,) = lines(thidua("link", folder))
    assert edge["relation"] == "implements" and edge["to"]["number"] == "85/KH-UBND"
    tree = thidua("link", folder, "--format", "tree").stdout
    assert tree.index("85/KH-UBND") < tree.index("12/KH-SNV")


def test_check_and_report(folder, tmp_path):
    rows = lines(thidua("check", folder))
    assert rows and {"rule", "verdict", "child", "parent", "evidence", "message"} <= set(rows[0])
    assert all(row["parent"] is None for row in rows)  # its parent is not at hand
    done = thidua("report", folder, "--out", tmp_path)
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "report.html").stat().st_size > 5000
