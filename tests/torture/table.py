"""What becomes of the hostile pages, here and in trafilatura: the table in docs/torture.md.

python tests/torture/table.py             # all of them, into the document; takes a quarter of an hour
python tests/torture/table.py a-pdf       # one, on the terminal

Every page is cleaned in a process of its own, which is warm: the parsers are loaded and have had a page.  It may take
20 seconds of processor time and 2 GB of memory; then the kernel ends it.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fates import wrong
from hostile import HOSTILE, MARK, PAGE, Hostile

from newsclean.types import Page

DOCUMENT = Path(__file__).parents[2] / "docs" / "torture.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"
SECONDS = 20
MEMORY = 2_000_000_000
PATIENCE = 120
"""Seconds by the clock for a page that waits and does not work."""
RIVALS = ("newsclean", "trafilatura")
SOUND = frozenset(("text whole", "text whole, warned", "cut, and said so", "refused, and said why", "nothing, rightly"))
"""Outcomes that a caller can live with."""


def main() -> None:
    """Fill the table, or show one row of it."""
    match sys.argv[1:]:
        case ["--alone", name, rival]:
            sys.stdout.write(json.dumps(alone(HOSTILE[name], rival)))
        case []:
            rows = {name: row(name) for name in HOSTILE}
            before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
            DOCUMENT.write_text(before + BEGIN + table(rows) + END + rest.partition(END)[2], encoding="utf-8")
        case names:
            sys.stdout.write(table({name: row(name) for name in names}))


def row(name: str) -> dict[str, dict[str, Any]]:
    return {rival: in_a_process(name, rival) for rival in RIVALS}


def in_a_process(name: str, rival: str) -> dict[str, Any]:
    """What became of a page: the outcome, seconds, bytes."""
    command = [sys.executable, __file__, "--alone", name, rival]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return {"outcome": "hangs", "seconds": None, "bytes": None}
    if ended.returncode == -24:  # SIGXCPU
        return {"outcome": f"still at it after {SECONDS} s", "seconds": None, "bytes": None}
    if ended.returncode:
        return {"outcome": "takes its process down", "seconds": None, "bytes": None}
    told: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return told


def alone(hostile: Hostile, rival: str) -> dict[str, Any]:
    """In the child: clean the page within limits, and say what came of it."""
    import resource  # noqa: PLC0415 - not on Windows

    html = hostile.make()
    html = html.body if isinstance(html, Page) and rival == "trafilatura" else html
    work = {"newsclean": by_newsclean, "trafilatura": by_trafilatura}[rival]
    importlib.import_module("trafilatura")  # what is loaded late is not charged to the page
    work(PAGE, hostile)
    Path("/proc/self/clear_refs").write_text("5")  # proc(5): the peak begins anew
    begun, before = time.process_time(), memory("VmHWM:")
    spent = int(begun) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + SECONDS, spent + SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        outcome = work(html, hostile)
    except Exception as error:  # noqa: BLE001 - this is what is to be found out
        outcome = f"raises {type(error).__name__}"
    return {"outcome": outcome, "seconds": time.process_time() - begun, "bytes": memory("VmHWM:") - before}


def by_newsclean(html: Any, hostile: Hostile) -> str:
    import newsclean  # noqa: PLC0415 - only in its own process

    try:
        article = newsclean.clean(html, "https://example.com/storm")
    except newsclean.NewscleanError as error:
        return "lost" if wrong(hostile, error) else "refused, and said why"
    if wrong(hostile, article):
        return "lost"
    if MARK not in " ".join(article.text.split()):
        return "cut, and said so"
    return "text whole, warned" if article.warnings else "text whole"


def by_trafilatura(html: Any, hostile: Hostile) -> str:
    import trafilatura  # noqa: PLC0415 - only in its own process

    found = trafilatura.bare_extraction(html, url="https://example.com/storm", with_metadata=True)
    text = " ".join((found.text or "").split()) if found else ""
    if MARK in text:
        return "text whole"
    if hostile.codes & {"not-html", "no-article"} and not text:
        return "nothing, rightly"
    return "text without the sentence" if text else "nothing, without a word"


def table(rows: dict[str, dict[str, dict[str, Any]]]) -> str:
    """The rows as Markdown, and what they come to."""
    made = f"{datetime.now(UTC):%Y-%m-%d}, newsclean beside trafilatura {version('trafilatura')}"
    counts = [Counter(each[rival]["outcome"] for each in rows.values()) for rival in RIVALS]
    kinds = sorted(counts[0] | counts[1], key=lambda kind: (kind not in SOUND, kind))
    lines = [f"{len(rows)} pages, {made}:", "", "| outcome | newsclean | trafilatura |", "|---|---:|---:|"]
    lines += [f"| {kind} | {counts[0][kind]} | {counts[1][kind]} |" for kind in kinds]
    lines += ["", "| page | newsclean | s | MB | trafilatura | s | MB |", "|---|---|---:|---:|---|---:|---:|"]
    for name, each in rows.items():
        cells = [
            f"{told['outcome']} | {figure(told['seconds'], 1)} | {figure(told['bytes'], 1e-6)}"
            for told in each.values()
        ]
        lines.append(f"| {name.replace('-', ' ')} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def figure(value: float | None, unit: float) -> str:
    if value is None:
        return "–"
    return f"{value * unit:.2f}" if unit == 1 else f"{value * unit:.0f}"


def memory(name: str) -> int:
    """What proc(5) says of this process, in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


if __name__ == "__main__":
    main()
