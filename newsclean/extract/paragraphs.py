"""Our own article finder: which passages of the page are the article.

Two passes over the passages, each a small forest (:mod:`newsclean.extract.model`):
the first knows a passage and its place, the second knows how the first judged
what stands around it.  A page in which everything is a little doubtful is
judged by its own best, not by a fixed mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from newsclean.document import Document
from newsclean.extract.blocks import Box, Passage, linked_words, passages
from newsclean.extract.features import NAMES, PARAGRAPH_TAG, Hints, Row, context, folded, rows
from newsclean.extract.kinds import kind
from newsclean.extract.model import Model, model
from newsclean.extract.sheet import PROSE_WORDS, tally
from newsclean.linked_data import types_of
from newsclean.types import Block, Candidate, Kind, Removal

NAME = "paragraphs"
RULE = "not-article"
"""The rule id of passages that the finder leaves out."""
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
LOST = 0.01
"""A passage that the first pass scores lower is not judged again: the second has never lifted one to the mark."""
NEAR_MISS = 0.1
"""Passages with less stay out of ``Body.found``, unless they stand between passages of the article."""

_TITLE_BREAKS = (" | ", " - ", " – ", " — ", " :: ", " » ", " · ")
_SHORTEST_TITLE = 8
"""Characters below which a folded title is a site's name, not a headline."""
_TAG = re.compile(r"<[^>]{0,300}>")


class Judged(NamedTuple):
    """A passage with everything that was found out about it."""

    passage: Passage
    row: Row
    score: float
    kind: Kind
    level: int
    words: int


def paragraphs(document: Document, /) -> Candidate | None:
    """Find the article.

    Args:
        document: the page.

    Returns:
        the article's blocks, and the near misses among them as removals; None if the page holds no text.

    Example:
        >>> story = "<p>" + "The harbour of Ostrel was closed on Monday after the storm. " * 3 + "</p>"
        >>> page = f"<nav><a href=/>Home</a></nav><article><h1>Storm</h1>{story * 4}</article>"
        >>> candidate = paragraphs(Document(page))
        >>> len(candidate.standing)
        4
    """
    return Finder(model())(document)


def strict_paragraphs(document: Document, /) -> Candidate | None:
    """Find the article, and keep only what is beyond doubt.

    Args:
        document: the page.

    Returns:
        as :func:`paragraphs`, with a higher mark.

    Example:
        >>> strict_paragraphs(Document("")) is None
        True
    """
    return Finder(model(), stricter=STRICTER)(document)


STRICTER = 0.18
"""Added to the mark: on unseen publishers it halves the noise lines that are left and loses a line in fifty."""


@dataclass(frozen=True, slots=True)
class Finder:
    """The article finder with weights of one's own.

    Args:
        model: the weights, as :func:`newsclean.extract.model.read` makes them of what training wrote.
        stricter: added to the mark that passages must reach, for recipes that would rather miss than err.
    """

    model: Model
    stricter: float = 0.0

    def __call__(self, document: Document, /) -> Candidate | None:
        """Find the article: an extractor."""
        judged = judge(document, self.model)
        if not judged:
            return None
        kept = select(judged, min(STRICTEST, self.model.threshold + self.stricter))
        first, last = _span(kept)
        chosen = [
            (each, stays)
            for i, (each, stays) in enumerate(zip(judged, kept, strict=True))
            if stays or first < i < last or each.score >= NEAR_MISS
        ]
        blocks = tuple(self._block(document, each, stays) for each, stays in chosen)
        removals = tuple(
            Removal(i, RULE, f"not part of the article: {'; '.join(blocks[i].reasons) or 'too little speaks for it'}")
            for i, (_, stays) in enumerate(chosen)
            if not stays
        )
        return Candidate(NAME, blocks, confidence(judged, kept), removals)

    def _block(self, document: Document, each: Judged, stays: bool) -> Block:
        passage = each.passage
        return Block(
            text=passage.text,
            kind=each.kind,
            level=each.level,
            links=linked_words(passage, document),
            path=passage.box.path(),
            score=round(each.score, 3),
            reasons=self.model.explain(each.row, kept=stays),
        )


def judge(document: Document, weights: Model) -> list[Judged]:
    """Score the passages of a page, the hopeless ones left out."""
    found = passages(document)
    sheet = tally(found)
    chosen = sheet.hopeful()
    table = rows(sheet, hints(document), chosen)
    words = [sheet.words[i] for i in chosen]
    first = weights.first.probabilities(table)
    boxes = [found[i].box for i in chosen]
    table = [row + more for row, more in zip(table, context(first, words, boxes), strict=True)]
    doubtful = [row for row, before in zip(table, first, strict=True) if before >= LOST]
    second = iter(weights.second.probabilities(doubtful))
    out = []
    for i, row, size, before in zip(chosen, table, words, first, strict=True):
        score = next(second) if before >= LOST else before
        what = kind(found[i], row, size, score) if score >= NEAR_MISS else (Kind.PARAGRAPH, 0)
        out.append(Judged(found[i], row, score, *what, size))
    return out


def select(judged: Sequence[Judged], threshold: float) -> list[bool]:
    """Which passages are the article: those that reach the mark, lists and tables whole, headings with their like."""
    limit = _mark(judged, threshold)
    kept = [_keeps(each, limit) for each in judged]
    for i in range(len(judged) - 1):
        kept[i] = kept[i] or (kept[i + 1] and _is_label(judged[i]))
    for members in _lists_and_tables(judged):
        words = sum(judged[i].words for i in members)
        stays = sum(judged[i].score * judged[i].words for i in members) >= _asked(judged[members[0]], limit) * words
        for i in members:
            kept[i] = stays
    for members in _headings_of_a_kind(judged):
        if sum(judged[i].score for i in members) >= limit * len(members):
            for i in members:
                heads_text = i + 1 < len(judged) and kept[i + 1] and judged[i + 1].kind is not Kind.HEADING
                kept[i] = kept[i] or heads_text
    return kept


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


GROUP = 3
"""Items of a list, rows of a table, or headings, from which on they are judged together."""
STRICTEST = 0.95
"""No mark may be higher: no passage would reach it."""
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
    long = sorted((each.score for each in judged if each.words >= PROSE_WORDS), reverse=True)
    best = long[: max(3, len(long) // 20)] or [max(each.score for each in judged)]
    return threshold * min(1.0, sum(best) / len(best) / CONFIDENT)


def _keeps(each: Judged, limit: float) -> bool:
    """Whether a passage reaches the mark; standfirsts have marks of their own."""
    return each.score >= (_standfirst_mark(each.row, limit) if each.kind is Kind.STANDFIRST else _asked(each, limit))


def _asked(each: Judged, limit: float) -> float:
    """What a passage of its kind must reach."""
    return limit * BUILT_IN if each.kind in _BUILT_IN and each.row[_LINKED] < _MOSTLY_LINKED else limit


BUILT_IN = 0.8
"""The share of the mark that tables, code and quotations must reach: a writer put them in.  Of labelled ones that reach
this and no more, 380 belong to the text and 90 do not; of the paragraphs there, 950 and 530."""
_BUILT_IN = frozenset((Kind.TABLE, Kind.CODE, Kind.QUOTE))
_MOSTLY_LINKED = 0.5
"""The share of a row's words in links, from which on it is navigation that stands in a table, as on old pages."""


def _is_label(each: Judged) -> bool:
    """Whether a line introduces each of several parts: a question put to everybody, "Pros:", "What you'll learn:"."""
    return (
        each.score >= LABEL_MARK
        and each.passage.text.endswith(_LABEL_ENDS)
        and each.row[_REPEATS] >= LABELS
        and each.row[_LINKED] == 0
    )


LABEL_MARK = 0.3
"""What a recurring label must reach above a passage that stays.  That it stands several times speaks against a line: on
labelled pages it does so wrongly where the line ends in a colon or a question mark, 97 times in 100."""
LABELS = 3
"""So many times, at least, a recurring label stands."""
_LABEL_ENDS = (":", "?", "：", "？", "؟")


def _standfirst_mark(row: Row, limit: float) -> float:
    if row[_PAGE_TYPE] == _NEWS:
        return min(limit, NEWS_STANDFIRST_MARK)
    loose = row[_PAGE_TYPE] == _ARTICLE or row[_OWN_TAG] != PARAGRAPH_TAG
    return max(limit, SUMMARY_MARK) if loose and row[_DESCRIPTION] >= _REPEATED else min(limit, STANDFIRST_MARK)


_PAGE_TYPE, _DESCRIPTION, _OWN_TAG, _REPEATS, _LINKED = (
    NAMES.index(name) for name in ("page type", "description", "tag", "repeats", "linked")
)


def _span(kept: Sequence[bool]) -> tuple[int, int]:
    places = [i for i, stays in enumerate(kept) if stays]
    return (places[0], places[-1]) if places else (0, 0)


def confidence(judged: Sequence[Judged], kept: Sequence[bool]) -> float:
    """How sure the finder is of the page as a whole: the share of words on whose side of the mark there is no doubt."""
    inside = sum(each.words for each, stays in zip(judged, kept, strict=True) if stays)
    if not inside:
        return 0.0
    right = sum(each.words * each.score for each, stays in zip(judged, kept, strict=True) if stays)
    missed = sum(each.words * each.score for each, stays in zip(judged, kept, strict=True) if not stays)
    return round(2 * right / (inside + right + missed), 3)


def hints(document: Document) -> Hints:
    """Read what the page's head says about the article."""
    tree = document.tree
    titles: list[str] = []
    for selector in ('meta[property="og:title"]', "title"):
        node = tree.css_first(selector)
        if node is None:
            continue
        title = (node.attributes.get("content") if selector != "title" else node.text()) or ""
        titles.append(folded(title))
        for break_ in _TITLE_BREAKS:
            if break_ in title:
                titles += [folded(title.rsplit(break_, 1)[0]), folded(title.split(break_, 1)[0])]
    node = tree.css_first('meta[property="og:description"]') or tree.css_first('meta[name="description"]')
    description = (node.attributes.get("content") or "") if node is not None else ""
    bodies = [body for each in document.linked_data.articles if isinstance(body := each.get("articleBody"), str)]
    body = "".join(_TAG.sub("", unescape(max(bodies, key=len))).split()) if bodies else ""
    kept = tuple(title for title in dict.fromkeys(titles) if len(title) > _SHORTEST_TITLE)
    return Hints(kept, frozenset(description.lower().split()), body, _page_type(document))


def _page_type(document: Document) -> int:
    """What the page says it is, the surer the higher: nothing, an article to Open Graph or schema.org, or news."""
    stated = {name for each in document.linked_data.articles for name in types_of(each)}
    if stated:
        return _NEWS if any("news" in name or name in _NEWS_TYPES for name in stated) else _ARTICLE
    node = document.tree.css_first('meta[property="og:type"]')
    said = node is not None and (node.attributes.get("content") or "").strip().lower() == "article"
    return _SHARED_AS_ARTICLE if said else _UNSTATED


_UNSTATED, _SHARED_AS_ARTICLE, _ARTICLE, _NEWS = range(4)
"""The numbers that the weights know them by."""
_NEWS_TYPES = frozenset({"liveblogposting", "reportagenewsarticle", "opinionnewsarticle"})
