"""The flow, driven by hand: no socket, no clock, no thread."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from misbehaving import STORY

from newsclean.errors import (
    CircuitOpen,
    FetchError,
    FetchTimeout,
    HttpStatusError,
    NewscleanError,
    PageTooLarge,
    RobotsDenied,
    TooManyRedirects,
)
from newsclean.net.exchange import EVERYTHING, Scene
from newsclean.net.flow import page
from newsclean.net.hosts import REMEMBERED_ROBOTS, Hosts
from newsclean.net.manners import Manners
from newsclean.net.retries import retry_after
from newsclean.net.robots import LIFETIME, Robots
from newsclean.net.steps import Close, Head, Leave, Read, Send, Take, Wait, Work

URL = "https://site.test/story"
HTML = (("content-type", "text/html"),)
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Stage:
    """Plays the world: a clock that only moves when somebody waits, and a server that follows a script."""

    def __init__(self, **manners):
        self.time = 1000.0
        self.hosts = Hosts()
        self.manners = Manners(**{"delay": 1.0, "robots": False} | manners)
        self.steps = []
        self.answers = {}
        self.chunks = iter(())

    def answer(self, url, *answers):
        """What comes for a URL: heads, bodies, errors; the last one for ever after."""
        self.answers[url] = list(answers)

    def run(self, url=URL, stop_after=10_000):
        scene = Scene(self.manners, self.hosts, None, lambda: self.time, lambda: NOON + timedelta(seconds=self.time))
        flow = page(scene, url)
        self.flow = flow
        try:
            step = next(flow)
            for _ in range(stop_after):
                self.steps.append(step)
                try:
                    reply = self.reply(step)
                except NewscleanError as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(reply)
        except StopIteration as stop:
            return stop.value
        return None

    def reply(self, step):
        match step:
            case Send():
                script = self.answers[step.url]
                answer = script.pop(0) if len(script) > 1 else script[0]
                if isinstance(answer, NewscleanError):
                    raise answer
                head, *chunks = answer
                self.chunks = iter(chunks)
                return head
            case Read():
                chunk = next(self.chunks, b"")
                if isinstance(chunk, NewscleanError):
                    raise chunk
                return chunk
            case Wait():
                self.time += step.seconds
        return None

    def of(self, kind):
        return [step for step in self.steps if isinstance(step, kind)]

    def kinds(self):
        return [type(step).__name__ for step in self.steps]


def html(*chunks):
    return (Head(200, HTML), *(chunks or (STORY,)))


def status(number, **headers):
    return (Head(number, tuple((name.replace("_", "-"), value) for name, value in headers.items())),)


def test_a_page_from_beginning_to_end():
    stage = Stage()
    stage.answer(URL, html(STORY[:10], STORY[10:]))
    found = stage.run()
    assert (found.body, found.url, found.status, found.fetched_at) == (STORY, URL, 200, NOON + timedelta(seconds=1000))
    assert stage.kinds() == ["Take", "Take", "Send", "Read", "Read", "Read", "Close", "Leave"]
    assert [step.key for step in stage.of(Take)] == ["site.test", EVERYTHING]
    assert stage.of(Send)[0].within == stage.manners.total


@pytest.mark.parametrize("asked", ["1e12", "99999999999999999999", "inf", "nan"])
def test_no_crawl_delay_is_longer_than_its_robots_txt_holds(asked):
    assert 0 <= Robots.read(f"User-agent: *\nCrawl-delay: {asked}", 0.0).delay("examplebot/1") <= LIFETIME


def test_robots_come_first_and_are_remembered():
    stage = Stage(robots=True)
    rules = b"User-agent: *\nDisallow: /private\nCrawl-delay: 7"
    stage.answer("https://site.test/robots.txt", (Head(200, (("content-type", "text/plain"),)), rules))
    stage.answer(URL, html())
    stage.run()
    assert [step.url for step in stage.of(Send)] == ["https://site.test/robots.txt", URL]
    assert not stage.of(Wait)  # robots.txt itself takes no turn
    stage.steps.clear()
    stage.run()
    assert [step.url for step in stage.of(Send)] == [URL]
    assert stage.of(Wait) == [Wait(7.0)]
    with pytest.raises(RobotsDenied):
        stage.run("https://site.test/private")


def test_robots_are_asked_for_again_after_a_day():
    stage = Stage(robots=True)
    stage.answer("https://site.test/robots.txt", (Head(200, ()), b"User-agent: *\nDisallow: /story"), status(404))
    stage.answer(URL, html())
    with pytest.raises(RobotsDenied):
        stage.run()
    stage.time += 86_399
    with pytest.raises(RobotsDenied):
        stage.run()
    stage.time += 2
    assert stage.run().body == STORY


def test_an_old_robots_outlasts_an_unreachable_one():
    stage = Stage(robots=True, attempts=1)
    rules = (Head(200, ()), b"User-agent: *\nDisallow: /private")
    stage.answer("https://site.test/robots.txt", rules, status(500), rules)
    stage.answer(URL, html())
    stage.run()
    stage.time += 90_000
    assert stage.run().body == STORY
    with pytest.raises(RobotsDenied, match="does not allow"):
        stage.run("https://site.test/private")
    assert [step.url for step in stage.of(Send)].count("https://site.test/robots.txt") == 2
    stage.time += 61  # asked for again a minute later, not a day
    stage.run()
    assert [step.url for step in stage.of(Send)].count("https://site.test/robots.txt") == 3


def test_waits_grow_and_are_drawn_at_random():
    waits = []
    for _ in range(50):
        stage = Stage(delay=0.0, attempts=4, first_wait=1.0, failures=100)
        stage.answer(URL, status(503))
        with pytest.raises(HttpStatusError):
            stage.run()
        waits.append([step.seconds for step in stage.of(Wait)])
    assert all(len(drawn) == 3 for drawn in waits)
    for attempt, longest in enumerate((1.0, 2.0, 4.0)):
        seconds = [drawn[attempt] for drawn in waits]
        assert 0 <= min(seconds) < max(seconds) <= longest
        assert len(set(seconds)) > 40
    assert max(drawn[2] for drawn in waits) > 2.0


def test_a_retry_waits_at_least_the_hosts_delay():
    stage = Stage(delay=2.0, first_wait=0.1)
    stage.answer(URL, status(503), html())
    stage.run()
    assert stage.of(Wait) == [Wait(2.0)]


@pytest.mark.parametrize("value", ["12", "Fri, 01 May 2026 12:16:52 GMT"])
def test_retry_after_is_honoured_in_both_forms(value):
    stage = Stage()
    stage.answer(URL, status(429, retry_after=value), html())
    stage.run()
    assert [step.seconds for step in stage.of(Wait)] == [12.0]


def test_retry_after_holds_for_the_other_pages_of_the_host():
    stage = Stage(attempts=1)
    stage.answer(URL, status(429, retry_after="20"), html())
    with pytest.raises(HttpStatusError):
        stage.run()
    stage.run()
    assert stage.of(Wait) == [Wait(20.0)]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        (" 7 ", 7.0),
        ("1.5", None),
        ("-3", None),
        ("soon", None),
        ("", None),
        ("٧", None),
        ("9" * 50, 999_999_999_999.0),
        ("Fri, 01 May 2026 11:00:00 GMT", 0.0),
        ("Friday, 01-May-26 12:00:30 GMT", 30.0),
        ("Fri May  1 12:00:30 2026", 30.0),
        ("Fri, 01 May 2026 12:00:30 -0000", 30.0),
        ("Fri, 99 May 2026 12:00:30 GMT", None),
    ],
)
def test_what_retry_after_says(value, seconds):
    assert retry_after(value, NOON) == seconds


@settings(deadline=None, max_examples=200)
@given(
    st.text(st.characters(max_codepoint=255))
    | st.from_regex(r"[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{1,6} [\d:]{8} .{0,6}")
)
def test_anything_may_stand_in_retry_after(value):
    seconds = retry_after(value, NOON)
    assert seconds is None or seconds >= 0


def test_a_wait_beyond_the_deadline_is_not_begun():
    stage = Stage(total=10.0)
    stage.answer(URL, status(503, retry_after="11"))
    with pytest.raises(HttpStatusError):
        stage.run()
    assert not stage.of(Wait)
    assert len(stage.of(Send)) == 1


def test_waiting_for_the_hosts_turn_does_not_count():
    stage = Stage(delay=300.0, total=10.0)
    stage.answer(URL, html())
    stage.run()
    stage.run()
    assert stage.of(Wait) == [Wait(300.0)]
    assert stage.of(Send)[1].within == 10.0


def test_the_deadline_is_over_redirects_and_body():
    stage = Stage(total=10.0)

    class Slow(Stage):
        pass

    reply = stage.reply
    stage.reply = lambda step: (setattr(stage, "time", stage.time + 4.0), reply(step))[1]
    stage.answer(URL, status(302, location="/a"))
    stage.answer("https://site.test/a", status(302, location="/b"))
    stage.answer("https://site.test/b", html())
    with pytest.raises(FetchTimeout, match="within 10 s"):
        stage.run()
    assert [round(step.within) for step in stage.of(Send)] == sorted(
        (round(step.within) for step in stage.of(Send)), reverse=True
    )


def test_a_redirect_to_another_host_gives_the_place_back_first():
    stage = Stage()
    stage.answer(URL, status(301, location="https://other.test/a"))
    stage.answer("https://other.test/a", html())
    assert stage.run().url == "https://other.test/a"
    places = [(type(step).__name__, step.key) for step in stage.steps if isinstance(step, Take | Leave)]
    assert places == [
        ("Take", "site.test"),
        ("Take", EVERYTHING),
        ("Leave", EVERYTHING),
        ("Leave", "site.test"),
        ("Take", "other.test"),
        ("Take", EVERYTHING),
        ("Leave", EVERYTHING),
    ]


def test_a_redirect_within_the_host_belongs_to_its_turn():
    stage = Stage()
    stage.answer("http://site.test/story", status(301, location=URL))
    stage.answer(URL, html())
    stage.run("http://site.test/story")
    assert not stage.of(Wait)


def test_redirects_are_counted():
    stage = Stage(redirects=2)
    for number in range(5):
        stage.answer(f"https://site.test/{number}", status(302, location=f"/{number + 1}"))
    with pytest.raises(TooManyRedirects) as caught:
        stage.run("https://site.test/0")
    assert len(stage.of(Send)) == 3
    assert caught.value.limit == 2


def test_the_limit_ends_the_reading():
    stage = Stage(largest=100)
    stage.answer(URL, html(*[b"<p>and so on</p>" * 2] * 1000))
    with pytest.raises(PageTooLarge):
        stage.run()
    assert len(stage.of(Read)) == 4
    assert stage.kinds()[-2:] == ["Close", "Leave"]


def test_a_page_that_breaks_off_is_tried_again():
    stage = Stage()
    broken = FetchError("the connection broke", temporary=True)
    stage.answer(URL, html(STORY[:10], broken), html())
    assert stage.run().body == STORY
    assert len(stage.of(Send)) == 2


def test_a_lasting_error_is_not_tried_again():
    stage = Stage()
    stage.answer(URL, FetchError("this cannot be requested"))
    with pytest.raises(FetchError) as caught:
        stage.run()
    assert len(stage.of(Send)) == 1
    assert caught.value.url == URL


def test_the_breaker_counts_failures_in_a_row():
    stage = Stage(failures=3, cool_down=60.0, attempts=1)
    down = FetchError("no connection", temporary=True)
    stage.answer(URL, down, down, html(), down, down, down, html())
    outcomes = []
    for _ in range(8):
        try:
            outcomes.append(type(stage.run()).__name__)
        except FetchError as error:
            outcomes.append(type(error).__name__)
    assert outcomes == ["FetchError", "FetchError", "Page", *["FetchError"] * 3, "CircuitOpen", "CircuitOpen"]
    stage.time += 60
    assert stage.run().body == STORY


def test_the_breaker_waits_twice_as_long_each_time():
    stage = Stage(failures=2, cool_down=60.0, attempts=1)
    stage.answer(URL, FetchError("no connection", temporary=True))
    pauses = []
    for _ in range(8):
        for _ in range(2):
            with pytest.raises(FetchError):
                stage.run()
        with pytest.raises(CircuitOpen) as caught:
            stage.run()
        pauses.append(round(caught.value.retry_after))
        stage.time += caught.value.retry_after
        break_even = len(stage.of(Send))
        with pytest.raises(FetchError):
            stage.run()  # half open: one more failure shuts it again
        assert len(stage.of(Send)) == break_even + 1
        with pytest.raises(CircuitOpen) as caught:
            stage.run()
        stage.time += caught.value.retry_after
    assert pauses == [60, 240, 960, 3600, 3600, 3600, 3600, 3600]


@pytest.mark.parametrize("steps", range(12))
def test_a_flow_may_be_dropped_at_any_step(steps):
    """Cancelled: the generator is closed, and must not ask for anything more."""
    stage = Stage(robots=True)
    stage.answer("https://site.test/robots.txt", status(404))
    stage.answer(URL, html(STORY[:10], STORY[10:]))
    assert stage.run(stop_after=steps) is None
    stage.flow.close()


def test_nothing_is_left_to_the_hand_but_the_page():
    """Without a cache, no step needs a disk."""
    stage = Stage(robots=True)
    stage.answer("https://site.test/robots.txt", status(404))
    stage.answer(URL, html())
    stage.run()
    assert not stage.of(Work)
    assert len(stage.of(Close)) == len(stage.of(Send))


def test_what_is_remembered_is_bounded():
    hosts = Hosts(remembered=3)
    for number in range(10):
        hosts.reserve(f"h{number}", 0.0, 100.0)
        hosts.remember(f"http://h{number}", Robots())
    assert [number for number in range(10) if hosts.robots(f"http://h{number}")] == [7, 8, 9]
    assert hosts.reserve("h9", 0.0, 0.0) == 100.0
    assert hosts.reserve("h0", 0.0, 0.0) == 0.0
    large = Robots(size=REMEMBERED_ROBOTS // 2)
    for name in "abc":
        hosts.remember(name, large)
        hosts.remember(name, large)
    assert [bool(hosts.robots(name)) for name in "abc"] == [False, True, True]
    hosts.remember("d", Robots(size=REMEMBERED_ROBOTS * 2))
    assert [bool(hosts.robots(name)) for name in "abcd"] == [False, False, False, True]
