"""What the article finder knows about each passage: one row of numbers a passage.

Everything is counted from the walk; no passage is looked at twice.  The order
of :data:`NAMES` is part of the trained weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p

from newsclean.extract.blocks import Box, Passage
from newsclean.extract.words import Sign

PROSE_WORDS = 12
"""From so many words on, with few links, a line is prose: the shortest length at which menus and teasers thin out."""
PROSE_LINKED = 0.35
"""The share of linked characters up to which a line may still be prose."""
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
CHARACTERS_PER_WORD = 2
"""Of scripts written without spaces: a word of Chinese or Japanese has about two characters, one of Thai four."""
_ENDS = tuple(".!?…。！？」』”\"'»›)।؟۔:;")
_FULL_ENDS = tuple('.!?…。！？」』”"»।؟۔')
_TAG_GROUPS = {
    tag: group
    for group, tags in enumerate(
        ("p", "h1", "h2", "h3", "h4 h5 h6", "li", "dt dd", "tr td th", "blockquote", "div", "section article main body", "figcaption caption",
         "pre", "button summary label legend", "header hgroup", "footer address", "ul ol menu dl", "aside nav"),
        start=1,
    )
    for tag in tags.split()
}  # fmt: skip
TAG_GROUPS = 19

_LINE_WORDS = re.compile(
    r"(?P<rights>©|\(c\) ?\d|copyright|all rights reserved|alle rechte|droits réservés)"
    r"|(?P<signup>newsletter|subscri|sign up|log in|abonn|registrier|inscri|suscrib|premium|подпис)"
    r"|(?P<more>read more|related|see also|more from|most read|lesen sie|mehr zum|lire aussi|à lire|leer más|leggi anche"
    r"|advertisement|anzeige|publicité|sponsored|recommended)"
    r"|(?P<share>share|follow us|whatsapp|facebook|twitter|telegram|instagram|linkedin|comment|kommentar|print|e-mail)"
    r"|(?P<credit>photo|foto|image:|picture|getty|reuters|\bap\b|\bafp\b|\bdpa\b|shutterstock|credit|bild:|quelle:)"
    r"|(?P<byline>^(?:by|von|par|por|di|door|av|af)\s|reporting by|contributed|min read|minutes|updated|published|\b\d{1,2}:\d\d\b)"
    r"|(?P<about>\bis an? (?:[a-z-]+ ){0,4}(?:reporter|journalist|writer|editor|author|correspondent|columnist|professor|freelance)"
    r"|about the author|email|e-mail|@|can be reached|cookie|javascript|browser|your)",
)
_LINE_GROUPS = {
    name: number
    for number, name in enumerate(("rights", "signup", "more", "share", "credit", "byline", "about"), start=1)
}
_READ_CHARACTERS = 160
"""Characters of a line in which its tell-tale words are looked for."""

NAMES: tuple[str, ...] = (
    "words", "linked", "links", "sentence end", "full end", "commas", "digits", "capitals", "starts low", "bold", "heading", "list depth",
    "tag", "line words", "repeats", "title", "description", "cells",
    "share 1", "share 2", "share 3", "share 4", "inside 70", "inside 40", "up to 70", "up to best",
    "key count", "key prose", "parent linked", "parent prose", "parent count", "grandparent linked", "grandparent prose",
    "place", "prose before", "prose after", "from h1", "first prose", "last prose", "depth",
    "before words", "before linked", "before2 words", "before2 linked", "after words", "after linked", "after2 words", "after2 linked",
    "prose run", "page prose", "same parent before", "same parent after", "siblings like it",
)  # fmt: skip
SIGN_NAMES = tuple(f"{where} {sign.name.lower()}" for where in ("own", "near", "far") for sign in Sign if sign.name)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page's head says about the article: cheap to read, and worth much.

    Args:
        titles: what the page may be called, folded by :func:`folded`.
        description: the words of its summary.
    """

    titles: tuple[str, ...] = ()
    description: frozenset[str] = frozenset()


def folded(text: str) -> str:
    """Letters and digits only, lower case: for comparing titles.

    Example:
        >>> folded("Storm: “Never” again!")
        'storm never again'
    """
    return " ".join(re.findall(r"\w+", text.lower()))


def count_words(text: str) -> int:
    """Words, also where the script writes no spaces.

    Example:
        >>> count_words("two words"), count_words("香港電台")
        (2, 2)
    """
    spaced = text.count(" ") + 1
    if text.isascii():
        return spaced
    glyphs = len(_NO_SPACES.findall(text))
    return spaced + glyphs // CHARACTERS_PER_WORD - (1 if glyphs else 0) if glyphs else spaced


class Tally:
    """What stands in a box and the boxes below it."""

    __slots__ = ("characters", "count", "linked", "prose", "words")

    def __init__(self) -> None:
        self.words = self.prose = self.count = 0
        self.characters = self.linked = 0


@dataclass(slots=True)
class Sheet:
    """The passages of a page with what was counted about them."""

    passages: Sequence[Passage]
    words: list[int]
    prose: list[int]
    linked: list[float]
    tallies: dict[Box, Tally]
    page_prose: int


def tally(passages: Sequence[Passage]) -> Sheet:
    """Count words and links, passage by passage and box by box."""
    words: list[int] = []
    prose: list[int] = []
    linked: list[float] = []
    tallies: dict[Box, Tally] = {}
    for passage in passages:
        text = passage.text
        count = count_words(text)
        density = min(1.0, passage.linked / len(text)) if passage.linked else 0.0
        hidden = (passage.box.signs | (passage.box.parent.signs if passage.box.parent else 0)) & Sign.HIDDEN
        long = count if count >= PROSE_WORDS and density <= PROSE_LINKED and not hidden else 0
        words.append(count)
        prose.append(long)
        linked.append(density)
        box: Box | None = passage.box
        here = tallies.get(passage.box)
        if here is None:
            while box is not None and box not in tallies:
                tallies[box] = Tally()
                box = box.parent
            here = tallies[passage.box]
        here.words += count
        here.prose += long
        here.count += 1
        here.characters += len(text)
        here.linked += min(passage.linked, len(text))
    for box in sorted(tallies, key=_depth, reverse=True):
        if box.parent is not None:
            own, above = tallies[box], tallies[box.parent]
            above.words += own.words
            above.prose += own.prose
            above.count += own.count
            above.characters += own.characters
            above.linked += own.linked
    return Sheet(passages, words, prose, linked, tallies, sum(prose))


def _depth(box: Box) -> int:
    return box.depth


def deepest_holding(sheet: Sheet, share: float) -> Box | None:
    """The deepest box that holds this share of the page's prose."""
    need = share * sheet.page_prose
    best: Box | None = None
    if not need:
        return None
    for box, mine in sheet.tallies.items():
        if mine.prose >= need and (best is None or box.depth > best.depth):
            best = box
    return best


def best_container(sheet: Sheet) -> Box | None:
    """The box with most prose directly in it or in its children, where paragraphs are siblings."""
    direct: dict[Box, int] = {}
    for passage, long in zip(sheet.passages, sheet.prose, strict=True):
        parent = passage.box.parent
        if long and parent is not None:
            direct[parent] = direct.get(parent, 0) + long
    return max(direct, key=direct.__getitem__) if direct else None


def rows(sheet: Sheet, hints: Hints) -> list[list[float]]:
    """One row of numbers a passage, in the order of :data:`NAMES`."""
    passages, words, linked, tallies = sheet.passages, sheet.words, sheet.linked, sheet.tallies
    n = len(passages)
    total = max(1, sheet.page_prose)
    ancestors70 = _lineage(deepest_holding(sheet, 0.7))
    ancestors40 = _lineage(deepest_holding(sheet, 0.4))
    best = _lineage(best_container(sheet))
    repeats = Counter(passage.text for passage in passages)
    keys = Counter(_key(passage) for passage in passages)
    key_prose: Counter[str] = Counter()
    for passage, long in zip(passages, sheet.prose, strict=True):
        key_prose[_key(passage)] += long
    prose_places = [i for i in range(n) if sheet.prose[i] and passages[i].box in ancestors70.below(passages[i].box)]
    first = prose_places[0] if prose_places else n
    last = prose_places[-1] if prose_places else -1
    h1 = _heading(passages, hints)
    out: list[list[float]] = []
    before = 0
    run = 0
    for i, passage in enumerate(passages):
        box = passage.box
        parent = box.parent or box
        grandparent = parent.parent or parent
        here, above = tallies[parent], tallies[grandparent]
        run = run + 1 if sheet.prose[i] else 0
        key = _key(passage)
        out.append(
            [
                *_of_text(passage, words[i], linked[i], hints),
                repeats[passage.text],
                _title_match(passage, hints),
                _overlap(passage, words[i], hints),
                passage.text.count(" | "),
                *_shares(box, tallies, total),
                ancestors70.holds(box), ancestors40.holds(box), ancestors70.up(box), best.up(box),
                log1p(keys[key]), key_prose[key] / total,
                here.linked / max(1, here.characters), here.prose / max(1, here.words), log1p(here.count),
                above.linked / max(1, above.characters), above.prose / max(1, above.words),
                i / n, before / total, (total - before - sheet.prose[i]) / total, max(-30, min(30, i - h1)) if h1 >= 0 else -40,
                max(-20, min(20, i - first)), max(-20, min(20, last - i)), box.depth,
                *_beside(i - 1, words, linked), *_beside(i - 2, words, linked), *_beside(i + 1, words, linked), *_beside(i + 2, words, linked),
                run, log1p(sheet.page_prose),
                float(i > 0 and passages[i - 1].box.parent is box.parent), float(i + 1 < n and passages[i + 1].box.parent is box.parent),
                log1p(keys[key]) if here.count else 0.0,
            ],
        )  # fmt: skip
        before += sheet.prose[i]
    return out


class Lineage:
    """A box and everything above it: for asking where another box branches off."""

    def __init__(self, box: Box | None) -> None:
        self.box = box
        self.levels: dict[Box, int] = {}
        level = 0
        while box is not None:
            self.levels[box] = level
            box = box.parent
            level += 1
        self._up: dict[Box, int] = {}

    def up(self, box: Box) -> int:
        """How many levels above this lineage's box the other one branches off; 0 if it is inside."""
        known = self._up.get(box)
        if known is not None:
            return known
        here: Box | None = box
        while here is not None and here not in self.levels:
            here = here.parent
        found = min(self.levels[here], 12) if here is not None else 13
        self._up[box] = found
        return found

    def holds(self, box: Box) -> float:
        """Whether the other box is inside."""
        return float(self.box is not None and self.up(box) == 0)

    def below(self, box: Box) -> tuple[Box, ...]:
        """The other box, if it is inside."""
        return (box,) if self.holds(box) else ()


def _lineage(box: Box | None) -> Lineage:
    return Lineage(box)


def _key(passage: Passage) -> str:
    box = passage.box
    return f"{box.parent.key}>{box.key}" if box.parent is not None else box.key


def _heading(passages: Sequence[Passage], hints: Hints) -> int:
    """Where the headline stands: an h1 that says the title, else the first h1, else nowhere."""
    first = -1
    for i, passage in enumerate(passages):
        if passage.box.heading == 1:
            if _title_match(passage, hints):
                return i
            if first < 0:
                first = i
    return first


def _title_match(passage: Passage, hints: Hints) -> float:
    if len(passage.text) > 300 or not hints.titles:
        return 0.0
    words = folded(passage.text)
    if words in hints.titles:
        return 2.0
    return float(len(words) > 20 and any(words in title or title in words for title in hints.titles))


def _overlap(passage: Passage, words: int, hints: Hints) -> float:
    if not hints.description or words > 120 or words < 4:
        return 0.0
    mine = passage.text.lower().split()
    return sum(1 for word in mine if word in hints.description) / len(mine)


def _of_text(passage: Passage, words: int, linked: float, hints: Hints) -> tuple[float, ...]:
    text = passage.text
    length = len(text)
    first = text[0]
    small = text[:_READ_CHARACTERS].lower()
    found = _LINE_WORDS.search(small) if words < 60 else None
    sample = text[:200] if length > 200 else text
    return (
        log1p(words), linked, min(len(passage.links), 10), float(text.endswith(_ENDS)), float(text.endswith(_FULL_ENDS)),
        min(text.count(",") + text.count("，") + text.count("、") + text.count("،"), 10),
        sum(map(str.isdigit, sample)) / len(sample), sum(map(str.isupper, sample)) / len(sample), float(first.islower()),
        min(1.0, passage.bold / length), passage.box.heading, passage.box.lists,
        _TAG_GROUPS.get(passage.box.tag, 0), _LINE_GROUPS[found.lastgroup or ""] if found else 0,
    )  # fmt: skip


def _shares(box: Box, tallies: dict[Box, Tally], total: int) -> tuple[float, ...]:
    out: list[float] = []
    here: Box | None = box.parent
    for _ in range(4):
        out.append(tallies[here].prose / total if here is not None else 1.0)
        here = here.parent if here is not None else None
    return tuple(out)


def _beside(i: int, words: list[int], linked: list[float]) -> tuple[float, float]:
    return (log1p(words[i]), linked[i]) if 0 <= i < len(words) else (-1.0, -1.0)


def sign_rows(passages: Sequence[Passage]) -> list[tuple[int, int, int]]:
    """What the boxes of each passage say: its own, the two above it, everything above those."""
    far: dict[Box, int] = {}
    out: list[tuple[int, int, int]] = []
    for passage in passages:
        box = passage.box
        parent = box.parent or box
        grandparent = parent.parent or parent
        out.append((box.signs, parent.signs | grandparent.signs, _above(grandparent, far)))
    return out


def _above(box: Box, known: dict[Box, int]) -> int:
    chain: list[Box] = []
    here = box.parent
    while here is not None and here not in known:
        chain.append(here)
        here = here.parent
    found = known[here] if here is not None else 0
    for link in reversed(chain):
        found |= link.signs
        known[link] = found
    return known[box.parent] if box.parent is not None else 0
