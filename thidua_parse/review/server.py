"""The review page's server: this machine only, one token, no files but its own three.

What it defends against: other machines (bound to 127.0.0.1), other programs' pages in the same
browser (a token in a strict cookie, the ``Host`` header against DNS rebinding, a header on every
POST that forms cannot send), scripts in documents (a content security policy that allows this
page's own files only; documents travel as JSON and are put in as text), and large requests.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ..errors import ThiduaError, UsageError, system_reason
from .checked import Checked
from .model import LONGEST_NAME
from .session import Session, decide_heading
from .views import Views

HOST = "127.0.0.1"
#: largest body of a POST in bytes
LARGEST = 256 * 1024
#: header of every POST, which no form of another page can send
HEADER = "X-Thidua"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: the only files there are: path → name in ``page/`` and type
FILES = {
    "/": ("review.html", "text/html; charset=utf-8"),
    "/review.js": ("review.js", "text/javascript; charset=utf-8"),
    "/panels.js": ("panels.js", "text/javascript; charset=utf-8"),
    "/links.js": ("links.js", "text/javascript; charset=utf-8"),
    "/review.css": ("review.css", "text/css; charset=utf-8"),
}


class ReviewServer(ThreadingHTTPServer):
    """Serves one session; ``address`` is what to open, with the token in it."""

    daemon_threads = True

    def __init__(self, session: Session, port: int = 0) -> None:
        self.session = session
        self.views = Views(session)
        self.token = secrets.token_urlsafe(32)
        try:
            super().__init__((HOST, port), Handler)
        except (OSError, OverflowError) as error:
            raise UsageError("TP723", port=port, reason=system_reason(error)) from error
        self.port = int(self.server_address[1])
        self.cookie = f"thidua_review_{self.port}"

    @property
    def address(self) -> str:
        """The address to open in a browser of this machine."""
        return f"http://{HOST}:{self.port}/?token={self.token}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A broken connection is no news."""


class _Refused(Exception):
    def __init__(self, status: HTTPStatus, message: str = "") -> None:
        self.status, self.message = status, message


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: ReviewServer
    protocol_version = "HTTP/1.1"
    server_version = "thidua"
    sys_version = ""
    timeout = 30

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: addresses hold the token."""

    def do_GET(self) -> None:
        """The page's files and its questions."""
        self._answer(self._get)

    def do_POST(self) -> None:
        """Decisions."""
        self._answer(self._post)

    def _answer(self, work: Callable[[], None]) -> None:
        try:
            self._same_host()
            work()
        except _Refused as refused:
            self._send(refused.status, {"error": refused.message or refused.status.phrase})
        except UsageError as error:
            self._send(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": error.message(self.server.session.language)})
        except ThiduaError as error:
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": error.message(self.server.session.language)})
        except (KeyError, IndexError, ValueError, TypeError):
            self._send(HTTPStatus.BAD_REQUEST, {"error": HTTPStatus.BAD_REQUEST.phrase})

    # --- who may ask ------------------------------------------------------------------------------

    def _same_host(self) -> None:
        allowed = {f"{HOST}:{self.server.port}", f"localhost:{self.server.port}"}
        if self.headers.get("Host", "") not in allowed:
            raise _Refused(HTTPStatus.FORBIDDEN)
        origin = self.headers.get("Origin")
        if origin is not None and origin not in {f"http://{name}" for name in allowed}:
            raise _Refused(HTTPStatus.FORBIDDEN)

    def _known(self) -> bool:
        for part in self.headers.get("Cookie", "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == self.server.cookie and _equal(value, self.server.token):
                return True
        return False

    def _must_be_known(self) -> None:
        if not self._known():
            raise _Refused(HTTPStatus.FORBIDDEN, self.server.views.words("forbidden"))

    # --- reading ----------------------------------------------------------------------------------

    def _get(self) -> None:
        parts = urlsplit(self.path)
        asked = {k: v[0] for k, v in parse_qs(parts.query, max_num_fields=20).items()}
        if parts.path == "/" and "token" in asked:
            if not _equal(asked["token"], self.server.token):
                raise _Refused(HTTPStatus.FORBIDDEN, self.server.views.words("forbidden"))
            self._send(HTTPStatus.SEE_OTHER, None, headers={
                "Location": "/",
                "Set-Cookie": f"{self.server.cookie}={self.server.token}; Path=/; HttpOnly; SameSite=Strict",
            })
            return
        self._must_be_known()
        if parts.path in FILES:
            name, kind = FILES[parts.path]
            text = resources.files(__package__).joinpath("page", name).read_text("utf-8")
            if name == "review.html":
                text = text.replace("{{language}}", self.server.session.language)
                text = text.replace("{{title}}", self.server.views.words("title"))
            self._send(HTTPStatus.OK, text.encode(), kind)
            return
        self._send(HTTPStatus.OK, self._asked(parts.path, asked))

    def _asked(self, path: str, asked: dict[str, str]) -> Any:
        views = self.server.views
        document = int(asked["document"]) if asked.get("document") else None
        if document is not None and not 0 <= document < len(self.server.session.plans):
            raise _Refused(HTTPStatus.NOT_FOUND)
        paged: dict[str, Any] = {
            "document": document, "state": asked.get("state", ""), "offset": max(0, int(asked.get("offset") or 0)),
        }
        match path:
            case "/api/start":
                return views.start()
            case "/api/queue":
                return views.queue(field=asked.get("field", ""), query=asked.get("query", "").casefold(), **paged)
            case "/api/value":
                return views.value(asked["key"])
            case "/api/form":
                return views.form(asked["field"])
            case "/api/text":
                return views.text(int(asked["document"]))
            case "/api/links":
                return views.links(**paged)
            case "/api/verdicts":
                return views.verdicts(verdict=asked.get("verdict", ""), rule=asked.get("rule", ""), **paged)
        raise _Refused(HTTPStatus.NOT_FOUND)

    # --- deciding ---------------------------------------------------------------------------------

    def _post(self) -> None:
        self._must_be_known()
        if self.headers.get(HEADER) != "1" or self.headers.get_content_type() != "application/json":
            raise _Refused(HTTPStatus.FORBIDDEN)
        try:
            size = int(self.headers.get("Content-Length", ""))
        except ValueError as error:
            raise _Refused(HTTPStatus.LENGTH_REQUIRED) from error
        if not 0 <= size <= LARGEST:
            self.close_connection = True
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body = json.loads(self.rfile.read(size))
        if not isinstance(body, dict):
            raise ValueError("no object")
        session = self.server.session
        if self.path == "/api/recheck":
            session.checked.again()
            self._send(HTTPStatus.OK, {"progress": self.server.views.progress()})
            return
        who = str(body.get("who") or "").strip()[:LONGEST_NAME]
        if not who:
            raise UsageError("TP722", field="who", value="", reason=self.server.views.words("who_ask"))
        key = self._decide(session, session.checked, body, who)
        self._send(HTTPStatus.OK, {"key": key, "progress": self.server.views.progress()})

    def _decide(self, session: Session, checked: Checked, body: dict[str, Any], who: str) -> str:
        note = body.get("note")
        note = str(note) if note is not None else None
        new = body.get("new") or {}
        action = body.get("action")
        if not isinstance(new, dict) or action not in ("confirm", "correct", "reject", "add", "undo"):
            raise ValueError("no decision")
        match self.path:
            case "/api/value":
                if action == "add":
                    return session.add(
                        _number(body, "document", session), str(body["field"]), who, new=new, span=body.get("span"),
                        note=note,
                    )
                return session.decide(str(body["key"]), action, who, new=new, span=body.get("span"), note=note)
            case "/api/outline":
                subject = body.get("subject")
                return decide_heading(
                    session, _number(body, "document", session), action, who, new=new, span=body.get("span"),
                    subject=None if subject is None else str(subject), note=note,
                )
            case "/api/link":
                if action == "add":
                    return checked.add_link(
                        _number(body, "document", session), _number(body, "other", session), who,
                        relation=str(new.get("relation") or "implements"), note=note,
                    )
                return checked.decide_link(str(body["key"]), action, who, new=new, note=note)
            case "/api/verdict":
                return checked.decide_verdict(str(body["key"]), action, who, new=new, note=note)
        raise _Refused(HTTPStatus.NOT_FOUND)

    # --- answering --------------------------------------------------------------------------------

    def _send(
        self, status: HTTPStatus, body: Any, kind: str = "application/json; charset=utf-8",
        headers: dict[str, str] | None = None,
    ) -> None:
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status >= HTTPStatus.BAD_REQUEST and self.command == "POST":
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)


def _equal(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _number(body: dict[str, Any], name: str, session: Session) -> int:
    number = body[name]
    if type(number) is not int or not 0 <= number < len(session.plans):
        raise ValueError(name)
    return number
