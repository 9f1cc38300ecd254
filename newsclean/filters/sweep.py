"""All filters, again and again, until none points at anything new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsclean import render
from newsclean.errors import NewscleanError
from newsclean.filters.context import Context, Filter
from newsclean.filters.marks import Standing
from newsclean.types import Block, Removal

ROUNDS = 100
"""A bound for filters that never come to rest; on 571 pages ours need four rounds at the most."""
FEWEST_ROUNDS = 5
"""Rounds for a page of any length."""
MOST_LINES = 20_000
"""Lines looked at in all rounds, beyond which there are no more than the fewest: a menu that is written into the text
of a very long page may go line by line, and each line asks about all that are left."""


def sweep(
    found: Sequence[Block], removals: Iterable[Removal], filters: Sequence[Filter], context: Context
) -> tuple[Removal, ...]:
    """Ask every filter about the lines that stand, take out what they point at, and ask again.

    A trim can leave a line that another rule would take, and a line that goes can bare the one before it; so that
    cleaning twice changes nothing, filters are asked until they have nothing more to say, or a long page long enough.

    Args:
        found: every block.
        removals: what is removed already.
        filters: who is asked; their order does not matter.
        context: what they know beside the blocks.

    Returns:
        the removals given and the new ones, one for each whole block, in the order of the blocks.

    Example:
        >>> from newsclean.filters import phrases
        >>> [r.rule for r in sweep([Block("He paused."), Block("300x250 Ad")], (), [phrases], Context())]
        ['any-ad-size']
    """
    whole: dict[int, Removal] = {}
    parts: dict[int, list[Removal]] = {}
    for removal in removals:
        _take(removal, whole, parts)
    looked_at = 0
    for turn in range(ROUNDS):
        standing = _standing(found, whole, parts)
        looked_at += len(standing)
        if turn >= FEWEST_ROUNDS and looked_at > MOST_LINES:
            break
        pointed = _pointed(Standing.of([block for _, block in standing], context.rules), filters, context)
        for removal in pointed:
            index = standing[removal.index][0]
            for at_home in _at_home(removal, index, found[index].text, parts.get(index, ())):
                _take(at_home, whole, parts)
        if not pointed:
            break
    out = [*whole.values(), *(part for index, some in parts.items() if index not in whole for part in some)]
    return tuple(sorted(out, key=lambda removal: (removal.index, removal.span or (0, 0), removal.rule)))


def _take(removal: Removal, whole: dict[int, Removal], parts: dict[int, list[Removal]]) -> None:
    if removal.span is None:
        whole.setdefault(removal.index, removal)
    else:
        parts.setdefault(removal.index, []).append(removal)


def _standing(
    found: Sequence[Block], whole: dict[int, Removal], parts: dict[int, list[Removal]]
) -> list[tuple[int, Block]]:
    """The blocks that stand, trimmed, each with its place in ``found``."""
    standing = []
    for index, block in enumerate(found):
        if index not in whole:
            kept = render.trimmed(block, _spans(parts[index])) if index in parts else block
            if kept.text:
                standing.append((index, kept))
    return standing


def _pointed(blocks: Sequence[Block], filters: Sequence[Filter], context: Context) -> list[Removal]:
    """What the filters point at: one reason for a line, and a rule's words go before a signal."""
    removals = {
        removal for each in filters for removal in each(blocks, context) if removal.rule not in context.rules.off
    }
    for removal in removals:
        if not 0 <= removal.index < len(blocks):
            raise NewscleanError(f"rule {removal.rule} points at line {removal.index} of {len(blocks)}")
    ordered = sorted(
        removals,
        key=lambda each: (
            each.index,
            each.span is not None,
            each.rule not in context.rules,
            each.span or (0, 0),
            each.rule,
            each.reason,
        ),
    )
    taken: list[Removal] = []
    end = 0
    for removal in ordered:
        first = not taken or taken[-1].index != removal.index
        if removal.span is None:
            if first:
                taken.append(removal)
        elif first or (taken[-1].span is not None and removal.span[0] >= end):
            taken.append(removal)
            end = removal.span[1]
    return taken


def _at_home(removal: Removal, index: int, text: str, parts: Sequence[Removal]) -> Iterator[Removal]:
    """A removal as ``found`` counts: its index, and its span around the parts that are gone already."""
    if removal.span is None or not parts:
        yield replace(removal, index=index)
        return
    places = _places(text, _spans(parts))[slice(*removal.span)]
    start = 0
    for at, place in enumerate(places):
        last = at + 1 == len(places)
        if last or text[place + 1 : places[at + 1]].strip():
            yield replace(removal, index=index, span=(places[start], place + 1))
            start = at + 1


def _spans(parts: Iterable[Removal]) -> list[tuple[int, int]]:
    return [part.span for part in parts if part.span is not None]


def _places(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each character that :func:`newsclean.render.trimmed` leaves of a text, where it stood."""
    kept: list[int] = []
    position = 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        piece = range(position, max(start, position))
        if kept and text[kept[-1]].isspace():
            piece = range(
                position + len(text[piece.start : piece.stop]) - len(text[piece.start : piece.stop].lstrip()),
                piece.stop,
            )
        kept.extend(piece)
        position = max(position, end)
    while kept and text[kept[-1]].isspace():
        kept.pop()
    lead = next((at for at, place in enumerate(kept) if not text[place].isspace()), len(kept))
    return kept[lead:]
