"""Notebooks and reports as a browser shows them: struck lines are struck, colours can be read, no script runs.

Needs Chromium, nbclient and nbconvert: ``nox -s browser`` brings them or says what is missing.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import newsclean
from newsclean.cli import main
from newsclean.palette import FAMILIES
from newsclean.rules import KINDS
from newsclean.types import Block, Removal

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
STORY = ROOT / "fixtures" / "wire-story.html"

EVIL = "<script>window.owned = 1</script><img src=x onerror='window.owned = 2'>"
PARAGRAPH = "The harbour of Ostrel was closed on Monday after the storm, the town said. " * 4
EVIL_PAGE = f"""<!DOCTYPE html><html><head><title>{html.escape(EVIL)}</title></head><body><article>
<h1>{html.escape(EVIL)}</h1><p>{PARAGRAPH}{html.escape(EVIL)}</p><p>{PARAGRAPH}</p><p>300x250 Ad</p>
</article></body></html>"""

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (success criterion 1.4.3)."""

HARNESS = """
<script>
function channel(c) { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }
function luminance([r, g, b]) { return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b) }
function numbers(colour) { const n = colour.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n }
function over([r, g, b, a], below) { return [r, g, b].map((c, i) => c * a + below[i] * (1 - a)) }
function ground(element) {
  if (!element) return GROUND;
  return over(numbers(getComputedStyle(element).backgroundColor), ground(element.parentElement));
}
function contrast(element) {
  const below = ground(element), style = getComputedStyle(element);
  const [a, b] = [luminance(over(numbers(style.color), below)), luminance(below)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
const struck = [...document.querySelectorAll(".newsclean del")].map(each => ({
  text: each.textContent, title: each.title, line: getComputedStyle(each).textDecorationLine,
  colour: getComputedStyle(each).textDecorationColor, contrast: contrast(each)}));
const kept = [...document.querySelectorAll(".newsclean p:not([class])")].map(contrast);
const result = document.createElement("pre");
result.id = "result";
result.textContent = JSON.stringify({owned: window.owned ?? null, struck, kept,
  images: document.querySelectorAll(".newsclean img, .newsclean script").length,
  headings: [...document.querySelectorAll(".newsclean h3")].map(each => each.textContent),
  text: document.body.innerText});
document.body.append(result);
</script>
"""


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "nox -s browser says how to get one"
    return found


def seen(page: str, folder: Path, ground: tuple[int, int, int]) -> dict:
    """What a browser makes of a page."""
    file = folder / "page.html"
    file.write_text(page.replace("</body>", HARNESS.replace("GROUND", json.dumps(ground)) + "</body>"), "utf-8")
    command = [
        chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=5000", "--dump-dom", file.as_uri(),
    ]  # fmt: skip
    dom = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search('<pre id="result">(.*?)</pre>', dom, re.DOTALL)
    assert found, dom[-2000:]
    return json.loads(html.unescape(found[1]))


def run_notebook(*cells: str, theme: str) -> str:
    """A notebook with these cells, executed and exported to HTML."""
    import nbformat.v4 as nbf
    from nbclient import NotebookClient
    from nbconvert import HTMLExporter

    notebook = nbf.new_notebook(cells=[nbf.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return HTMLExporter(theme=theme).from_notebook_node(notebook)[0]


@pytest.mark.parametrize(("theme", "ground"), [("light", (255, 255, 255)), ("dark", (17, 17, 17))])
def test_a_notebook_shows_articles_and_runs_nothing(theme: str, ground: tuple[int, int, int], tmp_path: Path) -> None:
    page = run_notebook(
        f"import newsclean\nnewsclean.clean(newsclean.load({str(STORY)!r}))",
        f"from dataclasses import replace\narticle = newsclean.clean({EVIL_PAGE!r})\n"
        f"replace(article, metadata=replace(article.metadata, title={EVIL!r}))",
        f"from newsclean.notebook import compare\ncompare([newsclean.clean({EVIL_PAGE!r})])",
        theme=theme,
    )
    shown = seen(page, tmp_path, ground)
    assert shown["owned"] is None
    assert shown["images"] == 0
    assert EVIL in shown["headings"]
    assert [each["text"] for each in shown["struck"]].count("300x250 Ad") == 3
    for each in shown["struck"]:
        assert "line-through" in each["line"]
        assert ": " in each["title"]
        assert each["contrast"] >= READABLE
    assert min(shown["kept"]) >= READABLE


def test_a_report_runs_nothing_and_is_struck_through(tmp_path: Path) -> None:
    page = tmp_path / "evil.html"
    page.write_text(EVIL_PAGE, encoding="utf-8")
    assert main(["explain", str(page), "--html", str(tmp_path / "report.html")]) == 0
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    policy = re.search("<meta http-equiv.*?>", report)
    assert policy
    # The report forbids all scripts, the harness's too: the rest is looked at without the policy.
    shown = seen(report.replace(policy[0], ""), tmp_path, (255, 255, 255))
    assert shown["owned"] is None
    assert EVIL in shown["text"]
    assert [each["text"] for each in shown["struck"]].count("300x250 Ad") == 1
    with pytest.raises(AssertionError):
        seen(report, tmp_path, (255, 255, 255))


def test_colours_tell_kinds_apart(tmp_path: Path) -> None:
    blocks = tuple(Block(kind) for kind in KINDS)
    removals = tuple(Removal(index, "rule", "reason", kind=kind) for index, kind in enumerate(KINDS))
    page = f"<body>{newsclean.Body(blocks, removals)._repr_html_()}</body>"
    for ground in ((255, 255, 255), (17, 17, 17)):
        shown = seen(page, tmp_path, ground)
        assert [each["text"] for each in shown["struck"]] == list(KINDS)
        assert len({each["colour"] for each in shown["struck"]}) == len(FAMILIES)
