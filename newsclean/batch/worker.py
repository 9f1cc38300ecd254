"""A worker process that may crash, hang or eat memory, seen from its parent: there is an answer for every page.

Processes, because lxml and trafilatura have crashed whole programs when run in threads (adbar/trafilatura#840, #925),
and because only a process can be stopped from outside.  They are started as ``python -c`` and not by multiprocessing:
its ``spawn`` runs the caller's main module again, which breaks notebooks and scripts without a main guard, and its
``fork`` copies locks that other threads hold.

A page that takes its worker down is tried once more, alone in a fresh one, and then given up; its neighbours in the
worker's queue are not touched by it.

A long file: all that can happen between a parent and a process that may die at any moment is told in one place.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Self

from newsclean.batch.child import OUT_OF_MEMORY, Cleans, Order, Reply, Shape, receive, send
from newsclean.batch.plan import Plan
from newsclean.batch.rows import Row, failed_row
from newsclean.errors import Crashed, LimitExceeded, NewscleanError
from newsclean.limits import Limits
from newsclean.types import Page

_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from newsclean.batch.child import main; main()"

_TRIES = 2
"""How often a page is tried: once among others, once alone."""

_START = 120.0
"""Seconds that a worker may take to import what it needs: a cold disk in a crowded container is slow."""

_MOST_MEMORY = 2**62
"""Bytes: as good as no limit, and still a number that the kernel takes."""
_LOOK = 0.25
"""Seconds between two looks of the watch at its worker; a deadline is kept to that precision, because a page's deadline
may come long before the one that the watch fell asleep with.  A process that nobody holds any more ends as soon."""


def order(cleaner: Cleans, plan: Plan, shape: Shape) -> Order:
    """What the workers of one run are told.

    Args:
        cleaner: the recipe.
        plan: what one page may cost, where it says more than the recipe's own limits.
        shape: what they shall reply.

    Raises:
        NewscleanError: the recipe cannot be sent to another process.
    """
    limits = getattr(cleaner, "limits", None) or Limits()
    seconds = limits.seconds if plan.seconds is None else plan.seconds
    memory = limits.memory if plan.memory is None else plan.memory
    return Order(_packed(cleaner), shape, seconds, int(min(memory, _MOST_MEMORY)))


def _packed(cleaner: Cleans) -> bytes:
    try:
        from cloudpickle import dumps  # noqa: PLC0415 - an extra: takes functions of a notebook or script along
    except ModuleNotFoundError:
        dumps = pickle.dumps
    try:
        packed: bytes = dumps(cleaner)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise NewscleanError(f"the cleaner cannot be sent to a worker: {error}") from error
    return packed


class _Died(Exception):
    """The process ended in the middle of a page."""

    def __init__(self, error: NewscleanError) -> None:
        super().__init__(error)
        self.error = error


class Stopped(Exception):
    """The work was called off from outside."""


class _Process:
    """One child, and a thread that watches how long it takes, and whether anybody still wants it.

    The watch ends it when its owner is gone, and no finalizer does: that would run in the midst of whatever the
    collector interrupts, with locks held, and in forks, whose process it is not.
    """

    def __init__(self, told: Order, owner: Worker) -> None:
        self._told = told
        self._owner = weakref.ref(owner)
        self._deadline: float | None = None
        self._overdue = False
        self._closed = threading.Event()
        self._child = _started()
        assert self._child.stdin is not None  # noqa: S101 - asked for
        assert self._child.stdout is not None  # noqa: S101
        self._to, self._from = self._child.stdin, self._child.stdout
        threading.Thread(target=self._watch, name="newsclean-watch", daemon=True).start()

    def greet(self) -> None:
        """Tell it what to do, and wait until it is ready."""
        self._deadline = time.monotonic() + _START
        try:
            send(self._to, self._told)
            complaint = receive(self._from)
        except (EOFError, OSError):
            late = f"it took longer than {_START:g} s" if self._overdue else _ending(self._child.wait())
            raise NewscleanError(f"a worker could not be started: {late}") from None
        finally:
            self._deadline = None
        if complaint:
            raise NewscleanError(
                f"the cleaner cannot be loaded in a worker: {complaint}; "
                "parts that are defined in a script or notebook need cloudpickle: pip install 'newsclean[batch]'"
            )

    def ask(self, pages: Sequence[Page]) -> Iterator[Reply]:
        """A reply for each page, until the process dies."""
        try:
            self._deadline = time.monotonic() + self._told.seconds
            send(self._to, pages)
            for _ in pages:
                self._deadline = time.monotonic() + self._told.seconds
                reply: Reply = receive(self._from)
                self._deadline = None
                yield reply
        except (EOFError, OSError):
            raise _Died(self._obituary()) from None

    def _watch(self) -> None:
        while not self._closed.wait(_LOOK):
            if self._owner() is None:
                self.close()
                return
            deadline = self._deadline  # read once: it may be None in the next moment
            if deadline is not None and time.monotonic() >= deadline:
                self._overdue = True
                self._child.kill()
                return

    def _obituary(self) -> NewscleanError:
        code = self._child.wait()
        if self._overdue:
            return LimitExceeded(f"cleaning took longer than {self._told.seconds:g} s", limit="seconds")
        if code == OUT_OF_MEMORY:
            return LimitExceeded(f"cleaning took more than {self._told.memory:,} bytes of memory", limit="memory")
        return Crashed(f"cleaning took its process down: {_ending(code)}")

    def kill(self) -> None:
        self._child.kill()

    def close(self) -> None:
        self._closed.set()
        self._child.kill()
        self._child.wait()
        self._from.close()
        with suppress(OSError):  # what was still to be written cannot be: nobody reads it
            self._to.close()


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", _BOOT, json.dumps([str(path) for path in sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # The order of sets of texts depends on the hash seed: fixed, so that no row depends on its worker.
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
    except OSError as error:
        raise NewscleanError(f"a worker could not be started with {sys.executable!r}: {error}") from error


def _details(error: NewscleanError) -> dict[str, object]:
    return {name: value for name, value in vars(error).items() if name not in {"message", "url"}}


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"{name}, as when the system's memory runs out" if name == "SIGKILL" else name


class Worker:
    """Cleans pages in a process of its own, and in another one if that dies.

    One that is dropped without :meth:`close` takes its process along.

    Args:
        told: what the process is told: :func:`order`.

    Example:
        >>> from newsclean.cleaner import Cleaner
        >>> with Worker(order(Cleaner(), Plan(), Shape.ROW)) as worker:
        ...     [reply.value["error"] for reply in worker.clean([Page(b"")])]
        ['no-article']
    """

    def __init__(self, told: Order) -> None:
        self._told = told
        self._process: _Process | None = None
        self._stopped = False
        self._lock = threading.Lock()
        self.peak = 0
        """The most memory that one of its processes ever held, in bytes."""
        self.restarts = 0
        """How many of its processes died."""

    def clean(self, pages: Sequence[Page]) -> Iterator[Reply]:
        """Clean pages.

        Args:
            pages: they are sent together, so keep them few.

        Yields:
            a reply for each page, in order, whatever happens to the process.

        Raises:
            NewscleanError: a process cannot be started, or cannot load the cleaner.
        """
        rest = list(pages)
        while rest:
            try:
                for reply in self._ask(rest):
                    del rest[0]
                    yield reply
            except _Died:
                yield self._alone(rest.pop(0))

    def ask(self, page: Page) -> Reply:
        """Clean one page, tried once.

        Args:
            page: the page.

        Returns:
            the reply.

        Raises:
            LimitExceeded: it took too long, or too much memory.
            Crashed: it took its process down.
            NewscleanError: a process cannot be started, or cannot load the cleaner.
        """
        try:
            [reply] = self._ask([page])
        except _Died as death:
            raise type(death.error)(death.error.message, page.url, **_details(death.error)) from None
        return reply

    def _alone(self, page: Page) -> Reply:
        try:
            [reply] = self._ask([page])
        except _Died as death:
            return Reply(self._given_up(page, death.error), self.peak)
        return reply

    def _given_up(self, page: Page, error: NewscleanError) -> Row | NewscleanError:
        final = type(error)(f"{error.message}; tried {_TRIES} times", page.url, **_details(error))
        return final if self._told.shape is Shape.OUTCOME else failed_row(final, page.url, page.status)

    def _ask(self, pages: Sequence[Page]) -> Iterator[Reply]:
        process, answered = self._ready(), 0
        try:
            for reply in process.ask(list(pages)):
                self.peak = max(self.peak, reply.peak)
                answered += 1
                yield reply
        except _Died:
            self.restarts += 1
            if self._stopped:
                raise Stopped from None
            raise
        finally:
            if answered < len(pages):  # dead, or somebody left the loop: its next answers would be to old questions
                self.close()

    def _ready(self) -> _Process:
        with self._lock:
            if self._stopped:
                raise Stopped
            if self._process is not None:
                return self._process
            self._process = _Process(self._told, self)
        try:
            self._process.greet()
        except NewscleanError:
            self.close()
            if self._stopped:
                raise Stopped from None
            raise
        return self._process

    def stop(self) -> None:
        """Call the work off; may be called from another thread."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """End the process; the next page would start another one."""
        with self._lock:
            if self._process is not None:
                self._process.close()
                self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
