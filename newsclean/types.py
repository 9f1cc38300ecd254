"""The nouns: a page, its blocks, what was removed from them, and what is known about the article.

Every value here is a frozen, slotted standard dataclass.  It pickles, it
compares by value, it can stand in a set, and :mod:`newsclean.article` takes it
to JSON and back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum

from newsclean.errors import BadOption


class Kind(StrEnum):
    """What a block is to a reader.  Which kinds go into the text is the recipe's choice (``Cleaner.kinds``)."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    AUTHOR_NOTE = "author note"
    EMBED = "embed"
    TEASER = "teaser"


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a block.

    Args:
        text: the words that are linked.
        url: where it leads: absolute, http or https.
        start: where the words begin in the block's text, in characters.
    """

    text: str
    url: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    r"""One line of an article: a paragraph, a heading, a list item, a table row.

    Args:
        text: the words, white space folded, without line breaks (except in code).
        kind: what the block is to a reader.
        level: of a heading, 1 to 6; of a list item, how deep its list is nested, from 1; else 0.
        links: the links in it, in order.
        path: where it stood: ``"article/div.body/p"`` in a page, ``""`` in plain text.
        score: how sure the article finder is that it belongs to the article, 0 to 1; None where nobody judged.
        reasons: the strongest reasons for that score, in words, strongest first.
        gap: what stands between the line before and this one.  ``"\n"`` in an article;
            text that came as text keeps its own blank lines.

    Example:
        >>> Block("He paused.").kind
        <Kind.PARAGRAPH: 'paragraph'>
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    links: tuple[Link, ...] = ()
    path: str = ""
    score: float | None = None
    reasons: tuple[str, ...] = ()
    gap: str = "\n"


@dataclass(frozen=True, slots=True)
class Removal:
    """A filter pointed at a block, or at a part of one, and said why.

    Args:
        index: which block of ``Body.found``, from 0.
        rule: the id of the rule: what ``body.keeping(rule)`` and ``RuleBook.without(rule)`` take.
        reason: why, in words for a person.
        span: the part of the block's text that goes, as start and end in characters; None for the whole block.
        kind: what such a line is to a newsroom, one of :data:`newsclean.rules.KINDS`; empty where nobody says.

    Example:
        >>> Removal(3, "ad-size", "advertisement placeholder").span is None
        True
    """

    index: int
    rule: str
    reason: str
    span: tuple[int, int] | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One extractor's proposal of what the article is.

    Args:
        extractor: who proposes it: ``"paragraphs"``, ``"trafilatura"``, ``"linked-data"`` …
        blocks: the blocks it found, those it would leave out included.
        score: how sure it is of its answer as a whole, 0 to 1.
        removals: the blocks it would leave out itself, with its reasons.
    """

    extractor: str
    blocks: tuple[Block, ...]
    score: float = 0.5
    removals: tuple[Removal, ...] = ()

    @property
    def standing(self) -> tuple[Block, ...]:
        """The blocks that it would keep."""
        gone = {removal.index for removal in self.removals if removal.span is None}
        return tuple(block for index, block in enumerate(self.blocks) if index not in gone)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: bytes, and what the server said about them.

    Args:
        body: the bytes, content encodings such as gzip already undone.
        url: where it came from, after redirects; empty if unknown.
        content_type: the ``Content-Type`` header; its charset outranks the page's own ``<meta>``.
        status: the HTTP status.
        fetched_at: when, aware; None if it was not fetched.
        from_cache: whether an HTTP cache answered.
        headers: the response headers, lower-case names, in order.

    Example:
        >>> Page(b"<p>Hello.</p>", "https://example.com/a").url
        'https://example.com/a'
    """

    body: bytes
    url: str = ""
    content_type: str = ""
    status: int = 200
    fetched_at: datetime | None = None
    from_cache: bool = False
    headers: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        """In short: a cell of a notebook that ends with a page must not show a megabyte of bytes."""
        size = f"{len(self.body):,} bytes" if hasattr(self.body, "__len__") else "no bytes"
        return f"<Page {self.url or 'without a URL'}: status {self.status}, {size}>"


@dataclass(frozen=True, slots=True)
class Image:
    """The article's main picture.

    Args:
        url: absolute, http or https.
        caption: what the page says below it.
        credit: who took it.
    """

    url: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One value that some source on the page gives for a metadata field.

    Args:
        field: the name of the field in :class:`Metadata`.
        value: the value, cleaned, as the field would hold it (dates as ISO 8601 text).
        source: where it stood: ``"json-ld:headline"``, ``"meta:og:title"``, ``"rule:en-reuters-credit"`` …
    """

    field: str
    value: str | bool | int | tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article.  What is not known is None or an empty tuple, never a guess without a source.

    Args:
        title: the headline, without the site's name.
        subtitle: the dek or standfirst below the headline.
        authors: people, in the page's order, without "By", roles and addresses.
        contributors: people who reported, edited or contributed beside the authors.
        organisations: who signs where no person does: an agency, the desk, "Staff", the site itself;
            beside people, only an agency.
        published: when it first appeared; with the page's own zone where it states one.
        modified: when it was last changed.
        published_date_only: the page states a day, no time; ``published`` is then that day's midnight.
        modified_date_only: the same for ``modified``.
        language: of the text, BCP 47: ``"en"``, ``"pt-BR"``.
        site: the site's name.
        publisher: the publishing organisation.
        section: the desk or rubric: "Politics".
        tags: topics and keywords.
        description: the summary that the page gives of itself.
        image: the main picture.
        canonical_url: the page's address as it states it itself.
        amp_url: the page's AMP twin.
        agency: the wire or original source of the copy: "Reuters", "dpa".
        updated: an update hint that stood as a line of the text: "Updated 2 hours ago".
        credits: picture and agency credits that stood as lines of the text.
        licence: the licence, as a URL or its name.
        is_free: whether the article may be read without paying; None if the page does not say.
        words: words in the text, characters in scripts that write without spaces.
        reading_minutes: reading time by script.
        kind: what the page says it is: ``"NewsArticle"``, ``"LiveBlogPosting"``, ``"article"`` …
        identifiers: names and values: ``("doi", "10.1000/1")``.
        sources: for each field that is set, where its value stood.
        findings: every value found, winners and rivals, with their sources, the most trusted of a field first.
        notes: what was cut or refused, in words.
    """

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    published_date_only: bool = False
    modified_date_only: bool = False
    language: str | None = None
    site: str | None = None
    publisher: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    image: Image | None = None
    canonical_url: str | None = None
    amp_url: str | None = None
    agency: str | None = None
    updated: str | None = None
    credits: tuple[str, ...] = ()
    licence: str | None = None
    is_free: bool | None = None
    words: int = 0
    reading_minutes: float = 0.0
    kind: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    sources: dict[str, str] = field(default_factory=dict, hash=False)
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def byline(self) -> tuple[str, ...]:
        """Who signs: the authors, and the organisations that sign beside them or in their place.

        Example:
            >>> Metadata(organisations=("Reuters",)).byline
            ('Reuters',)
        """
        return self.authors + self.organisations

    def rivals(self, name: str) -> tuple[Finding, ...]:
        """Every value found for one field, the most trusted first.

        Args:
            name: a field of this class: ``"title"``; or ``"image.caption"``, ``"image.credit"``.

        Returns:
            the findings for that field; empty if the page gives none.

        Raises:
            BadOption: there is no such field.

        Example:
            >>> Metadata(findings=(Finding("title", "A", "h1"),)).rivals("title")[0].source
            'h1'
        """
        found = tuple(finding for finding in self.findings if finding.field == name)
        if not found and name not in (known := [*(each.name for each in fields(self)), *_OF_THE_IMAGE]):
            raise BadOption(f"there is no field {name!r}; there are {', '.join(known)}", option="name")
        return found


_OF_THE_IMAGE = ("image.caption", "image.credit")
"""What is found apart from the picture's URL."""
