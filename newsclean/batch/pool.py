"""Several workers at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Self

from newsclean.batch.child import Order, Reply
from newsclean.batch.worker import Stopped, Worker
from newsclean.errors import NewscleanError
from newsclean.types import Page

Chunk = Sequence[tuple[int, Page]]
"""Numbered pages that go to one worker together."""

_PATIENCE = 1.0
"""Seconds between two looks whether all threads are still there."""


class Pool:
    """Several workers, each driven by a thread of this process.

    Chunks of numbered pages go in, numbered replies come out as they are ready.

    Args:
        told: what the workers are told.
        size: how many.
    """

    def __init__(self, told: Order, size: int) -> None:
        self._chunks: queue.SimpleQueue[Chunk | None] = queue.SimpleQueue()
        self._replies: queue.SimpleQueue[tuple[int, Reply] | NewscleanError] = queue.SimpleQueue()
        self._workers = [Worker(told) for _ in range(size)]
        self._threads = [
            threading.Thread(target=self._drive, args=(worker,), name="newsclean-worker", daemon=True)
            for worker in self._workers
        ]
        for thread in self._threads:
            thread.start()

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

    def _drive(self, worker: Worker) -> None:
        with worker, suppress(Stopped):
            try:
                while (chunk := self._chunks.get()) is not None:
                    replies = worker.clean([page for _, page in chunk])
                    for (number, _), reply in zip(chunk, replies, strict=True):
                        self._replies.put((number, reply))
            except NewscleanError as error:
                self._replies.put(error)

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in self._workers:
            worker.stop()
        for _ in self._threads:
            self._chunks.put(None)
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
