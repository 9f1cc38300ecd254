"""What stands about the author at the end of an article: "Anna Bell is a physician and lives in Ostrel."

A rule knows such a line by words like "reporter".  Guest authors are physicians, founders and professors; what tells
their notes is the name, which the page's metadata hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.filters.context import Context
from newsclean.types import Block, Removal

REACH = 4
"""Lines at the end among which such notes stand.  On labelled pages a line there that begins with who signs the article
and goes on with what that person is or does belongs to the text once in three times, further above nearly always."""
_OPENING = "*([（"
_APPOSITION = re.compile(r"(?:,[^.!?]{1,80}?,| \([^)]{1,60}\)|, [A-Z][\w.]{1,5},?)?\s+")
_VERBS = frozenset(
    # en, de, fr, es, it, pt, nl, sv, da, no, pl: is and was, has, writes, works, lives, covers, reports, teaches, leads
    "is was has writes works lives covers reports teaches leads serves joined holds ist war hat arbeitet schreibt lebt "
    "berichtet est a écrit travaille vit couvre enseigne es ha escribe trabaja vive è scrive lavora é foi escreve "
    "trabalha schrijft werkt woont är har skriver arbetar er arbejder jobber jest pisze pracuje".split()
)


def author_note(blocks: Sequence[Block], context: Context, /) -> Iterator[Removal]:
    """Point at notes about those who sign the article.

    Args:
        blocks: the lines that stand.
        context: what else is known; who signs is what counts.

    Yields:
        removals of whole lines.

    Example:
        >>> lines = [Block("The harbour was closed."), Block("Anna Bell is a physician and lives in Ostrel.")]
        >>> [removal.index for removal in author_note(lines, Context(authors=("Anna Bell",)))]
        [1]
    """
    names = [name for name in context.authors if " " in name]
    if not names:
        return
    for index in range(max(1, len(blocks) - REACH), len(blocks)):
        text = blocks[index].text.lstrip(_OPENING)
        if any(text.startswith(name) and _tells(text[len(name) :]) for name in names):
            yield Removal(index, "author-note", "a note about the author", None, "byline")


def _tells(rest: str) -> bool:
    """Whether what follows a name says what its bearer is or does."""
    apposition = _APPOSITION.match(rest)
    return apposition is not None and re.split(r"\W", rest[apposition.end() :], maxsplit=1)[0] in _VERBS
