"""What comes out: a body with everything that was found in it, an article, an outcome.

A long file, because each of the three explains every field and goes to JSON and back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Self, TypeVar

from newsclean import render, vocabularies
from newsclean.errors import BadOption, NewscleanError
from newsclean.types import Block, Image, Metadata, Removal

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Body:
    r"""The blocks that were found, and what was removed from them.  Clean text is derived from the two.

    Args:
        found: every block, in the page's order, removed ones included.
        removals: what filters pointed at, each with its rule and reason, in the order of ``found``.

    Example:
        >>> removal = Removal(1, "ad-size", "advertisement placeholder")
        >>> body = Body((Block("He paused."), Block("300x250 Ad")), (removal,))
        >>> body.text
        'He paused.'
        >>> body.keeping("ad-size").text
        'He paused.\n300x250 Ad'
    """

    found: tuple[Block, ...] = ()
    removals: tuple[Removal, ...] = ()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that stay, in order, trimmed where a removal takes only a part."""
        return tuple(block for _, block in self._standing())

    @cached_property
    def text(self) -> str:
        """The clean text: one block a line."""
        return render.text(self.blocks)

    @cached_property
    def markdown(self) -> str:
        """The clean text as CommonMark: headings, lists, quotes, links."""
        return render.markdown(self.blocks)

    @cached_property
    def html(self) -> str:
        """The clean text as HTML with no attributes but ``href``; everything else is escaped."""
        return render.html(self.blocks)

    def keeping(self, *rules: str) -> Body:
        """The same body as if these rules had not fired.

        Args:
            rules: ids of rules, as ``Removal.rule`` gives them.

        Returns:
            a new body; its text holds the lines again.  A rule that took nothing brings nothing back.

        Raises:
            BadOption: if something is no id.
        """
        for rule in rules:
            if not isinstance(rule, str):
                raise BadOption(f"keeping takes ids of rules one by one, not a {type(rule).__name__}", option="rules")
        return replace(self, removals=tuple(removal for removal in self.removals if removal.rule not in rules))

    def removed(self) -> Iterator[tuple[Removal, str]]:
        """What was removed: each removal with the words that it took.

        Yields:
            the removal, and the text it removed, in the page's order.
        """
        for removal in self.removals:
            text = self.found[removal.index].text
            yield removal, text if removal.span is None else text[slice(*removal.span)]

    def _standing(self) -> Iterator[tuple[int, Block]]:
        whole = {removal.index for removal in self.removals if removal.span is None}
        parts: dict[int, list[tuple[int, int]]] = {}
        for removal in self.removals:
            if removal.span is not None:
                parts.setdefault(removal.index, []).append(removal.span)
        gap = ""
        for index, block in enumerate(self.found):
            gap = max(gap, block.gap, key=len)  # a removed line must not take the blank line beside it with it
            if index in whole:
                continue
            kept = render.trimmed(block, parts[index]) if index in parts else block
            if kept.text:
                yield index, kept if kept.gap == gap else replace(kept, gap=gap)
                gap = ""

    def __getstate__(self) -> dict[str, Any]:
        return {"found": self.found, "removals": self.removals}  # derived text is cheap to make again

    def __len__(self) -> int:
        return len(self.blocks)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Body: {len(self.blocks)} lines kept, {len(self.removals)} removed>"

    def _repr_html_(self) -> str:
        from newsclean import view  # noqa: PLC0415 - only who looks at it needs it

        return view.html(self.found, self.removals)

    def _repr_markdown_(self) -> str:
        from newsclean import view  # noqa: PLC0415 - only who looks at it needs it

        return view.markdown(self.found, self.removals)

    def to_dict(self) -> dict[str, Any]:
        """The body as plain JSON types.

        Returns:
            a dict that :meth:`from_dict` takes back.
        """
        return _to_builtins(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """The body that :meth:`to_dict` described.

        Args:
            values: what ``to_dict`` returned, or what JSON made of it.

        Raises:
            NewscleanError: if the values do not describe a body.
        """
        return _from_builtins(values, cls)


@dataclass(frozen=True)
class Article:
    """A clean article: its body, and what is known about it.

    Args:
        body: the text with everything that was found and removed.
        url: where the page came from.
        metadata: title, authors, dates and the rest, each with its source.
        extractor: whose proposal was chosen: ``"paragraphs"``, ``"trafilatura"`` …
        completeness: how sure newsclean is that this is the whole article and nothing but, 0 to 1.
        warnings: what was cut, mended or could not be read, in words.
        rules: version, hash of the rule pack and hash of what was learned, ``"2+3f2a9c41d0b7.82c6aa03b1f5"``: where the
            release and they are the same, a corpus is cleaned again the same way.

    Example:
        >>> Article(Body((Block("He paused."),)), metadata=Metadata(title="A pause")).title
        'A pause'
    """

    body: Body = field(default_factory=Body)
    url: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    extractor: str = ""
    completeness: float = 0.0
    warnings: tuple[str, ...] = ()
    rules: str = ""

    @property
    def text(self) -> str:
        """The clean text: one block a line."""
        return self.body.text

    @property
    def markdown(self) -> str:
        """The clean text as CommonMark."""
        return self.body.markdown

    @property
    def html(self) -> str:
        """The clean text as HTML, nothing active in it."""
        return self.body.html

    @property
    def title(self) -> str | None:
        """The headline, without the site's name."""
        return self.metadata.title

    @property
    def authors(self) -> tuple[str, ...]:
        """Who signs: the people, and the agency or desk that signs with them or in their place.

        The people alone are ``metadata.authors``, the others ``metadata.organisations``.

        Example:
            >>> Article(metadata=Metadata(organisations=("Reuters",))).authors
            ('Reuters',)
        """
        return self.metadata.byline

    @property
    def published(self) -> datetime | None:
        """When it first appeared."""
        return self.metadata.published

    @property
    def modified(self) -> datetime | None:
        """When it was last changed."""
        return self.metadata.modified

    @property
    def language(self) -> str | None:
        """The language of the text, BCP 47."""
        return self.metadata.language

    @property
    def image(self) -> Image | None:
        """The main picture."""
        return self.metadata.image

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        name = self.title or self.url or "untitled"
        return f"<Article {name!r}: {len(self.body)} lines, {len(self.body.removals)} removed>"

    def _repr_html_(self) -> str:
        from newsclean import view  # noqa: PLC0415 - only who looks at it needs it

        return view.html(self.body.found, self.body.removals, self.metadata)

    def _repr_markdown_(self) -> str:
        from newsclean import view  # noqa: PLC0415 - only who looks at it needs it

        return view.markdown(self.body.found, self.body.removals, self.metadata)

    def to_dict(self, style: str = "newsclean") -> dict[str, Any]:
        """The article as plain JSON types: text first, then everything it was made from.

        Args:
            style: ``"newsclean"``, as docs/article.schema.json describes it, the only one that :meth:`from_dict` takes
                back; ``"schema.org"``, JSON-LD of a NewsArticle; ``"zyte"``, for ``zyte_common_items.Article``.

        Returns:
            a dict that ``json.dumps`` takes as it is.

        Raises:
            BadOption: if there is no such style.

        Example:
            >>> Article(metadata=Metadata(title="Storm hits Oslo")).to_dict(style="schema.org")["headline"]
            'Storm hits Oslo'
        """
        if style == "newsclean":
            return {"url": self.url, "title": self.title, "text": self.text} | _to_builtins(self)
        if style == "schema.org":
            return vocabularies.schema_org(self.metadata, url=self.url, text=self.text)
        if style == "zyte":
            known = {"url": self.url, "text": self.text, "html": self.html}
            return vocabularies.zyte(self.metadata, **known, completeness=self.completeness)
        raise BadOption(f'style is "newsclean", "schema.org" or "zyte", not {style!r}', self.url, option="style")

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """The article that :meth:`to_dict` described.

        Args:
            values: what ``to_dict`` returned, or what JSON made of it.

        Raises:
            NewscleanError: if the values do not describe an article, or do so in another style.
        """
        article = _from_builtins(values, cls)
        if "body" not in values:
            raise NewscleanError('this is no Article: there is no "body" in it, as to_dict() writes it')
        return article


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page of many: an article, or the error that says why there is none.

    Args:
        url: the page.
        value: the article (or page, where pages were asked for), or the error.
        seconds: how long the work took; None where nobody looked at the clock.
    """

    url: str
    value: object
    seconds: float | None = None

    @property
    def ok(self) -> bool:
        """Whether the page came through."""
        return not isinstance(self.value, NewscleanError)

    @property
    def error(self) -> NewscleanError | None:
        """The error, if there is one."""
        return self.value if isinstance(self.value, NewscleanError) else None

    def unwrap(self) -> object:
        """The value, or the error raised.

        Raises:
            NewscleanError: what stopped this page.
        """
        if isinstance(self.value, NewscleanError):
            raise self.value
        return self.value


def _to_builtins(value: object) -> dict[str, Any]:
    import msgspec  # noqa: PLC0415 - only who writes JSON needs it

    out = msgspec.to_builtins(value)
    assert isinstance(out, dict)  # noqa: S101 - a dataclass becomes a dict
    return out


def _from_builtins(values: dict[str, Any], kind: type[_Value]) -> _Value:
    import msgspec  # noqa: PLC0415 - only who reads JSON needs it

    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise NewscleanError(f"this is no {kind.__name__}: {error}") from error
