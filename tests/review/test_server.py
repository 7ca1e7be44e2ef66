"""The page's server: who may ask, how much, and for what."""

from __future__ import annotations

import http.client
import json
import socket

import pytest

from thidua_parse.errors import UsageError
from thidua_parse.review.server import HOST, LARGEST, ReviewServer

from .helpers import WHO, served, session_of, write_plans


@pytest.fixture
def server(tmp_path):
    write_plans(tmp_path / "van-ban")
    with served(session_of(tmp_path / "van-ban")) as server:
        yield server


def ask(server, method, path, body=None, **headers):
    connection = http.client.HTTPConnection(HOST, server.port, timeout=10)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def cookie(server):
    return {"Cookie": f"{server.cookie}={server.token}"}


def post(server, path, body, **more):
    headers = {"Content-Type": "application/json", "X-Thidua": "1", **cookie(server), **more}
    return ask(server, "POST", path, json.dumps(body), **{k: v for k, v in headers.items() if v is not None})


def first(server):
    return next(iter(server.session.queue))


def lines(server):
    path = server.session.file.path
    return path.read_text("utf-8").splitlines() if path.exists() else []


def test_it_listens_on_this_machine_only(server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.address.startswith("http://127.0.0.1:")


def test_the_token_is_changed_for_a_strict_cookie(server):
    answer, _ = ask(server, "GET", f"/?token={server.token}")
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    kept = answer.headers["Set-Cookie"]
    assert "HttpOnly" in kept and "SameSite=Strict" in kept
    answer, data = ask(server, "GET", "/", **cookie(server))
    assert answer.status == 200 and b"<html" in data
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/?token=sai", "/review.js", "/api/start", "/api/queue", "/api/text?document=0"])
def test_without_the_token_there_is_nothing(server, path):
    answer, data = ask(server, "GET", path)
    assert answer.status == 403 and "KIM" not in data.decode()
    answer, _ = ask(server, "GET", path, Cookie=f"{server.cookie}={server.token[:-1]}")
    assert answer.status == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", ""])
def test_a_name_that_points_here_is_refused(server, host):
    answer, _ = ask(server, "GET", "/api/start", **cookie(server), Host=host)
    assert answer.status == 403


def test_another_origin_is_refused(server):
    answer, _ = post(server, "/api/value", {"key": first(server), "action": "confirm", "who": WHO}, Origin="http://evil.example")
    assert answer.status == 403 and lines(server) == []


@pytest.mark.parametrize("headers", [
    {"X-Thidua": None}, {"X-Thidua": "0"}, {"Content-Type": "text/plain"},
    {"Content-Type": "application/x-www-form-urlencoded"}, {"Cookie": "x=y"},
])
def test_a_form_of_another_page_cannot_decide(server, headers):
    answer, _ = post(server, "/api/value", {"key": first(server), "action": "confirm", "who": WHO}, **headers)
    assert answer.status == 403 and lines(server) == []


@pytest.mark.parametrize("path", [
    "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/page/review.html", "/review.css/", "/corrections.jsonl",
    "/%2e%2e/session.py", "/api/", "/api/files",
])
def test_there_are_no_other_files(server, path):
    answer, data = ask(server, "GET", path, **cookie(server))
    assert answer.status == 404 and b"root:" not in data


def test_a_large_body_is_refused_before_it_is_read(server):
    with socket.create_connection((HOST, server.port), timeout=10) as raw:
        raw.sendall(
            f"POST /api/value HTTP/1.1\r\nHost: {HOST}:{server.port}\r\nCookie: {server.cookie}={server.token}\r\n"
            f"X-Thidua: 1\r\nContent-Type: application/json\r\nContent-Length: {LARGEST + 1}\r\n\r\n".encode()
        )
        assert b" 413 " in raw.recv(200)


@pytest.mark.parametrize("length", ["-1", "viele", ""])
def test_a_body_needs_a_length(server, length):
    with socket.create_connection((HOST, server.port), timeout=10) as raw:
        raw.sendall(
            f"POST /api/value HTTP/1.1\r\nHost: {HOST}:{server.port}\r\nCookie: {server.cookie}={server.token}\r\n"
            f"X-Thidua: 1\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n".encode()
        )
        assert raw.recv(200).split(b" ")[1] in (b"411", b"413")


@pytest.mark.parametrize(("body", "status"), [
    ({}, 422), ({"who": WHO}, 400), ({"who": WHO, "action": "confirm", "key": "d9:kind"}, 400),
    ({"who": WHO, "action": "delete", "key": "d0:kind"}, 400), ({"who": " ", "action": "confirm", "key": "d0:kind"}, 422),
    ({"who": WHO, "action": "correct", "key": "d0:issued_on", "new": {"iso": "hôm qua"}}, 422),
    ({"who": WHO, "action": "correct", "key": "d0:issued_on", "new": ["iso"]}, 400),
    ({"who": WHO, "action": "correct", "key": "d0:subject", "new": {"value": "x"}, "span": [5, 999999]}, 422),
    ({"who": WHO, "action": "correct", "key": "d0:subject", "new": {"value": "x"}, "span": ["a", "b"]}, 422),
    ({"who": WHO, "action": "reject", "key": "d0:targets:all"}, 422),
    ({"who": WHO, "action": "add", "document": 7, "field": "targets", "new": {}}, 400),
    ({"who": WHO, "action": "add", "document": 0, "field": "subject", "new": {"value": "x"}}, 400),
    ([1], 400),
])
def test_what_is_no_decision_is_refused_and_nothing_is_kept(server, body, status):
    answer, data = post(server, "/api/value", body)
    assert answer.status == status and json.loads(data)["error"]
    assert lines(server) == []


def test_a_decision_is_on_the_disk_when_it_is_answered(server):
    answer, data = post(server, "/api/value", {"key": first(server), "action": "confirm", "who": WHO})
    assert answer.status == 200
    assert json.loads(data)["progress"]["text"].startswith("đã rà soát 1/")
    [line] = map(json.loads, lines(server))
    assert (line["schema"], line["who"], line["action"]) == ("thidua-correction/1", WHO, "confirm")


def test_the_queue_comes_in_pages_least_sure_first(server):
    rows = json.loads(ask(server, "GET", "/api/queue", **cookie(server))[1])["rows"]
    sure = [r["confidence"] for r in rows if r["confidence"] is not None]
    assert sure == sorted(sure)
    only = json.loads(ask(server, "GET", "/api/queue?field=targets&document=0&state=open", **cookie(server))[1])
    assert {r["field"] for r in only["rows"]} == {"targets"} and only["total"] == len(only["rows"]) == 2
    assert json.loads(ask(server, "GET", "/api/queue?offset=100000", **cookie(server))[1])["rows"] == []


@pytest.mark.parametrize("query", ["document=99", "document=-1", "document=a", "offset=a"])
def test_wrong_questions_are_answered_with_a_code(server, query):
    answer, _ = ask(server, "GET", f"/api/queue?{query}", **cookie(server))
    assert answer.status in (400, 404)


def test_what_another_process_writes_is_seen(server):
    from thidua_parse.review import CorrectionFile

    session = server.session
    other = session_of(session.file.path.parent)
    other.decide(session.queue[0], "reject", "Phạm Văn Nam")
    assert isinstance(session.file, CorrectionFile)
    rows = json.loads(ask(server, "GET", "/api/queue", **cookie(server))[1])["rows"]
    assert rows[0]["state"] == "reject"


def test_a_port_that_is_taken_is_told(server):
    with pytest.raises(UsageError) as told:
        ReviewServer(server.session, server.port)
    assert told.value.code == "TP723"
