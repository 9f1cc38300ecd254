"""The child's side: a process that cleans what it is given until its input ends.

It talks in frames over its standard input and output: first an :class:`Order`, answered by None or by what is wrong
with it; then lists of pages, answered by one reply for each page.  Whatever else prints goes to standard error.
It outlives its parent by no more than one page.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Any, Protocol

from newsclean.article import Article
from newsclean.batch.rows import Row, article_row, failed_row
from newsclean.errors import NewscleanError, Unexpected
from newsclean.types import Page

OUT_OF_MEMORY = 77
"""The exit code of a worker that ran out of memory: not one that Python or a shell gives out."""

WARM_UP = Page(
    b"<html><head><title>Harbour closed</title></head><body><article><h1>Harbour closed</h1><p>The harbour was closed "
    b"on Monday after the storm, the town said. Ferries will run again on Tuesday.</p></article></body></html>",
    "https://example.invalid/warm-up",
)
"""Cleaned by every worker before its first page, so that what is imported late is not charged to that page."""

_LENGTH = struct.Struct("<Q")

_LONGEST_ALARM = 1e6
"""Seconds, eleven days: what a timer of the kernel takes everywhere."""

_LONGEST_REASON = 500
"""Characters of a foreign exception's message that are kept: some quote the whole page."""


class Cleans(Protocol):
    """What can clean a page: :class:`newsclean.Cleaner`, or anything with its ``clean``."""

    def clean(self, html: Page, /) -> Article:
        """Clean one page, or raise a NewscleanError."""


class Shape(StrEnum):
    """What a worker replies."""

    ROW = "row"
    WHOLE = "row with the whole article"
    OUTCOME = "article or error"


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is told before its first page.

    Args:
        cleaner: the recipe, pickled.
        shape: what it replies.
        seconds: after twice as long on one page it ends by itself, should nobody else have ended it.
        memory: bytes that it may take on top of what an empty worker has.
    """

    cleaner: bytes
    shape: Shape
    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker says about a page.

    Args:
        value: a row, an article or an error, as the order asks.
        peak: the most memory that the worker ever held, in bytes; 0 where the system does not tell.
        seconds: how long the page took; None if it took its worker down.
    """

    value: Row | Article | NewscleanError
    peak: int
    seconds: float | None = None


def send(stream: IO[bytes], value: object) -> None:
    """Write one frame.

    Args:
        stream: a pipe.
        value: anything that pickles.
    """
    payload = pickle.dumps(value, protocol=5)
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one frame.

    Args:
        stream: a pipe.

    Returns:
        the value.

    Raises:
        EOFError: the other side is gone.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    payload = stream.read(length)
    if len(payload) < length:
        raise EOFError
    return pickle.loads(payload)  # noqa: S301 - our own process at the other end


def work(source: IO[bytes], sink: IO[bytes]) -> None:
    """Clean pages until the source ends.

    Args:
        source: brings the order, then lists of pages.
        sink: takes the replies.
    """
    order: Order = receive(source)
    cleaner, complaint = _unpacked(order.cleaner)
    if cleaner is not None:
        _or_leave(cleaner, WARM_UP, order.shape)
    send(sink, complaint)
    if cleaner is None:
        return
    _limit_memory(order.memory)
    gc.freeze()  # modules, rules and trees stay: the collector took a twentieth of the time to look through them again
    with suppress(EOFError):
        while True:
            for page in receive(source):
                begun = time.perf_counter()
                with _alarm(2 * order.seconds):
                    value = _or_leave(cleaner, page, order.shape)
                send(sink, Reply(value, peak_memory(), time.perf_counter() - begun))


def _or_leave(cleaner: Cleans, page: Page, shape: Shape) -> Row | Article | NewscleanError:
    try:
        return task(cleaner, page, shape)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # what is left of the heap is not to be trusted


def task(cleaner: Cleans, page: Page, shape: Shape) -> Row | Article | NewscleanError:
    """Clean one page, come what may.

    Args:
        cleaner: the recipe.
        page: the page.
        shape: what to reply.

    Returns:
        a row, an article or an error, as ``shape`` asks.

    Raises:
        MemoryError: there is no more.
    """
    try:
        article = cleaner.clean(page)
        return article if shape is Shape.OUTCOME else article_row(article, page, whole=shape is Shape.WHOLE)
    except NewscleanError as error:
        failed = error
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one page's bug must not cost the others
        failed = _unexpected(error, page.url)
    return failed if shape is Shape.OUTCOME else failed_row(failed, page.url, page.status)


def _unexpected(error: Exception, url: str) -> Unexpected:
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Unexpected(f"the cleaner failed: {said[:_LONGEST_REASON]}", url)


def peak_memory() -> int:
    """The most memory this process ever held, in bytes; 0 where the system does not tell.

    Linux tells it in ``/proc``; ``getrusage`` would count what the parent held when it started us, too.
    """
    with suppress(OSError), open("/proc/self/status", "rb") as status:  # noqa: PTH123 - quicker, and once a page
        for line in status:
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) * 1024
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, kibibytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _unpacked(cleaner: bytes) -> tuple[Cleans | None, str | None]:
    try:
        return pickle.loads(cleaner), None  # noqa: S301 - packed by our own parent
    except (ImportError, AttributeError, pickle.UnpicklingError, EOFError, TypeError, ValueError) as error:
        return None, f"{type(error).__name__}: {error}"


def _limit_memory(most: int) -> None:
    """Let allocations fail beyond ``most`` bytes more than now; only Linux counts address space reliably."""
    try:
        import resource  # noqa: PLC0415 - not on Windows

        with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 - a file of the kernel, Linux only
            now = int(statm.read().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = now + most
    with suppress(ValueError, OSError):  # a container's own limit may be lower already
        resource.setrlimit(resource.RLIMIT_AS, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


class _alarm:  # noqa: N801 - reads as a verb in `with`
    """End this process when the time is over: the kernel does it, whatever the interpreter is stuck in."""

    def __init__(self, seconds: float) -> None:
        self.seconds = min(seconds, _LONGEST_ALARM) if hasattr(signal, "setitimer") else 0.0

    def __enter__(self) -> None:
        if self.seconds:
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_: object) -> None:
        if self.seconds:
            signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    """Serve the parent that started this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends us in order
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    source, sink = (os.fdopen(os.dup(number), mode) for number, mode in ((0, "rb"), (1, "wb")))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    with suppress(BrokenPipeError):
        work(source, sink)
