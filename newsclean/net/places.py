"""Places that are taken and given back: how many may be at a host, or under way at all.

A key exists only while somebody holds or waits for a place, so that a crawl of a million hosts keeps none of them.
"""

from __future__ import annotations

import asyncio
import threading


class Places:
    """Places that threads take and give back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._gates: dict[str, threading.Semaphore] = {}
        self._users: dict[str, int] = {}

    def take(self, key: str, places: int) -> None:
        """Take a place.

        Args:
            key: what the places are of.
            places: how many there are.
        """
        with self._lock:
            gate = self._gates.setdefault(key, threading.Semaphore(places))
            self._users[key] = self._users.get(key, 0) + 1
        try:
            gate.acquire()
        except BaseException:  # the reader pressed Ctrl-C while waiting
            self._forget(key)
            raise

    def leave(self, key: str) -> None:
        """Give a place back.

        Args:
            key: what it is of.
        """
        self._gates[key].release()
        self._forget(key)

    def _forget(self, key: str) -> None:
        with self._lock:
            self._users[key] -= 1
            if not self._users[key]:
                del self._users[key], self._gates[key]


class AsyncPlaces:
    """Places that tasks take and give back, in the order in which they came."""

    def __init__(self) -> None:
        self._gates: dict[str, asyncio.Semaphore] = {}
        self._users: dict[str, int] = {}

    async def take(self, key: str, places: int) -> None:
        """Take a place.

        Args:
            key: what the places are of.
            places: how many there are.
        """
        gate = self._gates.setdefault(key, asyncio.Semaphore(places))
        self._users[key] = self._users.get(key, 0) + 1
        try:
            await gate.acquire()
        except BaseException:  # cancelled while waiting
            self._forget(key)
            raise

    def leave(self, key: str) -> None:
        """Give a place back.

        Args:
            key: what it is of.
        """
        self._gates[key].release()
        self._forget(key)

    def _forget(self, key: str) -> None:
        self._users[key] -= 1
        if not self._users[key]:
            del self._users[key], self._gates[key]
