"""Title, authors and the day of publication, weighed: what speaks for each value, and how many points that is.

Evidence is words ("byline", "stated and seen"); points are looked up in :mod:`newsclean.metadata.trust`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsclean.metadata.byline_words import AGENCIES
from newsclean.metadata.name_shapes import name_key
from newsclean.metadata.plain import key
from newsclean.metadata.reading import squash
from newsclean.types import Finding

STRANGE = 0.15
"""Share of words in common with the head's title below which a heading is something else."""

CJK_WORD = 2
"""Characters of a Chinese or Japanese headline that count as one word."""

NEWS_KINDS = ("newsarticle", "liveblogposting", "reportagenewsarticle")
"""What a newsroom calls its pages; its JSON-LD is kept for search engines that check dates."""


@dataclass(slots=True)
class Claim:
    """A value, and what speaks for it.

    Args:
        finding: the finding that gives the value first.
        evidence: what speaks for and against it.
        organisation: whether it is an organisation's name.
    """

    finding: Finding
    evidence: set[str] = field(default_factory=set)
    organisation: bool = False

    def points(self, table: Mapping[str, float]) -> float:
        """What the evidence adds up to; what a table does not know counts nothing."""
        return sum(table.get(word, 0.0) for word in self.evidence)


def titles(findings: Sequence[Finding]) -> dict[str, Claim]:
    """What speaks for each headline.

    Args:
        findings: findings of all fields.

    Returns:
        claims by comparison key, in the order of the findings.
    """
    given = [finding for finding in findings if finding.field == "title" and isinstance(finding.value, str)]
    claims: dict[str, Claim] = {}
    first = True
    for finding in given:
        small = key(str(finding.value))
        if not small:
            continue
        claim = claims.setdefault(small, Claim(finding))
        claim.evidence.add(_title_evidence(finding.source))
        if finding.source in {"h1", "h1@article"}:
            claim.evidence |= {"in article"} if finding.source == "h1@article" else set()
            claim.evidence |= {"first h1"} if first else set()
            first = False
    stated = [small for small, claim in claims.items() if claim.evidence & {"meta", "json-ld", "title-element"}]
    sites = site_keys(findings)
    for small, claim in claims.items():
        claim.evidence |= _title_context(small, claim.evidence, stated)
        if squash(small) in sites:
            claim.evidence.add("site")
    return claims


def _title_evidence(source: str) -> str:
    if source.startswith("h1:"):
        return source
    if source.startswith("h1"):
        return "h1"
    if source.startswith("title-element:"):
        return "title-element:piece"
    family = source.partition(":")[0]
    return source if source == "json-ld:name" or source.startswith("heading:") else family


def _title_context(small: str, evidence: set[str], stated: list[str]) -> set[str]:
    out = set()
    words = (
        small.split()
        if small.isascii() or not any("\u3040" <= mark <= "\u9fff" for mark in small)
        else small[::CJK_WORD]
    )
    out.add(f"words:{1 if len(words) <= 1 else 2 if len(words) == 2 else 3 if len(words) <= 4 else 5}")
    kinds = len(evidence & {"meta", "json-ld", "title-element"})
    if "h1" in evidence and stated and max(_in_common(small, title) for title in stated) < STRANGE:
        out.add("strange h1")
    # Three that agree were written by one plug-in from one field; two of three were written by people.
    elif "h1" not in evidence and "json-ld" in evidence and kinds == 2:
        out.add("agreed")
    if any(small in title and small != title for title in stated):
        out.add("inside")
    return out


def _in_common(one: str, other: str) -> float:
    if one in other:
        return 1.0
    words, others = set(one.split()), set(other.split())
    return len(words & others) / len(words | others)


def site_keys(findings: Iterable[Finding]) -> frozenset[str]:
    """What the site calls itself, squashed: its names, and the host of its address."""
    names = {squash(str(finding.value)) for finding in findings if finding.field in {"site", "publisher"}}
    return frozenset(name for name in names if name)


_VISIBLE = ("byline", "author-link", "author-mark", "line")
_MARKS = ("byline-mark", "author-link", "author-mark")
_SEPARATE_META = frozenset({"meta:author", "meta:article:author"})


def authors(findings: Sequence[Finding]) -> dict[str, Claim]:
    """What speaks for each name.

    Args:
        findings: findings of all fields.

    Returns:
        claims by comparison key, in the order of the findings.
    """
    given = [finding for finding in findings if finding.field in {"authors", "organisations"}]
    peopled = {finding.source for finding in given if finding.field == "authors"}
    first = next((finding.value for finding in given if finding.source.startswith(_MARKS)), None)
    claims: dict[str, Claim] = {}
    for finding in given:
        marked = finding.source.startswith(_MARKS) and finding.value is first
        for name in finding.value if isinstance(finding.value, tuple) else ():
            small = name_key(name)
            if not small:
                continue
            organisation = finding.field == "organisations"
            claim = claims.setdefault(
                small, Claim(Finding(finding.field, name, finding.source), organisation=organisation)
            )
            claim.evidence.add(_author_evidence(finding.source))
            if marked:
                claim.evidence.add("first mark")
            if organisation:
                claim.evidence |= _organisation_evidence(name, beside=finding.source in peopled)
    _fold(claims)
    _author_context(claims, findings)
    return claims


def _author_evidence(source: str) -> str:
    if source.startswith("meta:twitter:data"):
        return "meta:twitter:data"
    if source.startswith("meta:") and source not in _SEPARATE_META:
        return "meta:other"
    return "rule" if source.startswith("rule:") else source


def _organisation_evidence(name: str, *, beside: bool) -> set[str]:
    agency = name.casefold() in AGENCIES
    out = {"organisation"} | ({"agency"} if agency else set())
    return out | ({"agency beside person" if agency else "organisation beside person"} if beside else set())


def _fold(claims: dict[str, Claim]) -> None:
    """Give "Anna Bell, our correspondent" to "Anna Bell" where both were found."""
    for small in list(claims):
        for other, claim in claims.items():
            name = str(claim.finding.value)
            if (
                other != small
                and " " in name
                and not claim.organisation
                and (small.startswith(other) or small.endswith(other))
            ):
                claim.evidence |= claims[small].evidence - {"organisation", "organisation beside person", "agency"}
                del claims[small]
                break


def _author_context(claims: dict[str, Claim], findings: Sequence[Finding]) -> None:
    titles_ = " ".join(
        key(str(finding.value))
        for finding in findings
        if finding.field == "title" and finding.source in {"title-element", "meta:og:title"}
    )
    sites = site_keys(findings)
    linked = [claim for claim in claims.values() if "json-ld:author" in claim.evidence]
    for claim in claims.values():
        name = str(claim.finding.value)
        seen = any(word.startswith(_VISIBLE) for word in claim.evidence)
        if seen and any(word.startswith(("json-ld", "meta")) for word in claim.evidence):
            claim.evidence.add("stated and seen")
        if " " not in name and name.isascii():
            claim.evidence.add("single word")
        if key(name) in titles_:
            claim.evidence.add("in title")
        if squash(name) in sites:
            claim.evidence.add("site")
        if linked and "json-ld:author" not in claim.evidence:
            claim.evidence.add(
                "not in json-ld" if any(not other.organisation for other in linked) else "json-ld has an organisation"
            )
        elif "json-ld:author" in claim.evidence and "site" in claim.evidence:
            claim.evidence.add("site in json-ld")


def days(findings: Sequence[Finding]) -> dict[str, Claim]:
    """What speaks for each day of publication.

    Args:
        findings: findings of all fields; dates are ISO 8601.

    Returns:
        claims by day, in the order of the findings.
    """
    given = [finding for finding in findings if finding.field in {"published", "modified"}]
    news = any(finding.field == "kind" and str(finding.value).casefold().endswith(NEWS_KINDS) for finding in findings)
    claims: dict[str, Claim] = {}
    for finding in given:
        day = str(finding.value)[:10]
        claims.setdefault(day, Claim(finding)).evidence.add(_day_evidence(finding, news=news))
    for day, claim in claims.items():
        published = sum(1 for word in claim.evidence if not word.startswith("changed "))
        claim.evidence |= {"only changed"} if not published else set()
        claim.evidence |= {"two sources"} if published > 1 else set()
        claim.evidence |= {"three sources"} if published > 2 else set()
        claim.evidence |= {"earliest"} if day == min(claims) else set()
        claim.evidence |= {"latest"} if day == max(claims) else set()
        if day.endswith("-01-01"):
            claim.evidence.add("new year")
    return claims


_PLAIN_DAY_META = frozenset({"meta:article:published_time", "meta:article:modified_time"})


def _day_evidence(finding: Finding, *, news: bool) -> str:
    source = finding.source
    if source.startswith("meta:"):
        source = "meta" if source in _PLAIN_DAY_META else "meta:other"
    elif source == "json-ld:datePublished" and news:
        source = "json-ld:datePublished of news" if len(str(finding.value)) > 10 else "json-ld:day of news"
    elif source.startswith(("script:", "rule:")):
        source = source.partition(":")[0]
    return source if finding.field == "published" else f"changed {source}"
