"""Pages that were encoded twice: UTF-8 read as Latin-1 or windows-1252 and written as UTF-8 again.

``requests`` does it to every page whose server names no charset, and whole crawls are stored so: "don’t" becomes
"donâ€™t".  Such a page is valid UTF-8, so decoding cannot tell.  The words are put right by ftfy (Robyn Speer,
https://ftfy.readthedocs.io), which changes only what cannot have been meant.
"""

from __future__ import annotations

import re
from functools import lru_cache

BROKEN = 10
"""So many signs of it make a broken page.  A page that speaks of the fault, or quotes one broken name, shows fewer: of
1,800 labelled pages 27 have a sign; whole pages of it have 10 and more, mentions and single captions 6 at most."""
_LONGEST_RUN = 1_200
"""Foreign characters put right at a time: far more than real text has in a row, soon done; a multiple of 2, 3 and 4,
so that a longer run is cut between characters."""

_LEADS = "âÃÐØ×ãï"
"""What the first byte of the commonest characters is read as: curly quotation marks, letters with accents, Cyrillic,
Arabic and Hebrew letters, kana, and the punctuation of Chinese."""
_SIGNS = re.compile("[âã][\x80-\x83]|â€|[ÃÐ][\x80-\xbf]|Ø§|×[\x90-\x9f]|ã[‚ƒ]|ï¼")
_FOREIGN = re.compile(f"[\x80-ÿŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{{2,{_LONGEST_RUN}}}")
"""The characters that bytes above ASCII are read as."""


def broken(text: str) -> bool:
    """Whether a page was encoded twice.

    Example:
        >>> broken("Don’t go. ".encode().decode("latin-1") * 12)
        True
        >>> broken("Don’t write “donâ€™t”.")
        False
    """
    return any(lead in text for lead in _LEADS) and len(_SIGNS.findall(text)) >= BROKEN


def mended(text: str) -> str:
    """The text with every run of characters put right that cannot have been meant.

    Example:
        >>> mended("It doesnâ€™t matter, says José.")
        'It doesn’t matter, says José.'
    """
    return _FOREIGN.sub(_put_right, text)


def _put_right(run: re.Match[str]) -> str:
    return _fixed(run[0])


@lru_cache(maxsize=4096)
def _fixed(run: str) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415 - takes 50 ms to import, and few pages need it

    return fix_encoding(run)
