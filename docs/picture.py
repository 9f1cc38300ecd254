"""Makes the README's picture: the notebook's view of a fixture, by headless Chromium (``nox -s picture``)."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import newsclean

ROOT = Path(__file__).parent.parent
PAGE = "fixtures/wire-story.html"
PICTURE = ROOT / "docs" / "notebook-view.png"

WIDTH = 900
"""CSS pixels: as wide as GitHub shows a README."""

SCALE = 1.25
"""Device pixels for a CSS pixel: sharp enough on a dense screen, and small enough to commit."""

CELL = f"""import newsclean

newsclean.clean(newsclean.load("{PAGE}"))"""

STYLE = """
:root { color-scheme: light }
body { margin: 0; padding: 20px 24px; font: 15px/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; width: 852px;
       box-sizing: border-box; background: #fff; color: #1f2328 }
.cell { display: grid; grid-template-columns: 4.5em 1fr; margin-bottom: 14px }
.cell > :first-child { color: #307fc1; font: 13px/1.5 "DejaVu Sans Mono", monospace; padding-top: 9px }
.cell pre { margin: 0; padding: 8px 12px; background: #f5f5f5; border: 1px solid #e0e0e0;
            font: 13px/1.5 "DejaVu Sans Mono", monospace }
.newsclean { max-width: none !important }
"""


def chromium(*arguments: str) -> str:
    """Run the browser on arguments; what it prints."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        sys.exit("there is no Chromium: apt-get install chromium, or name it in CHROMIUM")
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
            f"--user-data-dir={profile}", *arguments,
        ]  # fmt: skip
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def main() -> None:
    """Write the picture."""
    view = newsclean.clean(newsclean.load(ROOT / PAGE))._repr_html_()
    page = (
        f'<!DOCTYPE html><meta charset="utf-8"><style>{STYLE}</style><body>'
        f'<div class="cell"><div>In [1]:</div><pre>{html.escape(CELL)}</pre></div>'
        f'<div class="cell"><div style="color:#bf5b3d">Out[1]:</div>{view}</div>'
        '<script>document.title = "height " + Math.ceil(document.body.getBoundingClientRect().height)</script>'
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "view.html"
        file.write_text(page, encoding="utf-8")
        found = re.search(r"<title>height (\d+)", chromium(f"--window-size={WIDTH},400", "--dump-dom", file.as_uri()))
        height = int(found[1]) if found else 1200
        chromium(
            f"--window-size={WIDTH},{height}",
            f"--force-device-scale-factor={SCALE}",
            f"--screenshot={PICTURE}",
            file.as_uri(),
        )
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
