"""Pages opened in a real browser: what a script finds there comes back as JSON."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess

import pytest

BROWSER = next(
    (p for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable") if (p := shutil.which(name))),
    None,
)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine: the page cannot be opened")


def ask(page: str, folder, script: str, size: str = "1400,900", wait: int = 4000):
    """The value that the body ``script`` of an async function returns in the page, without a network."""
    probe = (
        "<script>window.addEventListener('load',async function(){var out;try{out=await (async function(){"
        + script
        + "})();}catch(e){out={error:String(e)}}var p=document.createElement('pre');p.id='probe';"
        "p.textContent=JSON.stringify(out);document.body.append(p);});</script>"
    )
    assert page.count("</body>") == 1
    file = folder / "probe.html"
    file.write_text(page.replace("</body>", probe + "</body>"), encoding="utf-8")
    done = subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            f"--user-data-dir={folder}/profile", "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--window-size={size}", f"--virtual-time-budget={wait}", "--dump-dom", file.as_uri(),
        ],
        capture_output=True, timeout=120, check=False,
    )
    dom = done.stdout.decode("utf-8", "replace")
    found = re.search(r'<pre id="probe">(.*?)</pre>', dom, re.DOTALL)
    assert found, done.stderr.decode("utf-8", "replace")[-2000:]
    return json.loads(html.unescape(found[1]))
