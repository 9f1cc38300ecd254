"""Who is right: one candidate out of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsclean.extract.features import folded
from newsclean.types import Block, Candidate, Removal

UNSURE = 0.8
"""Below this, one of the candidates is taken whole: where the finder is lost, its single passages are worth little."""
ALONE = 0.75
"""What the finder must give a passage that nobody else has."""
BACKED = 0.3
"""What the finder must give a passage that somebody else has."""
RULE = "not-agreed"
SHORTEST = 20
"""Letters from which on words in another candidate are no accident."""


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


def by_paragraph(candidates: Sequence[Candidate], /) -> Candidate:
    """Decide passage by passage: what two have stays, what one alone has must speak for itself.

    The first candidate that scored its blocks is the draft: a block of it stays if the finder gives it a fair score
    and another candidate has it too, or if the finder is sure of it alone.

    Args:
        candidates: at least one.

    Returns:
        the draft with other removals; the surest candidate where nobody scored blocks or the draft is unsure.

    Example:
        >>> ours = Candidate("ours", (Block("It rained all day in Ostrel.", score=0.4),), 0.9, (Removal(0, "x", "y"),))
        >>> theirs = Candidate("theirs", (Block("It rained all day in Ostrel."),))
        >>> [block.text for block in by_paragraph([ours, theirs]).standing]
        ['It rained all day in Ostrel.']
    """
    draft = next((each for each in candidates if any(block.score is not None for block in each.blocks)), None)
    others = [each for each in candidates if each is not draft]
    if draft is None or draft.score < UNSURE or not others:
        return choose(candidates)
    stated = " ".join(folded(block.text) for each in others for block in each.standing)
    before = {removal.index: removal for removal in draft.removals}
    removals = [
        before.get(i) or Removal(i, RULE, "no other extractor has it, and the finder is not sure of it")
        for i, block in enumerate(draft.blocks)
        if not _agreed(block, stated)
    ]
    names = "+".join([draft.extractor, *(each.extractor for each in others)])
    return replace(draft, extractor=names, removals=tuple(removals))


def _agreed(block: Block, stated: str) -> bool:
    words = folded(block.text)
    backed = len(words) >= SHORTEST and words in stated
    return (block.score or 0.0) >= (BACKED if backed else ALONE)
