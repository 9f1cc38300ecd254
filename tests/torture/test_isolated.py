"""Deadlines that hold: a page that hangs, crashes or eats memory costs itself alone."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hostile import MARK, PAGE
from spoilers import allocate, die, fail, hang, refuse, whisper

from newsclean import Article, Cleaner, Page
from newsclean.errors import BadOption, Crashed, LimitExceeded, NewscleanError, NoArticle, Unexpected
from newsclean.extract import paragraphs
from newsclean.isolated import Isolated, clean_isolated
from newsclean.limits import Limits

PUNCTUAL = 0.5
"""Seconds after its deadline by which a page must be dead."""
BUSY = 1.5
"""Seconds more that a busy machine may need to notice."""


def recipe(filters: tuple[object, ...] = (), **limits: float) -> Cleaner:
    return replace(Cleaner(), extractors=(paragraphs,), filters=filters, limits=Limits(**limits))  # type: ignore[arg-type]


def spoiled(word: str) -> str:
    """A page with the word that sets a filter of ``spoilers`` off, in a sentence that no finder leaves out."""
    return PAGE.replace("Nobody was hurt", f"Nobody was hurt, said {word}")


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    with Isolated(recipe(seconds=30)) as isolated:
        yield isolated


def test_a_page_comes_back_as_it_would_have_at_home(isolated: Isolated) -> None:
    article = isolated.clean(PAGE, "https://example.com/a")
    assert isinstance(article, Article)
    assert article == recipe(seconds=30).clean(PAGE.encode(), "https://example.com/a")


def test_text_bytes_and_pages_are_taken(isolated: Isolated) -> None:
    for html in (PAGE, PAGE.encode(), bytearray(PAGE.encode()), Page(PAGE.encode(), "https://example.com/b")):
        assert MARK in isolated.clean(html).text  # type: ignore[arg-type]
    assert isolated.clean(Page(PAGE.encode(), "https://example.com/b")).url == "https://example.com/b"
    with pytest.raises(BadOption):
        isolated.clean(None)  # type: ignore[arg-type]


def test_errors_come_home_as_they_left(isolated: Isolated) -> None:
    with pytest.raises(NoArticle) as caught:
        isolated.clean(b"", "https://example.com/empty")
    assert caught.value.url == "https://example.com/empty"


def test_a_page_that_hangs_is_killed_at_its_deadline_and_the_next_goes_on() -> None:
    with Isolated(recipe((hang,), seconds=1)) as isolated:
        isolated.clean(PAGE)
        start = time.monotonic()
        with pytest.raises(LimitExceeded) as caught:
            isolated.clean(spoiled("HANG"), "https://example.com/hang")
        took = time.monotonic() - start
        assert caught.value.limit == "seconds"
        assert caught.value.url == "https://example.com/hang"
        assert 1 <= took <= 1 + PUNCTUAL + BUSY
        assert MARK in isolated.clean(PAGE).text


def test_a_page_that_takes_its_process_down_costs_itself_alone() -> None:
    with Isolated(recipe((die,))) as isolated:
        with pytest.raises(Crashed):
            isolated.clean(spoiled("DIE"))
        assert MARK in isolated.clean(PAGE).text


def test_a_page_that_eats_memory_is_stopped() -> None:
    with Isolated(recipe((allocate,), memory=300_000_000)) as isolated:
        with pytest.raises(LimitExceeded) as caught:
            isolated.clean(spoiled("ALLOCATE"))
        assert caught.value.limit == "memory"
        assert MARK in isolated.clean(PAGE).text


def test_a_foreign_exception_becomes_one_of_ours() -> None:
    with Isolated(recipe((fail,))) as isolated, pytest.raises(Unexpected, match="KeyError"):
        isolated.clean(PAGE)


def test_an_error_of_ours_stays_what_it_is() -> None:
    with Isolated(recipe((refuse,))) as isolated, pytest.raises(NewscleanError, match="not today"):
        isolated.clean(PAGE)


def test_what_a_worker_prints_does_not_get_into_its_answers() -> None:
    with Isolated(recipe((whisper,))) as isolated:
        assert MARK in isolated.clean(PAGE).text


@pytest.mark.parametrize("memory", [2e9, float("inf")])
def test_memory_may_be_any_number(memory: float) -> None:
    with Isolated(recipe(memory=memory)) as isolated:
        assert MARK in isolated.clean(PAGE).text


@pytest.mark.parametrize("value", ["5", None, float("nan"), 0])
def test_limits_that_cannot_be(value: object) -> None:
    with pytest.raises(BadOption, match="seconds must be a number, more than 0"):
        Limits(seconds=value)  # type: ignore[arg-type]


def test_threads_take_turns(isolated: Isolated) -> None:
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(isolated.clean(PAGE).text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 8
    assert len(set(texts)) == 1


def test_the_process_of_clean_isolated_is_kept() -> None:
    first = clean_isolated(PAGE)
    start = time.monotonic()
    assert clean_isolated(PAGE) == first
    assert time.monotonic() - start < BUSY


def test_a_page_that_waits_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = recipe(seconds=30), recipe(seconds=31)
    clean = Isolated.clean
    used: list[Isolated] = []
    other = threading.Thread(target=lambda: clean_isolated(PAGE, cleaner=second))

    def clean_late(isolated: Isolated, html: str, url: str = "") -> Article:
        used.append(isolated)
        if len(used) == 1:  # its recipe is asked for, and now somebody asks for another
            other.start()
            other.join(BUSY)
        return clean(isolated, html, url)

    monkeypatch.setattr(Isolated, "clean", clean_late)
    clean_isolated(PAGE, cleaner=first)
    other.join()
    assert [isolated._worker._process is None for isolated in used] == [True, False]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_fork_starts_a_worker_of_its_own() -> None:
    clean_isolated(PAGE)
    child = os.fork()
    if not child:
        signal.alarm(60)
        os._exit(0 if MARK in clean_isolated(PAGE).text else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert MARK in clean_isolated(PAGE).text
