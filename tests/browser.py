"""A small client for headless Chromium through chromedriver (W3C WebDriver over HTTP).

Used by tests and benchmarks that open pages as their users do. Chromium is started without any
network of its own; pages come from files or from loopback.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

#: seconds that a script, and an answer of the driver, may take
LONGEST = 120


def missing() -> str | None:
    """What is not installed, or None: the reason of a skip."""
    lacking = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    return f"{' and '.join(lacking)} not installed (apt: chromium chromium-driver)" if lacking else None


class BrowserError(RuntimeError):
    """What the driver answered instead of a value."""


class Browser:
    """One window; ``script`` runs JavaScript in the page, ``find`` gives elements by CSS selector."""

    def __init__(self, port: int, session: str) -> None:
        self._port, self._session = port, session

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        return _request(self._port, method, f"/session/{self._session}{path}", body)

    def open(self, address: str) -> None:
        """Load a page and wait for its ``load`` event."""
        self._call("POST", "/url", {"url": address})

    def script(self, source: str, *arguments: Any) -> Any:
        """The value of a function body in the page ("return …"); elements are passed as found."""
        return self._call("POST", "/execute/sync", {"script": source, "args": list(arguments)})

    def run(self, source: str) -> Any:
        """The value of the body of an async function in the page: it may ``await``."""
        return self.script(f"return (async function () {{{source}}})();")

    def wait(self, condition: str, seconds: float = 20.0) -> Any:
        """The first true value of a JavaScript expression; raises ``TimeoutError``."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = self.script(f"return {condition};")
            if value:
                return value
            time.sleep(0.02)
        raise TimeoutError(condition)

    def find(self, selector: str) -> Any:
        """The first element of a CSS selector; raises :class:`BrowserError` where there is none."""
        return self._call("POST", "/element", {"using": "css selector", "value": selector})

    def click(self, selector: str) -> None:
        """A real click, which fails where the element is hidden or covered."""
        self._call("POST", f"/element/{self.find(selector)[ELEMENT]}/click", {})

    def type(self, selector: str, text: str) -> None:
        """Real key strokes into an element."""
        self._call("POST", f"/element/{self.find(selector)[ELEMENT]}/value", {"text": text})

    def size(self, width: int, height: int) -> None:
        """Size of the window in pixels."""
        self._call("POST", "/window/rect", {"width": width, "height": height})

    def screenshot(self, path: str | Path) -> None:
        """The visible part of the page as PNG."""
        Path(path).write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def log(self) -> list[dict[str, Any]]:
        """Messages of the console, security errors included."""
        return list(self._call("POST", "/se/log", {"type": "browser"}))


def _request(port: int, method: str, path: str, body: Any = None) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    data = None if method == "GET" else json.dumps(body or {}).encode()
    connection.request(method, path, data, {"Content-Type": "application/json"})
    answer = json.loads(connection.getresponse().read())
    connection.close()
    value = answer.get("value")
    if isinstance(value, dict) and "error" in value:
        raise BrowserError(f"{value['error']}: {value.get('message', '')[:300]}")
    return value


@contextlib.contextmanager
def browser(width: int = 1400, height: int = 900, flags: Sequence[str] = ()) -> Iterator[Browser]:
    """A headless Chromium with an empty profile, closed at the end with all its processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen(
        ["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    session = None
    try:
        for _ in range(200):
            try:
                _request(port, "GET", "/status")
                break
            except OSError:
                time.sleep(0.05)
        options = {
            "binary": shutil.which("chromium"),
            "args": [*FLAGS, f"--user-data-dir={profile.name}", f"--window-size={width},{height}", *flags],
        }
        wanted = {
            "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"},
            "timeouts": {"script": LONGEST * 1000},
        }
        session = _request(port, "POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        yield Browser(port, session)
    finally:
        if session is not None:
            with contextlib.suppress(OSError, BrowserError):
                _request(port, "DELETE", f"/session/{session}")
        driver.terminate()
        driver.wait(timeout=10)
        profile.cleanup()
