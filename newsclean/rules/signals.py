"""Rules that are no patterns: what a line's place, neighbours, length and repetition say.

Each has an id, so that ``RuleBook().without("repeated-line")`` and ``body.keeping("repeated-line")`` work as for any
rule; how each decides is in :mod:`newsclean.filters`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """A reason to remove a line that is not in its words alone.

    Args:
        id: the id of its removals.
        kind: one of :data:`newsclean.rules.KINDS`.
        reason: why such a line goes, for a person.
        filter: the filter in :mod:`newsclean.filters` that decides it.
    """

    id: str
    kind: str
    reason: str
    filter: str


SIGNALS: tuple[Signal, ...] = ()
