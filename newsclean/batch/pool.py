"""Several workers at once."""

from __future__ import annotations

import queue
import threading
import time
import weakref
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol, Self

from newsclean.batch.child import Cleans, Order, Reply, Shape, task
from newsclean.batch.plan import Plan
from newsclean.batch.worker import Stopped, Worker, order
from newsclean.errors import NewscleanError
from newsclean.types import Page

Chunk = Sequence[tuple[int, Page]]
"""Numbered pages that go to one worker together."""


class Pool(Protocol):
    """Chunks of numbered pages go in, numbered replies come out as they are ready."""

    @property
    def peak(self) -> int:
        """The most memory that one worker ever held, in bytes; 0 where nobody can tell."""

    @property
    def restarts(self) -> int:
        """How many worker processes died."""

    def put(self, chunk: Chunk) -> None:
        """Give some numbered pages to whoever is free first."""

    def get(self) -> tuple[int, Reply]:
        """Wait for the next reply."""

    def close(self) -> None:
        """End all workers."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def open_pool(cleaner: Cleans, plan: Plan, shape: Shape) -> Pool:
    """The workers that a plan asks for.

    Args:
        cleaner: the recipe.
        plan: how many workers, and what one page may cost.
        shape: what they shall reply.

    Raises:
        NewscleanError: the recipe cannot be sent to another process.
    """
    return Processes(order(cleaner, plan, shape), plan.workers) if plan.workers else InProcess(cleaner, shape)


class InProcess:
    """Nobody but ourselves.

    Args:
        cleaner: the recipe.
        shape: what to reply.
    """

    peak = 0
    restarts = 0

    def __init__(self, cleaner: Cleans, shape: Shape) -> None:
        self._cleaner = cleaner
        self._shape = shape
        self._pages: deque[tuple[int, Page]] = deque()

    def put(self, chunk: Chunk) -> None:
        """Take some numbered pages."""
        self._pages.extend(chunk)

    def get(self) -> tuple[int, Reply]:
        """Clean the next page."""
        number, page = self._pages.popleft()
        begun = time.perf_counter()
        value = task(self._cleaner, page, self._shape)
        return number, Reply(value, 0, time.perf_counter() - begun)

    def close(self) -> None:
        """Forget what was not cleaned."""
        self._pages.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_PATIENCE = 1.0
"""Seconds between two looks whether all threads are still there."""


_Chunks = queue.SimpleQueue[Chunk | None]
_Replies = queue.SimpleQueue[tuple[int, Reply] | NewscleanError]


class Processes:
    """Several worker processes, each driven by a thread of this one.

    Args:
        told: what the workers are told.
        size: how many.
    """

    def __init__(self, told: Order, size: int) -> None:
        self._chunks: _Chunks = queue.SimpleQueue()
        self._replies: _Replies = queue.SimpleQueue()
        self._workers = [Worker(told) for _ in range(size)]
        # The threads know the queues and not the pool: else it could never be dropped.
        self._threads = [
            threading.Thread(
                target=_drive, args=(worker, self._chunks, self._replies), name="newsclean-worker", daemon=True
            )
            for worker in self._workers
        ]
        for thread in self._threads:
            thread.start()
        weakref.finalize(self, _send_home, self._chunks, size)

    @property
    def peak(self) -> int:
        """The most memory that one worker ever held, in bytes."""
        return max(worker.peak for worker in self._workers)

    @property
    def restarts(self) -> int:
        """How many processes died."""
        return sum(worker.restarts for worker in self._workers)

    def put(self, chunk: Chunk) -> None:
        """Give some numbered pages to whoever is free first."""
        self._chunks.put(chunk)

    def get(self) -> tuple[int, Reply]:
        """Wait for the next reply.

        Raises:
            NewscleanError: a worker cannot be started, or cannot load the cleaner.
        """
        while True:
            try:
                reply = self._replies.get(timeout=_PATIENCE)
            except queue.Empty:
                if all(thread.is_alive() for thread in self._threads):
                    continue
                raise NewscleanError("a thread that drives a worker ended; stderr says why") from None
            if isinstance(reply, NewscleanError):
                raise reply
            return reply

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in self._workers:
            worker.stop()
        _send_home(self._chunks, len(self._threads))
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _drive(worker: Worker, chunks: _Chunks, replies: _Replies) -> None:
    with worker, suppress(Stopped):
        try:
            while (chunk := chunks.get()) is not None:
                for (number, _), reply in zip(chunk, worker.clean([page for _, page in chunk]), strict=True):
                    replies.put((number, reply))
        except NewscleanError as error:
            replies.put(error)


def _send_home(chunks: _Chunks, size: int) -> None:
    """Let each thread end its worker; takes no lock, so that the collector may call it at any moment."""
    for _ in range(size):
        chunks.put(None)
