"""How fast: newsclean against trafilatura on the same pages, in turn, in one process; where the time goes; import time.

usage: python tests/bench/speed.py [PAGES] [--sets aeb,fundus-eval] [--limit 200] [--rounds 5]

PAGES is a folder of HTML files (default: fixtures/) or a labelled corpus: a folder with SET.jsonl files that name the
pages.  Milliseconds depend on the machine; the ratios hardly do.  Each page is cleaned by both in turn, and the best of
the rounds counts, so that a busy machine troubles both alike and little.  trafilatura is asked for what newsclean
gives: ``bare_extraction`` with metadata.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from trafilatura import bare_extraction

import newsclean
from newsclean import Cleaner, NewscleanError

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


def pages(folder: Path, sets: frozenset[str], limit: int) -> Iterator[tuple[bytes, str]]:
    """Pages with their URLs: those that a corpus lists, or all HTML files of a folder."""
    lists = [path for path in sorted(folder.glob("*.jsonl")) if not sets or path.stem in sets]
    for path in lists:
        with path.open(encoding="utf-8") as rows:
            for _, line in zip(range(limit), rows, strict=False):
                row = json.loads(line)
                yield gzip.decompress((folder / row["html"]).read_bytes()), row.get("url") or ""
    if not lists:
        for path in sorted(folder.glob("*.html"))[:limit]:
            yield path.read_bytes(), ""


def best(call: Callable[[], object], rounds: int) -> float:
    """The shortest of some calls, in milliseconds; what fails is timed like what works."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        attempt(call)
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def attempt(call: Callable[[], object]) -> object:
    try:
        return call()
    except NewscleanError as error:
        return error


WATCHED = (
    ("decode, look over, parse", "newsclean.cleaner.Document"),
    ("walk", "newsclean.extract.paragraphs.passages"),
    ("features", "newsclean.extract.paragraphs.tally"),
    ("features", "newsclean.extract.paragraphs.hints"),
    ("features", "newsclean.extract.paragraphs.rows"),
    ("features", "newsclean.extract.paragraphs.context"),
    ("metadata", "newsclean.cleaner.propose"),
    ("metadata", "newsclean.cleaner.decide"),
    ("filters", "newsclean.cleaner.named"),
    ("filters", "newsclean.cleaner.sweep"),
)
"""Where the time of one cleaning is taken, by the names under which the flow calls its parts."""


class Watch:
    """Seconds by part."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def around(self, part: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same call, timed."""

        @wraps(call, updated=())
        def timed(*arguments: object, **options: object) -> object:
            start = time.perf_counter()
            try:
                return call(*arguments, **options)
            finally:
                self.seconds[part] = self.seconds.get(part, 0.0) + time.perf_counter() - start

        return timed


def split(corpus: list[tuple[bytes, str]]) -> dict[str, float]:
    """Milliseconds a page by part, in the flow as it is: an extractor counts where it is asked."""
    watch = Watch()
    recipe = Cleaner()
    asked = tuple(watch.around(each.__name__, each) for each in recipe.extractors)
    cleaner = replace(recipe, extractors=asked)
    with ExitStack() as patches:
        for part, place in WATCHED:
            module, _, name = place.rpartition(".")
            call = getattr(import_module(module), name)
            patches.enter_context(patch(place, watch.around(part, call)))
        start = time.perf_counter()
        for html, url in corpus:
            attempt(lambda: cleaner.clean(html, url))  # noqa: B023 - called at once
        whole = time.perf_counter() - start
    parts = watch.seconds
    parts["model"] = parts.pop("paragraphs", 0.0) - parts["walk"] - parts["features"]
    parts["the rest"] = whole - sum(parts.values())
    return {part: 1000 * seconds / len(corpus) for part, seconds in parts.items()}


def race(corpus: list[tuple[bytes, str]], rounds: int) -> None:
    """Both on every page, in turn."""
    ours: list[float] = []
    theirs: list[float] = []
    for html, url in corpus:
        ours.append(best(lambda: newsclean.clean(html, url), rounds))  # noqa: B023 - called at once
        theirs.append(best(lambda: bare_extraction(html, url=url or None, with_metadata=True), rounds))  # noqa: B023
    print(f"{len(corpus)} pages, {sum(len(html) for html, _ in corpus) / len(corpus) / 1024:.0f} KiB on average")
    print(f"newsclean    {statistics.mean(ours):7.2f} ms a page, median {statistics.median(ours):.2f}")
    print(f"trafilatura  {statistics.mean(theirs):7.2f} ms a page, median {statistics.median(theirs):.2f}")
    print(f"ratio        {sum(ours) / sum(theirs):7.2f} newsclean / trafilatura, in total")
    pairs = sorted(mine / other for mine, other in zip(ours, theirs, strict=True))
    print(f"             {statistics.median(pairs):7.2f} median of the pages, {pairs[-1]:.2f} at worst")
    print("\nwhere newsclean's time goes, with a watch at each part, in the best of as many rounds:")
    parts = min((split(corpus) for _ in range(rounds)), key=lambda parts: sum(parts.values()))
    for part, milliseconds in sorted(parts.items(), key=lambda item: -item[1]):
        print(f"{part:26}{milliseconds:7.2f} ms {100 * milliseconds / sum(parts.values()):5.0f} %")


def import_time(statement: str, rounds: int) -> float:
    """Milliseconds that a fresh interpreter spends on imports, by its own ``-X importtime``."""
    times = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", statement], capture_output=True, text=True, check=True
        )
        own = [line.split("|")[0].split(":")[1] for line in done.stderr.splitlines() if line.startswith("import time:")]
        times.append(sum(int(each) for each in own[1:]) / 1000)  # the first line is the head of the table
    return min(times)


def imports(rounds: int) -> None:
    """What `import newsclean` costs."""
    bare, parser, ours = (
        import_time(statement, rounds) for statement in ("", "import selectolax.lexbor", "import newsclean")
    )
    print(f"\nimport time: interpreter {bare:.1f} ms, selectolax {parser:.1f} ms, newsclean {ours:.1f} ms")
    print(f"ratio        {ours / parser:7.2f} newsclean / (selectolax and the interpreter); at most 2.5 is promised")


def main() -> None:
    reader: Any = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("pages", type=Path, nargs="?", default=FIXTURES)
    reader.add_argument("--sets", default="", help="sets of a corpus, by comma (default: all)")
    reader.add_argument("--limit", type=int, default=100_000, help="pages of a set at most")
    reader.add_argument("--rounds", type=int, default=5)
    options = reader.parse_args()
    corpus = list(pages(options.pages, frozenset(filter(None, options.sets.split(","))), options.limit))
    if not corpus:
        reader.error(f"there are no pages in {options.pages}")
    race(corpus, options.rounds)
    imports(max(options.rounds, 5))


if __name__ == "__main__":
    main()
