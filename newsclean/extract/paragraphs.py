"""Our own article finder: which passages of the page are the article.

Two passes over the passages, each a small forest (:mod:`newsclean.extract.model`):
the first knows a passage and its place, the second knows how the first judged
what stands around it.  :mod:`newsclean.extract.marks` says which scores suffice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from newsclean.document import Document
from newsclean.extract.blocks import linked_words, passages
from newsclean.extract.features import ARTICLE, NEWS, SHARED_AS_ARTICLE, UNSTATED, Hints, context, folded, rows
from newsclean.extract.kinds import kind
from newsclean.extract.marks import STRICTEST, Judged, select, with_entries
from newsclean.extract.model import Model, model
from newsclean.extract.questions import ASKED, REASON, asked
from newsclean.extract.sheet import tally
from newsclean.linked_data import types_of
from newsclean.types import Block, Candidate, Kind, Removal

NAME = "paragraphs"
RULE = "not-article"
"""The rule id of passages that the finder leaves out."""
LOST = 0.01
"""A passage that the first pass scores lower is not judged again: the second has never lifted one to the mark."""
NEAR_MISS = 0.1
"""Passages with less stay out of ``Body.found``, unless they stand between passages of the article."""

_TITLE_BREAKS = (" | ", " - ", " – ", " — ", " :: ", " » ", " · ")
_SHORTEST_TITLE = 8
"""Characters below which a folded title is a site's name, not a headline."""
_TAG = re.compile(r"<[^>]{0,300}>")


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
            for i, (each, stays) in enumerate(zip(with_entries(judged, kept), kept, strict=True))
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
            reasons=(*[REASON] * each.asked, *self.model.explain(each.row, kept=stays)),
        )


def judge(document: Document, weights: Model) -> list[Judged]:
    """Score the passages of a page, the hopeless ones left out."""
    found = passages(document)
    sheet = tally(found)
    listed = asked(found, document.linked_data)
    chosen = sorted(listed.union(sheet.hopeful())) if listed else sheet.hopeful()
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
        score = max(score, ASKED) if i in listed else score
        what = kind(found[i], row, size, score) if score >= NEAR_MISS else (Kind.PARAGRAPH, 0)
        out.append(Judged(found[i], row, score, *what, size, i in listed))
    return out


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
        return NEWS if any("news" in name or name in _NEWS_TYPES for name in stated) else ARTICLE
    node = document.tree.css_first('meta[property="og:type"]')
    said = node is not None and (node.attributes.get("content") or "").strip().lower() == "article"
    return SHARED_AS_ARTICLE if said else UNSTATED


_NEWS_TYPES = frozenset({"liveblogposting", "reportagenewsarticle", "opinionnewsarticle"})
