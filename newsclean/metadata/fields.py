"""Everything but title, authors and dates: what JSON-LD, meta tags, links and the lines under the headline say.

A long file: each source has its few functions, and all say what they found in the same two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from newsclean.linked_data import Node, types_of
from newsclean.metadata.byline_words import AGENCIES
from newsclean.metadata.elements import MAX_LEVELS, belongs_elsewhere, marks_of
from newsclean.metadata.field_names import IDENTIFIERS, LINKED, META_FIELDS, RELS, STATED, TAGS, TIERS
from newsclean.metadata.plain import holds, key, plain
from newsclean.metadata.reading import Reading
from newsclean.metadata.title_pieces import SEPARATOR
from newsclean.metadata.zone import Line
from newsclean.types import Finding

MAX_TAGS = 40
"""Topics kept of one list; more is a keyword dump."""

MAX_TAG = 80
"""Characters of one topic, section, site or identifier."""

MAX_DESCRIPTION = 2_000
"""Characters of a description; a longer one is the article."""

MAX_SUBTITLE = 600
"""Characters of a standfirst or a caption."""

MIN_SUBTITLE = 4
"""Words of a standfirst: fewer are a rubric or a button."""

NEAR = 4
"""Lines below the headline in which a standfirst may stand."""

MAX_SECTION = 3
"""Words of a section."""

MAX_STEPS = 8
"""Steps of a trail of breadcrumbs."""

DATELINE = 200
"""Characters of a text in which an agency's dateline may stand."""

_COMMAS = re.compile(r"\s*[,;|、，]\s*")
_SUBTITLES = tuple(
    """
subtitle sub-title subhead sub-head subline standfirst stand-first dek lead lede teaser intro vorspann chapo chapô
sottotitolo summary abstract excerpt bajada volanta ingress manchet entradilla sommario catenaccio zajawka preamble
desc
""".split()
)
"""What classes of standfirsts hold."""

_ARTICLES = ("Article", "Posting", "Report", "WebPage", "CreativeWork")
"""How the types of what states something about the article end."""

_NO_STANDFIRSTS = frozenset({"li", "figcaption"})
"""Elements that hold no standfirst: the first point of a summary in points is no line of its own."""

_SECTIONS = ("section", "categor", "rubri", "ressort", "seccion", "sezione", "editoria", "secao")
"""What classes of lines with the article's section hold."""
_NO_DESCRIPTIONS = ("caption", "image", "photo", "foto", "author", "autor", "profile")
"""What classes hold of descriptions that are not the article's."""

_CREDIT = re.compile(
    r"(?:photos?|fotos?|credit|crédit|crédito|images?|bild(?:er)?|picture|quelle|fuente|fonte|source|©|\(c\)"
    r"|photograph(?:er)?|copyright)(?:\s+(?:by|von|par|por|di|:))?\s*[:/©]?\s*([^()|]{2,80}?)\s*(?:\)|\||$)",
    re.IGNORECASE,
)
_PATH = re.compile(r".*[/#:]", re.DOTALL)
"""What stands before a type's name: ``https://schema.org/``."""

_DATELINE = re.compile(r"^.{0,60}?\((?P<name>[^()]{2,40})\)\s*[-–—.:]")
_FALSE = frozenset({"false", "no", "0", "http://schema.org/false", "https://schema.org/false"})
_TRUE = frozenset({"true", "yes", "1", "http://schema.org/true", "https://schema.org/true"})
_AS_IT_STANDS = frozenset({"description", "image", "image.caption", "subtitle", "language", "licence"})
_SHORT = frozenset({"section", "site", "publisher"})


def propose(reading: Reading) -> Iterator[Finding]:
    """Every value that the page gives for the fields that are neither title, author nor date.

    Args:
        reading: the page.

    Yields:
        findings, in the order of their sources.
    """
    for node in reading.articles[:1]:
        yield from _from_article(node, reading)
    yield from _from_things(reading)
    yield from _from_meta(reading)
    yield from _from_title(reading)
    yield from _from_links(reading)
    yield from _from_microdata(reading)
    yield from _from_zone(reading)
    yield from _from_figure(reading)


def _from_article(node: Node, reading: Reading) -> Iterator[Finding]:
    for field, names in LINKED.items():
        for name in names:
            for value in reading.data.values(node, name)[:1]:
                yield from _said(field, _name(value), f"json-ld:{name}", reading)
    yield from _tags([plain(_name(value)) for value in reading.data.values(node, "keywords")], "json-ld:keywords")
    yield from _contributors(node, reading)
    yield from _free(node, reading)
    yield from _linked_image(node, reading)
    for value in reading.data.values(node, "identifier")[:3]:
        thing = value if isinstance(value, dict) else {"value": value}
        text = plain(thing.get("value"))
        if 0 < len(text) <= MAX_TAG:
            kind = plain(thing.get("propertyID") or thing.get("name"))[:MAX_TAG]
            yield Finding("identifiers", (kind or "id", text), "json-ld:identifier")


def _name(value: Any) -> Any:
    """The name of a thing, or the value itself where it is text."""
    if not isinstance(value, dict):
        return value
    return value.get("name") or value.get("url") or value.get("@id") or value.get("alternateName")


def _said(field: str, value: Any, source: str, reading: Reading) -> Iterator[Finding]:
    """A finding, if the value is something that the field can hold."""
    text = plain(value)
    if field in _AS_IT_STANDS:
        pass
    elif field == "canonical_url":
        text = reading.absolute(text)
    elif field in _SHORT and (len(text) > MAX_TAG or text.startswith("http")):
        text = ""
    elif field == "agency":
        own = text.startswith("http") or reading.names_site(text)
        text = AGENCIES.get(text.casefold(), "" if own else text[:MAX_TAG])
    elif field == "kind":
        text = _PATH.sub("", text)
    if text:
        yield Finding(field, text[:MAX_DESCRIPTION], source)


def _tags(values: Iterable[str], source: str) -> Iterator[Finding]:
    """Topics, one a value or all in one value with commas between them; machine tags ("type:story") are left out."""
    given = [value for value in values if value]
    split = [
        tag for value in given for tag in (_COMMAS.split(value) if len(given) == 1 or len(value) > MAX_TAG else [value])
    ]
    tags: dict[str, str] = {}
    for tag in split:
        if (small := key(tag)) and len(tag) <= MAX_TAG and ":" not in tag:
            tags.setdefault(small, tag)
    if tags:
        yield Finding("tags", tuple(tags.values())[:MAX_TAGS], source)


def _contributors(node: Node, reading: Reading) -> Iterator[Finding]:
    for name in ("contributor", "editor"):
        signed = [reading.names(plain(_name(value))).persons for value in reading.data.values(node, name)[:MAX_TAGS]]
        people = tuple(dict.fromkeys(person for persons in signed for person in persons))
        if people:
            yield Finding("contributors", people, f"json-ld:{name}")


def _free(node: Node, reading: Reading) -> Iterator[Finding]:
    """Whether the article is free, from itself or from the parts that are not (``hasPart`` with a ``cssSelector``)."""
    for value in reading.data.values(node, "isAccessibleForFree")[:1]:
        said = str(value).strip().casefold()
        if said in _TRUE | _FALSE:
            yield Finding("is_free", said in _TRUE, "json-ld:isAccessibleForFree")
    parts = [part for part in reading.data.values(node, "hasPart") if isinstance(part, dict)]
    if any(str(part.get("isAccessibleForFree", "")).strip().casefold() in _FALSE for part in parts):
        yield Finding("is_free", value=False, source="json-ld:hasPart")


def _linked_image(node: Node, reading: Reading) -> Iterator[Finding]:
    for value in reading.data.values(node, "image", "thumbnailUrl", "primaryImageOfPage")[:1]:
        thing = value if isinstance(value, dict) else {"url": value}
        named = [url for name in ("url", "contentUrl", "@id") for url in reading.data.values(thing, name)]
        urls = (reading.absolute(url) for url in named if isinstance(url, str))
        yield from (Finding("image", url, "json-ld:image") for url in list(filter(None, urls))[:1])
        for part, names in (
            ("caption", ("caption", "description")),
            ("credit", ("creditText", "copyrightHolder", "author")),
        ):
            texts = ((name, plain(_name(next(iter(reading.data.values(thing, name)), "")))) for name in names)
            said = [(name, text) for name, text in texts if text][:1]
            yield from (Finding(f"image.{part}", text[:MAX_SUBTITLE], f"json-ld:image.{name}") for name, text in said)


def _from_things(reading: Reading) -> Iterator[Finding]:
    """What other nodes say: the site, the publisher, the page, the trail of breadcrumbs."""
    for node in reading.data.nodes:
        kinds = types_of(node)
        if "website" in kinds:
            yield from _said("site", _name(node), "json-ld:WebSite", reading)
        elif not kinds.isdisjoint({"newsmediaorganization", "organization"}):
            yield from _said("publisher", node.get("name"), "json-ld:Organization", reading)
        elif "breadcrumblist" in kinds:
            yield from _trail(node, reading)
        elif not reading.articles and any("page" in kind for kind in kinds):
            yield from _said("description", node.get("description"), "json-ld:page-description", reading)
            yield from _said("language", _name(node.get("inLanguage")), "json-ld:page-inLanguage", reading)


def _trail(node: Node, reading: Reading) -> Iterator[Finding]:
    """The section that breadcrumbs lead through: the first step behind the home page that is not the article."""
    steps = [value for value in reading.data.values(node, "itemListElement") if isinstance(value, dict)][:MAX_STEPS]
    names = [plain(step.get("name") or _name(reading.data.follow(step.get("item")))) for step in steps]
    inner = [name for name in names[1:] if 0 < len(name) <= MAX_TAG and key(name) not in reading.stated_titles]
    if inner:
        yield Finding("section", inner[0], "json-ld:BreadcrumbList")


def _from_meta(reading: Reading) -> Iterator[Finding]:
    given = reading.head.meta
    for name in META_FIELDS:
        if name in given:
            field = META_FIELDS[name]
            value = reading.absolute(plain(given[name][0])) if field == "image" else given[name][0]
            yield from _said(field, value, f"meta:{name}", reading)
    for name in TAGS:
        if name in given:
            yield from _tags([plain(value) for value in given[name]], f"meta:{name}")
    for name, kind in IDENTIFIERS.items():
        if name in given and (text := plain(given[name][0])[:MAX_TAG]):
            yield Finding("identifiers", (kind, text), f"meta:{name}")
    tier = TIERS.get(reading.head.first("article:content_tier").casefold())
    if tier is not None:
        yield Finding("is_free", tier, "meta:article:content_tier")


def _from_title(reading: Reading) -> Iterator[Finding]:
    """The site's name at either end of ``<title>``, where the address says that it is the site's."""
    pieces = SEPARATOR.split(plain(reading.head.title))
    for piece in (pieces[-1], pieces[0]) if len(pieces) > 1 else ():
        if reading.names_site(piece) and "/" not in piece:  # "The Mirror 52/2018" is an issue
            yield from _said("site", piece, "title-element:site", reading)
            return


def _from_links(reading: Reading) -> Iterator[Finding]:
    if lang := plain(reading.head.lang)[:MAX_TAG]:
        yield Finding("language", lang, "html:lang")
    for rel, field in RELS.items():
        for href in reading.head.links.get(rel, ())[:1]:
            if url := reading.absolute(href):
                yield Finding(field, url, f"link:{rel}")
    tags: list[str] = []
    sections: list[str] = []
    for node in reading.elements.rels[: MAX_TAGS * 2]:
        attributes = node.attributes
        rels = (attributes.get("rel") or "").lower().split()
        if "category" in rels:  # WordPress marks its categories as both
            sections.append(reading.words(node))
        elif "tag" in rels:
            tags.append(reading.words(node))
        elif "license" in rels and (url := reading.absolute(attributes.get("href"))):
            yield Finding("licence", url, "rel:license")
    yield from _tags([tag for tag in dict.fromkeys(tags) if 0 < len(tag) <= MAX_TAG], "rel:tag")
    if section := next(filter(None, sections), ""):
        yield from _said("section", section, "rel:category", reading)


def _from_microdata(reading: Reading) -> Iterator[Finding]:
    """What the first element of each name states, and all topics; those of teasers and side columns are left out."""
    seen: set[str] = set()
    tags: list[str] = []
    articles = _articles_around(reading.headline) if reading.elements.stated else frozenset()
    for name, node in reading.elements.stated[:MAX_TAGS]:
        field = STATED[name]
        if field in seen or belongs_elsewhere(node, marks_of(node)) or not _is_of_article(node, articles):
            continue
        if field == "tags":
            tags.append(_stated(node, reading))
            continue
        value = _picture(node, reading) if field == "image" else _stated(node, reading)
        found = list(_said(field, value, f"microdata:{field}", reading))
        seen |= {finding.field for finding in found}
        yield from found
    yield from _tags([", ".join(filter(None, tags))], "microdata:tags")


def _articles_around(headline: LexborNode | None) -> frozenset[int]:
    """The things in which the headline stands, as far as they are articles."""
    found = set()
    node = headline
    while node is not None:
        if _type_of(node).endswith(_ARTICLES):
            found.add(node.mem_id)
        node = node.parent
    return frozenset(found)


def _is_of_article(node: LexborNode, articles: frozenset[int]) -> bool:
    """Whether the thing that a property belongs to is the article; authors, comments and teasers have pictures, too."""
    parent = node.parent
    for _ in range(MAX_LEVELS):
        if parent is None:
            break
        if kind := _type_of(parent):
            return kind.endswith(_ARTICLES) and (not articles or parent.mem_id in articles)
        parent = parent.parent
    return True


def _type_of(node: LexborNode) -> str:
    """What microdata and RDFa say that an element is; empty if they say nothing."""
    return node.attributes.get("itemtype") or node.attributes.get("typeof") or ""


def _stated(node: LexborNode, reading: Reading) -> str:
    """The words of a property: its content, the name of what it holds, what it shows."""
    inner = node.css_first("[itemprop='name'], [property$='name']")
    parts = (node, inner) if inner is not None else (node,)
    return next(filter(None, (part.attributes.get("content") for part in parts)), "") or reading.words(parts[-1])


def _picture(node: LexborNode, reading: Reading) -> str:
    """The address of a picture: the element's, or that of what it holds; words are none."""
    parts = (node, node.css_first("[itemprop='url'], [itemprop='contentUrl']"))
    given = (part.attributes.get(name) for part in parts if part is not None for name in ("content", "src", "href"))
    return reading.absolute(next(filter(None, given), None))


def _from_zone(reading: Reading) -> Iterator[Finding]:
    """The section in a marked line above the headline; the standfirst: a marked line below it, or the description."""
    for line in reading.zone:
        if -NEAR <= line.place < 0 and line.text.count(" ") < MAX_SECTION and _is_section(line):
            yield from _said("section", line.text, "line:section", reading)
        if 0 < line.place <= NEAR and len(line.text) <= MAX_SUBTITLE and line.text.count(" ") >= MIN_SUBTITLE - 1:
            if line.node.tag in _NO_STANDFIRSTS or holds(_marks(line), _NO_DESCRIPTIONS):
                continue
            directly = line.place == 1 and line.node.tag in {"h2", "h3"}
            if directly or holds(_marks(line), _SUBTITLES) or _describes(line, reading):
                yield Finding("subtitle", line.text, "line:standfirst")
                return


def _is_section(line: Line) -> bool:
    """Whether the element of a line says that it holds a section, and is no entry of a menu or a side column."""
    marks = "" if line.node.tag == "-text" else line.node.attributes.get("class") or ""
    return holds(marks, _SECTIONS) and not belongs_elsewhere(line.node, marks)


def _marks(line: Line) -> str:
    """The classes of the element that holds a line, and of the one around it."""
    nodes = [node for node in (line.node, line.node.parent) if node is not None and node.tag != "-text"]
    return " ".join(node.attributes.get("class") or "" for node in nodes)


def _describes(line: Line, reading: Reading) -> bool:
    """Whether a line is the description that the head gives."""
    given = [reading.head.first(name) for name in ("og:description", "description")]
    return key(line.text) in [key(plain(text)) for text in given if text]


def _from_figure(reading: Reading) -> Iterator[Finding]:
    """The caption below the first picture, and the credit in it."""
    for node in reading.elements.captions[:1]:
        text = reading.words(node)[:MAX_SUBTITLE]
        if text:
            yield Finding("image.caption", text, "figcaption")
        if (match := _CREDIT.search(text)) and (credit := match[1].strip(" :.")):
            yield Finding("image.credit", credit, "figcaption")


def agency_in(text: str) -> Iterator[Finding]:
    """The agency in the dateline that opens a wire story: ``BERLIN (Reuters) - …``.

    Args:
        text: the clean article text.

    Yields:
        a finding for ``agency``, if a known one stands there.

    Example:
        >>> next(agency_in("BERLIN (Reuters) - It rained.")).value
        'Reuters'
    """
    match = _DATELINE.match(text[:DATELINE])
    if match and (name := AGENCIES.get(match["name"].strip().casefold())):
        yield Finding("agency", name, "text:dateline")
