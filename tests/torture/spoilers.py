"""Filters that misbehave when a line asks them to: a module of its own, because workers import what they are sent."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable, Sequence
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.types import Block, Removal


def hang(blocks: Sequence[Block], _: Any, /) -> Iterable[Removal]:
    """Stand still in C code, which no signal handler of Python's interrupts."""
    if any("HANG" in block.text for block in blocks):
        ctypes.PyDLL(None).sleep(60)  # PyDLL keeps the interpreter's lock
    return ()


def die(blocks: Sequence[Block], _: Any, /) -> Iterable[Removal]:
    """End the process as a crash in C code does."""
    if any("DIE" in block.text for block in blocks):
        os.abort()
    return ()


def allocate(blocks: Sequence[Block], _: Any, /) -> Iterable[Removal]:
    """Take more memory than anybody gives."""
    if any("ALLOCATE" in block.text for block in blocks):
        bytearray(2_000_000_000)
    return ()


def fail(blocks: Sequence[Block], _: Any, /) -> Iterable[Removal]:
    """Have a bug."""
    raise KeyError(len(blocks))


def refuse(_: Sequence[Block], __: Any, /) -> Iterable[Removal]:
    """Raise one of our own errors."""
    raise NewscleanError("not today")


def whisper(_: Sequence[Block], __: Any, /) -> Iterable[Removal]:
    """Print where answers are sent."""
    os.write(1, b"psst\n")
    return ()
