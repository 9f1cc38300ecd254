"""What a line says of its dates: which was published, which changed, and whether a sentence only tells of a day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.metadata.calendar_words import (
    CHANGED_BEHIND,
    CHANGED_STEMS,
    PUBLISHED_BEHIND,
    PUBLISHED_STEMS,
    SAID_PUBLISHED_STEMS,
)
from newsclean.metadata.dates import Seen
from newsclean.metadata.plain import holds

BEFORE = 40
"""Characters before a date that say what it is."""

CLOSE = 26
"""Characters before the date of a line that hold its label, "First published in print on", and not a sentence."""

MANY_WORDS = 3
"""Words besides the date that make a sentence, if it ends with a mark; names and places are fewer."""

VERY_MANY_WORDS = 6
"""Words that make one, though it ends as an abbreviation does."""

MANY_LETTERS = 8
"""Letters besides the date that make a sentence in writing without spaces."""

LONG_RUN = 18
"""Thai letters on end before a date: "วันพฤหัสบดีที่" has fourteen."""

_LABELS = (*SAID_PUBLISHED_STEMS, *CHANGED_STEMS)
_BEHIND = (*CHANGED_BEHIND, *PUBLISHED_BEHIND)
_LOOSE = " \u3000()（）[]分に'’te"
"""What may stand between a date and the verb behind it."""

_PICTURED = re.compile(
    r"\W{0,3}(?:fotos?|photos?|pictures?|images?|credit|crédit|zdjęci[ea]|fot|bild(?:er)?|fotó|kuva|снимка|фото|світлина"
    r"|φωτο\w*|fotoğraf|ảnh|صورة|تصوير|عکس|תמונה|צילום|छवि|फोटो|ছবি|ภาพ|写真|撮影|图|圖|사진)\s?[:：/／]",
    re.IGNORECASE,
)
"""How the credit of a picture begins."""

_STOP = re.compile(r"[.!?…。！？।؟۔][\"'”’»」』)\]]*$")
_ABBREVIATED = re.compile(r"\b[^\W가-힣]{1,2}\.$")
"""How a dateline ends with a point: "10 a.m.", "2024 г.", "2024. március 12." """
_UNSPACED = re.compile(r"[ぁ-ヿ一-鿿]")
_THAI_RUN = re.compile(r"[\u0e00-\u0e7f]+")
_WIRE = re.compile(r"\s*(?:[.,:]|г\.|р\.|года\.?|року\.?)?\s*(?:\([^)]{2,40}\))?\s*[-–—:/|•·(]")
"""What follows the date of an agency: "BERLIN, 12 March 2024 (dpa) - "."""


def says_changed(before: str) -> bool:
    """Whether the words before a date call it the day of a change: the last word that says anything counts.

    Example:
        >>> says_changed("Published: "), says_changed("Updated: "), says_changed("Updated: 10:15 | Published: ")
        (False, True, False)
    """
    before = before[-BEFORE:]
    if not holds(before, CHANGED_STEMS):
        return False
    small = before.casefold()
    return _last(small, CHANGED_STEMS) > _last(small, SAID_PUBLISHED_STEMS)


def _last(text: str, stems: Sequence[str]) -> int:
    return max(map(text.rfind, stems))


def roles(text: str, dated: Sequence[Seen]) -> list[str]:
    """What each date of a line is, ``published`` or ``modified``.

    Args:
        text: the line.
        dated: its dates.

    Example:
        >>> from newsclean.metadata.dates import scan
        >>> [roles(line, scan(line)) for line in ("Updated 2 Mar 2022 | Published 1 Mar 2022", "2022年3月2日更新")]
        [['modified', 'published'], ['modified']]
    """
    if not dated:
        return []
    starts = [seen.start for seen in dated]
    behind = [
        text[seen.end : stop].casefold().lstrip(_LOOSE)
        for seen, stop in zip(dated, [*starts[1:], len(text)], strict=True)
    ]
    verbs_last = behind[-1].startswith(_BEHIND)
    if verbs_last and not holds(text[: starts[0]][-BEFORE:], _LABELS):
        return ["modified" if words.startswith(CHANGED_BEHIND) else "published" for words in behind]
    return [
        "modified" if says_changed(text[since:start]) else "published"
        for since, start in zip([0, *starts], starts, strict=False)
    ]


def is_told(text: str, seen: Seen) -> bool:
    """Whether a date stands in a sentence that tells of a day, as a standfirst does, and is no dateline.

    Args:
        text: the line.
        seen: its first date.

    Example:
        >>> from newsclean.metadata.dates import scan
        >>> lines = ("The fair opens on 12 July 2024 in Hyde Park.", "BERLIN, 12 July 2024 (dpa) - The fair is on.")
        >>> [is_told(line, scan(line)[0]) for line in lines]
        [True, False]
    """
    before, behind = text[: seen.start], text[seen.end :]
    if _PICTURED.match(before) and not holds(before, _LABELS):
        return True  # "Photo: Anna Bell, 5 October 2022" is the day of the picture
    if len(before) + len(behind) < MANY_LETTERS or not _is_sentence(text, before, behind):
        return False
    return not (holds(before[-CLOSE:], _LABELS) or before.casefold().startswith(_LABELS))


def _is_sentence(text: str, before: str, behind: str) -> bool:
    """Whether the words around a date make a sentence."""
    if any(len(run) >= LONG_RUN for run in _THAI_RUN.findall(before)):
        return not holds(behind, PUBLISHED_STEMS)
    if not _STOP.search(text):
        return False
    if _UNSPACED.search(text):
        return len(_UNSPACED.findall(before + behind)) >= MANY_LETTERS
    words = _words(before)
    if _WIRE.match(behind) and not words:
        return False
    needed = VERY_MANY_WORDS if _ABBREVIATED.search(text) else MANY_WORDS
    return len(words) + len(_words(behind)) >= needed


def _words(text: str) -> list[str]:
    """Words that no name begins with: in writing with capitals those in small letters, in other writing all."""
    return [word for word in text.split() if len(word) > 1 and word[0].isalpha() and not word[0].isupper()]
