"""Who signs below the text, where the article finder has found its end.

"Anna Bell" alone in the line behind the last paragraph, "Science desk, Anna Bell" above the initials of those who
edited, （編集委員・佐藤花子） at the end of the last sentence.  A name there is also a topic, a teaser's author or
whoever was quoted, so it signs only if nothing else stands in its line, no link leads from it, it stands where the
paragraphs stand, and the text does not speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.metadata import bylines_cjk, desks
from newsclean.metadata.byline_words import AGENCIES
from newsclean.metadata.desk_words import VIETNAMESE_FAMILIES
from newsclean.metadata.given_names import is_given_name
from newsclean.metadata.name_shapes import is_person
from newsclean.metadata.names import read_names
from newsclean.metadata.names_cjk import has_family_name
from newsclean.metadata.signatures import signed
from newsclean.types import Block, Finding, Kind, Removal

SOURCE = "text:signature"
"""The source of the findings."""

MAX_BELOW = 2
"""Lines behind the last one of the text that are looked at: a signature, and one below a credit."""

MAX_SIGNATURE = 70
"""Characters of a signature: a desk and a name, or a name and an agency."""

MAX_LAST = 40
"""Characters of the brackets that close the text."""

MAX_SURNAMES = 3
"""Words of a name that is told by its given one, beside that."""

LONGEST_WORD = 18
"""Letters of a word of a name: "Wimalasurendra-Roe"."""

_ASIDE = re.compile(r"\s*[(\[/–—-]\s?(?:theo\s|according to\s)?(?P<agency>[^()\[\]]{2,30}?)[)\]/]?$", re.IGNORECASE)
"""An agency behind the name: "Phan An (Theo Reuters)"."""

_INITIALS = re.compile(r"\(?[a-ząćęłńóśźż]{2,4}/(?: ?[a-ząćęłńóśźż]{2,4}/?)*\)?")
"""Who wrote and who edited, as agencies of eastern Europe close a story: "awr/ bar/"."""

_HUNGARIAN = re.compile("[őű]")
"""Letters of Hungarian and of no other language: its names end with the given one, "Szabó Anna"."""

_CLOSING = re.compile(rf"[（【〔]([^（）【】〔〕]{{2,{MAX_LAST}}})[）】〕]$")
"""The brackets at the end of a Japanese or Chinese text."""


def propose_below(found: Sequence[Block], removals: Sequence[Removal]) -> Iterator[Finding]:
    """Who signs at the end of a text or right below it.

    Args:
        found: the blocks of the page.
        removals: what was removed of them.

    Yields:
        a finding for ``authors``, if somebody does.

    Example:
        >>> story = Block("It rained all day, and the ferries to the islands stayed in port until late at night.")
        >>> next(propose_below([story, story, Block("Anna Bell")], [Removal(2, "not-article", "not part of it")])).value
        ('Anna Bell',)
    """
    gone = {removal.index for removal in removals if removal.span is None}
    last = next((index for index in range(len(found) - 1, -1, -1) if index not in gone), -1)
    if last < 1:
        return
    first = last if len(found[last].text) <= MAX_SIGNATURE else last + 1
    above = found[first - 1]
    for block in found[first - 1 : last + 1]:
        if names := _in_closing(block.text):
            yield from signed(read_names(names, strict=True), SOURCE)
            return
    below = found[first : first + MAX_BELOW]
    following = [block.text for block in found[first + 1 : first + MAX_BELOW + 1]]
    for block, behind in zip(below, [*following, ""], strict=False):
        if not _may_sign(block, above):
            continue
        name = _name(block.text, above.text, initials=_INITIALS.fullmatch(behind) is not None)
        if name and not any(name in each.text for each in found[:first]):
            yield from signed(read_names(name, strict=True), SOURCE)
            return


def _in_closing(text: str) -> str:
    """The brackets that close a Japanese or Chinese text, where a role, a label or a family name says who signs."""
    match = _CLOSING.search(text)
    byline = bylines_cjk.read(match[0]) if match else None
    signs = byline is not None and (byline.marked or any(map(has_family_name, byline.names)))
    return match[0] if match and signs else ""


def _may_sign(block: Block, above: Block) -> bool:
    """Whether a line is a paragraph without links where the text's paragraphs stand."""
    beside = block.path.rpartition("/")[0] == above.path.rpartition("/")[0]
    return block.kind is Kind.PARAGRAPH and not block.links and beside and len(block.text) <= MAX_SIGNATURE


def _name(line: str, above: str, *, initials: bool) -> str:
    """The one name that a line is: alone, with an agency behind it, or behind its desk above the editors' initials."""
    if (match := _ASIDE.search(line)) and match["agency"].casefold() in AGENCIES:
        line = line[: match.start()]
    desk, comma, name = line.rpartition(", ")
    if initials and comma and " " in desk:
        line = name
    line = line.strip(" *")
    return line if "," not in line and is_person(line, strict=True) and _is_known(line, above) else ""


def _is_known(line: str, above: str) -> bool:
    """Whether a line is a name by its words, and not by its shape alone, in the language of the line above."""
    if desks.has_no_capitals(line) or bylines_cjk.is_asian(line):
        return False
    words = line.split()
    if words[0].casefold() in VIETNAMESE_FAMILIES and not line.isascii():
        return desks.by_family(line) != ""
    given = is_given_name(words[0]) or (is_given_name(words[-1]) and _HUNGARIAN.search(above) is not None)
    short = len(words) <= MAX_SURNAMES + 1 and max(map(len, words)) <= LONGEST_WORD  # longer is an address glued to it
    return given and short and read_names(line, strict=True).persons != ()
