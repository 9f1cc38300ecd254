"""Answers about short texts, kept: a page gives its names a dozen times, and several filters look at each line.

Long texts are not worth it: an answer about a megabyte keeps a megabyte, and hardly any comes a second time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Protocol, TypeVar, cast

LONGEST = 1_000
"""Characters of a text about which the answer is kept: two lines of articles in a thousand have more."""

_Answer = TypeVar("_Answer")
_Kept_co = TypeVar("_Kept_co", covariant=True)


class Remembers(Protocol[_Kept_co]):
    """A function of a text that keeps its answers."""

    def __call__(self, text: str, /) -> _Kept_co:
        """The answer about a text."""
        ...

    def forget(self) -> None:
        """Forget all texts, so that a clock sees what the first look at one costs."""
        ...


def remembered(most: int) -> Callable[[Callable[[str], _Answer]], Remembers[_Answer]]:
    """Let a function of a text keep its last answers.

    Args:
        most: how many are kept, about texts of :data:`LONGEST` characters at most.

    Example:
        >>> asked = []
        >>> @remembered(most=2)
        ... def length(text):
        ...     asked.append(text[:4])
        ...     return len(text)
        >>> [length("It rained."), length("It rained."), length("long" * LONGEST), length("long" * LONGEST)]
        [10, 10, 4000, 4000]
        >>> asked
        ['It r', 'long', 'long']
    """

    def keeping(function: Callable[[str], _Answer]) -> Remembers[_Answer]:
        known = lru_cache(maxsize=most)(function)

        @wraps(function)
        def answer(text: str, /) -> _Answer:
            return known(text) if len(text) <= LONGEST else function(text)

        told: Any = answer
        told.forget = known.cache_clear
        return cast("Remembers[_Answer]", told)

    return keeping
