"""A drawing as a PNG: through a headless Chromium, or cairosvg where that is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import regex

from ...errors import ReportError

#: programs that can draw an SVG, by what they are called
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
#: longest side of a picture in pixels (a browser draws no larger ones reliably), and its time
SIDE, SECONDS = 8000, 120
_SIZE = regex.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')


def browser() -> str | None:
    """Path of a browser that can draw, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def svg_to_png(svg: str, scale: float = 2.0) -> bytes:
    """The drawing as a PNG at ``scale`` pixels a unit, less where a side would pass :data:`SIDE`.

    Raises :class:`ReportError` TP520 where neither cairosvg nor a browser is there, TP521 where
    the browser fails.
    """
    match = _SIZE.search(svg)
    width, height = (float(match[1]), float(match[2])) if match else (800.0, 600.0)
    scale = min(scale, SIDE / width, SIDE / height)
    try:
        import cairosvg  # not a dependency: taken where it is installed
    except ImportError:
        pass
    else:
        return bytes(cairosvg.svg2png(bytestring=svg.encode(), scale=scale))
    program = browser()
    if program is None:
        raise ReportError("TP520")
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder) / "drawing.html", Path(folder) / "drawing.png"
        page.write_text(
            f"<!DOCTYPE html><meta charset=utf-8><style>*{{margin:0}}svg{{display:block}}</style>{svg}",
            encoding="utf-8",
        )
        command = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--hide-scrollbars", f"--user-data-dir={folder}/profile", f"--force-device-scale-factor={scale:.4f}",
            f"--window-size={max(round(width), 1)},{max(round(height), 1)}", f"--screenshot={out}", page.as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ReportError("TP521", reason=str(error)) from error
        if not out.is_file():
            reason = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
            raise ReportError("TP521", reason=reason or f"exit {done.returncode}")
        return out.read_bytes()
