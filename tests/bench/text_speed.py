"""How fast ``clean_text`` is: against one pass of ``str.splitlines`` and ``len``, and with more and more lines.

usage: python tests/bench/text_speed.py [CORPUS] [--source trafilatura]

CORPUS is a folder with ``texts.jsonl.gz`` (source, text); without it, the texts are those of the fixtures.  Words of
the language are warm, lines are not: half of the texts are cleaned before the clock runs, the other half once while it
runs.  Times are of the processor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import newsclean
from newsclean import NewscleanError

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
TIMED = 5000
"""Characters of a text for which times are given."""

LENGTHS = range(2500, 9000)
"""Texts that are near to it."""

REPEATS = 20
"""How often the fast pass is timed."""

LINES = (250, 500, 1000, 2000, 4000)


def texts(corpus: Path | None, source: str) -> list[str]:
    """Texts of the corpus, or of the fixtures, in an order that is always the same."""
    if corpus is None:
        found = list(filter(None, map(of_page, sorted(FIXTURES.glob("*.html")))))
    else:
        with gzip.open(corpus / "texts.jsonl.gz", "rt", encoding="utf-8") as rows:
            found = [row["text"] for row in map(json.loads, rows) if row["source"] == source]
    found = [text for text in found if len(text) in LENGTHS] or found
    random.Random(5).shuffle(found)  # noqa: S311 - an order
    return found


def of_page(path: Path) -> str:
    try:
        body = newsclean.clean(newsclean.load(path)).body
    except NewscleanError:
        return ""
    return "\n".join(block.text for block in body.found)


def seconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def race(some: list[str]) -> None:
    """Texts that were not seen, after others that were."""
    warm, fresh = some[: len(some) // 2], some[len(some) // 2 :]
    for text in warm:
        newsclean.clean_text(text)
    characters = sum(map(len, fresh))
    cleaning = seconds(lambda: [newsclean.clean_text(text) for text in fresh])
    passes = seconds(lambda: [[sum(map(len, text.splitlines())) for text in fresh] for _ in range(REPEATS)])
    passing = passes / REPEATS
    print(f"{len(fresh)} texts after {len(warm)} others, {characters / len(fresh):.0f} characters on average")
    print(f"clean_text           {1000 * cleaning / characters * TIMED:7.3f} ms for {TIMED} characters")
    print(f"splitlines and len   {1000 * passing / characters * TIMED:7.4f} ms")
    print(f"ratio                {cleaning / passing:7.0f}")


def growth(some: list[str]) -> None:
    """The same kind of text with twice as many lines, again and again: the time of a line stays the same."""
    lines = list(dict.fromkeys(line for text in some for line in text.splitlines() if line))
    print("\nlines    ms    ms a line, of the first's")
    first = 0.0
    for count in LINES:
        text = "\n".join(f"{lines[at % len(lines)]} {at}" for at in range(count))  # each line is new
        spent = seconds(lambda: newsclean.clean_text(text))  # noqa: B023 - called at once
        first = first or spent / count
        print(f"{count:5}{1000 * spent:8.1f}{spent / count / first:12.2f}")


def first_call() -> None:
    """What the first call of a fresh interpreter costs: packs are read, cues are filed."""
    code = (
        "import time, newsclean; start = time.process_time(); newsclean.clean_text('It rained.');"
        " print(1000 * (time.process_time() - start))"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    print(f"\nfirst call           {min(times):7.0f} ms")


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("corpus", type=Path, nargs="?")
    reader.add_argument("--source", default="trafilatura")
    options = reader.parse_args()
    some = texts(options.corpus, options.source)
    race(some)
    growth(some)
    first_call()


if __name__ == "__main__":
    main()
