"""Pages that grow, and how the time grows with them: twice the page may take 2.5 times as long, not four times.

python tests/torture/growth.py              # ratios from a quarter of a megabyte to 16 MB, or to a limit
python tests/torture/growth.py nested 4     # one family, to 4 MB
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count
from math import inf

import newsclean
from newsclean.errors import LimitExceeded

LINE = "The harbour of Ostrel was closed on Monday after storm number #, the town said."
STORY = "<h1>Storm closes harbour</h1>" + f"<p>{LINE.replace('#', 'forty')}</p>" * 10

FAMILIES: dict[str, str] = {
    "paragraphs": f"<p>{LINE}</p>",
    "nested": f"<div>{LINE}",
    "links": f"<a href=/#>{LINE}</a> {LINE} ",
    "short lines": "<p>storm #</p>",
    "attributes": f"<p class='c#' id=p# data-a# title='{LINE}'>{LINE}</p>",
    "tables": f"<tr><td>{LINE}</td><td>#</td><td>closed</td></tr>",
    "headings": f"<h2>Storm number #</h2><p>{LINE}</p>",
    "one line": f"{LINE} ",
    "line breaks": f"{LINE}<br>",
    "lists": f"<li>{LINE}",
    "quotations": f"<blockquote><p>{LINE} {LINE} {LINE}</p></blockquote>",
    "formatting": f"<p><b>{LINE}</b> <i>{LINE}</p>",
}
"""What is repeated on a page, ``#`` counting."""

SMALL, LARGE = 250_000, 16_000_000
"""Characters between which pages grow: below, fixed costs and the choice of extractors hide how time grows."""


QUICK = 1.0
"""Seconds of work that is done more than once to measure it."""
TRIES = 3
APART = 10_000_000
"""Numbers between two tries: what was said of a line is remembered, so that no line may come twice."""


def page(family: str, characters: int, first: int = APART) -> str:
    """A page of one family, its lines numbered from the first."""
    pattern = FAMILIES[family]
    lines: list[str] = []
    length = 0
    while length < characters:
        lines.append(pattern.replace("#", str(first + len(lines))))
        length += len(lines[-1])
    body = "".join(lines)
    body = f"<table>{body}</table>" if family == "tables" else body
    return f"<html><body><article>{STORY}{body}</article></body></html>"


def seconds(work: Callable[[str], object], pages: Iterable[str]) -> float:
    """Processor time for a page, which others on the machine lengthen a little: of quick work, the best of a few."""
    least = inf
    for html in pages:
        start = time.process_time()
        work(html)
        least = min(least, time.process_time() - start)
        if least > QUICK:
            break
    return least


def growth(
    family: str, smallest: int = SMALL, largest: int = LARGE, cleaner: newsclean.Cleaner | None = None
) -> Iterator[tuple[int, float, float]]:
    """Sizes, seconds, and ratios to the size before, up to the largest or a limit."""
    size, before, numbers = smallest, 0.0, count(APART, APART)
    while size <= largest:
        pages = (page(family, size, next(numbers)) for _ in range(TRIES))
        try:
            took = seconds(partial(newsclean.clean, cleaner=cleaner), pages)
        except LimitExceeded:
            return
        yield size, took, took / before if before else 0.0
        size, before = size * 2, took


def main() -> None:
    """Print the table."""
    newsclean.clean(page("paragraphs", 10_000))
    names = sys.argv[1:2] or list(FAMILIES)
    largest = int(float(sys.argv[2]) * 1_000_000) if len(sys.argv) > 2 else LARGE
    sizes = [SMALL * 2**i for i in range(10) if SMALL * 2**i <= largest]
    rows = [["family", *(f"{size / 1e6:g} MB" for size in sizes), "worst ratio"], ["---"] * (len(sizes) + 2)]
    for name in names:
        grown = list(growth(name, SMALL, largest))
        times = [f"{took:.2f} s" for _, took, _ in grown] + ["refused"] * (len(sizes) - len(grown))
        rows.append([name, *times, f"{max(ratio for _, _, ratio in grown):.2f}"])
    sys.stdout.write("".join(f"| {' | '.join(row)} |\n" for row in rows))


if __name__ == "__main__":
    main()
