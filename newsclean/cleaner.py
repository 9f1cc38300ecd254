"""The whole flow on one screen: document, candidates, the chosen one, removals, body, article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import isnan

from newsclean.article import Article, Body
from newsclean.document import Document
from newsclean.errors import BadOption, NoArticle
from newsclean.extract import (
    Chooser,
    Extractor,
    by_paragraph,
    choose,
    paragraphs,
    strict_paragraphs,
    with_linked_data,
    with_trafilatura,
)
from newsclean.extract.features import SENTENCE_ENDS
from newsclean.extract.sheet import PROSE_WORDS, count_words
from newsclean.filters import DEFAULT_FILTERS, Context, Filter, named, split, sweep, told
from newsclean.limits import Limits
from newsclean.metadata import decide, propose, propose_below
from newsclean.rules import RuleBook
from newsclean.types import Candidate, Finding, Kind, Page, Removal

READERS_KINDS = frozenset(
    (Kind.STANDFIRST, Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE, Kind.TABLE, Kind.CODE),
)
"""What a reader would call the article.  Captions, credits, bylines, author notes, embeds and teasers are not."""


def _are_functions(value: object) -> bool:
    return isinstance(value, tuple | list) and all(map(callable, value))


def _are_kinds(value: object) -> bool:
    return isinstance(value, AbstractSet | tuple | list) and all(each in tuple(Kind) for each in value)


_WANTED: dict[str, tuple[str, Callable[[object], bool]]] = {
    "extractors": ("a tuple of functions", _are_functions),
    "enough": ("a number", lambda value: isinstance(value, int | float) and not isnan(value)),
    "choose": ("a function", callable),
    "filters": ("a tuple of functions", _are_functions),
    "rules": ("a RuleBook", lambda value: isinstance(value, RuleBook)),
    "kinds": (f"a set of kinds ({', '.join(Kind)})", _are_kinds),
    "limits": ("Limits", lambda value: isinstance(value, Limits)),
    "thorough": ("True or False", lambda value: isinstance(value, bool)),
}
"""What each part of a recipe must be, and what tells."""


@dataclass(frozen=True, slots=True)
class Cleaner:
    r"""A recipe for cleaning: who is asked, who decides, what is noise.

    It is a value: ``dataclasses.replace`` makes another one.

    Args:
        extractors: who proposes what the article is, in the order in which they are asked.
        enough: how sure a candidate must be of its answer, 0 to 1, so that nobody after it is asked.
        choose: decides between the candidates.
        filters: who points at noise; their order does not matter.
        rules: the noise rules.
        kinds: which kinds of blocks are the text.
        thorough: whether the page's text is searched, and htmldate asked, for a date that no source on the page gives.
        limits: how much of a page is read.

    Raises:
        BadOption: a value that cannot be.

    Example:
        >>> from dataclasses import replace
        >>> everything = replace(Cleaner(), filters=())
        >>> everything.clean_text("He paused.\n300x250 Ad").text
        'He paused.\n300x250 Ad'
    """

    extractors: tuple[Extractor, ...] = (paragraphs, with_linked_data, with_trafilatura)
    enough: float = 0.8
    choose: Chooser = choose
    filters: tuple[Filter, ...] = DEFAULT_FILTERS
    rules: RuleBook = field(default_factory=RuleBook)
    kinds: frozenset[Kind] = READERS_KINDS
    thorough: bool = True
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        for name, (wanted, fits) in _WANTED.items():
            value: object = getattr(self, name)
            if not fits(value):
                raise BadOption(f"{name} must be {wanted}, not {value!r:.80}", option=name)

    def clean(self, html: str | bytes | Page, url: str = "") -> Article:
        """Clean one page.  Never touches the network.

        Args:
            html: the page: bytes, text, or a :class:`newsclean.Page`.
            url: where it came from; a page's own ``url`` is the default.

        Returns:
            the article.

        Raises:
            NoArticle: if the page holds none.
            NotHtml: if it is no HTML page.
            LimitExceeded: if it is too large.
        """
        document = Document(html, url, self.limits)
        warnings: list[str] = []
        candidates = self.candidates(document, warnings)
        if not candidates:
            raise _no_article("no text was found in the page", document, warnings)
        chosen = self.choose(candidates)
        findings = propose(document, thorough=self.thorough)
        context = Context(
            title=_first(findings, "title"),
            site=_first(findings, "site"),
            authors=_names(findings),
            rules=self.rules,
            from_page=True,
        )
        body = self._body(chosen, context)
        if not _has_prose(body) and _is_slide_show(with_captions := self._body(chosen, context, Kind.CAPTION)):
            body = with_captions
            warnings.append("the page has no text but captions, so they are kept")
        if not body.blocks:
            count = len(body.removals)
            noise = f"nothing but noise was found: {count} {'line was' if count == 1 else 'lines were'} removed"
            raise _no_article(noise, document, warnings)
        if not _has_prose(body):
            raise _no_article("nothing but headings, links and single words was found", document, warnings)
        heard = (*told(body.found, body.removals, self.rules), *findings, *propose_below(body.found, body.removals))
        return Article(
            body=body,
            url=document.url,
            metadata=decide(heard, body.text),
            extractor=chosen.extractor,
            completeness=chosen.score,
            warnings=(*document.warnings, *warnings),
            rules=self.rules.version,
        )

    def clean_text(self, text: str, language: str | None = None) -> Body:
        """Clean text that somebody's extractor already took out of its page.

        Args:
            text: one block a line.
            language: BCP 47, if it is known.

        Returns:
            the body; what was not removed is unchanged, character for character.

        Raises:
            BadOption: ``text`` or ``language`` is no text.
        """
        if not isinstance(text, str):
            raise BadOption(f"text must be text, not {type(text).__name__}", option="text")
        if language is not None and not isinstance(language, str):
            raise BadOption(f'language must be text such as "en", not {type(language).__name__}', option="language")
        found = split(text)
        return Body(found, sweep(found, (), self.filters, Context(language=language, rules=self.rules)))

    def candidates(self, document: Document, warnings: list[str] | None = None) -> list[Candidate]:
        """What the extractors propose, losing ones included.

        Args:
            document: the page.
            warnings: takes a line for each extractor that failed.

        Returns:
            their proposals, in the order of asking; nobody is asked after one that is sure enough.
        """
        out: list[Candidate] = []
        for extractor in self.extractors:
            try:
                candidate = extractor(document)
            except Exception as error:  # noqa: BLE001 - other people's extractors fail in their own ways
                if warnings is not None:
                    name = getattr(extractor, "__name__", type(extractor).__name__)
                    warnings.append(f"{name} failed: {type(error).__name__}: {error}")
                continue
            if candidate is None:
                continue
            out.append(candidate)
            if candidate.score >= self.enough:
                break
        return out

    def _body(self, candidate: Candidate, context: Context, *more: Kind) -> Body:
        """What is left of a candidate, with more kinds of blocks than the recipe keeps."""
        unwanted = _unwanted(candidate, frozenset((*self.kinds, *more)))
        removals = named(candidate.blocks, [*candidate.removals, *unwanted], self.rules)
        return Body(candidate.blocks, sweep(candidate.blocks, removals, self.filters, context))


def _no_article(why: str, document: Document, warnings: Sequence[str]) -> NoArticle:
    """The error that also says what was cut of the page: the article may have been in it."""
    return NoArticle("; ".join((why, *document.warnings, *warnings)), document.url)


def _has_prose(body: Body) -> bool:
    """Whether anything that stays is a sentence or long enough to be one."""
    return any(block.text.endswith(SENTENCE_ENDS) or count_words(block.text) >= PROSE_WORDS for block in body.blocks)


def _is_slide_show(body: Body) -> bool:
    """Whether captions tell the story: several, because one alone is a picture's, or a notice below it."""
    return _has_prose(body) and sum(block.kind is Kind.CAPTION for block in body.blocks) > 1


def _unwanted(candidate: Candidate, kinds: frozenset[Kind]) -> list[Removal]:
    return [
        Removal(
            index,
            f"kind-{block.kind.value.replace(' ', '-')}",
            f"{block.kind.value}: not part of the text in this recipe",
        )
        for index, block in enumerate(candidate.blocks)
        if block.kind not in kinds
    ]


def _first(findings: Sequence[Finding], name: str) -> str | None:
    return next(
        (finding.value for finding in findings if finding.field == name and isinstance(finding.value, str)), None
    )


def _names(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Whoever any source says signs the article."""
    names = [
        name for each in findings if each.field == "authors" and isinstance(each.value, tuple) for name in each.value
    ]
    return tuple(dict.fromkeys(names))


FAST = Cleaner(extractors=(paragraphs, with_linked_data), thorough=False)
"""Never imports trafilatura or lxml: our finder, and JSON-LD where it is unsure."""

THOROUGH = Cleaner(extractors=(paragraphs, with_trafilatura, with_linked_data), enough=1.1, choose=by_paragraph)
"""Asks everyone about every page and decides paragraph by paragraph."""

PRECISE = Cleaner(extractors=(strict_paragraphs, with_linked_data, with_trafilatura))
"""Would rather miss a line than keep one of noise."""
