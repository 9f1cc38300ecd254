"""The colours of noise: kinds that mean the same to a reader are shown alike."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.types import Removal


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds of noise that are shown in one colour.

    Args:
        name: for the legend.
        colour: CSS; from the palette of Okabe and Ito (2008), which people with any colour vision tell apart.
        kinds: members of :data:`newsclean.rules.KINDS`.
    """

    name: str
    colour: str
    kinds: frozenset[str]


TINT = "2e"
"""Opacity of the ground behind a removed line, as two hexadecimal digits: 18 percent leaves any text readable."""

FAMILIES = (
    Family("advertising", "#e69f00", frozenset({"advertisement"})),
    Family("calls to the reader", "#d55e00", frozenset({"newsletter", "subscription", "app", "donation"})),
    Family("ways elsewhere", "#56b4e9", frozenset({"related", "share", "print", "navigation", "tags", "comments"})),
    Family(
        "notices and controls",
        "#cc79a7",
        frozenset({"consent", "player", "reading-time", "copyright", "correction-call"}),
    ),
    Family("credits and dates", "#009e73", frozenset({"byline", "timestamp", "agency", "caption"})),
)
OUTSIDE = Family("outside the article", "#8c8c8c", frozenset({""}))
"""What no noise rule took: the article finder left it out, or the recipe does not want its kind."""


def family(removal: Removal) -> Family:
    """The family of a removal, which gives its colour.

    Example:
        >>> family(Removal(0, "any-ad-size", "size of a banner", kind="advertisement")).name
        'advertising'
    """
    return next((each for each in FAMILIES if removal.kind in each.kinds), OUTSIDE)
