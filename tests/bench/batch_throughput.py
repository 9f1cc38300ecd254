"""How fast, in how much memory: thousands of records of a WARC file through ``newsclean batch``.

usage: python tests/bench/batch_throughput.py [PAGES] [--records 10000] [--few 2000] [--workers 2]

PAGES is a folder of HTML files, plain or gzip, at any depth; the fixtures by default.  They are written, over and
over, into a WARC file as Common Crawl's CC-NEWS has it: a gzip member for each record, requests among the responses, an
address of its own for each.  It lies in a temporary folder and is gone afterwards.

Printed are pages per second, the peak memory of the parent (which must not grow with the number of pages) and of a
worker, the CPU time that each of them takes for a page, and how much quicker several workers are than one.  Run it on a
machine that has nothing else to do; only CPU times mean something on another.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from fastwarc.warc import WarcRecord, WarcRecordType

FIXTURES = Path(__file__).parents[2] / "fixtures"

COMMAND = """
import os
import sys
from newsclean.batch.child import peak_memory
from newsclean.cli import main
code = main(sys.argv[1:])
spent = os.times()
print(peak_memory(), spent.user + spent.system, spent.children_user + spent.children_system)
sys.exit(code)
"""

QUICK = 1
"""gzip's level: the file is read more often than it is kept."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, nargs="?", default=FIXTURES)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--few", type=int, default=2_000, help="records for the comparisons")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.warc.gz"), Path(folder, "many.warc.gz")
        write(few, options.pages, options.few)
        write(many, options.pages, options.records)
        print(f"{options.records:,} records, {many.stat().st_size / 2**20:,.0f} MB packed", flush=True)
        alone = measure(few, 1)
        together = measure(few, options.workers)
        measure(many, options.workers)
    print(f"{options.workers} workers are {together / alone:.2f} times as fast as one")


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


def measure(warc: Path, workers: int) -> float:
    """Run ``newsclean batch`` in a process of its own; print what it took, and return pages per second."""
    out = warc.with_name(f"{warc.name}-{workers}.parquet")
    command = [sys.executable, "-c", COMMAND, "batch", str(warc), str(out), "--workers", str(workers), "--json"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    report, end = json.JSONDecoder().raw_decode(said)
    show(report, workers, *map(float, said[end:].split()))
    return float(report["pages"] / report["seconds"])


def show(report: dict[str, Any], workers: int, peak: float, parent: float, children: float) -> None:
    millis = 1000 / report["pages"]
    failed = sum(report["failures"].values())
    print(
        f"{report['pages']:>7,} pages · {workers} workers · {report['pages'] / report['seconds']:6.1f} pages/s · "
        f"parent {peak / 2**20:,.0f} MB, {parent * millis:.1f} ms of CPU a page · "
        f"worker {report['worker_memory'] / 2**20:,.0f} MB, {children * millis:.1f} ms · "
        f"{failed:,} failed, {report['restarts']} restarts",
        flush=True,
    )


if __name__ == "__main__":
    main()
