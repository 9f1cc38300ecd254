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
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction

import newsclean
from newsclean import Cleaner, NewscleanError
from newsclean.document import Document
from newsclean.filters import Context, sweep
from newsclean.metadata import decide, propose

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


def stages(html: bytes, url: str) -> dict[str, Callable[[], object]]:
    """The parts of one cleaning, each alone on what the one before it gave."""
    cleaner = Cleaner()
    document = Document(html, url)
    candidates = attempt(lambda: cleaner.candidates(document))
    chosen = cleaner.choose(candidates) if isinstance(candidates, list) and candidates else None
    found = chosen.blocks if chosen else ()
    removals = chosen.removals if chosen else ()
    findings = propose(document)
    context = Context(rules=cleaner.rules, from_page=True)
    text = "\n".join(block.text for block in found)
    parts: dict[str, Callable[[], object]] = {"decode and parse": lambda: Document(html, url).root}
    for extractor in cleaner.extractors:
        parts[extractor.__name__] = lambda extractor=extractor: extractor(Document(html, url))
    parts["metadata"] = lambda: (propose(Document(html, url)), decide(tuple(findings), text))
    parts["filters"] = lambda: sweep(found, removals, cleaner.filters, context)
    return parts


def race(corpus: list[tuple[bytes, str]], rounds: int) -> None:
    """Both on every page, in turn."""
    ours: list[float] = []
    theirs: list[float] = []
    split: dict[str, float] = {}
    for html, url in corpus:
        ours.append(best(lambda: newsclean.clean(html, url), rounds))  # noqa: B023 - called at once
        theirs.append(best(lambda: bare_extraction(html, url=url or None, with_metadata=True), rounds))  # noqa: B023
        for name, part in stages(html, url).items():
            split[name] = split.get(name, 0.0) + best(part, rounds)
    parsing = split["decode and parse"]
    for name in split.keys() - {"decode and parse", "filters"}:
        split[name] = max(0.0, split[name] - parsing)  # each of these parses its own document
    print(f"{len(corpus)} pages, {sum(len(html) for html, _ in corpus) / len(corpus) / 1024:.0f} KiB on average")
    print(f"newsclean    {statistics.mean(ours):7.2f} ms a page, median {statistics.median(ours):.2f}")
    print(f"trafilatura  {statistics.mean(theirs):7.2f} ms a page, median {statistics.median(theirs):.2f}")
    print(f"ratio        {sum(ours) / sum(theirs):7.2f} newsclean / trafilatura, in total")
    pairs = sorted(mine / other for mine, other in zip(ours, theirs, strict=True))
    print(f"             {statistics.median(pairs):7.2f} median of the pages, {pairs[-1]:.2f} at worst")
    print("\nparts, each measured alone; an extractor counts whether or not every page asks it:")
    for name, milliseconds in split.items():
        print(f"{name:22}{milliseconds / len(corpus):7.2f} ms {100 * milliseconds / sum(ours):5.0f} % of the whole")


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
