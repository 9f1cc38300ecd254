"""The words that begin a byline, and a byline without them."""

from __future__ import annotations

import re
from itertools import islice

from newsclean.metadata.byline_words import LEADS

LEAD_WORDS = 5
"""Words of the longest lead: "this post was written by"."""

_ALL_LEADS = frozenset().union(*LEADS.values())
LEAD_STARTS = frozenset(lead.split()[0] for lead in _ALL_LEADS)
"""First words of leads."""

_SHORT_LEADS = frozenset("di de av af na per от από theo from of text tekst 文 글".split())
"""Leads that are also words of names or of sentences: taken only in lower case or before a colon."""

_LABELS = frozenset(
    "redaktion redacción redação editor reporter journalist haber kaynak bài writer contributor 来源".split()
)
"""Leads that are also part of a signature ("Redaktion Battery News"): taken only before a colon or alone."""

_GENRES = frozenset(
    "relacja komentarz felieton reportaż opracowanie firma signé assina informa reportagem apuração colaborou"
    " haastattelu kolumni analyysi komentář glosa репортаж колонка мнение рассказывает інтерв'ю készítette".split()
)
"""Leads that are also the label of a genre, or begin a sentence: taken only before a colon."""

_FULL_NAME = re.compile(
    r"\w[\w.'’-]*(?: (?:\w{1,3} ){0,2}[^\W\d_a-z][\w.'’-]*){1,3}"
    r"(?= *(?:[,;&|/•·(]|$| \w{1,4} [^\W\d_a-z]))"
)
"""Two to four words, the last with a capital, with a mark, the end, or "and" and one more name behind."""

_COLON = re.compile(r"\s*[:：／]\s*")
_ANY_WORD = re.compile(r"\S+")


def without_lead(text: str) -> tuple[str, bool]:
    """A signature without the words that begin it, and whether there were any.

    Example:
        >>> without_lead("Von Anna Bell")
        ('Anna Bell', True)
        >>> without_lead("Di Maio")
        ('Di Maio', False)
        >>> without_lead("Di Anna Rossi")
        ('Anna Rossi', True)
    """
    found = False
    for _ in range(3):  # "Text: Autor: Von Anna Bell"
        rest = _behind_lead(text)
        if rest is None:
            break
        text, found = rest, True
    return text, found


def _is_full_name(rest: str) -> bool:
    """Whether a doubtful lead stands before a full name: "Di Anna Rossi" is a byline, "Di Maio" is a name."""
    return rest[:1].isupper() and _FULL_NAME.match(rest) is not None


def _behind_lead(text: str) -> str | None:
    """What follows a lead; None if the text begins with none."""
    if ":" in text or "：" in text or "／" in text:
        head, *rest = _COLON.split(text, maxsplit=2)
        if len(rest) > 1 and f"{head}:{rest[0]}".casefold() in _ALL_LEADS:  # "Autor:in: Anna Bell"
            return rest[1]
        if head.casefold() in _ALL_LEADS:
            return text[len(head) :].lstrip(" :：／")
    first = text.split(None, 1)[:1]
    if not first or first[0].casefold() not in LEAD_STARTS:
        return None
    words = text.split(None, LEAD_WORDS)
    for count in range(min(len(words), LEAD_WORDS), 0, -1):
        lead = " ".join(words[:count])
        small = lead.casefold()
        if small in _ALL_LEADS:
            alone = count == len(words)
            end = max(match.end() for match in islice(_ANY_WORD.finditer(text), count))
            behind = text[end:].lstrip(" :：")
            doubtful = small in _SHORT_LEADS and not lead.islower() and not _is_full_name(behind)
            return None if small in _GENRES or (not alone and (small in _LABELS or doubtful)) else behind
    return None
