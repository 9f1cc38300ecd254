"""The language of the text: what the page's tags say, checked against the script and the small words of the text.

Pages carry the ``lang`` of their template: English articles stand under ``lang="de"``, and the other way round.  The
text itself is the better witness, and a handful of the commonest words tells the languages of the press apart.
"""

from __future__ import annotations

import re
from collections import Counter

from newsclean.metadata.small_words import SMALL_WORDS

SAMPLE = 800
"""Characters of the text that are looked at: some 130 words, more than the small words need."""

MIN_WORDS = 12
"""Words below which a text is too short to contradict a tag."""

MIN_SHARE = 0.06
"""Share of small words below which nothing is said; running text in any of these languages has 0.2 to 0.5."""

PLAIN = 600
"""Characters from which that is seen at once."""

PLAIN_SHARE = 0.2
"""Share of a language's small words from which its tag is believed at once: of 1,800 pages with so many, no other
language was better by :data:`LEAD`, and of 150 more with four fifths of it none, either."""

LEAD = 1.3
"""How much better the text must fit another language than the tagged one before the tag is overruled: close relatives
(Danish and Norwegian, Indonesian and Malay) share most of their small words."""

_INDEX: dict[str, list[str]] = {}
for _language, _words in SMALL_WORDS.items():
    for _word in _words:
        _INDEX.setdefault(_word, []).append(_language)

_WORD = re.compile(r"[^\W\d_][^\s\d.,;:!?()\"“”„«»]*")

_CYRILLIC = ("ru", "uk", "be", "bg", "sr", "mk")
_SCRIPTS: dict[int, tuple[str, ...]] = {
    0x07: ("el",), 0x08: _CYRILLIC, 0x09: _CYRILLIC, 0x0A: ("hy",), 0x0B: ("he",), 0x0C: ("ar", "fa", "ur"),
    0x0D: ("ar", "fa", "ur"), 0x12: ("hi", "mr", "ne"), 0x13: ("bn",), 0x14: ("pa",), 0x15: ("gu",), 0x17: ("ta",),
    0x18: ("te",), 0x19: ("kn",), 0x1A: ("ml",), 0x1B: ("si",), 0x1C: ("th",), 0x1D: ("lo",), 0x20: ("my",),
    0x21: ("ka",), 0x2F: ("km",), 0x60: ("ja",), 0x61: ("ja",),
    **dict.fromkeys(range(0x3400 >> 7, 0xA000 >> 7), ("zh",)),
    **dict.fromkeys(range(0xAC00 >> 7, 0xD800 >> 7), ("ko",)),
}  # fmt: skip
"""Unicode's blocks of 128 characters to the languages written in them (https://www.unicode.org/charts/)."""

_WRITTEN = frozenset(language for languages in _SCRIPTS.values() for language in languages)

SCRIPT_SHARE = 0.3
"""Share of letters in a script from which the text is written in it."""

KANA_SHARE = 0.05
"""The same for kana: Japanese mixes them with Han."""

_FOREIGN = re.compile("[\u0370-\u1dff\u2c00-\uffef]")
"""What stands neither in Latin letters nor in the punctuation that goes with them."""

_RELATIVES = ({"no", "nb", "nn", "da"}, {"id", "ms"}, {"hr", "sr", "bs", "sh"}, {"zh", "yue"})
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?(?:[-_.@,; ].*)?$")
_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl",
    "nederlands": "nl", "polish": "pl", "polski": "pl", "russian": "ru", "русский": "ru", "ukrainian": "uk",
    "turkish": "tr", "türkçe": "tr", "japanese": "ja", "chinese": "zh", "korean": "ko", "arabic": "ar", "hindi": "hi",
    "swedish": "sv", "norwegian": "no", "danish": "da", "finnish": "fi", "czech": "cs", "greek": "el",
    "hungarian": "hu", "romanian": "ro",
}  # fmt: skip


def tag(value: str) -> str:
    """A language tag as BCP 47 writes it (RFC 5646).

    Args:
        value: what stood in an attribute: ``"en_US"``, ``"DE"``, ``"English"``.

    Returns:
        the tag; empty if the value is none.

    Example:
        >>> tag("en_us"), tag("zh-hans-cn"), tag("English"), tag("none of these")
        ('en-US', 'zh-Hans-CN', 'en', '')
    """
    value = value.strip()
    if value.casefold() in _NAMES:
        return _NAMES[value.casefold()]
    match = _TAG.match(value)
    if not match or match[1].casefold() in {"und", "mul", "xx", "zxx"}:
        return ""
    script, region = match[2], match[3]
    return "-".join(filter(None, (match[1].lower(), script and script.title(), region and region.upper())))


def detect(text: str) -> dict[str, float]:
    """How well a text fits each language, best first.

    Args:
        text: the text; its first :data:`SAMPLE` characters are read.

    Returns:
        languages with the share of their small words, best first; empty for a text that says nothing.

    Example:
        >>> next(iter(detect("The storm hit the coast of Norway and the harbour was closed for the night.")))
        'en'
    """
    sample = text[:SAMPLE].casefold()
    asked = _scripts(sample) if not sample.isascii() else None
    if asked and len(asked) == 1:
        return {asked[0]: 1.0}
    words = Counter(_WORD.findall(sample))
    total = sum(words.values())
    if total < MIN_WORDS:
        return {}
    hits: Counter[str] = Counter()
    for word, count in words.items():
        for language in _INDEX.get(word, ()):
            hits[language] += count
    fitting = {language: count / total for language, count in hits.most_common() if count / total >= MIN_SHARE}
    return {
        language: share
        for language, share in fitting.items()
        if (language in asked if asked else language not in _WRITTEN)
    }


def _scripts(sample: str) -> tuple[str, ...] | None:
    """The languages written in the script of a text; None for Latin letters."""
    if len(_FOREIGN.findall(sample)) < KANA_SHARE * len(sample):
        return None
    blocks = Counter(ord(mark) >> 7 for mark in sample if mark.isalpha())
    letters: Counter[tuple[str, ...]] = Counter()
    for block, count in blocks.items():
        letters[_SCRIPTS.get(block, ())] += count
    if letters[("ja",)] > KANA_SHARE * letters.total():
        return ("ja",)
    del letters[()]
    return next(
        (languages for languages, count in letters.most_common(1) if count > SCRIPT_SHARE * blocks.total()), None
    )


def is_plainly(text: str, language: str) -> bool:
    """Whether a text is so plainly in a language that no other need be tried.

    Example:
        >>> is_plainly("The storm hit the coast of Norway and the harbour was closed for the night.", "en")
        True
    """
    small = SMALL_WORDS.get(language)
    if not small:
        return False
    words = text[:PLAIN].casefold().split()  # few small words stand before a comma: three times quicker than a pattern
    return len(words) >= MIN_WORDS and sum(map(small.__contains__, words)) >= PLAIN_SHARE * len(words)


def contradicts(shares: dict[str, float], tagged: str) -> str:
    """The language that the text is written in, if it is plainly not the tagged one.

    Args:
        shares: what :func:`detect` found.
        tagged: the language of the tag, without region; empty if there is none.

    Returns:
        the language; empty if the tag may stand.

    Example:
        >>> contradicts({"en": 0.4, "de": 0.1}, "de"), contradicts({"no": 0.4, "da": 0.39}, "da")
        ('en', '')
    """
    if not shares:
        return ""
    best = next(iter(shares))
    if not tagged:
        return best
    if best == tagged or any({best, tagged} <= relatives for relatives in _RELATIVES):
        return ""
    tagged = "no" if tagged in {"nb", "nn"} else tagged
    known = tagged in SMALL_WORDS or tagged in _WRITTEN
    return best if known and shares[best] >= LEAD * shares.get(tagged, 0.0) else ""
