"""What newsclean costs the program that it is bundled into, page by page: memory, and the look before the parser's.

usage: python tests/bench/embedding.py [PAGES] [--drift 3000]

PAGES is a folder of HTML files, plain or gzip, at any depth; the fixtures by default.  Printed are the pages that a
limit refused or mended (of real pages none should be), the processor time of the look before the parser's, the most
memory that cleaning a page took on top of what the process held, beside what it may take (50 MB and 20 times the page),
and by how much the process grew over so many further pages.  Linux only.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import gzip
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from statistics import mean, median, quantiles

import newsclean
from newsclean.document import Document
from newsclean.errors import NewscleanError
from newsclean.limits import Limits, scan

FIXTURES = Path(__file__).parents[2] / "fixtures"
FIXED, PER_BYTE = 50_000_000, 20
"""Bytes that cleaning may take, and bytes for each byte of the page."""
WARM = 100
"""Pages after which everything is loaded that is loaded late."""
NAMED = 5
"""Pages that are named as the dearest ones."""
OF_LIMITS = ("left out", "was not read", "were not read: longer", "were not read: nested")
"""Words of the warnings that say that a limit was met."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, nargs="?", default=FIXTURES)
    parser.add_argument("--drift", type=int, default=3_000, help="pages over which memory may not grow")
    options = parser.parse_args()
    files = [path for path in sorted(options.pages.rglob("*")) if path.name.endswith((".html", ".html.gz", ".htm"))]
    if not files:
        sys.exit(f"{options.pages} holds no HTML files")
    for path in files[:WARM]:
        clean(read(path))
    looks(files)
    grown(files)
    drift(files, options.drift)


def read(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def looks(files: list[Path]) -> None:
    """What the limits do to real pages, and what it costs to see that they are kept."""
    took: list[float] = []
    met: Counter[str] = Counter()
    limits = Limits()
    for path in files:
        try:
            document = Document(read(path))
        except NewscleanError as error:
            met[error.code] += 1
            continue
        document.linked_data  # noqa: B018 - it has limits, too
        met["mended"] += any(words in warning for warning in document.warnings for words in OF_LIMITS)
        page = document.html.encode()
        start = time.process_time()
        scan(document.html, limits, page)
        took.append((time.process_time() - start) * 1000)
    most = quantiles(took, n=100)[-1]
    print(f"{len(files):,} pages: {met['limit-exceeded']} refused by a limit, {met['mended']} mended")
    print(f"the look before the parser's: median {median(took):.2f} ms, mean {mean(took):.2f} ms, p99 {most:.1f} ms")


def grown(files: list[Path]) -> None:
    """The most memory that each page takes."""
    rows = []
    for path in files:
        body = read(path)
        before = settled()
        Path("/proc/self/clear_refs").write_text("5")  # proc(5): the peak begins anew
        clean(body)
        rows.append((held("VmHWM:") - before, len(body), path))
    over = sum(taken > FIXED + PER_BYTE * size for taken, size, _ in rows)
    taken = sorted(taken for taken, _, _ in rows)
    print(
        f"memory on top: median {median(taken) / 1e6:.1f} MB, most {taken[-1] / 1e6:.0f} MB; "
        f"{over} pages take more than {FIXED / 1e6:.0f} MB + {PER_BYTE} x page"
    )
    for most, size, path in sorted(rows, reverse=True)[:NAMED]:
        print(f"    {most / 1e6:6.1f} MB for {size / 1e6:5.2f} MB: {path.name}")


def drift(files: list[Path], number: int) -> None:
    """How much memory stays behind."""
    before = settled()
    for path in islice(cycle(files), number):
        clean(read(path))
    print(f"drift over {number:,} pages: {(settled() - before) / 1e6:+.1f} MB")


def clean(body: bytes) -> None:
    with suppress(NewscleanError):
        newsclean.clean(body, "https://example.com/news/storm")


def settled() -> int:
    """What the process holds when all that is free is given back."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return held("VmRSS:")


def held(name: str) -> int:
    return next(int(line.split()[1]) * 1024 for line in status() if line.startswith(name))


def status() -> Iterator[str]:
    with Path("/proc/self/status").open() as lines:
        yield from lines


if __name__ == "__main__":
    main()
