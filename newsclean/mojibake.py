"""Pages that were encoded twice: UTF-8 read as Latin-1 or windows-1252 and written as UTF-8 again.

``requests`` does it to every page whose server names no charset, and whole crawls are stored so: "don’t" becomes
"donâ€™t".  Such a page is valid UTF-8, so decoding cannot tell.  The words are put right by ftfy (Robyn Speer,
https://ftfy.readthedocs.io), which changes only what cannot have been meant.
"""

from __future__ import annotations

import re
from itertools import islice

from newsclean.memory import remembered

BROKEN = 10
"""So many signs of it make a broken page.  A page that speaks of the fault, or quotes one broken name, shows fewer: of
1,800 labelled pages 27 have a sign; whole pages of it have 10 and more, mentions and single captions 6 at most."""
_LONGEST_RUN = 1_200
"""Foreign characters put right at a time: far more than real text has in a row, soon done; a multiple of 2, 3 and 4,
so that a longer run is cut between characters."""

_SIGNS = re.compile(
    b"\xc3(?:[\x83\x90]\xc2[\x80-\xbf]|[\xa2\xa3]\xc2[\x80-\x83]|\xa2\xe2\x82\xac|\x98\xc2\xa7|\x97\xc2[\x90-\x9f]"
    b"|\xa3(?:\xe2\x80\x9a|\xc6\x92)|\xaf\xc2\xbc)"
)
"""What the commonest characters are read as, in UTF-8: letters with accents and Cyrillic (``[ÃÐ][\\x80-\\xbf]``), curly
quotation marks, punctuation and kana (``[âã][\\x80-\\x83]``, ``â€``, ``ã[‚ƒ]``, ``ï¼``), Arabic and Hebrew letters
(``Ø§``, ``×[\\x90-\\x9f]``).  All begin with one byte, which is why pages are searched so."""
_FOREIGN = re.compile(f"[\x80-ÿŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{{2,{_LONGEST_RUN}}}")
"""The characters that bytes above ASCII are read as."""


def broken(page: bytes) -> bool:
    """Whether a page was encoded twice.

    Args:
        page: in UTF-8, in which searches are quicker than in text.

    Example:
        >>> broken(("Don’t go. ".encode().decode("latin-1") * 12).encode())
        True
        >>> broken("Don’t write “donâ€™t”.".encode())
        False
    """
    first = page.find(b"\xc3")  # several times as quick as a pattern, and many pages have none
    return first >= 0 and sum(1 for _ in islice(_SIGNS.finditer(page, first), BROKEN)) == BROKEN


def mended(text: str) -> str:
    """The text with every run of characters put right that cannot have been meant.

    Example:
        >>> mended("It doesnâ€™t matter, says José.")
        'It doesn’t matter, says José.'
    """
    return _FOREIGN.sub(_put_right, text)


def _put_right(run: re.Match[str]) -> str:
    return _fixed(run[0])


@remembered(4096)
def _fixed(run: str) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415 - takes 50 ms to import, and few pages need it

    return fix_encoding(run)
