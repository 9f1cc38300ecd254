"""What the article finder knows about each passage: one row of numbers a passage.

Everything is counted from the walk; the order of the numbers is part of the
trained weights, which carry the names and refuse to load with others.  A long
file: each number has its own few lines, and its reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import log1p
from string import ascii_uppercase, digits
from typing import TypeAlias

from newsclean.extract.blocks import Box, Passage
from newsclean.extract.sheet import FAR, Sheet
from newsclean.extract.words import Sign

NAMES: tuple[str, ...] = (
    "words", "linked", "sentence end", "full end", "commas", "digits", "capitals", "starts low", "bold", "heading",
    "list depth", "tag", "line words", "repeats", "title", "description",
    "share 1", "share 2", "share 3", "share 4", "outside most", "outside much", "outside best",
    "key count", "key prose", "parent linked", "parent prose", "parent count", "grandparent linked",
    "grandparent prose", "place", "prose before", "prose after", "from h1", "from first", "to last", "depth",
    "before words", "before linked", "before2 linked", "after words", "after linked", "after2 linked",
    "page prose", "heading before", "from heading", "stated", "below best", "page listed", "page type", "article",
)  # fmt: skip
"""The numbers of a row, in order; three integers of :class:`~newsclean.extract.words.Sign` follow them: what the
passage's own box says, what the two boxes above it say, and everything above those."""
SIGN_NAMES: tuple[str, ...] = tuple(
    f"{where} {(sign.name or '').lower()}" for where in ("own", "near", "far") for sign in Sign
)
SIGNS = len(Sign)

CONTEXT_NAMES: tuple[str, ...] = (
    "first score", "parent score", "grandparent score", "key score",
    "before score", "after score", "before2 score", "after2 score", "before3 score", "after3 score",
    "mass before", "mass after", "score around 5", "score around 10", "mass", "from first sure", "to last sure",
)  # fmt: skip
"""What the second pass adds: the first pass's scores of the passage and of what stands around it."""

WHOLE = frozenset((
    "sentence end", "full end", "commas", "starts low", "heading", "list depth", "tag", "line words", "repeats",
    "outside most", "outside much", "outside best", "from h1", "from first", "to last", "depth", "heading before",
    "from heading", "below best", "page type", "article", "from first sure", "to last sure",
))  # fmt: skip
"""The numbers that are whole in every row, and written as integers."""

Row = tuple[float, ...]

_ENDS = frozenset(".!?…。！？」』”\"'»›)।؟۔:;")
SENTENCE_ENDS = tuple('.!?…。！？」』”"»।؟۔')
_SENTENCE_ENDS = frozenset(SENTENCE_ENDS)
_COMMAS = 10
"""So many commas and more are the same."""
_TAGS = (
    "p", "h1", "h2", "h3", "h4 h5 h6", "li", "dt dd", "tr td th", "blockquote", "div", "section article main body",
    "figcaption caption", "pre", "button summary label legend", "header hgroup", "footer address", "ul ol menu dl",
    "aside nav",
)  # fmt: skip
_TAG_NUMBERS = {tag: number for number, tags in enumerate(_TAGS, start=1) for tag in tags.split()}
PARAGRAPH_TAG = _TAG_NUMBERS["p"]
"""The number of ``<p>`` among the tags of a row."""
_TELLING = (
    "© copyright rights reserved rechte vorbehalten droits réservés derechos reservados riservati",
    (
        "newsletter newsletters subscribe subscriber subscribers subscription login abonnieren abonnez abo "
        "registrieren inscrivez suscríbete suscríbase premium подписывайтесь podcast"
    ),
    (
        "related advertisement advertisements anzeige werbung publicité publicidad sponsored recommended "
        "popular trending lesen mehr lire aussi leer leggi anche más meistgelesen relacionadas relacionados"
    ),
    (
        "share facebook twitter whatsapp telegram linkedin instagram pinterest comments comment kommentare "
        "kommentar print follow teilen drucken partager compartir reddit youtube"
    ),
    (
        "photo: foto: photo photos image: image picture: getty reuters ap afp dpa shutterstock credit credit: "
        "bild: quelle: fotos ap) afp) dpa) reuters) images) epa istock pixabay unsplash photograph: "
        "copyright:"
    ),
    (
        "by von par por reporting contributed minutes min read updated published posted aktualisiert "
        "veröffentlicht am pm mise publié actualizado uhr est et gmt"
    ),
    (
        "reporter journalist writer editor author correspondent columnist professor freelance email cookie "
        "cookies javascript browser your you click please we our redaktion autor autorin"
    ),
)
"""Words of notices: rights, sign-ups, other stories, sharing, picture credits, bylines, author boxes and consent."""
_TELLING_NUMBERS = {word: number for number, words in enumerate(_TELLING, start=1) for word in words.split()}
_TELLING_WORDS = frozenset(_TELLING_NUMBERS)
UNSTATED, SHARED_AS_ARTICLE, ARTICLE, NEWS = range(4)
"""What a page says it is, by the numbers that the weights know."""
MORE = 3
"""The number of the words of other stories."""
_READ_CHARACTERS = 160
"""Characters of a line in which its tell-tale words are looked for."""
_TOLD_WORDS = 60
"""Longer lines are prose, whatever words they hold."""
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d")
_CAPITALS = re.compile("[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f]")
"""Latin, Greek and Cyrillic capitals; other scripts have none, or few."""
_ASCII_DIGITS, _ASCII_CAPITALS = digits.encode(), ascii_uppercase.encode()
_SAMPLE = 120
"""Characters of which digits and capitals are counted."""
_STATED_CHARACTERS = 60
"""Characters looked for in ``articleBody``: enough to be unique, short enough to survive small differences."""
SUMMARY_REACH = 150
"""Words of prose after which nobody repeats the page's summary any more."""
_LONGEST_TITLE = 300
"""Characters of the longest line that may be the headline."""


@dataclass(frozen=True)
class Hints:
    """What the page's head says about the article: cheap to read, and worth much.

    Args:
        titles: what the page may be called, folded by :func:`folded`.
        description: the words of its summary.
        body: the letters of its JSON-LD ``articleBody``.
        type: what it says it is: :data:`NEWS`, another :data:`ARTICLE`, by ``og:type`` only, or nothing of the kind.
            Labelled pages of news hold fewer lists and boxes than guides and blogs do.
    """

    titles: tuple[str, ...] = ()
    description: frozenset[str] = frozenset()
    body: str = ""
    type: int = UNSTATED

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the titles: a shortened title begins with one of them."""
        return frozenset(word for title in self.titles for word in title.split())

    @cached_property
    def telling(self) -> str:
        """The longest word of the titles: a title with something added holds it."""
        return max(self.words, key=lambda word: (len(word), word), default="")


def folded(text: str) -> str:
    """Letters and digits only, lower case: for comparing titles.

    Example:
        >>> folded("Storm: “Never” again!")
        'storm never again'
    """
    return " ".join(_WORD.findall(text.lower()))


def rows(sheet: Sheet, hints: Hints, chosen: Sequence[int]) -> list[Row]:
    """One row of numbers for each chosen passage, in the order of :data:`NAMES`, then its signs."""
    passages, words, best = sheet.passages, sheet.words, sheet.best
    total = max(1, sheet.page_prose)
    logs = list(map(log1p, words))
    repeats = Counter([passage.text for passage in passages])
    of_setting = _by_setting(passages, sheet.prose, total)
    h1 = _headline(passages, hints)
    story = passages[h1].box.article if h1 >= 0 else None
    listed = sum([long for passage, long in zip(passages, sheet.prose, strict=True) if passage.box.lists]) / total
    early = bisect_left(sheet.sums.prose, SUMMARY_REACH)
    far: dict[Box, int] = {}
    surroundings: dict[Box, _Surroundings] = {}
    out: list[Row] = []
    for i, place in zip(chosen, _places(sheet, logs, total, h1, chosen), strict=True):
        passage, size, outside = passages[i], words[i], sheet.outside[i]
        text, box = passage.text, passage.box
        around = surroundings.get(parent := box.parent or box)
        if around is None:
            around = surroundings[parent] = _surroundings(parent, sheet, total, far)
        shares, densities, near_signs, far_signs = around
        out.append((
            logs[i], sheet.linked[i], *_of_text(passage), _line_number(text, size), repeats[text],
            _title_match(text, hints), _overlap(text, size, hints) if i < early else 0.0,
            *shares, sheet.most[i], sheet.much[i], outside, *of_setting[box.setting], *densities, *place,
            _stated(text, hints) if hints.body else -1.0,
            min(box.depth - best.depth, FAR) if best is not None and not outside else -1,
            listed, hints.type, _relation(box.article, story), box.signs, near_signs, far_signs,
        ))  # fmt: skip
    return out


def _places(sheet: Sheet, logs: Sequence[float], total: int, h1: int, chosen: Sequence[int]) -> Iterator[Row]:
    """Where each chosen passage stands, from "place" to "from heading"; what is not there counts -1."""
    count, before = len(sheet.passages), sheet.sums.prose
    first, last = _ends(sheet)
    nothing = (-1.0, -1.0)
    logs, linked = (*nothing, *logs, *nothing), (*nothing, *sheet.linked, *nothing)
    columns: tuple[Sequence[float], ...] = (
        _steps(30, h1, count) if h1 >= 0 else [-40] * count,
        _steps(20, first, count), _steps(20, count - 1 - last, count)[::-1],
        [passage.box.depth for passage in sheet.passages],
        logs[1:], linked[1:], linked, logs[3:], linked[3:], linked[4:],
        [_size(sheet.page_prose, _LONG_PAGE)] * count, *_headings(sheet),
    )  # fmt: skip
    return zip(
        [i / count for i in chosen],
        [before[i] / total for i in chosen],
        [(total - before[i + 1]) / total for i in chosen],
        *(map(column.__getitem__, chosen) for column in columns),
        strict=True,
    )


def _relation(own: Box | None, story: Box | None) -> int:
    """How the ``<article>`` around a passage stands to the headline's.  Pages may go on with the next story."""
    if own is story:
        return _SAME_ARTICLE if own is not None else _NO_ARTICLE
    if own is None:
        return _OUTSIDE
    if story is None:
        return _WITHOUT_HEADLINE
    if _stands_in(own, story):
        return _INSIDE_IT
    return _AROUND_IT if _stands_in(story, own) else OTHER_ARTICLE


def _stands_in(inner: Box, outer: Box) -> bool:
    here: Box | None = inner
    while here is not None and here is not outer:
        here = here.in_article
    return here is outer


_OUTSIDE, _NO_ARTICLE, _SAME_ARTICLE, _WITHOUT_HEADLINE, _INSIDE_IT, _AROUND_IT, OTHER_ARTICLE = range(-1, 6)


def _steps(reach: int, place: int, count: int) -> list[int]:
    """How many passages behind a place each of so many stands; farther than the reach is all the same."""
    begin, end = (min(max(0, place + steps), count) for steps in (-reach, reach))
    return [-reach] * begin + list(range(begin - place, end - place)) + [reach] * (count - end)


def context(scores: Sequence[float], words: Sequence[int], boxes: Sequence[Box]) -> list[Row]:
    """What the first pass's scores say about each passage's surroundings, in the order of :data:`CONTEXT_NAMES`."""
    count = len(scores)
    mass = [score * word for score, word in zip(scores, words, strict=True)]
    before, words_before = list(accumulate(mass, initial=0.0)), list(accumulate(words, initial=0))
    total = before[-1] + 1e-9
    sure = [i for i in range(count) if scores[i] > _SURE and words[i] >= _SURE_WORDS]
    first, last = (sure[0], sure[-1]) if sure else (count, -1)
    beside = (0.0, 0.0, 0.0, *scores, 0.0, 0.0, 0.0)
    return list(zip(
        scores, *_means(mass, words, boxes),
        beside[2:-4], beside[4:-2], beside[1:-5], beside[5:-1], beside[:-6], beside[6:],
        [sofar / total for sofar in before[:-1]], [(total - sofar) / total for sofar in before[1:]],
        _around(5, before, words_before), _around(10, before, words_before), [_size(total, _LONG_PAGE)] * count,
        _steps(20, first, count), _steps(20, count - 1 - last, count)[::-1],
        strict=True,
    ))  # fmt: skip


_SURE, _SURE_WORDS = 0.5, 8
"""A passage of so many words with such a first score marks where the article begins and ends."""


def _means(mass: Sequence[float], words: Sequence[int], boxes: Sequence[Box]) -> list[list[float]]:
    """The mean score, by words, of what shares each passage's parent, its grandparent, and its kind of place."""
    groups: tuple[list[object], ...] = (
        [box.parent for box in boxes],
        [box.parent.parent if box.parent else None for box in boxes],
        [box.setting for box in boxes],
    )
    out = []
    for names in groups:
        masses: dict[object, float] = dict.fromkeys(names, 0.0)
        sizes: dict[object, int] = dict.fromkeys(names, 0)
        for name, part, word in zip(names, mass, words, strict=True):
            masses[name] += part
            sizes[name] += word
        means = {name: masses[name] / (size or 1) for name, size in sizes.items()}
        out.append([means[name] for name in names])
    return out


def _around(reach: int, masses: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """The mean score of what stands so many passages before and after each, itself left out; from sums before each."""
    end = len(masses) - 1
    lows = [0] * reach + list(range(end - reach))
    highs = list(range(reach + 1, end)) + [end] * (reach + 1)
    return [
        (masses[high] - masses[low] - (masses[i + 1] - masses[i]))
        / max(1.0, sizes[high] - sizes[low] - (sizes[i + 1] - sizes[i]))
        for i, low, high in zip(range(end), lows, highs, strict=False)  # on a short page they are too many
    ]


_LONG_PAGE, _MANY = 2_500, 60
"""Words of an article and paragraphs in a box from which on more of them say nothing new: the forests saw few longer
pages, and what is longest among what they saw are threads of comments."""


def _size(count: float, most: int) -> float:
    return log1p(min(count, most))


def _by_setting(passages: Sequence[Passage], prose: Sequence[int], total: int) -> dict[str, tuple[float, float]]:
    """For each setting: how many passages stand in it, and their share of the page's prose."""
    same: dict[str, int] = {}
    words: dict[str, int] = {}
    for passage, long in zip(passages, prose, strict=True):
        setting = passage.box.setting
        same[setting] = same.get(setting, 0) + 1
        words[setting] = words.get(setting, 0) + long
    return {setting: (_size(number, _MANY), words[setting] / total) for setting, number in same.items()}


def _ends(sheet: Sheet) -> tuple[int, int]:
    """Where the prose of the article's likely box begins and ends."""
    places = [i for i, (prose, away) in enumerate(zip(sheet.prose, sheet.most, strict=True)) if prose and not away]
    return (places[0], places[-1]) if places else (len(sheet.passages), -1)


def _headline(passages: Sequence[Passage], hints: Hints) -> int:
    """Where the headline stands: an h1 that says the title, else the first h1, else nowhere."""
    first = -1
    for i, passage in enumerate(passages):
        if passage.box.heading == 1:
            if _title_match(passage.text, hints):
                return i
            if first < 0:
                first = i
    return first


def _headings(sheet: Sheet) -> tuple[list[int], list[int]]:
    """For each passage: which tell-tale words the last heading before it has, and how far before it that stands."""
    lines: list[int] = []
    steps: list[int] = []
    line, step = 0, -1
    for passage, words in zip(sheet.passages, sheet.words, strict=True):
        lines.append(line)
        steps.append(step)
        if passage.box.heading or (words < _SURE_WORDS and passage.bold >= len(passage.text)):
            line, step = _line_number(passage.text, words), 1
        elif 0 < step < _FAR_HEADING:
            step += 1
    return lines, steps


_FAR_HEADING = 20
"""Passages below a heading from which on it does not matter how far up it stands."""


def _title_match(text: str, hints: Hints) -> float:
    """2 if a line is the page's title, 1 if it says the same with more or fewer words, else 0."""
    if len(text) > _LONGEST_TITLE or not hints.titles:
        return 0.0
    small = text.lower()
    if hints.telling not in small:
        first = small[:_FIRST_WORD].split(" ", 1)[0]
        if (first if first.isalnum() else folded(first)) not in hints.words:
            return 0.0
    words = folded(small)
    if words in hints.titles:
        return 2.0
    return float(len(words) > 20 and any(words in title or title in words for title in hints.titles))


_FIRST_WORD = 30
"""Characters in which a line's first word ends."""


def _overlap(text: str, words: int, hints: Hints) -> float:
    if not hints.description or not 4 <= words <= 120:
        return 0.0
    mine = text.lower().split()
    return sum(map(hints.description.__contains__, mine)) / len(mine)


def _stated(text: str, hints: Hints) -> float:
    """Whether JSON-LD's ``articleBody`` holds the passage."""
    letters = "".join(text[: 2 * _STATED_CHARACTERS].split())
    if len(letters) < _STATED_CHARACTERS:
        letters = "".join(text.split())
    return float(len(letters) > 5 and letters[5:_STATED_CHARACTERS] in hints.body)


def _of_text(passage: Passage) -> tuple[float, ...]:
    text, box = passage.text, passage.box
    end, commas = text[-1], text.count(",")
    if text.isascii():  # deleting from bytes is several times as fast as a pattern
        sample = text[:_SAMPLE].encode()
        size = len(sample)
        numerals = size - len(sample.translate(None, _ASCII_DIGITS))
        capitals = size - len(sample.translate(None, _ASCII_CAPITALS))
    else:
        beginning = text[:_SAMPLE]
        size = len(beginning)
        numerals, capitals = len(_DIGITS.findall(beginning)), len(_CAPITALS.findall(beginning))
        commas += text.count("，") + text.count("、") + text.count("،")
    return (
        1 if end in _ENDS else 0, 1 if end in _SENTENCE_ENDS else 0, min(_COMMAS, commas),
        numerals / size, capitals / size, 1 if text[0].islower() else 0, min(1.0, passage.bold / len(text)),
        box.heading, box.lists, _TAG_NUMBERS.get(box.tag, 0),
    )  # fmt: skip


def _line_number(text: str, words: int) -> int:
    """Which kind of notice the first telling word of a line belongs to; 0 if it has none."""
    if words >= _TOLD_WORDS:
        return 0
    found = text[:_READ_CHARACTERS].lower().split()
    if _TELLING_WORDS.isdisjoint(found):
        return 0
    return next(number for word in found if (number := _TELLING_NUMBERS.get(word)))


_Surroundings: TypeAlias = "tuple[tuple[float, ...], tuple[float, ...], int, int]"


def _surroundings(parent: Box, sheet: Sheet, total: int, far: dict[Box, int]) -> _Surroundings:
    """What all passages of one parent share: the prose of the four boxes above, density, and signs."""
    grandparent = parent.parent or parent
    prose_before, begins, ends = sheet.sums.prose, sheet.begins, sheet.ends
    shares: list[float] = []
    here: Box | None = parent
    for _ in range(4):
        if here is None:
            shares.append(1.0)
        else:
            shares.append((prose_before[ends[here]] - prose_before[begins[here]]) / total)
            here = here.parent
    count, linked, prose = _density(parent, sheet)
    _, linked_above, prose_above = _density(grandparent, sheet)
    densities = linked, prose, _size(count, _MANY), linked_above, prose_above
    return tuple(shares), densities, parent.signs | grandparent.signs, _signs_above(grandparent, far)


def _density(box: Box, sheet: Sheet) -> tuple[int, float, float]:
    """How many passages stand in a box, and the shares of them that are linked and prose."""
    words, prose, characters, linked = sheet.sums
    first, end = sheet.begins[box], sheet.ends[box]
    return (
        end - first,
        (linked[end] - linked[first]) / (characters[end] - characters[first]),
        (prose[end] - prose[first]) / (words[end] - words[first] or 1),  # a line of one Chinese character has no word
    )


def _signs_above(box: Box, known: dict[Box, int]) -> int:
    """The signs of everything above a box."""
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
