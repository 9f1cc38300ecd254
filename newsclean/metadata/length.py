"""How long a text is: words, or characters where a script writes no spaces, and the minutes to read it.

Reading speeds: Trauzettel-Klosinski, Dietz, "Standardized assessment of reading performance: the New International
Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53 (2012) 5452, table 2: means of normally
sighted adults who read paragraphs aloud.
"""

from __future__ import annotations

import re

WORDS_A_MINUTE = {
    "ar": 138, "en": 228, "fi": 161, "fr": 195, "de": 179, "he": 187, "it": 188, "nl": 202, "pl": 166, "pt": 181,
    "ru": 184, "sl": 180, "es": 218, "sv": 199, "tr": 166,
}  # fmt: skip
"""Words a minute, by language."""

MEAN = 184
"""Words a minute over all languages of the study: for those it has not measured."""

CHARACTERS_A_MINUTE = {"zh": 255, "ja": 357}
"""Characters a minute, of the two scripts without spaces in the study."""

UNSPACED_A_MINUTE = 357
"""Characters a minute for Thai, Lao, Khmer and Burmese, which nobody has measured: the faster of the two known."""

SAMPLE = 600
"""Characters searched for a script without spaces: a text in one shows it at once."""

_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def measure(text: str, language: str = "") -> tuple[int, float]:
    """Count a text and estimate its reading time.

    Args:
        text: the text.
        language: its language, BCP 47.

    Returns:
        words (characters of scripts that write without spaces count one each), and minutes, to a tenth.

    Example:
        >>> measure("He paused.")
        (2, 0.0)
        >>> measure("雨が降った")
        (5, 0.0)
    """
    primary = language.partition("-")[0]
    characters = 0
    lines = text.split("\n")
    if not text.isascii() and _UNSPACED.search(text, 0, SAMPLE):
        spaced, characters = _UNSPACED.subn(" ", text)
        words = len(spaced.split())
    elif "  " in text or "" in lines:
        words = len(text.split())
    else:
        words = text.count(" ") + len(lines)  # folded text: twice as quick as splitting it
    minutes = words / WORDS_A_MINUTE.get(primary, MEAN) + characters / CHARACTERS_A_MINUTE.get(
        primary, UNSPACED_A_MINUTE
    )
    return words + characters, round(minutes, 1)
