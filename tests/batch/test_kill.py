"""kill -9 at any moment, and start again: every page is written once, and at most one batch is done again."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from crawl_for_kill import pages

CRAWL = Path(__file__).with_name("crawl_for_kill.py")
PAGES = 600
BATCH = 16
KILLS = 10


def rows(out: Path) -> list[dict[str, Any]]:
    if out.suffix == ".jsonl":
        return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    if out.suffix == ".sqlite":
        with sqlite3.connect(out) as database:
            database.row_factory = sqlite3.Row
            found = [dict(row) for row in database.execute("SELECT * FROM articles ORDER BY rowid")]
        database.close()
        return found
    return pq.read_table(out).to_pylist()


def start(out: Path, log: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(CRAWL), str(out), str(log), str(PAGES), str(BATCH)])


def lines(log: Path) -> int:
    return log.read_bytes().count(b"\n") if log.exists() else 0


def wait_for(crawl: subprocess.Popen[bytes], log: Path, begun: int) -> None:
    deadline = time.monotonic() + 60
    while lines(log) < begun and crawl.poll() is None:
        assert time.monotonic() < deadline, "the crawl does not move"
        time.sleep(0.001)


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.sqlite", "articles.parquet"])
def test_killed_at_ten_random_points_nothing_is_lost_or_written_twice(tmp_path: Path, name: str) -> None:
    dice = random.Random(f"{name} 8")  # noqa: S311 - points to kill at, seeded so that a failure comes again
    out, log = tmp_path / name, tmp_path / "log"
    killed = 0
    while killed < KILLS:
        crawl = start(out, log)
        # So many more pages are begun, and then a moment passes that ends anywhere: in a page, a write, a rename.
        wait_for(crawl, log, lines(log) + dice.randrange(1, 2 * BATCH))
        time.sleep(dice.random() * 0.02)
        crawl.send_signal(signal.SIGKILL)
        assert crawl.wait() == -signal.SIGKILL, "the crawl was over before its ten kills: PAGES is too small"
        killed += 1
    assert start(out, log).wait() == 0

    found = rows(out)
    assert [int(row["position"]) for row in found] == list(range(PAGES))
    assert [row["url"] for row in found] == [page.url for page in pages(PAGES)]
    assert [row["error"] == "no-article" for row in found] == [page.body == b"NOTHING" for page in pages(PAGES)]
    assert all(row["text"] == page.body.decode() for row, page in zip(found, pages(PAGES), strict=True) if row["text"])

    begun = Counter(log.read_text().split())
    assert set(begun) == {page.url for page in pages(PAGES)}
    assert sum(begun.values()) - PAGES <= KILLS * BATCH


@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")
@pytest.mark.parametrize("body", ["HANG", "a"])
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path, body: str) -> None:
    code = (
        "from recipes_for_batch import Obedient\n"
        "from newsclean.batch import Plan, outcomes\n"
        "from newsclean.types import Page\n"
        f"pages = (Page(body) for body in [b'a'] + 99 * [{body.encode()!r}])\n"
        "for outcome in outcomes(pages, Obedient(pause=0.05), Plan(workers=1, seconds=2)):\n"
        "    print(outcome.url, flush=True)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=CRAWL.parent, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    parent.stdout.readline()  # the worker is at its second page
    [worker] = _children(parent.pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 30
    while Path(f"/proc/{worker}").exists() and "Z" not in _state(worker):
        assert time.monotonic() < deadline, "the worker is still there"
        time.sleep(0.05)


def _children(pid: int) -> list[str]:
    """The workers are children of the threads that drive them."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [child for thread in threads for child in (thread / "children").read_text().split()]


def _state(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "Z"
