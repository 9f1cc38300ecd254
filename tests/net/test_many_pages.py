"""Many pages at once: order, delay, failures, and that nothing is left running."""

import asyncio
import gc
import itertools
import pickle
import threading
import time
from contextlib import aclosing

import pytest
from misbehaving import QUICK, STORY, Server, resolve

from newsclean.errors import BadOption, FetchError, HttpStatusError, MissingExtra, NewscleanError, NotHtml
from newsclean.net import AsyncFetcher, Fetcher, Manners, fetch, fetch_all
from newsclean.net.many import _HOSTS
from newsclean.types import Page


def manners(**changes):
    return Manners(**QUICK | changes)


def run(work):
    """Run something in a loop of its own, and see that it leaves no task behind."""

    async def main():
        try:
            return await asyncio.wait_for(work(), 20)
        finally:
            gc.collect()
            for _ in range(50):
                left = asyncio.all_tasks() - {asyncio.current_task()}
                if not left:
                    break
                await asyncio.sleep(0.01)
            assert not left, left

    return asyncio.run(main())


async def collect(urls, **options):
    async with AsyncFetcher(manners(**options), resolve=resolve) as fetcher:
        return [outcome async for outcome in fetcher.each(urls)]


@pytest.fixture
def local():
    """A server for the calls that know no other resolver: one address is one host."""
    server = Server(addresses=[f"127.0.0.{number}" for number in range(1, 6)])
    yield server
    server.close()
    for memory in (_HOSTS._hosts, _HOSTS._robots):
        memory.clear()


def test_each_page_has_one_outcome_and_one_failure_stops_nothing(server):
    paths = ["/story", "/gone", "/pdf", "/reset", "/to-file", "/story?2", "/consent-wall"]
    urls = [server.url(path) for path in paths] + ["", "no url", "http://nobody.example/"]
    outcomes = run(lambda: collect(urls))
    assert sorted(outcome.url for outcome in outcomes) == sorted(urls)
    assert [outcome.value.body for outcome in outcomes if outcome.ok] == [STORY, STORY]
    by_url = {outcome.url: outcome.error for outcome in outcomes}
    assert isinstance(by_url[server.url("/gone")], HttpStatusError)
    assert isinstance(by_url[server.url("/pdf")], NotHtml)
    assert all(isinstance(by_url[url], FetchError) for url in ("", "no url", "http://nobody.example/"))


def test_the_pages_of_a_host_come_in_their_order(server):
    urls = [server.url(f"/story?{n}", f"h{n % 3}.test") for n in range(30)]
    outcomes = run(lambda: collect(urls))
    for host in range(3):
        of_host = [outcome.url for outcome in outcomes if f"h{host}.test" in outcome.url]
        assert of_host == [url for url in urls if f"h{host}.test" in url]
    asked = [request for request in server.requests if request.path != "/robots.txt"]
    for host in range(3):
        numbers = [int(request.path.partition("?")[2]) for request in asked if request.host == f"h{host}.test"]
        assert numbers == sorted(numbers)


def test_every_host_keeps_its_delay(server):
    urls = [server.url(f"/story?{n}", f"h{n % 4}.test") for n in range(12)]
    begun = time.monotonic()
    run(lambda: collect(urls, delay=0.15))
    assert time.monotonic() - begun < 1.5  # the hosts did not wait for each other
    for host in range(4):
        times = [r.at for r in server.requests if r.host == f"h{host}.test" and r.path != "/robots.txt"]
        assert len(times) == 3
        assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 0.15


def test_a_slow_host_does_not_hold_up_the_others(server):
    urls = [server.url("/silent", "slow.test")] * 3 + [server.url(f"/story?{n}", f"h{n}.test") for n in range(10)]
    order = [outcome.ok for outcome in run(lambda: collect(urls, read=0.2, attempts=1, concurrency=4))]
    assert order == [True] * 10 + [False] * 3


def test_urls_are_read_as_they_are_needed(server):
    read = []

    def endless():
        for number in itertools.count():
            read.append(number)
            yield server.url(f"/story?{number}", f"h{number % 10}.test")

    async def some():
        fetcher = AsyncFetcher(manners(concurrency=2), resolve=resolve)
        async with fetcher, aclosing(fetcher.each(endless())) as outcomes:
            return [outcome.ok async for outcome, _ in azip(outcomes, range(20))]

    assert run(some) == [True] * 20
    assert len(read) < 500


async def azip(outcomes, numbers):
    numbers = iter(numbers)
    async for outcome in outcomes:
        try:
            yield outcome, next(numbers)
        except StopIteration:
            return


def test_urls_may_come_asynchronously(server):
    async def urls():
        for number in range(5):
            await asyncio.sleep(0.01)
            yield server.url(f"/story?{number}")

    assert [outcome.ok for outcome in run(lambda: collect(urls()))] == [True] * 5


def test_no_urls(server):
    assert run(lambda: collect([])) == []
    assert list(fetch_all([])) == []


def test_one_address_is_not_taken_apart():
    with pytest.raises(BadOption, match="fetch takes one"):
        list(fetch_all("https://example.com/story"))


def test_a_broken_list_of_urls_is_no_outcome(server):
    def broken():
        yield server.url()
        raise KeyError("a bug in the caller's code")

    with pytest.raises(KeyError):
        run(lambda: collect(broken()))


def test_who_reads_slowly_is_waited_for(server):
    async def slowly():
        async with AsyncFetcher(manners(concurrency=2), resolve=resolve) as fetcher:
            urls = [server.url(f"/story?{n}", f"h{n}.test") for n in range(40)]
            async with aclosing(fetcher.each(urls)) as outcomes:
                await anext(outcomes)
                await asyncio.sleep(0.5)
                fetched = len(server.paths())
                rest = [outcome async for outcome in outcomes]
        return fetched, len(rest)

    fetched, rest = run(slowly)
    assert rest == 39
    assert fetched == 40  # each host's task holds one page while it waits; no more is begun for it


def test_leaving_early_stops_what_is_under_way(server):
    async def leave():
        async with AsyncFetcher(manners(total=30.0, read=30.0), resolve=resolve) as fetcher:
            urls = [server.url()] + [server.url("/silent", f"h{n}.test") for n in range(20)]
            async with aclosing(fetcher.each(urls)) as outcomes:
                async for outcome in outcomes:
                    assert outcome.ok
                    break
            assert len(asyncio.all_tasks()) == 1 + 1  # this one, and wait_for's
            assert not fetcher._line.places._gates

    begun = time.monotonic()
    run(leave)
    assert time.monotonic() - begun < 3


def test_closing_the_fetcher_stops_a_loop_that_was_left_without_closing_it(server):
    async def leave():
        fetcher = AsyncFetcher(manners(total=30.0, read=30.0), resolve=resolve)
        outcomes = fetcher.each([server.url()] + [server.url("/silent", f"h{n}.test") for n in range(20)])
        assert (await anext(outcomes)).ok
        await fetcher.aclose()
        assert [outcome async for outcome in outcomes] == []

    begun = time.monotonic()
    run(leave)
    assert time.monotonic() - begun < 3


def test_cancelling_leaves_no_task_and_no_place_behind(server):
    async def cancel():
        async with AsyncFetcher(manners(total=30.0, read=30.0), resolve=resolve) as fetcher:

            async def work():
                urls = [server.url("/slow-body", f"h{n}.test") for n in range(10)]
                return [outcome async for outcome in fetcher.each(urls)]

            task = asyncio.create_task(work())
            while len(server.paths()) < 10:  # noqa: ASYNC110 - the server lives in another thread
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert not fetcher._line.places._gates

    begun = time.monotonic()
    run(cancel)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("path", ["/slow-head", "/slow-body", "/silent", "/429-for-an-hour"])
def test_a_fetch_may_be_cancelled_anywhere(server, path):
    async def cancel():
        async with AsyncFetcher(
            manners(total=5000.0, read=30.0, longest_wait=4000, delay=30.0), resolve=resolve
        ) as fetcher:
            for host in ("a.test", "b.test"):
                tasks = [asyncio.create_task(fetcher.fetch(server.url(path, host))) for _ in range(3)]
                await asyncio.sleep(0.1)
                for task in tasks:
                    task.cancel()
                results = await asyncio.gather(*tasks, return_exceptions=True)
                assert [type(result) for result in results] == [asyncio.CancelledError] * 3
                assert not fetcher._line.places._gates

    run(cancel)


def test_progress_is_shown(server, capsys):
    async def shown():
        async with AsyncFetcher(manners(), resolve=resolve) as fetcher:
            return [outcome.ok async for outcome in fetcher.each([server.url(), server.url("/gone")], progress=True)]

    assert run(shown) == [True, False]
    assert "2/2" in capsys.readouterr().err


def test_progress_without_tqdm(server, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "tqdm.auto", None)
    with pytest.raises(MissingExtra, match=r"newsclean\[progress\]") as caught:
        list(fetch_all([server.url()], progress=True))
    assert caught.value.extra == "progress"
    assert isinstance(caught.value, ImportError)


# Blocking


def test_one_line_in_a_notebook(local):
    page = fetch(local.url(host="127.0.0.1"), manners())
    assert isinstance(page, Page)
    assert page.body == STORY


def test_single_calls_remember_the_host(local):
    polite = manners(delay=0.3)
    for _ in range(2):
        fetch(local.url(host="127.0.0.1"), polite)
    assert [request.path for request in local.requests] == ["/robots.txt", "/story", "/story"]
    assert local.requests[2].at - local.requests[1].at >= 0.3


def test_many_pages_blocking(local):
    urls = [local.url(f"/story?{n}", f"127.0.0.{n % 5 + 1}") for n in range(20)] + [local.url("/gone", "127.0.0.1")]
    outcomes = list(fetch_all(urls, manners()))
    assert sorted(outcome.url for outcome in outcomes) == sorted(urls)
    assert sum(outcome.ok for outcome in outcomes) == 20


def test_blocking_within_a_running_loop(local):
    """As in a notebook's cell."""

    async def cell():
        with Fetcher(manners()) as fetcher:
            one = fetcher.fetch(local.url(host="127.0.0.1"))
        many = list(fetch_all([local.url(host="127.0.0.2"), local.url(host="127.0.0.3")], manners()))
        async with AsyncFetcher(manners()) as fetcher:
            awaited = await fetcher.fetch(local.url(host="127.0.0.4"))
        return [one.body, awaited.body, *(outcome.value.body for outcome in many)]

    assert run(cell) == [STORY] * 4


def test_stopping_early_leaves_no_thread_behind(local):
    before = set(threading.enumerate())
    urls = [local.url(host="127.0.0.1")] + [local.url("/silent", f"127.0.0.{n}") for n in range(2, 6)]
    begun = time.monotonic()
    outcomes = fetch_all(urls, manners(total=30.0, read=30.0))
    assert next(outcomes).ok
    outcomes.close()
    assert time.monotonic() - begun < 3
    assert set(threading.enumerate()) <= before


def test_a_broken_list_of_urls_ends_the_blocking_loop_too(local):
    before = set(threading.enumerate())

    def broken():
        yield local.url(host="127.0.0.1")
        raise KeyError("a bug in the caller's code")

    with pytest.raises(KeyError):
        list(fetch_all(broken(), manners()))
    assert set(threading.enumerate()) <= before


def test_errors_of_a_stream_hold_no_pages(local):
    (outcome,) = fetch_all([local.url("/gzip-cut", "127.0.0.1")], manners())
    assert outcome.error.__traceback__ is None
    assert outcome.error.__context__ is None
    with pytest.raises(FetchError, match="broke off"):
        outcome.unwrap()


def test_errors_of_a_stream_pickle(local):
    (outcome,) = fetch_all([local.url("/gone", "127.0.0.1")], manners())
    again = pickle.loads(pickle.dumps(outcome))  # noqa: S301 - our own
    assert (type(again.error), again.error.status, again.url) == (HttpStatusError, 410, outcome.url)


# Manners


@pytest.mark.parametrize(
    "changes",
    [
        {"attempts": 0},
        {"per_host": 0},
        {"concurrency": 1.5},
        {"largest": -1},
        {"redirects": -1},
        {"redirects": True},
        {"total": 0},
        {"read": float("nan")},
        {"connect": "10"},
        {"delay": -1},
        {"cool_down": float("inf")},
        {"user_agent": ""},
        {"user_agent": "(nobody)"},
        {"user_agent": "bot\r\nx-evil: 1"},
        {"contact": "me\n"},
        {"contact": "mé"},
        {"allow": "10.0.0.0/8"},
        {"allow": ("everything",)},
        {"allow": (None,)},
        {"allow": (5,)},
        {"allow": None},
        {"follow": None},
        {"user_agent": None},
        {"cache": ""},
        {"cache": None},
        {"follow": "amp"},
        {"follow": ("ampersand",)},
    ],
)
def test_manners_that_cannot_be(changes):
    (name,) = changes
    with pytest.raises(BadOption, match=f"Manners.{name} is") as caught:
        Manners(**changes)
    assert caught.value.option == name
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, NewscleanError)


def test_the_defaults_are_polite_and_safe():
    polite = Manners()
    assert polite.robots
    assert polite.guard
    assert polite.delay >= 1
    assert polite.per_host == 1
    assert not polite.cache
    assert not polite.follow
    assert not polite.allow
    assert polite.user_agent.startswith("newsclean/")
    assert hash(polite) == hash(Manners())
