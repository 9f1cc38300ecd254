"""The words that begin a byline, and a byline without them."""

from __future__ import annotations

import re
from itertools import islice

from newsclean.metadata.byline_words import COLON_LEADS, JOINS, LEADS
from newsclean.metadata.desk_words import LANGUAGES
from newsclean.rules.labels import SECONDS, folded_words

LEAD_WORDS = 5
"""Words of the longest lead: "this post was written by"."""

MAX_LEAD = 40
"""Characters in which a lead and its slash or dash stand."""

_ALL_LEADS = frozenset(map(folded_words, frozenset().union(*LEADS.values())))
_SLASH_LEADS = frozenset(folded_words(lead) for language in LANGUAGES for lead in LEADS.get(language, ()))
"""Leads of the languages whose desks write a slash or a dash for the colon."""
LEAD_STARTS = frozenset(lead.split()[0] for lead in _ALL_LEADS)
"""First words of leads."""

SHORT_LEADS = frozenset("di de av af na per от από theo from of text tekst 文 글".split())
"""Leads that are also words of names or of sentences: taken only in lower case or before a colon."""

_BEFORE_NAMES = frozenset({"di", "de", "av", "af", "from", "door"})
"""Short leads that also begin a byline with a capital where a full name follows."""

_LABELS = frozenset(
    "redaktion redacción redação editor reporter journalist kaynak writer contributor 来源".split()
) | frozenset(map(folded_words, COLON_LEADS))
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
_SLASH = re.compile(r"\s*/\s*|\s*[–—-]\s+")
"""What stands for the colon: "تقرير/ …", "रिपोर्ट - …"."""
_FROM_STARTS = ("Aus ", "Vanuit ", "Fra ", "Från ", "Desde ", "Depuis ", "Da ")
_REPORTS = re.compile(
    r"(?:Aus|Vanuit|Fra|Från|Desde|Depuis|Da) [^\W\d_a-z][\w-]*(?: [\w-]+)?,? "
    r"(?:berichtet|berichten|rapporteert|bericht|rapporterer|rapporterar|informa|informan|rapporte|riferisce)[:,]? "
    r"(?=[^\W\d_a-z]\S+ (?:\w{1,3} ){0,2}[^\W\d_a-z])"
)
"""Where somebody reports from, before the name: "Aus Nairobi berichtet Anna Bell"."""

_PLACE = re.compile(
    r"(?:a|à|en|in|em|aus|z|ze|w|в|из|från|fra|i|para) [^\W\d_a-z][\w'’-]+(?:(?: [^\W\d_a-z][\w'’-]+)?, | )"
    r"(?=[^\W\d_a-z][^\s,]+ (?:\w{1,3} ){0,2}[^\W\d_a-z])"
)
"""Where a correspondent writes from, between the lead and the name: "dal nostro inviato a Kiev Anna Rossi"."""

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
    if text.startswith(_FROM_STARTS) and (match := _REPORTS.match(text)):
        return text[match.end() :], True
    if "|" in text and is_second(text):
        behind = text.partition("|")[2]
        return (behind.strip(), True) if without_lead(behind.strip())[1] else (text, False)
    for _ in range(3):  # "Text: Autor: Von Anna Bell"
        rest = _behind_lead(text)
        if rest is None:
            break
        text, found = rest, True
    if found and (match := _PLACE.match(text)):
        text = text[match.end() :]
    return text, found


def _is_full_name(rest: str) -> bool:
    """Whether a doubtful lead stands before a full name: "Di Anna Rossi" is a byline, "Di Maio" is a name."""
    return rest[:1].isupper() and _FULL_NAME.match(rest) is not None


def _behind_lead(text: str) -> str | None:
    """What follows a lead; None if the text begins with none."""
    marked = ":" in text or "-" in text or "/" in text or not text.isascii()
    if marked and (rest := _behind_mark(text)) is not None:
        return rest
    first = text.split(None, 1)[:1]
    return _behind_words(text) if first and folded_words(first[0]) in LEAD_STARTS else None


def _behind_mark(text: str) -> str | None:
    """What follows a lead and its colon or slash."""
    if ":" in text or "：" in text or "／" in text:
        head, *rest = _COLON.split(text, maxsplit=2)
        if len(rest) > 1 and folded_words(f"{head}:{rest[0]}") in _ALL_LEADS:  # "Autor:in: Anna Bell"
            return rest[1]
        if folded_words(head) in _ALL_LEADS:
            return text[len(head) :].lstrip(" :：／")
    if "/" not in text and "-" not in text and "–" not in text:
        return None
    match = _SLASH.search(text, 0, MAX_LEAD)
    return text[match.end() :] if match and folded_words(text[: match.start()]) in _SLASH_LEADS else None


def _behind_words(text: str) -> str | None:
    """What follows a lead and a space: "Von Anna Bell"."""
    words = text.split(None, LEAD_WORDS)
    for count in range(min(len(words), LEAD_WORDS), 0, -1):
        lead = " ".join(words[:count])
        small = folded_words(lead)
        if small in _ALL_LEADS:
            alone = count == len(words)
            end = max(match.end() for match in islice(_ANY_WORD.finditer(text), count))
            behind = text[end:].lstrip(" :：")
            named = small in _BEFORE_NAMES and _is_full_name(behind)
            doubtful = small in SHORT_LEADS and not lead.islower() and not named
            joined = not behind.isascii() and behind.split(None, 1)[0] in JOINS  # "به قلم و کاغذ …"
            barred = small in _GENRES or joined or (not alone and (small in _LABELS or doubtful))
            return None if barred else behind
    return None


def is_lead(text: str) -> bool:
    """Whether the words before a colon begin a byline.

    Example:
        >>> is_lead("Teks dan foto"), is_lead("Foto")
        (True, False)
    """
    return folded_words(text.strip()) in _ALL_LEADS


def is_second(text: str) -> bool:
    """Whether a piece of a byline names who edited, translated or photographed: behind an author, nobody who signs.

    Example:
        >>> is_second("Editor: Ida Wollny"), is_second("Penulis: Ida Wollny")
        (True, False)
    """
    head = _COLON.split(text, maxsplit=1)[0]
    return len(head) < len(text) and names_second(head)


def names_second(label: str) -> bool:
    """Whether a label, its colon apart, stands before who edited, translated or photographed.

    Example:
        >>> names_second("Editor"), names_second("Penulis")
        (True, False)
    """
    return folded_words(label.strip()) in SECONDS
