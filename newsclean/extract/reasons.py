"""Why the finder kept a passage or left it out, in words.

The forests weigh hundreds of splits; people want three words.  So each reason
is a plain fact about a passage, and training counts how much more often
passages with that fact belong to the article than others do (the log-odds ratio
in ``weights.json``).  A passage is explained by the strongest facts that speak
the way its score went.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsclean.extract.features import CONTEXT_NAMES, MORE, NAMES, OTHER_ARTICLE, Row
from newsclean.extract.words import Sign

MOST = 3
"""Reasons a passage."""

_AT = {name: place for place, name in enumerate(NAMES)}
_SIGNS = len(NAMES)
_AROUND = {name: _SIGNS + 3 + place for place, name in enumerate(CONTEXT_NAMES)}


def _sign(sign: Sign) -> Callable[[Any], bool]:  # of a row, in which signs are integers among fractions
    bits = int(sign)
    return lambda row: (row[_SIGNS] | row[_SIGNS + 1]) & bits != 0


def _over(name: str, limit: float) -> Callable[[Row], bool]:
    place = _AT[name] if name in _AT else _AROUND[name]
    return lambda row: row[place] > limit


def _under(name: str, limit: float) -> Callable[[Row], bool]:
    place = _AT[name] if name in _AT else _AROUND[name]
    return lambda row: row[place] < limit


FACTS: dict[str, Callable[[Row], bool]] = {
    "in the column that holds the prose": _under("outside most", 1),
    "outside the column that holds the prose": _over("outside much", 0),
    "long and hardly linked": lambda row: row[_AT["words"]] > 3 and row[_AT["linked"]] < 0.2,
    "mostly links": _over("linked", 0.6),
    "short": _under("words", 1.7),
    "ends like a sentence": _over("full end", 0),
    "does not end like a sentence": _under("sentence end", 1),
    "stands several times": _over("repeats", 1),
    "is the headline": _over("title", 1),
    "repeats the page's summary": _over("description", 0.8),
    "links all around it": _over("parent linked", 0.6),
    "prose all around it": _over("parent prose", 0.8),
    "no prose around it": _under("grandparent prose", 0.05),
    "before the article begins": _under("from first", -1),
    "after the article ends": _under("to last", -1),
    "under a heading for other stories": lambda row: row[_AT["heading before"]] == MORE,
    "in another article": lambda row: row[_AT["article"]] == OTHER_ARTICLE,
    "the page states it as article body": _over("stated", 0),
    "the page states an article body without it": lambda row: row[_AT["stated"]] == 0,
    "its neighbours are article text": _over("score around 5", 0.7),
    "its neighbours are not article text": _under("score around 5", 0.2),
    "its column is article text": _over("parent score", 0.7),
    "its column is not article text": _under("parent score", 0.2),
    "marked up like a caption": _sign(Sign.CAPTION),
    "marked up like a comment": _sign(Sign.COMMENT),
    "marked up like navigation": _sign(Sign.NAVIGATION),
    "marked up like related stories": _sign(Sign.RELATED),
    "marked up like a teaser": _sign(Sign.TEASER),
    "marked up like a share bar": _sign(Sign.SHARE),
    "marked up like advertising": _sign(Sign.ADVERT),
    "marked up like a sign-up form": _sign(Sign.SIGNUP),
    "marked up like a pop-up": _sign(Sign.POPUP),
    "marked up like an author box": _sign(Sign.BIO),
    "marked up like a byline": _sign(Sign.META),
    "marked up like tags": _sign(Sign.TAGS),
    "marked up like an embed": _sign(Sign.EMBED),
    "hidden from readers": _sign(Sign.UNSEEN),
    "marked up as article body": _sign(Sign.BODY),
    "marked up as a standfirst": _sign(Sign.LEAD),
    "in a footer": _sign(Sign.FOOTER),
    "in a sidebar": _sign(Sign.SIDE),
    "a button": _sign(Sign.BUTTON),
}
"""Facts in words, each with its test on a full row (the second pass's numbers included)."""


class Explainer:
    """Facts in the order of their strength.

    Args:
        strengths: for each fact its log-odds ratio, as training counted it.
    """

    def __init__(self, strengths: dict[str, float]) -> None:
        ordered = sorted((fact for fact in FACTS if fact in strengths), key=lambda fact: -strengths[fact])
        self._for = [(fact, FACTS[fact]) for fact in ordered if strengths[fact] > 0]
        self._against = [(fact, FACTS[fact]) for fact in reversed(ordered) if strengths[fact] < 0]

    def __call__(self, row: Row, *, kept: bool) -> tuple[str, ...]:
        """The strongest reasons for keeping a passage, or for leaving it out, strongest first."""
        out: list[str] = []
        for fact, holds in self._for if kept else self._against:
            if holds(row):
                out.append(fact)
                if len(out) == MOST:
                    break
        return tuple(out)
