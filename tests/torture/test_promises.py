"""What cleaning promises whatever the page: no network, the same answer everywhere, clean output, little memory."""

from __future__ import annotations

import asyncio
import json
import pickle
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from fates import unsound
from hostile import HOSTILE, PAGE

import newsclean
from newsclean import Cleaner, errors
from newsclean.errors import NewscleanError, NoArticle
from newsclean.extract import paragraphs

FIXTURES = sorted(Path(__file__).parent.parent.parent.joinpath("fixtures").glob("*.html"))
ALONE = replace(Cleaner(), extractors=(paragraphs,))
"""The recipe without trafilatura, whose lxml has crashed processes when it ran in threads (adbar/trafilatura#840)."""
THREADS = 8
MANY = 1_000
"""Pages for each thread."""


def cleaned(page: bytes, cleaner: Cleaner | None = None) -> str:
    try:
        article = newsclean.clean(page, "https://example.com/storm", cleaner=cleaner)
    except NoArticle as error:
        return str(error)
    return json.dumps(article.to_dict(), sort_keys=True, default=str)


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """urllib3, which trafilatura imports, makes an IPv6 socket when it is imported, to see whether it can."""
    import trafilatura  # noqa: F401, PLC0415 - heavy, and not for the other tests


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    attempts: list[str] = []

    def refused(*arguments: object, **_: object) -> None:
        attempts.append(repr(arguments[:2]))
        raise OSError("no network here")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    return attempts


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_cleaning_never_touches_the_network(path: Path, no_network: list[str]) -> None:
    cleaned(path.read_bytes())
    assert no_network == []


def test_the_block_on_sockets_blocks(no_network: list[str]) -> None:
    with pytest.raises(OSError, match="no network here"):
        socket.create_connection(("example.com", 80))
    assert len(no_network) == 1


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_what_comes_out_is_clean(path: Path) -> None:
    try:
        article = newsclean.clean(path.read_bytes(), "https://example.com/a")
    except NoArticle:
        return
    assert unsound(article) == []


_WATCHED = """
import sys
from pathlib import Path
import newsclean

def clean(name):
    try:
        newsclean.clean(Path(name).read_bytes(), "https://example.com/a")
    except newsclean.NewscleanError:
        pass

def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set("wax+") & set(arguments[1])
    if writes or event.startswith(("socket.", "subprocess.", "os.", "shutil.", "urllib.", "ftplib.", "smtplib.")):
        if event not in {"os.listdir", "os.scandir"}:  # the import system's
            print(event, arguments)

for name in sys.argv[1:]:
    clean(name)  # what is imported late is imported now
sys.addaudithook(watch)
for name in sys.argv[1:]:
    clean(name)
print("watched")
"""


def test_cleaning_opens_no_socket_starts_no_program_and_writes_no_file() -> None:
    """What the interpreter itself sees, whoever does it: a library of ours, or a library of theirs."""
    out = subprocess.run(
        [sys.executable, "-c", _WATCHED, *map(str, FIXTURES)], capture_output=True, text=True, check=True
    )
    assert out.stdout == "watched\n"


_ALL = """
import hashlib, json, sys
from pathlib import Path
import newsclean
for path in sys.argv[1:]:
    try:
        article = newsclean.clean(Path(path).read_bytes(), "https://example.com/a")
        said = json.dumps(article.to_dict(), sort_keys=True, default=str)
    except newsclean.NewscleanError as error:
        said = str(error)
    print(hashlib.sha256(said.encode()).hexdigest())
"""


def test_the_answer_is_the_same_in_every_process() -> None:
    answers = {
        subprocess.run(
            [sys.executable, "-c", _ALL, *map(str, FIXTURES)],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(answers) == 1
    assert answers.pop().count("\n") == len(FIXTURES)


def test_the_order_of_pages_does_not_matter() -> None:
    first = {path: cleaned(path.read_bytes()) for path in FIXTURES}
    assert {path: cleaned(path.read_bytes()) for path in reversed(FIXTURES)} == first


def small(number: int) -> bytes:
    """A page that is quick to clean, unlike its neighbours."""
    lines = "".join(
        f"<p>Storm {number} closed the harbour of Ostrel for {day} days, the town said.</p>" for day in range(3)
    )
    return f"<title>Storm {number}</title><p>By Ann Bell</p>{lines}<p>Sign up for our newsletter</p>".encode()


def check_threads(work: list[bytes], cleaner: Cleaner) -> None:
    def clean_all() -> list[str]:
        start.wait()
        return [cleaned(page, cleaner) for page in work]

    serial = [cleaned(page, cleaner) for page in work]
    start = threading.Barrier(THREADS)
    with ThreadPoolExecutor(THREADS) as pool:
        running = [pool.submit(clean_all) for _ in range(THREADS)]
        assert all(each.result() == serial for each in running)


def test_threads_that_share_a_cleaner_clean_as_one_does() -> None:
    check_threads([small(number) for number in range(MANY)], ALONE)


@pytest.mark.nightly
def test_threads_that_share_a_cleaner_clean_as_one_does_all_night() -> None:
    pages = [path.read_bytes() for path in FIXTURES]
    check_threads([pages[number % len(pages)] for number in range(MANY)], Cleaner())


def test_tasks_that_clean_in_threads_of_their_own_get_their_own_pages() -> None:
    pages = [small(number) for number in range(40)]

    async def clean_all() -> list[str]:
        return await asyncio.gather(*(asyncio.to_thread(cleaned, page, ALONE) for page in pages))

    assert asyncio.run(clean_all()) == [cleaned(page, ALONE) for page in pages]


_MEMORY = """
import sys
from pathlib import Path
import newsclean

def held(name):
    for line in open("/proc/self/status"):
        if line.startswith(name):
            return int(line.split()[1]) * 1024

pages = [Path(path).read_bytes() for path in sys.argv[2:]]
def clean():
    for page in pages:
        try:
            newsclean.clean(page)
        except newsclean.NewscleanError:
            pass
for _ in range(3):
    clean()
before = held("VmRSS:")
for _ in range(int(sys.argv[1]) // len(pages)):
    clean()
print(held("VmRSS:") - before)
"""


def drift(pages: int) -> int:
    """Bytes by which a process grows over so many pages."""
    out = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(pages), *map(str, FIXTURES)], capture_output=True, text=True, check=True
    )
    return int(out.stdout)


needs_proc = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says what a process holds")


@needs_proc
def test_memory_does_not_drift() -> None:
    assert drift(300) <= 5_000_000


@needs_proc
@pytest.mark.nightly
def test_memory_does_not_drift_over_3000_pages() -> None:
    assert drift(3_000) <= 5_000_000


def test_every_error_has_a_code_and_travels() -> None:
    for name in ("empty", "a-pdf", "fifty-megabytes"):
        with pytest.raises(NewscleanError) as caught:
            newsclean.clean(HOSTILE[name].make(), "https://example.com/a")
        home = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
        assert (home.code, home.url, str(home)) == (caught.value.code, caught.value.url, str(caught.value))
        assert home.code in HOSTILE[name].codes


ADDRESSES = (
    "http://[", "https://[::1", "https://[x]/a", "https://example.com\u2100/", "https://exa mple.com/\x00\u202e", "//",
    "?", "\ud800", "javascript:alert(1)", "https://a..b:99999999/", "https://example.com/0000/00/00/a",
    "https://example.com/99999/12/31/a", f"https://{'a' * 70_000}.com/", "https://\u043f\u0440.\u0440\u0444/2025/02/30/",
)  # fmt: skip
"""URLs that Python takes apart badly, or not at all, or that hold a date that never was."""


@pytest.mark.parametrize("url", ADDRESSES, ids=lambda url: ascii(url)[:30])
def test_a_page_is_cleaned_whatever_its_address(url: str) -> None:
    html = PAGE.replace("Nobody", "<a href='../b?c'>Nobody</a>")
    base = ascii(url).strip("'")
    for given in (html, html.replace("<title>", f"<base href='{base}'><link rel=canonical href='{base}'><title>")):
        article = newsclean.clean(given, url)
        assert len(article.body) == 5
        assert unsound(article) == []
        assert article.url


def test_what_was_cut_is_said_though_nothing_else_was_found() -> None:
    for rest in ("<h1>Harbour</h1>", "<p>Advertisement</p>", ""):
        with pytest.raises(NoArticle, match="a comment is never closed"):
            newsclean.clean(f"<html><body>{rest}<!-- {PAGE}")


def test_every_error_comes_home_from_another_process_as_it_left() -> None:
    classes = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, NewscleanError)]
    assert len({each.code for each in classes}) == len(classes)
    for each in classes:
        error = each("the page is odd", "https://example.com/a")
        error.__dict__.update(dict.fromkeys(each.__annotations__, 7))
        home = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        assert type(home) is each
        assert vars(home) == vars(error)
        assert (str(home), home.code) == (str(error), each.code)


def test_the_page_that_the_others_are_made_of_is_sound() -> None:
    article = newsclean.clean(PAGE)
    assert article.warnings == ()
    assert len(article.body) == 5
