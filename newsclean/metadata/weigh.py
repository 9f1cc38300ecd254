"""Title, authors and the day of publication, weighed: what speaks for each value, and how many points that is.

Evidence is words ("byline", "stated and seen"); points are looked up in :mod:`newsclean.metadata.trust`.
A long file: the three are weighed by one scale, and what speaks for each stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from newsclean.metadata import trust
from newsclean.metadata.byline_words import AGENCIES
from newsclean.metadata.datelines import PLAIN_META
from newsclean.metadata.name_shapes import name_key
from newsclean.metadata.plain import key, squash
from newsclean.types import Finding

STRANGE = 0.15
"""Share of words in common with the head's title below which a heading is something else."""

CJK_WORD = 2
"""Characters of a Chinese or Japanese headline that count as one word."""

DAY = len("2025-06-05")
"""Characters of a date that states a day and no time."""

NEWS_KINDS = ("newsarticle", "liveblogposting")
"""How the types end that a newsroom gives its pages; their JSON-LD is kept true for search engines."""


@dataclass(slots=True)
class Claim:
    """A value, and what speaks for it.

    Args:
        value: the value, as the first source gives it.
        source: the first source.
        findings: every finding that gives it.
        evidence: what speaks for and against it.
        organisation: whether it is an organisation's name.
        points: what the evidence adds up to.
    """

    value: str
    source: str
    findings: list[Finding] = field(default_factory=list)
    evidence: set[str] = field(default_factory=set)
    organisation: bool = False
    points: float = 0.0


_Claims = dict[str, Claim]
"""Claims by what two spellings of a value have in common."""


def _weighed(claims: _Claims, table: Mapping[str, float], start: float = 0.0) -> list[Claim]:
    """The claims, the one with the most points first; what a table does not know counts nothing."""
    for claim in claims.values():
        claim.points = start + sum([table.get(word, 0.0) for word in claim.evidence])
    return sorted(claims.values(), key=_POINTS, reverse=True)


_POINTS = attrgetter("points")


def site_keys(findings: Iterable[Finding]) -> frozenset[str]:
    """What the site calls itself, squashed."""
    names = {squash(str(finding.value)) for finding in findings if finding.field in {"site", "publisher"}}
    return frozenset(name for name in names if name)


def titles(findings: Sequence[Finding]) -> list[Claim]:
    """What speaks for each headline.

    Args:
        findings: findings of all fields.

    Returns:
        claims, the likeliest headline first.

    Example:
        >>> given = [Finding("title", "News", "h1"), Finding("title", "Storm hits the coast of Oslo", "meta:og:title")]
        >>> titles(given)[0].value
        'Storm hits the coast of Oslo'
    """
    claims: _Claims = {}
    first = frozenset({"first h1"})
    for finding in findings:
        if finding.field != "title" or not (small := key(str(finding.value))):
            continue
        claim = claims.get(small)
        if claim is None:
            claim = claims[small] = Claim(str(finding.value), finding.source)
        claim.findings.append(finding)
        evidence, heading = _title_evidence(finding.source)
        claim.evidence |= evidence
        if heading:
            claim.evidence |= first
            first = frozenset()
    stated = [(small, set(small.split())) for small, claim in claims.items() if not claim.evidence.isdisjoint(_STATED)]
    sites = site_keys(findings)
    for small, claim in claims.items():
        claim.evidence |= _title_context(small, claim.evidence, stated)
        if squash(small) in sites:
            claim.evidence.add("site")
    return _weighed(claims, trust.TITLE)


_STATED = frozenset({"meta", "json-ld", "title-element"})
_HEADING = re.compile(r"(?:h[1-3]|line)(?:@article)?")


@lru_cache(maxsize=256)
def _title_evidence(source: str) -> tuple[frozenset[str], bool]:
    """What a source is evidence of, and whether it is the whole of a heading."""
    family, _, rest = source.partition(":")
    if _HEADING.match(source):
        kind = f"h1:{rest}" if rest else "h1"
    elif family == "title-element" and rest:
        kind = "title-element:piece"
    else:
        kind = source if source == "json-ld:name" or family == "heading" else family
    heading = _HEADING.fullmatch(source) is not None
    return frozenset({kind, "in article"} if heading and source.endswith("@article") else {kind}), heading


def _title_context(small: str, evidence: set[str], stated: Sequence[tuple[str, set[str]]]) -> set[str]:
    """What the other headlines say about one."""
    unspaced = not small.isascii() and any("\u3040" <= mark <= "\u9fff" for mark in small)
    count = len(small) // CJK_WORD if unspaced else small.count(" ") + 1
    out = {f"words:{count if count < 3 else 3 if count < 5 else 5}"}
    kinds = len(evidence & _STATED)
    if "h1" in evidence and stated and not kinds and _is_strange(small, stated):
        out.add("strange h1")
    # Three that agree were written by one plug-in from one field; two of three were written by people.
    elif "h1" not in evidence and "json-ld" in evidence and kinds == 2:
        out.add("agreed")
    if any(small in title and small != title for title, _ in stated):
        out.add("inside")
    if "h1:end" in evidence and kinds:
        out.add("kicker cut")
    return out


def _is_strange(small: str, stated: Sequence[tuple[str, set[str]]]) -> bool:
    words = set(small.split())
    return all(small not in title and len(words & others) < STRANGE * len(words | others) for title, others in stated)


_VISIBLE = ("byline", "author-link", "author-mark", "line")
_MARKS = ("byline-mark", "author-link", "author-mark")
_SEPARATE_META = frozenset({"meta:author", "meta:article:author"})


def authors(findings: Sequence[Finding]) -> list[Claim]:
    """What speaks for each name.

    Args:
        findings: findings of all fields.

    Returns:
        claims, the likeliest author first; zero points are even odds.

    Example:
        >>> authors([Finding("authors", ("Anna Bell",), "byline")])[0].points > 0
        True
    """
    given = [finding for finding in findings if finding.field in {"authors", "organisations"}]
    peopled = {finding.source for finding in given if finding.field == "authors"}
    first = next((finding for finding in given if finding.source.startswith(_MARKS)), None)
    claims: _Claims = {}
    for finding in given:
        organisation = finding.field == "organisations"
        for name in finding.value if isinstance(finding.value, tuple) else ():
            if small := name_key(name):
                claim = claims.get(small)
                if claim is None:
                    claim = claims[small] = Claim(name, finding.source, organisation=organisation)
                claim.findings.append(finding)
                claim.evidence.add(_author_evidence(finding.source))
                claim.evidence |= {"first mark"} if finding is first else set()
                if organisation:
                    claim.evidence |= _organisation_evidence(name, beside=finding.source in peopled)
    _fold(claims)
    _author_context(claims, findings)
    return _weighed(claims, trust.AUTHOR, trust.EVERY_NAME)


@lru_cache(maxsize=256)
def _author_evidence(source: str) -> str:
    if source.startswith("meta:twitter:data"):
        return "meta:twitter:data"
    if source.startswith("meta:") and source not in _SEPARATE_META:
        return "meta:other"
    return "rule" if source.startswith("rule:") else source


def _organisation_evidence(name: str, *, beside: bool) -> set[str]:
    kind = "agency" if name.casefold() in AGENCIES else "organisation"
    return {"organisation", kind} | ({f"{kind} beside person"} if beside else set())


def _fold(claims: _Claims) -> None:
    """Give "Anna Bell, our correspondent" to "Anna Bell" where both were found."""
    full = {small: claim for small, claim in claims.items() if " " in claim.value and not claim.organisation}
    for small in list(claims):
        shorter = next((other for other in full if other != small and small.startswith(other)), None) or next(
            (other for other in full if other != small and small.endswith(other)), None
        )
        if shorter in claims and small in claims:
            kept, gone = (small, shorter) if _is_cut(claims[shorter].value, claims[small].value) else (shorter, small)
            other = claims.pop(gone)
            claims[kept].evidence |= other.evidence - {"organisation", "organisation beside person", "agency"}
            claims[kept].findings += other.findings


def _is_cut(shorter: str, longer: str) -> bool:
    """Whether a name is another one cut in the middle of a word: "Anna Bell" of "Anna Bell-Hale"."""
    behind = longer[len(shorter) :]
    return longer.startswith(shorter) and not behind[:1].isspace() and behind[:1] not in ",;(|/"


def _author_context(claims: _Claims, findings: Sequence[Finding]) -> None:
    """What the other names and the title say about each."""
    head = [finding for finding in findings if finding.source in {"title-element", "meta:og:title"}]
    title = " ".join(key(str(finding.value)) for finding in head)
    sites = site_keys(findings)
    linked = [claim for claim in claims.values() if "json-ld:author" in claim.evidence]
    beside = {
        name_key(name)
        for finding in findings
        if finding.source == "json-ld:contributor" and isinstance(finding.value, tuple)
        for name in finding.value
    }
    other = _linked_others(linked, sites)
    for small, claim in claims.items():
        evidence = claim.evidence
        seen = any(word.startswith(_VISIBLE) for word in evidence)
        if seen and any(word.startswith(("json-ld", "meta")) for word in evidence):
            evidence.add("stated and seen")
        if " " not in claim.value and claim.value.isascii() and not claim.organisation:
            evidence.add("single word")
        if squash(claim.value) in sites:
            evidence |= {"site", "site in json-ld"} if "json-ld:author" in evidence else {"site"}
            claim.organisation = True
        elif key(claim.value) in title:
            evidence.add("in title")
        # Some systems (Ghost) give the first author as author and all others as contributors.
        if linked and "json-ld:author" not in evidence:
            evidence.add("json-ld has as contributor" if small in beside else other)


def _linked_others(linked: Sequence[Claim], sites: frozenset[str]) -> str:
    """What it says of a name that JSON-LD names others: people, the site itself, another organisation."""
    if any(not claim.organisation for claim in linked):
        return "not in json-ld"
    own = all(squash(claim.value) in sites for claim in linked)
    return "json-ld has the site" if own else "json-ld has an organisation"


def days(findings: Sequence[Finding]) -> list[Claim]:
    """What speaks for each day of publication.

    Args:
        findings: findings of all fields; dates are ISO 8601.

    Returns:
        claims, the likeliest day first.

    Example:
        >>> given = [Finding("published", "2025-06-05", "dateline:near"), Finding("published", "2019-01-02", "url")]
        >>> days(given)[0].value
        '2025-06-05'
    """
    given = [finding for finding in findings if finding.field in {"published", "modified"}]
    news = any(finding.field == "kind" and str(finding.value).casefold().endswith(NEWS_KINDS) for finding in findings)
    claims: _Claims = {}
    for_machines = {str(finding.value)[:DAY] for finding in given if finding.source.startswith(_FOR_MACHINES)}
    both = {"published", "modified"} <= {each.field for each in given if each.source == _DATELINE}
    for finding in given:
        day = str(finding.value)[:DAY]
        # "10/09/2024" is October or September: what JSON-LD, a meta tag or the address says settles it.
        if finding.source.startswith("dateline") and day not in for_machines and _turned(day) in for_machines:
            day = _turned(day)
        claim = claims.get(day)
        if claim is None:
            claim = claims[day] = Claim(day, finding.source)
        claim.findings.append(finding)
        # A dateline that says which day is which: that of the change is no day of publication.
        told = both and finding.source == _DATELINE and finding.field == "modified"
        claim.evidence.add("changed as told" if told else _day_evidence(finding, news=news))
    for claim in claims.values():
        count = len([word for word in claim.evidence if not word.startswith("changed ")])
        claim.evidence |= _WITNESSES[min(count, len(_WITNESSES) - 1)]
    if claims:
        claims[min(claims)].evidence.add("earliest")
        claims[max(claims)].evidence.add("latest")
    return _weighed(claims, trust.DAY)


_DATELINE = "dateline:near"

_WITNESSES = ({"only changed"}, set[str](), {"two sources"}, {"two sources", "three sources"})
"""What it says that so many sources call a day the day of publication."""


_FOR_MACHINES = ("json-ld:datePublished", "json-ld:page-datePublished", "meta:", "microdata:published:content", "url")


def _turned(day: str) -> str:
    """A day with its month and day of the month exchanged."""
    year, month, of_month = day.split("-")
    return f"{year}-{of_month}-{month}"


_PLAIN_DAY_META = frozenset({"meta:article:published_time", "meta:article:modified_time"})
_NAMED_DAY_META = frozenset(f"meta:{name}" for name in PLAIN_META)


def _day_evidence(finding: Finding, *, news: bool) -> str:
    source = finding.source
    if source.startswith("meta:"):
        source = "meta" if source in _PLAIN_DAY_META else "meta:named" if source in _NAMED_DAY_META else "meta:other"
    elif source == "json-ld:datePublished" and news:
        source += " of news" if len(str(finding.value)) > DAY else " of news, no time"
    elif source.startswith(("script:", "rule:")):
        source = source.partition(":")[0]
    return source if finding.field == "published" else f"changed {source}"
