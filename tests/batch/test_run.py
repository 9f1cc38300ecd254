"""run(): a row for every page, whatever the pages do to the workers."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recipes_for_batch import Obedient

from newsclean.article import Article, Outcome
from newsclean.batch import JsonLines, Plan, Row, outcomes, run
from newsclean.batch.child import Shape
from newsclean.batch.flow import AHEAD_BYTES
from newsclean.batch.worker import order
from newsclean.cleaner import Cleaner
from newsclean.errors import BadOption, Crashed, FetchTimeout, LimitExceeded, NewscleanError, NoArticle, Unexpected
from newsclean.limits import Limits
from newsclean.types import Page

Make = Callable[..., list[Page]]
Read = Callable[[Path], list[dict[str, Any]]]


def test_every_page_has_a_row_in_order(tmp_path: Path, pages: Make, read: Read) -> None:
    out = tmp_path / "out.jsonl"
    report = run(pages(*map(str, range(100))), out, Obedient(), Plan(workers=2, batch=32))
    rows = read(out)
    assert [row["position"] for row in rows] == list(range(100))
    assert [row["text"] for row in rows] == [str(number) for number in range(100)]
    assert [row["url"] for row in rows] == [f"https://example.com/{number}" for number in range(100)]
    assert (report.pages, report.articles, report.failed, report.before, report.restarts) == (100, 100, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds the limit of memory")
def test_what_takes_a_worker_down_is_tried_twice_and_the_rest_goes_on(tmp_path: Path, pages: Make, read: Read) -> None:
    out, log = tmp_path / "out.jsonl", tmp_path / "log"
    bodies = ["a", "CRASH", "b", "HANG", "c", "EAT", "d", "BUG", "e", "NOTHING", "f"]
    report = run(pages(*bodies), out, Obedient(str(log)), Plan(workers=2, seconds=1, memory=2**30))
    rows = read(out)
    assert [row["error"] for row in rows] == [
        None, "crashed", None, "limit-exceeded", None, "limit-exceeded", None, "unexpected", None, "no-article", None,
    ]  # fmt: skip
    assert [row["text"] for row in rows if row["ok"]] == list("abcdef")
    assert "SIGSEGV" in rows[1]["reason"]
    assert "tried 2 times" in rows[1]["reason"]
    assert rows[3]["reason"] == "cleaning took longer than 1 s; tried 2 times"
    assert rows[5]["reason"] == "cleaning took more than 1,073,741,824 bytes of memory; tried 2 times"
    assert rows[7]["reason"] == "the cleaner failed: KeyError: 'a bug'"
    begun = [int(line.rsplit("/", 1)[1]) for line in log.read_text().split()]
    assert [begun.count(number) for number in range(11)] == [1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1]
    assert report.failures == {"crashed": 1, "limit-exceeded": 2, "no-article": 1, "unexpected": 1}
    assert report.restarts == 6


def test_what_crashes_once_comes_through_alone(tmp_path: Path, pages: Make, read: Read) -> None:
    out = tmp_path / "out.jsonl"
    report = run(pages("a", f"ONCE {tmp_path / 'mark'}", "b"), out, Obedient(), Plan(workers=1))
    assert [row["ok"] for row in read(out)] == [True, True, True]
    assert (report.failed, report.restarts) == (0, 1)


def test_a_page_that_hangs_in_the_parser_itself_is_stopped(tmp_path: Path, pages: Make, read: Read) -> None:
    out = tmp_path / "out.jsonl"
    run(pages("a", "x" * 40 + "!"), out, Stubborn(), Plan(workers=1, seconds=1))
    assert [row["error"] for row in read(out)] == [None, "limit-exceeded"]


@dataclass(frozen=True)
class Stubborn:
    """Hangs in C code that never lets go of the interpreter: a regular expression that backtracks for ever."""

    def clean(self, page: Page) -> Article:
        re.match(r"(x+x+)+y", page.body.decode())
        return Article(url=page.url)


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_the_output_does_not_depend_on_the_number_of_workers(tmp_path: Path, suffix: str) -> None:
    story = "<article><h1>Storm {0}</h1>" + "<p>The harbour of Ostrel was closed on day {0}, the town said.</p>" * 9
    bodies = [story.format(number) if number % 7 else "" for number in range(40)]
    made = [Page(body.encode(), f"https://example.com/{number}") for number, body in enumerate(bodies)]
    contents = set()
    for workers in (0, 1, 3):
        out = tmp_path / f"out{workers}{suffix}"
        report = run(made, out, Cleaner(), Plan(workers=workers, batch=16))
        contents.add(out.read_bytes())
        assert report.failures == {"no-article": 6}
    assert len(contents) == 1


def test_without_order_rows_come_as_they_are_ready(tmp_path: Path, pages: Make, read: Read) -> None:
    out = tmp_path / "out.jsonl"
    bodies = ["HANG", *map(str, range(1, 60))]
    run(pages(*bodies), out, Obedient(), Plan(workers=2, batch=16, ordered=False, seconds=1.5))
    rows = read(out)
    assert sorted(row["position"] for row in rows) == list(range(60))
    assert rows[0]["position"] != 0
    assert [row["error"] for row in rows if not row["ok"]] == ["limit-exceeded"]


def test_fetch_errors_pass_through_as_rows(tmp_path: Path, pages: Make, read: Read) -> None:
    out = tmp_path / "out.jsonl"
    [page] = pages("a")
    late = FetchTimeout("no answer within 5 s", "https://example.com/late")
    run([page, Outcome(page.url, page), Outcome(late.url, late)], out, Obedient(), Plan(workers=1))
    assert [(row["url"], row["error"]) for row in read(out)] == [
        (page.url, None),
        (page.url, None),
        ("https://example.com/late", "fetch-timeout"),
    ]


def test_an_empty_source_gives_an_empty_output(tmp_path: Path, read: Read) -> None:
    out = tmp_path / "out.jsonl"
    report = run([], out, Obedient(), Plan(workers=2))
    assert read(out) == []
    assert report.pages == report.per_second == 0
    assert "none failed" in str(report)


def test_what_is_no_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match="not str"):
        run(["<p>Hello.</p>"], tmp_path / "out.jsonl", Obedient(), Plan(workers=1))  # type: ignore[list-item]


def test_a_full_disk_is_told_and_what_is_there_can_be_gone_on_with(
    tmp_path: Path, pages: Make, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    written = 0
    encode = JsonLines.encode

    def fills_up(sink: JsonLines, rows: list[Row]) -> bytes:
        nonlocal written
        written += 1
        if written == 3:
            sink._file.write(b"half a row")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return encode(sink, rows)

    made = pages(*map(str, range(60)))
    monkeypatch.setattr(JsonLines, "encode", fills_up)
    with pytest.raises(NewscleanError, match=r"out.jsonl.* cannot be written: No space left on device"):
        run(made, out, Obedient(), Plan(workers=0, batch=16))
    assert run(made, out, Obedient(), Plan(workers=0, batch=16, resume=True)).before == 16
    assert [row["position"] for row in read(out)] == list(range(60))


def test_an_output_among_the_pages_is_refused(tmp_path: Path) -> None:
    for out in (tmp_path / "out.jsonl", tmp_path / "deep" / "out.parquet", tmp_path):
        with pytest.raises(BadOption, match="lies in the source"):
            run(tmp_path, out)


@given(data=st.data())
@settings(deadline=None, max_examples=60)
def test_whatever_the_plan_every_page_has_one_row(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bodies = data.draw(st.lists(st.sampled_from(["a", "BUG", "NOTHING", "x" * 3000]), max_size=40))
    ordered = data.draw(st.booleans())
    plan = Plan(workers=0, batch=data.draw(st.integers(1, 50)), ordered=ordered)
    out = tmp_path_factory.mktemp("run") / "out.jsonl"
    report = run([Page(body.encode()) for body in bodies], out, Obedient(), plan)
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["position"] for row in rows] == list(range(len(bodies)))
    assert [row["text"] for row in rows] == [body if len(body) != 3 and body != "NOTHING" else None for body in bodies]
    assert report.pages == len(bodies)


def test_ctrl_c_keeps_what_is_cleaned_and_ends_the_workers(tmp_path: Path, read: Read) -> None:
    crawl = Path(__file__).with_name("crawl_for_kill.py")
    out, log = tmp_path / "out.jsonl", tmp_path / "log"
    command = [sys.executable, str(crawl), str(out), str(log), "400", "1000"]
    started = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    while not log.exists() or log.read_bytes().count(b"\n") < 100:
        assert started.poll() is None
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does: workers get it, too
    _, said = started.communicate(timeout=60)
    assert b"KeyboardInterrupt" in said
    assert said.count(b"Traceback") == 1
    kept = len(read(out))
    assert 50 < kept < 400  # a batch is larger than all of it, and is written all the same
    subprocess.run(command, check=True)
    assert [row["position"] for row in read(out)] == list(range(400))
    assert len(log.read_text().split()) - 400 < 60  # what was on its way


def test_a_source_that_fails_keeps_what_is_cleaned(tmp_path: Path, pages: Make, read: Read) -> None:
    out = tmp_path / "out.jsonl"

    def failing() -> Iterator[Page]:
        yield from pages(*map(str, range(30)))
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError, match="the disk is gone"):
        run(failing(), out, Obedient(), Plan(workers=1, batch=1000))
    kept = [row["position"] for row in read(out)]
    assert kept == list(range(len(kept)))
    report = run(pages(*map(str, range(40))), out, Obedient(), Plan(workers=1, resume=True))
    assert [row["position"] for row in read(out)] == list(range(40))
    assert report.before == len(kept)


def test_a_finished_run_is_not_done_again(tmp_path: Path, pages: Make) -> None:
    out, log = tmp_path / "out.jsonl", tmp_path / "log"
    run(pages("a", "b"), out, Obedient(str(log)), Plan(workers=1))
    before = out.read_bytes()
    report = run(pages("a", "b"), out, Obedient(str(log)), Plan(workers=1, resume=True))
    assert (report.pages, report.before) == (0, 2)
    assert out.read_bytes() == before
    assert len(log.read_text().split()) == 2


def test_a_cleaner_that_cannot_travel_is_refused(tmp_path: Path, pages: Make) -> None:
    cleaner = Obedient(log=threading.Lock())  # type: ignore[arg-type]
    with pytest.raises(NewscleanError, match="cannot be sent to a worker"):
        run(pages("a"), tmp_path / "out.jsonl", cleaner, Plan(workers=1))


def test_a_cleaner_that_cannot_be_loaded_is_told(tmp_path: Path, pages: Make) -> None:
    with pytest.raises(NewscleanError, match="cannot be loaded in a worker: AttributeError"):
        run(pages("a"), tmp_path / "out.jsonl", Unloadable(), Plan(workers=1))


class Unloadable(Obedient):
    def __reduce__(self) -> tuple[Any, ...]:
        return getattr, (object, "no_such_attribute")


def test_a_cleaner_that_kills_every_worker_is_told(tmp_path: Path, pages: Make) -> None:
    with pytest.raises(NewscleanError, match="a worker could not be started: exit code 3"):
        run(pages("a"), tmp_path / "out.jsonl", Leaves(), Plan(workers=2))


class Leaves(Obedient):
    def clean(self, page: Page) -> Article:  # noqa: ARG002 - the shape of a cleaner
        sys.exit(3)


def test_a_cleaner_made_in_a_function_travels(tmp_path: Path, pages: Make, read: Read) -> None:
    suffix = " and so on"

    class Local:
        def clean(self, page: Page) -> Article:
            return Obedient().clean(Page(page.body + suffix.encode(), page.url))

    out = tmp_path / "out.jsonl"
    run(pages("a"), out, Local(), Plan(workers=1))
    assert read(out)[0]["text"] == "a and so on"


def test_what_a_cleaner_prints_does_not_get_among_the_replies(tmp_path: Path, pages: Make, read: Read) -> None:
    out = tmp_path / "out.jsonl"
    run(pages("a", "b"), out, Talks(), Plan(workers=1))
    assert [row["text"] for row in read(out)] == ["a", "b"]


class Talks(Obedient):
    def clean(self, page: Page) -> Article:
        os.write(1, b"a word on standard output\n")
        return super().clean(page)


def test_progress_is_shown_if_asked_for(tmp_path: Path, pages: Make, capsys: pytest.CaptureFixture[str]) -> None:
    run(pages("a", "BUG", "b"), tmp_path / "out.jsonl", Obedient(), Plan(workers=1, progress=True))
    shown = capsys.readouterr().err
    assert "3 pages" in shown
    assert "failures=1" in shown


def test_the_whole_article_comes_along_if_asked_for(tmp_path: Path, pages: Make, read: Read) -> None:
    out = tmp_path / "out.jsonl"
    run(pages("a"), out, Obedient(), Plan(workers=1, whole=True))
    article = Article.from_dict(json.loads(read(out)[0]["article"]))
    assert (article.text, article.url) == ("a", "https://example.com/0")


def test_large_pages_are_not_read_ahead_without_bound() -> None:
    taken = 0

    def large() -> Iterator[Page]:
        nonlocal taken
        for _ in range(6):
            taken += 1
            yield Page(bytes(AHEAD_BYTES // 2 + 1))

    for received, outcome in enumerate(outcomes(large(), Short(), Plan(workers=2, ordered=False))):
        assert outcome.ok
        assert taken - received <= 3  # two pages pass the bound together, and one is read before that is seen
    assert taken == 6


class Short:
    def clean(self, page: Page) -> Article:
        return Article(url=page.url)


@pytest.mark.parametrize("workers", [0, 2])
def test_outcomes_come_in_order_and_carry_articles_and_errors(pages: Make, workers: int) -> None:
    made = pages("a", "BUG", "b", "NOTHING")
    found = list(outcomes(made, Obedient(), Plan(workers=workers)))
    assert [outcome.url for outcome in found] == [page.url for page in made]
    assert [type(outcome.value) for outcome in found] == [Article, Unexpected, Article, NoArticle]
    assert isinstance(found[2].value, Article)
    assert found[2].value.text == "b"


def test_outcomes_keep_the_errors_details(pages: Make) -> None:
    found = list(outcomes(pages("HANG", "CRASH", "a"), Obedient(), Plan(workers=1, seconds=0.5)))
    assert [type(outcome.value) for outcome in found] == [LimitExceeded, Crashed, Article]
    assert isinstance(found[0].value, LimitExceeded)
    assert found[0].value.limit == "seconds"
    assert found[0].value.url == "https://example.com/0"


def test_leaving_the_loop_early_ends_the_workers(pages: Make) -> None:
    stream = outcomes(pages(*["a"] * 100), Obedient(pause=0.01), Plan(workers=2))
    assert next(stream).ok
    stream.close()  # type: ignore[attr-defined]
    assert not [thread for thread in threading.enumerate() if thread.name == "newsclean-worker"]


def test_endless_sources_are_read_as_they_are_needed(pages: Make) -> None:
    taken = 0

    def endless() -> Iterator[Page]:
        nonlocal taken
        while True:
            taken += 1
            yield Page(b"a", f"https://example.com/{taken}")

    stream = outcomes(endless(), Obedient(), Plan(workers=2))
    given = 10
    for _ in range(given):
        assert next(stream).ok
    stream.close()  # type: ignore[attr-defined]
    assert taken <= Plan().batch + given + 1  # what is given out makes room


def test_the_recipes_own_limits_hold_unless_the_plan_says_more() -> None:
    cleaner = Cleaner(limits=Limits(seconds=3, memory=10**8))
    told = [order(cleaner, plan, Shape.ROW) for plan in (Plan(), Plan(seconds=7), Plan(memory=2 * 10**8))]
    assert [(each.seconds, each.memory) for each in told] == [(3, 10**8), (7, 10**8), (3, 2 * 10**8)]
    assert order(Obedient(), Plan(), Shape.ROW).seconds == Limits().seconds


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("workers", -1), ("workers", 1.5), ("workers", "2"), ("batch", 0), ("batch", "8"), ("batch", float("nan")),
        ("memory", 1), ("memory", "1"), ("seconds", 0), ("seconds", "5"), ("seconds", float("nan")),
    ],
)  # fmt: skip
def test_plans_that_cannot_be_are_refused(option: str, value: object) -> None:
    with pytest.raises(BadOption, match=option) as refused:
        Plan(**{option: value})  # type: ignore[arg-type]
    assert refused.value.option == option
