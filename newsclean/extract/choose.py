"""Who is right: one candidate out of several."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.types import Candidate


def choose(candidates: Sequence[Candidate], /) -> Candidate:
    """Take the candidate that is surest of its answer; the first one asked where two are equally sure.

    Args:
        candidates: at least one.

    Returns:
        one of them.

    Example:
        >>> choose([Candidate("a", (), 0.4), Candidate("b", (), 0.9)]).extractor
        'b'
    """
    return max(candidates, key=lambda candidate: candidate.score)
