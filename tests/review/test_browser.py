"""The review loop as an analyst goes through it, in a real browser."""

from __future__ import annotations

import json

import pytest

import thidua_parse as tp
from tests import browser as chromium
from tests.commands import thidua

from .helpers import LOWER, UPPER, WHO, plans_of, served, session_of, write_plans

pytestmark = pytest.mark.skipif(chromium.missing() is not None, reason=str(chromium.missing()))
READY = "document.querySelector('#queue button') && document.querySelector('#confirm')"


def start(window, server, who=WHO):
    window.open(server.address)
    window.wait("document.querySelector('#queue button')")
    window.wait("document.getElementById('ask').open")
    window.type("#ask-name", who)
    window.click("#ask-save")
    window.wait(READY)


def go_to(window, key):
    window.wait(f"document.querySelector('#queue button[data-key=\"{key}\"]')")
    window.script("document.querySelector(arguments[0]).click()", f'#queue button[data-key="{key}"]')
    window.wait(f"document.querySelector('#queue button[data-key=\"{key}\"]').getAttribute('aria-current') == 'true' && document.getElementById('form').dataset.key == '{key}' && {READY}")


def state_of(window, key):
    return window.script("return document.querySelector(arguments[0]).className", f'#queue button[data-key="{key}"]')


def field_of(session, field, name="huyen.txt"):
    return next(
        i.key for i in session.items.values()
        if i.field == field and not i.whole and session.plans[i.document].source.path.endswith(name)
    )


def set_value(window, selector, value):
    window.script("arguments[0].value = ''", window.find(selector))
    window.type(selector, value)


def saved(window, words):
    window.wait(f"document.getElementById('message').textContent.includes({json.dumps(words)})")


def test_the_whole_loop(window, tmp_path):
    """Confirm, correct, reject a link, change a verdict; reload; parse again; write gold."""
    folder = tmp_path / "van-ban"
    write_plans(folder)
    session = session_of(folder)
    subject, number = field_of(session, "subject"), field_of(session, "document_number")
    with served(session) as server:
        start(window, server)
        window.wait("document.querySelectorAll('#queue button').length > 40")
        go_to(window, subject)
        window.click("#confirm")
        saved(window, "đã xác nhận")
        go_to(window, number)
        assert window.script("return document.querySelector('#text .here').textContent") == "61/KH-UBND"
        set_value(window, "#a-text", "67/KH-UBND")
        window.type("#note", "dấu đóng mờ")
        window.click("#save")
        saved(window, "đã sửa")
        window.click("#tab-links")
        window.wait("document.querySelector('#link-relation')")
        link = next(i.key for i in session.checked.links().values() if i.document == 0 and i.edge.is_parent)
        go_to(window, link)
        window.click("#reject")
        saved(window, "đã loại bỏ")
        window.click("#tab-verdicts")
        window.wait("document.querySelector('#verdict-pass')")
        verdict = next(i.key for i in session.checked.verdicts().values() if i.finding.rule == "G35")
        go_to(window, verdict)
        window.click("#verdict-pass")
        window.click("#save")
        window.wait("document.getElementById('message').className == 'bad'")  # a reason is needed
        window.type("#note", "phòng là đơn vị soạn thảo")
        window.click("#save")
        saved(window, "đã sửa")
        window.open(f"http://127.0.0.1:{server.port}/")  # the page again
        window.wait(READY)
        assert state_of(window, subject) == "confirm"
        assert state_of(window, number) == "correct"
        assert "đã rà soát 2/" in window.script("return document.getElementById('progress').textContent")
        window.click("#tab-links")
        window.wait("document.querySelector('#link-relation')")
        assert state_of(window, link) == "reject"
        links = len(session.checked.links())
        window.wait(f"document.getElementById('progress').textContent.endsWith(' 1/{links}')")
        window.click("#tab-verdicts")
        window.wait("document.querySelector('#verdict-pass')")
        assert state_of(window, verdict) == "correct"
        assert [m for m in window.log() if m["level"] == "SEVERE" and "favicon" not in m["message"]] == []
    # parsed again: the person's word holds
    done = thidua("check", folder, "--corrections", folder / "corrections.jsonl")
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    told = [r for r in rows if "reviewed" in r]
    assert [(r["rule"], r["verdict"], r["reviewed"]["was"], r["reviewed"]["by"]) for r in told] == [("G35", "pass", "fail", WHO)]
    assert not any(r["parent"] for r in rows if r["parent"] and (r["parent"]["path"] or "").endswith("tinh.txt"))
    plan = tp.apply_corrections(plans_of(folder)[0], folder / "corrections.jsonl")
    assert plan.document_number.text == "67/KH-UBND"


def test_keys_alone_bring_a_document_to_gold(window, tmp_path):
    folder = tmp_path / "van-ban"
    write_plans(folder)
    (folder / "tinh.txt").unlink()
    with served(session_of(folder)) as server:
        start(window, server)
        of = server.session.progress()[1]
        for done in range(1, of + 1):
            window.wait(READY)
            window.script("document.activeElement.blur()")
            window.type("body", "c")
            window.wait(f"document.getElementById('progress').textContent.includes(' {done}/')")
            window.wait(f"S.at == {min(done, of - 1)} && document.getElementById('form').dataset.key == S.rows[S.at].key && !S.sending")
        assert server.session.progress() == (of, of)
    done = thidua("review", folder, "--gold", tmp_path / "gold")
    assert done.exit_code == 0, done.output
    [path] = (tmp_path / "gold").iterdir()
    gold = json.loads(path.read_text("utf-8"))
    assert gold["document_number"] == {"text": "61/KH-UBND", "serial": "61", "status": "stated"}
    assert [r["number"] for r in gold["references"]] == ["145/KH-UBND"]
    assert gold["targets"][0]["value"] == 80.0 and gold["signature"]["name"] == "Lê Thu Hà"


HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


def test_text_of_documents_is_never_run(window, tmp_path):
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / "a<b>.txt").write_text(LOWER.replace("xanh, sạch, an toàn", HOSTILE).replace("Như trên", HOSTILE), "utf-8")
    (folder / "tinh.txt").write_text(UPPER.replace("xanh, sạch, an toàn", HOSTILE), "utf-8")
    session = session_of(folder)
    with served(session) as server:
        start(window, server, who=HOSTILE[:60])
        key = field_of(session, "subject", "a<b>.txt")
        go_to(window, key)
        window.type("#note", HOSTILE)
        window.click("#confirm")
        saved(window, "đã xác nhận")
        for tab, ready in (("links", "#link-relation"), ("verdicts", "#verdict-pass"), ("values", "#confirm")):
            window.click(f"#tab-{tab}")
            window.wait(f"document.querySelector('{ready}')")
        go_to(window, key)
        assert HOSTILE in window.script("return document.getElementById('text').textContent")
        assert window.script("return document.querySelectorAll('main img, main script, header img').length") == 0
        assert window.script("return document.title") == "Rà soát kết quả đọc văn bản"


def test_selected_words_become_the_value(window, tmp_path):
    folder = tmp_path / "van-ban"
    write_plans(folder)
    session = session_of(folder)
    with served(session) as server:
        start(window, server)
        key = field_of(session, "subject")
        go_to(window, key)
        window.script("""
            const piece = [...document.querySelectorAll('#text [data-start]')].find((p) => p.textContent.includes('Tổ chức phong trào'));
            const range = document.createRange(), at = piece.firstChild.data.indexOf('Tổ chức');
            range.setStart(piece.firstChild, at); range.setEnd(piece.firstChild, at + 'Tổ chức phong trào thi đua'.length);
            getSelection().removeAllRanges(); getSelection().addRange(range);""")
        window.wait("S.selection && S.selection[2].startsWith('Tổ chức')")
        window.click("#use-span")
        assert window.script("return document.getElementById('a-value').value") == "Tổ chức phong trào thi đua"
        window.click("#save")
        saved(window, "đã sửa")
    plan = tp.apply_corrections(session.plans[0], folder / "corrections.jsonl")
    assert plan.subject == plan.quote(plan.subject_span) == "Tổ chức phong trào thi đua"


def test_the_outline_is_mended(window, tmp_path):
    """A heading renamed, one joined, one made of selected words; undone; kept when the page is read again."""
    folder = tmp_path / "van-ban"
    write_plans(folder)
    session = session_of(folder)
    heading = "[...document.querySelectorAll('#outline button')].find((b) => b.textContent.includes({}))"
    with served(session) as server:
        start(window, server)
        window.script("document.getElementById('filter-field').value = 'sections'; document.getElementById('filter-field').dispatchEvent(new Event('change'))")
        window.wait("S.rows.length && S.rows.every((r) => r.field == 'sections') && document.getElementById('form').dataset.key == S.rows[S.at]?.key")
        go_to(window, "d0:sections")
        rows = window.script("return document.querySelectorAll('#outline li').length")
        window.script(f"{heading.format(repr('NỘI DUNG'))}.click()")
        assert window.script("return document.querySelector('#text .here').textContent").startswith("II. NỘI DUNG")
        set_value(window, "#a-title", "NỘI DUNG PHONG TRÀO")
        window.click("#heading-save")
        saved(window, "đã sửa")
        window.wait(f"{heading.format(repr('NỘI DUNG PHONG TRÀO'))}.parentElement.className == 'correct'")
        window.script(f"{heading.format(repr('TỔ CHỨC'))}.click()")
        window.click("#heading-join")
        saved(window, "đã loại bỏ")
        window.wait("document.querySelector('#outline .reject s')")
        window.script("""
            const piece = [...document.querySelectorAll('#text [data-start]')].find((p) => p.textContent.includes('giữ gìn vệ sinh'));
            const range = document.createRange(), at = piece.firstChild.data.indexOf('giữ gìn');
            range.setStart(piece.firstChild, at); range.setEnd(piece.firstChild, at + 'giữ gìn vệ sinh'.length);
            getSelection().removeAllRanges(); getSelection().addRange(range);""")
        window.wait("S.selection && S.selection[2] == 'giữ gìn vệ sinh'")
        window.click("#heading-split")
        saved(window, "đã bổ sung")
        window.wait("document.querySelector('#outline .add')")
        assert window.script("return document.querySelectorAll('#outline li').length") == rows + 1
        window.script("document.querySelector('#outline .reject button').click()")
        window.click("#heading-undo")
        saved(window, "đã hoàn tác")
        window.open(f"http://127.0.0.1:{server.port}/")
        window.wait(READY)
        go_to(window, "d0:sections")
        window.click("#confirm")
        saved(window, "đã xác nhận")
        assert [m for m in window.log() if m["level"] == "SEVERE" and "favicon" not in m["message"]] == []
    plan = tp.apply_corrections(plans_of(folder)[0], folder / "corrections.jsonl")
    titles = [section.title for _, section in plan.walk_sections()]
    assert "NỘI DUNG PHONG TRÀO" in titles and "giữ gìn vệ sinh" in titles and "TỔ CHỨC THỰC HIỆN" in titles
    assert {r.action for r in plan.reviewed if r.field == "sections"} == {"correct", "add", "confirm"}


def test_a_narrow_window_shows_everything_below_one_another(window, tmp_path):
    folder = tmp_path / "van-ban"
    write_plans(folder)
    with served(session_of(folder)) as server:
        window.size(500, 900)
        start(window, server)
        assert window.script("return document.documentElement.scrollWidth <= innerWidth")
        window.script("document.getElementById('confirm').scrollIntoView()")
        window.click("#confirm")
        saved(window, "đã xác nhận")


def test_the_queue_goes_on_where_a_page_ends_and_marks_lead_to_their_values(window, tmp_path):
    folder = tmp_path / "van-ban"
    for n in range(4):
        write_plans(folder / str(n))
        for path in (folder / str(n)).iterdir():
            path.write_text(path.read_text("utf-8").replace("/KH-UBND\nHà", f"{n}/KH-UBND\nHà").replace("61/", f"61{n}/"), "utf-8")
    shown = "document.getElementById('form').dataset.key == S.rows[S.at].key"
    with served(session_of(folder)) as server:
        window.size(1400, 900)
        start(window, server)
        window.wait(f"S.rows.length == 100 && S.total > 200 && {shown}")
        window.script("open(99)")
        window.wait(f"S.at == 99 && {shown}")
        window.type("body", "c")
        window.wait(f"S.at == 100 && S.rows.length == 200 && {shown}")
        window.script("S.filters.values = {field: 'targets'}; S.at = -1; filters(); load()")
        window.wait(f"S.total == 16 && S.rows[S.at].field == 'targets' && {shown}")
        window.script("[...document.querySelectorAll('#text mark')].find((m) => m.textContent.includes('/KH-UBND')).click()")
        window.wait(f"S.filters.values.document && S.rows[S.at].field == 'document_number' && {shown}")
        name = window.script("return document.getElementById('text-title').textContent")
        assert name == server.session.plans[int(window.script("return S.filters.values.document"))].source.path
