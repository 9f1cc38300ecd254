"""How much to do at a time, and what one page may cost: a frozen value."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from math import isfinite

from newsclean.errors import BadOption

LEAST_MEMORY = 64 * 2**20
"""Bytes: less than this and a worker cannot even import its parser."""


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):  # knows of taskset and cgroup cpusets; not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many pages to clean.  The defaults use the whole machine and lose nothing.

    Args:
        workers: processes that clean; one for each processor by default.  0 cleans in this very process, which helps
            in a debugger: no limit holds then, and what crashes takes you along.
        batch: how many pages a crash of the machine may cost at most: they are done again.  Rows are written in
            parts of half as many.
        ordered: whether rows are written in the source's order; if not, as they are ready, which never waits for
            a slow page.
        seconds: the longest that one page may take; by default what the cleaner's limits say, 20.
        memory: the most bytes that a worker may take on top of what an idle one has (Linux); by default what the
            cleaner's limits say, a billion.
        resume: go on with an output that was begun before; begin it if there is none.
        progress: show a progress bar (tqdm: a widget in a notebook).
        whole: put the whole article as JSON into the column ``article``, everything that was removed in its place
            included; about trebles the output.

    Raises:
        BadOption: a value that cannot be.

    Example:
        >>> Plan(batch=0)
        Traceback (most recent call last):
        newsclean.errors.BadOption: batch must be at least 1, not 0
    """

    workers: int = field(default_factory=_processors)
    batch: int = 512
    ordered: bool = True
    seconds: float | None = None
    memory: int | None = None
    resume: bool = False
    progress: bool = False
    whole: bool = False

    def __post_init__(self) -> None:
        for name, least in (("workers", 0), ("batch", 1), ("memory", LEAST_MEMORY)):
            value: object = getattr(self, name)
            if value is not None and not isinstance(value, int | float):
                raise BadOption(f"{name} must be a number, not {value!r}", option=name)
            if value is not None and not value >= least:
                raise BadOption(f"{name} must be at least {least:,}, not {value:,}", option=name)
        for name in ("workers", "batch"):
            if not isinstance(getattr(self, name), int):
                raise BadOption(f"{name} must be a whole number, not {getattr(self, name)!r}", option=name)
        for name in ("ordered", "resume", "progress", "whole"):
            if not isinstance(getattr(self, name), bool):
                raise BadOption(f"{name} must be True or False, not {getattr(self, name)!r}", option=name)
        seconds: object = self.seconds
        if seconds is not None and not (isinstance(seconds, int | float) and isfinite(seconds) and seconds > 0):
            raise BadOption(f"seconds must be a positive number, not {seconds!r}", option="seconds")

    @property
    def part(self) -> int:
        """Rows that are written at a time."""
        return max(1, self.batch // 2)
