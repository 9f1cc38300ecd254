"""How fast, in how much memory: thousands of records of a WARC file through ``newsclean batch``.

usage: python tests/bench/batch_throughput.py [PAGES] [--records 10000] [--few 2000] [--workers 2]

PAGES is a folder of HTML files, plain or gzip, at any depth; the fixtures by default.  They are written, over and
over, into a WARC file as Common Crawl's CC-NEWS has it: a gzip member for each record, requests among the responses, an
address of its own for each.  It lies in a temporary folder and is gone afterwards.

Printed are pages per second, the peak memory of the parent (which must not grow with the number of pages) and of a
worker, the CPU time that each of them takes for a page, how much of its time a worker had nothing to do, and how much
quicker several workers are than one: by the clock, and by the kernel's books (proc(5), schedstat).  The books count
what a worker could do while it had a processor, so that they hold on a machine that has other things to do, too; the
clock does not.  Linux only.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

from fastwarc.warc import WarcRecord, WarcRecordType

import newsclean.cli
from newsclean.batch.child import peak_memory

FIXTURES = Path(__file__).parents[2] / "fixtures"

QUICK = 1
"""gzip's level: the file is read more often than it is kept."""
LOOK = 0.1
"""Seconds between two looks into the kernel's books."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, nargs="?", default=FIXTURES)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--few", type=int, default=2_000, help="records for the comparisons")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--inside", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        sys.exit(inside(options.inside))
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.warc.gz"), Path(folder, "many.warc.gz")
        write(few, options.pages, options.few)
        write(many, options.pages, options.records)
        print(f"{options.records:,} records, {many.stat().st_size / 2**20:,.0f} MB packed", flush=True)
        alone, together = (measure(few, number) for number in (1, options.workers))
        measure(many, options.workers)
    print(f"{options.workers} workers are {together[0] / alone[0]:.2f} times as fast as one by the clock")
    print(f"{options.workers} workers are {together[1] / alone[1]:.2f} times as fast as one by the kernel's books")


def write(path: Path, pages: Path, number: int) -> None:
    """Write pages over and over into a file like CC-NEWS's."""
    with path.open("wb") as file:
        file.write(packed("", WarcRecordType.warcinfo, b"software: newsclean's bench\r\n"))
        for index, html in enumerate(islice(cycle(read(pages)), number)):
            url = f"https://example.com/news/{index}"
            file.write(packed(url, WarcRecordType.request, b"GET / HTTP/1.1\r\nHost: example.com\r\n\r\n"))
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
            file.write(packed(url, WarcRecordType.response, head + html))


def read(pages: Path) -> Iterator[bytes]:
    files = [file for file in sorted(pages.rglob("*")) if file.name.endswith((".html", ".html.gz", ".htm"))]
    if not files:
        sys.exit(f"{pages} holds no HTML files")
    for file in files:
        content = file.read_bytes()
        yield gzip.decompress(content) if file.suffix == ".gz" else content


def packed(url: str, kind: WarcRecordType, content: bytes) -> bytes:
    record = WarcRecord()
    record.init_headers(record_type=kind)
    if url:
        record.headers.append("WARC-Target-URI", url)
        record.headers["Content-Type"] = f"application/http; msgtype={kind}"
        record.is_http = True
    record.set_bytes_content(content)
    out = io.BytesIO()
    record.write(out)
    return gzip.compress(out.getvalue(), QUICK)


def measure(warc: Path, workers: int) -> tuple[float, float]:
    """Run ``newsclean batch`` in a process of its own; print what it took.

    Returns:
        pages per second by the clock, and pages per second on a machine that has nothing else to do.
    """
    out = warc.with_name(f"{warc.name}-{workers}.parquet")
    command = [sys.executable, __file__, "--inside", "batch", str(warc), str(out), "--workers", str(workers), "--json"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    report, end = json.JSONDecoder().raw_decode(said)
    return show(report, workers, Spent(*json.loads(said[end:])))


class Spent(NamedTuple):
    """What a run took.

    Args:
        memory: of the parent, at its peak, in bytes.
        parent: seconds of CPU.
        workers: seconds of CPU, all together.
        idle: share of their time in which the workers had nothing to do.
    """

    memory: int
    parent: float
    workers: float
    idle: float


def inside(arguments: list[str]) -> int:
    """In the child: run the command line, and print what it took behind its report."""
    books = Books()
    code = newsclean.cli.main(arguments)
    spent = os.times()
    taken = Spent(peak_memory(), spent.user + spent.system, spent.children_user + spent.children_system, books.idle())
    print(json.dumps(taken))
    return code


class Books:
    """What the kernel writes down about the children of this process, looked up from time to time."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[float, float]] = {}
        self._last: dict[str, tuple[float, float]] = {}
        threading.Thread(target=self._read, daemon=True).start()

    def idle(self) -> float:
        """The share of the time in which the workers neither ran nor waited for a processor."""
        spans = [(self._first[child], last) for child, last in self._last.items()]
        whole = sum(last[0] - first[0] for first, last in spans)
        return 1 - sum(last[1] - first[1] for first, last in spans) / whole

    def _read(self) -> None:
        while True:
            for thread in Path("/proc/self/task").iterdir():
                for child in (thread / "children").read_text().split():
                    self._note(child)
            time.sleep(LOOK)

    def _note(self, child: str) -> None:
        try:
            ran, waited, _ = map(int, Path("/proc", child, "schedstat").read_text().split())
        except (FileNotFoundError, ProcessLookupError):
            return
        self._last[child] = time.monotonic(), (ran + waited) / 1e9
        self._first.setdefault(child, self._last[child])


def show(report: dict[str, Any], workers: int, spent: Spent) -> tuple[float, float]:
    pages = report["pages"]
    failed = sum(report["failures"].values())
    quickest = workers * (1 - spent.idle) * pages / spent.workers
    print(
        f"{pages:>7,} pages · {workers} workers · {pages / report['seconds']:6.1f} pages/s by the clock, "
        f"{quickest:6.1f} by the books · parent {spent.memory / 2**20:,.0f} MB, {1000 * spent.parent / pages:.1f} ms "
        f"of CPU a page · worker {report['worker_memory'] / 2**20:,.0f} MB, {1000 * spent.workers / pages:.1f} ms, "
        f"{spent.idle:.1%} idle · {failed:,} failed, {report['restarts']} restarts",
        flush=True,
    )
    return pages / report["seconds"], quickest


if __name__ == "__main__":
    main()
