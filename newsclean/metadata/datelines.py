"""When it was published and changed: JSON-LD, meta tags, ``<time>``, datelines near the headline, the address.

A source gives a date as the page states it, with the page's zone.  Whether a date can be true (not in the future, not
before there were web pages) is asked when the dates are weighed, not here.  Only where nothing of the usual has
answered are the page's text, its scripts and finally htmldate asked.  The file is long because each source has its
function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborNode

from newsclean.linked_data import types_of
from newsclean.metadata import dates
from newsclean.metadata.calendar_words import CHANGED_STEMS, PUBLISHED_STEMS
from newsclean.metadata.date_lines import is_told, roles, says_changed
from newsclean.metadata.elements import ASIDES, ELSEWHERE
from newsclean.metadata.plain import holds
from newsclean.metadata.reading import Reading
from newsclean.metadata.zone import LONG
from newsclean.types import Finding

LINKED = (
    ("datePublished", "published"),
    ("dateCreated", "published"),
    ("uploadDate", "published"),
    ("dateModified", "modified"),
)
"""schema.org's dates, the most trusted first."""

PLAIN_META = {
    "article:published_time": "published", "og:article:published_time": "published", "og:published_time": "published",
    "parsely-pub-date": "published", "sailthru.date": "published", "datepublished": "published", "pubdate": "published",
    "cxenseparse:recs:publishtime": "published", "citation_publication_date": "published",
    "dc.date.issued": "published", "dcterms.issued": "published", "prism.publicationdate": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified", "og:article:modified_time": "modified", "dcterms.modified": "modified",
    "datemodified": "modified", "last-modified": "modified", "revised": "modified", "dc.date.modified": "modified",
}  # fmt: skip
"""Meta names that say plainly which date they hold."""

MAX_STATED = 12
"""Dates in microdata looked at."""

MAX_TIMES = 12
"""``<time>`` elements looked at."""

MAX_CLASSED = 40
"""Elements of a class such as "date" looked at."""

MAX_YEARS = 25
"""Years in the page's text that are looked at."""

AROUND = 30
"""Characters beside a year that hold the rest of the date, and beside a date that say what it is."""

NEAR = 6
"""Lines below the headline in which a date is the article's own."""

ABOVE = 4
"""Lines above it."""

SHORT = 60
"""Characters of a line that holds a date and little else."""

MAX_IN_LINE = 3
"""Dates of one line that are looked at."""

_META_MODIFIED = re.compile(r"modif|updat|revis|lastmod|changed")
_META_PUBLISHED = re.compile(r"publi|pubdate|creat|issued|posted|upload|(?:^|[-_.:])date$|^date|time$")
_CLASSED = "[class*='date' i], [class*='publish' i], [class*='posted' i], [class*='datum' i], [id*='date' i]"
_IN_ADDRESS = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)"
    r"|(?<!\d)((?:19|20)\d\d)()(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)"
    r"|/((?:19|20)\d\d)()/(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)"
)
_WORDED_ADDRESS = re.compile(r"/((?:19|20)\d\d)/([A-Za-z]{3,9})/(\d\d?)/")
"""The Guardian's way: ``/2025/jun/05/``."""

SCRIPT_STEMS = ("ublish", "reated", "pubDate", '"date"')
"""What the names hold under which the data of JavaScript front ends (Next.js, Nuxt, Shopify) state the day of
publication: datePublished, publishedAt, firstPublishedDate, created_at …"""

MAX_STEMS = 12
"""Places of one stem that are looked at."""

_IN_SCRIPT = re.compile(r"([A-Za-z_\"]{4,18}?)(?:[\\\":\s]|&quot;|&#34;){2,12}(\d{4}-\d\d-\d\d[^\"\\&]{0,30})")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"[0-9][0-9](?:(?<=19|20)(?<!\d\d\d)\d\d(?!\d)|\.\d\d\.\d\d(?!\d))")
"""A year, or a date whose year has two digits; two digits come first, because a pattern that begins with a class of
characters is searched ten times quicker than one that begins with looking back."""

_STAMP = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]).\d\d:\d\d")
"""A moment as attributes and scripts write it."""


def propose(reading: Reading) -> Iterator[Finding]:
    """Every date that the page gives.

    Args:
        reading: the page.

    Yields:
        findings for ``published`` and ``modified``, ISO 8601.
    """
    yield from _from_linked_data(reading)
    yield from _from_meta(reading)
    yield from _from_microdata(reading)
    yield from _from_times(reading)
    yield from _from_lines(reading)
    yield from _from_address(reading)


def _found(field: str, value: object, source: str, reading: Reading) -> Iterator[Finding]:
    if iso := dates.read(value, month_first=reading.month_first):
        yield Finding(field, iso, source)


def _from_linked_data(reading: Reading) -> Iterator[Finding]:
    data = reading.data
    for node in reading.articles[:1]:
        for name, field in LINKED:
            for value in data.values(node, name)[:1]:
                yield from _found(field, value, f"json-ld:{name}", reading)
    for node in data.nodes:
        if any("page" in kind for kind in types_of(node)):
            for name, field in LINKED:
                for value in data.values(node, name)[:1]:
                    yield from _found(field, value, f"json-ld:page-{name}", reading)


def _from_meta(reading: Reading) -> Iterator[Finding]:
    for name, values in reading.head.meta.items():
        if field := _dated_by(name):
            yield from _found(field, values[0], f"meta:{name}", reading)


@lru_cache(maxsize=1024)
def _dated_by(name: str) -> str:
    """Which date a meta tag of this name holds; empty if none.  Pages share their names."""
    if name in PLAIN_META:
        return PLAIN_META[name]
    return "modified" if _META_MODIFIED.search(name) else "published" if _META_PUBLISHED.search(name) else ""


def _from_microdata(reading: Reading) -> Iterator[Finding]:
    for node in reading.elements.dates[:MAX_STATED]:
        attributes = node.attributes
        marks = f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''}"
        field = "modified" if "odified" in marks else "published"
        hidden = attributes.get("content") or (attributes.get("title") if node.tag == "abbr" else None)
        value = hidden or attributes.get("datetime") or reading.words(node)
        yield from _found(field, value, f"microdata:{field}{':content' if hidden else ''}", reading)


def _from_times(reading: Reading) -> Iterator[Finding]:
    """``<time>`` elements; where one beside the headline states the day, those elsewhere on the page are not asked."""
    first = ":first"
    dated = False
    for node in reading.elements.times[:MAX_TIMES]:
        text = reading.words(node)
        place = "head" if text and text in reading.zone_text else "page"
        if dated and place == "page":
            continue
        stated = dates.read(node.attributes.get("datetime"), month_first=reading.month_first)
        iso = stated or dates.read(text, month_first=reading.month_first)
        if not iso:
            continue
        updated, doubtful = _context(node, text, reading)
        yield Finding("modified" if updated else "published", iso, f"time:{place}{'?' if doubtful else ''}{first}")
        first = ""
        dated = dated or (place == "head" and not (doubtful or updated))


def _context(node: LexborNode, text: str, reading: Reading) -> tuple[bool, bool]:
    """Whether a date is that of an update, and whether it stands in something that is not the article."""
    attributes = node.attributes
    marks = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"
    parent = node.parent
    doubtful = False
    outer = ""
    for level in range(6):
        if parent is None or parent.tag in {"body", "html"}:
            break
        own = parent.attributes
        named = f" {own.get('class') or ''} {own.get('id') or ''}"
        doubtful = doubtful or parent.tag in ASIDES
        outer += named
        marks += named if level < 2 else ""
        parent = parent.parent
    doubtful = doubtful or holds(outer, ELSEWHERE)
    around = reading.words(node.parent) if node.parent is not None else ""
    before = around.partition(text)[0] if text and len(around) < LONG else ""
    inside = _DIGIT.split(text, maxsplit=1)[0]  # "<time>Updated 5 June</time>"
    return holds(marks, CHANGED_STEMS) or says_changed(before) or says_changed(inside), doubtful


def _from_lines(reading: Reading) -> Iterator[Finding]:
    if reading.headline is not None:
        for seen in reading.dates_in(reading.words(reading.headline))[:1]:
            yield Finding("published", seen.iso, "dateline:headline")
    for line in reading.zone:
        if len(line.text) >= LONG or line.place < -ABOVE or not (dated := reading.dates_in(line.text)):
            continue
        if is_told(line.text, dated[0]):
            continue
        for field, seen in zip(roles(line.text, dated), dated[:MAX_IN_LINE], strict=False):
            place = "near" if 0 < line.place <= NEAR else "below" if line.place > 0 else "above"
            alone = "" if _is_alone(line.text, dated) else ":in-line"
            yield Finding(field, seen.iso, f"dateline:{place}{alone}")


def _is_alone(text: str, dated: Sequence[dates.Seen]) -> bool:
    """Whether a line is a date and little else: a short one, or two dates and what each is."""
    beside = len(text) - sum(seen.end - seen.start for seen in dated)
    return len(text) < SHORT or (len(dated) > 1 and beside < AROUND)


def _from_classes(reading: Reading) -> Iterator[Finding]:
    first = ":first"
    for node in reading.document.tree.css(_CLASSED)[:MAX_CLASSED]:
        text = reading.words(node)
        if not text or len(text) > 100:
            continue
        dated = reading.dates_in(text)
        for field, seen in zip(roles(text, dated), dated[:2], strict=False):
            updated = field == "modified" or holds(node.attributes.get("class") or "", CHANGED_STEMS)
            yield Finding("modified" if updated else "published", seen.iso, f"date-mark{first}")
            first = ""


def _from_address(reading: Reading) -> Iterator[Finding]:
    address = reading.document.url.partition("?")[0]
    if match := _IN_ADDRESS.search(address):
        year, _, month, day = next(match.groups()[at : at + 4] for at in (0, 4, 8) if match.groups()[at])
        yield from _found("published", f"{year}-{month}-{day}", "url", reading)
    elif match := _WORDED_ADDRESS.search(address):
        yield from _found("published", f"{match[3]} {match[2]} {match[1]}", "url", reading)


def _from_scripts(reading: Reading) -> Iterator[Finding]:
    """The first date that stands in a script under a name of publishing."""
    html = reading.document.html
    for stem in SCRIPT_STEMS:
        place = html.find(stem)
        for _ in range(MAX_STEMS):
            if place < 0:
                break
            if match := _IN_SCRIPT.match(html, place):
                yield from _found("published", match[2], f"script:{match[1]}", reading)
                return
            place = html.find(stem, place + len(stem))


def propose_last(reading: Reading) -> Iterator[Finding]:
    """Dates of which nothing says that they are the article's: asked only where nothing else has answered.

    Args:
        reading: the page.

    Yields:
        findings for ``published``: of a class such as "date", in the scripts, in the text, and htmldate's answer.
    """
    for source in (_from_classes, _from_scripts, _from_text, _from_htmldate):
        found = list(source(reading))
        yield from found
        if any(finding.field == "published" for finding in found):
            return


def _from_text(reading: Reading) -> Iterator[Finding]:
    """Dates anywhere in the text: those that a word of publishing or changing stands before, else the first."""
    text = " ".join(reading.body_lines)
    for line in reading.zone:
        if len(line.text) < LONG and (dated := reading.dates_in(line.text)) and is_told(line.text, dated[0]):
            text = text.replace(line.text, "")
    first = ""
    for year in islice(_YEAR.finditer(text), MAX_YEARS):
        start = max(year.start() - AROUND, 0)
        if not (_DIGIT.search(text, start, year.start()) or _DIGIT.search(text, year.end(), year.end() + AROUND)):
            continue  # "in 1998 the harbour"
        said = text[max(start - AROUND, 0) : year.end()]
        if first and not (holds(said, CHANGED_STEMS) or holds(said, PUBLISHED_STEMS)):
            continue
        for seen in reading.dates_in(text[start : year.end() + AROUND])[:1]:
            before = text[max(start + seen.start - AROUND, 0) : start + seen.start]
            if says_changed(before):
                yield Finding("modified", seen.iso, "text:dated")
            elif holds(before, PUBLISHED_STEMS):
                yield Finding("published", seen.iso, "text:published")
                return
            first = first or seen.iso
    if first:
        yield Finding("published", first, "text:dated")


def _from_htmldate(reading: Reading) -> Iterator[Finding]:
    """What htmldate makes of a page that says it is an article; its first of January is a copyright year.

    It takes three times as long as all other sources together, and what it adds are moments in attributes of any name.
    """
    html, url = reading.document.html, reading.document.url or None
    is_article = bool(reading.articles) or reading.head.first("og:type").casefold() == "article"
    if not (is_article and _STAMP.search(html)):
        return
    from htmldate import find_date  # noqa: PLC0415 - slow to import, seldom needed

    iso = ""
    with suppress(ValueError):  # lxml refuses control characters, which pages may hold, written out or as references
        iso = find_date(html, url=url, original_date=True, extensive_search=False) or ""
    if iso and not iso.endswith("-01-01"):
        yield Finding("published", iso, "htmldate")
