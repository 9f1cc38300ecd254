"""Which of the judged passages are the article: the mark that each must reach, and who stays or goes together.

A page in which everything is a little doubtful is judged by its own best, not by a fixed mark.  Counts are of labelled
pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.extract.blocks import Box, Passage
from newsclean.extract.features import ARTICLE, NAMES, NEWS, PARAGRAPH_TAG, Row
from newsclean.extract.kinds import ALL_LINK, unlinked
from newsclean.extract.sheet import PROSE_WORDS
from newsclean.types import Kind

STRICTEST = 0.95
"""No mark may be higher: no passage would reach it."""
CONFIDENT = 0.95
"""Where a page's best passages score lower than this, the mark falls in proportion."""
NEWS_STANDFIRST_MARK = 0.15
"""What a standfirst must reach on a page that says it is news: it stands apart from the body, so it seems less likely
than it is.  Of labelled ones between this and the common mark, 27 of 37 belong to the text."""
STANDFIRST_MARK = 0.5
"""On other pages a line below the headline is more often a summary for search engines (of those between the two marks,
52 of 79 do not belong to the text), so the odds must be even at least."""
SUMMARY_MARK = 0.8
"""On pages that call themselves articles though not news (blogs and guides), and on all where it is no paragraph but a
box or a heading, a line that repeats the page's description word for word is such a summary until much speaks for it:
of those between this and even odds, 16 of 22 do not belong to the text."""
_REPEATED = 0.95
"""The share of a line's words that stand in the page's description, from which on it repeats it."""


class Judged(NamedTuple):
    """A passage with everything that was found out about it."""

    passage: Passage
    row: Row
    score: float
    kind: Kind
    level: int
    words: int
    asked: bool = False
    """Whether the page lists it among questions and answers."""


def select(judged: Sequence[Judged], threshold: float) -> list[bool]:
    """Which passages are the article: those that reach the mark, lists and tables whole, headings with their like."""
    limit = _mark(judged, threshold)
    kept = _with_neighbours(judged, [_keeps(each, limit) for each in judged], limit)
    for members in _recurring(judged):
        if all(_stays_as_prose(judged, kept, i + 1) for i in members):
            for i in members:
                kept[i] = True
    for members in _lists_and_tables(judged):
        words = sum(judged[i].words for i in members)
        stays = sum(judged[i].score * judged[i].words for i in members) >= _asked(judged[members[0]], limit) * words
        for i in members:
            kept[i] = stays
    for members in _headings_of_a_kind(judged):
        heading = [i for i in members if i + 1 < len(judged) and kept[i + 1] and judged[i + 1].kind is not Kind.HEADING]
        mean = sum(judged[i].score for i in members) / len(members)
        if mean >= limit or (mean >= SERIES_MARK and heading == members and _differ(judged, members)):
            for i in heading:
                kept[i] = True
    return kept


def _with_neighbours(judged: Sequence[Judged], kept: list[bool], limit: float) -> list[bool]:
    """Who stays because of the line below it, or of those on both sides."""
    kept = kept.copy()
    for i in range(len(judged) - 1):
        kept[i] = kept[i] or (kept[i + 1] and (_is_label(judged[i]) or _heads(judged[i], judged[i + 1], limit)))
    for i in range(1, len(judged) - 1):
        kept[i] = kept[i] or (kept[i - 1] and kept[i + 1] and _is_alike(judged[i - 1 : i + 2], limit))
    return kept


def with_entries(judged: Sequence[Judged], kept: Sequence[bool]) -> list[Judged]:
    """The passages, a link alone between two that stay taken for what its tags say.

    There it names the thing that an entry is about: "The Greater East End Trail", "£40, Dunelm".  On labelled pages of
    unseen publishers this saves 36 lines on 22 pages, and keeps 27 of noise on 7; of two links in a row it is every
    second.

    Args:
        judged: the passages.
        kept: which of them stay.
    """
    out = list(judged)
    for i, each in enumerate(judged):
        if each.kind is not Kind.TEASER or not kept[i] or each.row[_LINKED] <= ALL_LINK:
            continue
        if _is_headed(each) or _between(judged, kept, i):
            kind, level = unlinked(each.passage)
            out[i] = each._replace(kind=kind, level=level)
    return out


def _is_headed(each: Judged) -> bool:
    """Whether a link is a heading of which the finder is sure."""
    return each.passage.box.heading > 1 and each.score >= LINKED_HEADING_MARK


LINKED_HEADING_MARK = 0.6
"""From which score on a heading that is a link heads an entry, wherever it stands: of such labelled ones that do not
stand between lines that stay, 76 belong to the text and 5 do not."""


def _between(judged: Sequence[Judged], kept: Sequence[bool], i: int) -> bool:
    """Whether both neighbours of a passage stay; between two paragraphs of prose a link leads to another story."""
    places = [j for j in (i - 1, i + 1) if 0 <= j < len(judged)]
    beside = [judged[j] for j in places if kept[j] and judged[j].kind is not Kind.TEASER]
    prose = [each for each in beside if each.words >= PROSE_WORDS and each.kind is Kind.PARAGRAPH]
    return len(beside) == 2 and (len(prose) < 2 or judged[i].row[_FULL_END] == 1)


def _lists_and_tables(judged: Sequence[Judged]) -> Iterator[list[int]]:
    """The items of each list and the rows of each table that is long enough to be judged as a whole."""
    groups: dict[Box, list[int]] = {}
    for i, each in enumerate(judged):
        if each.kind in _GROUPED and (box := _group(each)) is not None:
            groups.setdefault(box, []).append(i)
    return (members for members in groups.values() if len(members) >= GROUP)


def _headings_of_a_kind(judged: Sequence[Judged]) -> Iterator[list[int]]:
    """Headings that look the same, on pages with enough of them.

    Where they reach the mark on average, one that does not stays with what it heads: of such labelled ones, 36 of 38
    belong to the text.
    """
    headings = [i for i, each in enumerate(judged) if each.kind is Kind.HEADING]
    alike: dict[tuple[int, str], list[int]] = {}
    for i in headings if len(headings) >= GROUP else ():
        alike.setdefault((judged[i].level, judged[i].passage.box.path()), []).append(i)
    return (members for members in alike.values() if len(members) >= GROUP)


def _differ(judged: Sequence[Judged], members: Sequence[int]) -> bool:
    return len({judged[i].passage.text for i in members}) == len(members)


SERIES_MARK = 0.2
"""What headings that look the same must reach on average where each of them says something else and each heads a
passage that stays.  On labelled pages of unseen publishers, of such headings 26 belong to the text and 7 do not."""

GROUP = 3
"""Items of a list, rows of a table, or headings, from which on they are judged together."""
_GROUPED = frozenset((Kind.ITEM, Kind.TABLE))
_GROUPS = frozenset(("ul", "ol", "dl", "table"))
_GROUP_REACH = 4
"""Boxes between an item or row and its list or table."""


def _group(each: Judged) -> Box | None:
    box = each.passage.box.parent
    for _ in range(_GROUP_REACH):
        if box is None or box.tag in _GROUPS:
            return box
        box = box.parent
    return None


def _mark(judged: Sequence[Judged], threshold: float) -> float:
    """The score that a passage must reach on this page: less where nothing on it is judged with confidence."""
    asked = min(STRICTEST, threshold if judged[0].row[_PAGE_TYPE] == NEWS else threshold + GUIDE)
    long = sorted((each.score for each in judged if each.words >= PROSE_WORDS), reverse=True)
    best = long[: max(3, len(long) // 20)] or [max(each.score for each in judged)]
    return asked * min(1.0, sum(best) / len(best) / CONFIDENT)


GUIDE = 0.06
"""Added to the mark on pages that do not say that they are news, most of them blogs and guides, whose writers praise
what they sell.  With four seeds on unseen publishers it makes 17 of 791 such pages clean, leaves 11 no longer perfect,
and loses two thirds of a line a page.  On pages that say that they are news it would make hardly one clean."""


def _keeps(each: Judged, limit: float) -> bool:
    """Whether a passage reaches the mark; standfirsts have marks of their own."""
    return each.score >= (_standfirst_mark(each.row, limit) if each.kind is Kind.STANDFIRST else _asked(each, limit))


def _asked(each: Judged, limit: float) -> float:
    """What a passage of its kind must reach, or one that the page states as its body."""
    if each.row[_LINKED] >= _MOSTLY_LINKED:
        return limit
    return limit * min(SHARES.get(each.kind, 1.0), STATED_SHARE if _is_stated(each) else 1.0)


def _is_stated(each: Judged) -> bool:
    return each.row[_STATED] == 1 and len(each.passage.text) >= STATED_CHARACTERS


STATED_SHARE = 0.75
"""The share of the mark that a line must reach which JSON-LD's ``articleBody`` holds.  On labelled pages of unseen
publishers this saves 12 lines on 4 pages and keeps one of noise; half the mark saves 23 on 6 and keeps 5 on 5."""
STATED_CHARACTERS = 25
"""Characters of such a line at least: ``articleBody`` may hold the words of a menu by chance."""


SHARES = {Kind.TABLE: 0.8, Kind.CODE: 0.5, Kind.QUOTE: 0.5}
"""The share of the mark that these must reach, of which few are furniture: a writer put them in.  Of labelled tables,
code and quotations that reach four fifths and no more, 380 belong to the text and 90 do not (of the paragraphs there,
950 and 530); of code and quotations between half and four fifths, 80 and 10; of rows of tables there, 35 and 127."""
_MOSTLY_LINKED = 0.5
"""The share of a row's words in links, from which on it is navigation that stands in a table, as on old pages."""


def _heads(each: Judged, below: Judged, limit: float) -> bool:
    """Whether a heading is likely enough to stay above a passage that stays."""
    return each.kind is Kind.HEADING and below.kind is not Kind.HEADING and each.score >= limit * HEADING_SHARE


HEADING_SHARE = 0.7
"""The share of the mark that a heading must reach above a passage that stays.  On labelled pages of unseen publishers
this saves 54 headings on 36 pages, and keeps 20 of noise on 11."""


def _is_alike(three: Sequence[Judged], limit: float) -> bool:
    """Whether a line stands in the same kind of box as its two neighbours, and is likely enough to stay with them."""
    above, each, below = (judged.passage.box.setting for judged in three)
    return above == each == below and three[1].score >= limit * ALIKE_SHARE


ALIKE_SHARE = 0.9
"""The share of the mark that such a line must reach: on labelled pages of unseen publishers this saves 27 lines on 17
pages, and keeps 5 of noise on 4."""


def _is_label(each: Judged) -> bool:
    """Whether a line introduces each of several parts: a question put to everybody, "Pros:", "What you'll learn:"."""
    return (
        each.score >= LABEL_MARK
        and each.passage.text.endswith(_LABEL_ENDS)
        and each.row[_REPEATS] >= LABELS
        and each.row[_LINKED] == 0
    )


def _recurring(judged: Sequence[Judged]) -> Iterator[list[int]]:
    """The places of each line that may head several parts, however it ends."""
    places: dict[str, list[int]] = {}
    for i, each in enumerate(judged):
        if each.row[_REPEATS] >= LABELS and each.row[_LINKED] == 0 and each.score >= RECURRING_MARK:
            places.setdefault(each.passage.text, []).append(i)
    return (members for members in places.values() if len(members) >= LABELS)


def _stays_as_prose(judged: Sequence[Judged], kept: Sequence[bool], i: int) -> bool:
    return i < len(judged) and kept[i] and judged[i].words >= PROSE_WORDS and judged[i].kind is not Kind.HEADING


RECURRING_MARK = 0.4
"""What a line that recurs must reach wherever it stands, where prose that stays follows it each time: a prompt in a
questionnaire, "Why we picked it".  On labelled pages of unseen publishers, all 4 such lines belong to the text."""
LABEL_MARK = 0.3
"""What a recurring label must reach above a passage that stays.  That it stands several times speaks against a line: on
labelled pages it does so wrongly where the line ends in a colon or a question mark, 97 times in 100."""
LABELS = 3
"""So many times, at least, a recurring label stands."""
_LABEL_ENDS = (":", "?", "：", "？", "؟")


def _standfirst_mark(row: Row, limit: float) -> float:
    if row[_PAGE_TYPE] == NEWS:
        return min(limit, NEWS_STANDFIRST_MARK)
    loose = row[_PAGE_TYPE] == ARTICLE or row[_OWN_TAG] != PARAGRAPH_TAG
    return max(limit, SUMMARY_MARK) if loose and row[_DESCRIPTION] >= _REPEATED else min(limit, STANDFIRST_MARK)


_PAGE_TYPE, _DESCRIPTION, _OWN_TAG, _REPEATS, _LINKED, _FULL_END, _STATED = (
    NAMES.index(name) for name in ("page type", "description", "tag", "repeats", "linked", "full end", "stated")
)
