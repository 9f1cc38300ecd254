"""What each passage is to a reader: headline, standfirst, paragraph, list item, caption, embed …"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.extract.blocks import BLOCK_TAGS, Box, Passage
from newsclean.extract.features import NAMES, Row
from newsclean.extract.words import Sign
from newsclean.types import Kind

_AT = {name: place for place, name in enumerate(NAMES)}
_TITLE, _DESCRIPTION, _LINKED = _AT["title"], _AT["description"], _AT["linked"]
_FULL_END = _AT["full end"]
_FROM_H1, _FROM_FIRST, _WORDS = _AT["from h1"], _AT["from first"], _AT["words"]
_OWN, _NEAR = len(NAMES), len(NAMES) + 1

STANDFIRST_REACH = 10
"""Passages below the headline within which a standfirst stands: a byline, a date and share buttons come between."""
STANDFIRST_WORDS = (5, 90)
SAME_WORDS = 0.8
"""A passage with so many of the description's words is what the page says of itself: its standfirst."""
ALL_LINK = 0.9
"""A passage that is linked from end to end leads elsewhere."""
SURE_LINK = 0.75
"""The score from which on even a linked passage is an item of the article's own list."""
_CAPTION, _LEAD = int(Sign.CAPTION), int(Sign.LEAD)  # integers: an IntFlag checks itself at every operation
_NO_STANDFIRST = int(Sign.CAPTION | Sign.FIGURE | Sign.MEDIA | Sign.META)
_TAGS = int(Sign.TAGS)
"""Of a passage's own box only: WordPress names a story's tags in the classes of the ``<article>`` (``post_class``)."""
_EMBED_NAMES = "twitter-tweet twitter-video instagram-media tiktok-embed fb-post bluesky-embed reddit-embed"
"""Class names that the platforms' own embed codes carry on their blockquotes."""
_EMBEDS = frozenset(f"{tag}.{name}" for tag in BLOCK_TAGS for name in _EMBED_NAMES.split())
"""The same as keys of boxes."""
_UP = 3
"""Boxes above a passage in which a quotation, a list or an embed may begin."""


def kind(  # noqa: PLR0911 - one way out for each kind
    passage: Passage, row: Row, words: int, score: float
) -> tuple[Kind, int]:
    """Tell what a passage is.

    Args:
        passage: the passage.
        row: its numbers.
        words: how many words it has.
        score: how sure the article finder is that it belongs to the article.

    Returns:
        the kind, and the level of a heading or list item, else 0.
    """
    box = passage.box
    around = _around(box)
    tags = [each.tag for each in around]
    level = box.heading
    if row[_TITLE] == 2.0 and (level == 1 or row[_FROM_FIRST] < 0):
        return Kind.TITLE, 1
    if "figcaption" in tags or ((int(row[_OWN]) | int(row[_NEAR])) & _CAPTION and "table" not in tags):
        return Kind.CAPTION, 0
    if not _EMBEDS.isdisjoint([each.key for each in around]):
        return Kind.EMBED, 0
    if _is_standfirst(row, words):
        return Kind.STANDFIRST, 0
    if level == 1 and row[_FROM_H1] == 0:
        return Kind.TITLE, 1
    if (row[_LINKED] > ALL_LINK and score < SURE_LINK) or _is_bar(passage, row):
        return Kind.TEASER, 0
    return unlinked(passage)


def unlinked(passage: Passage) -> tuple[Kind, int]:
    """Tell what a passage is by the tags around it, whatever it links to.

    Args:
        passage: the passage.

    Returns:
        as :func:`kind`.
    """
    box = passage.box
    if box.heading:
        return Kind.HEADING, box.heading
    return _by_tag([each.tag for each in _around(box)], box)


def _by_tag(tags: Sequence[str], box: Box) -> tuple[Kind, int]:
    if box.row is not None and box is box.row:
        return Kind.TABLE, 0
    if "pre" in tags:
        return Kind.CODE, 0
    if "li" in tags[:2] or tags[0] in {"dt", "dd"}:
        return Kind.ITEM, max(box.lists, 1)
    if "blockquote" in tags:
        return Kind.QUOTE, 0
    return Kind.PARAGRAPH, 0


def _around(box: Box) -> list[Box]:
    out = [box]
    while box.parent is not None and len(out) <= _UP:
        box = box.parent
        out.append(box)
    return out


def _is_bar(passage: Passage, row: Row) -> bool:
    """Whether a passage is a bar of links, as menus are written where they are no lists: ``Print | Send | Discuss``."""
    return (
        row[_LINKED] > BAR_LINKED
        and len(passage.links) >= BAR_LINKS
        and row[_FULL_END] == 0
        and any(mark in passage.text for mark in _BAR_MARKS)
    )


BAR_LINKS, BAR_LINKED = 3, 0.5
_BAR_MARKS = (" | ", " • ", " · ", " » ", "] [", "←")


def _is_standfirst(row: Row, words: int) -> bool:
    low, high = STANDFIRST_WORDS
    signs = int(row[_OWN]) | int(row[_NEAR])
    return (
        0 < row[_FROM_H1] <= STANDFIRST_REACH
        and row[_FROM_FIRST] <= 0
        and low <= words <= high
        and not (signs & _NO_STANDFIRST or int(row[_OWN]) & _TAGS)
        and (row[_DESCRIPTION] > SAME_WORDS or bool(signs & _LEAD))
    )
