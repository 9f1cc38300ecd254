"""From everything that was found to one value for each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from newsclean.metadata import bylines_in_text, language, trust, weigh
from newsclean.metadata.byline_words import AGENCIES
from newsclean.metadata.fields import agency_in
from newsclean.metadata.length import measure
from newsclean.metadata.name_shapes import name_key
from newsclean.metadata.plain import key
from newsclean.metadata.titles import MAX_TITLE
from newsclean.metadata.told import cleaned
from newsclean.metadata.weigh import DAY, Claim
from newsclean.types import Finding, Image, Metadata

TOLERANCE = timedelta(days=1)
"""How far in the future a date may lie: clocks are wrong, and it is tomorrow already in Auckland."""

FIRST_WEB_YEAR = 1990
"""Before the first web page (info.cern.ch, December 1990) a date is believed only if two sources give it."""

MINUTE = len("2025-06-05T14:46")
"""Characters of a date up to the minute: what two sources of one moment have in common where one states no zone."""

PLAIN = (
    "subtitle", "site", "publisher", "section", "tags", "description", "canonical_url", "amp_url", "agency", "updated",
    "licence", "is_free", "kind", "contributors",
)  # fmt: skip
"""Fields whose most trusted value wins as it stands."""

_Chosen: TypeAlias = tuple[dict[str, Any], dict[str, str]]
"""Values by field, and their sources."""

_Found: TypeAlias = Mapping[str, Sequence[Finding]]
"""Findings by field, the most trusted first."""


class _Weighed(NamedTuple):
    """What speaks for each headline, name and day, the likeliest first."""

    titles: list[Claim]
    authors: list[Claim]
    days: list[Claim]


def decide(findings: Sequence[Finding], text: str = "", *, now: datetime | None = None) -> Metadata:
    """Choose among everything that was found.

    Args:
        findings: what :func:`propose` listed, and what removed lines told.
        text: the clean article text, for the language, the length, and the agency in its dateline.
        now: when the page was fetched; later dates are refused.  The present by default.

    Returns:
        the metadata, with the source of each field.

    Example:
        >>> decide([Finding("title", "Storm hits Oslo", "h1")]).sources
        {'title': 'h1'}
    """
    listed = [*cleaned(findings), *agency_in(text), *bylines_in_text.dateline(text)]
    weighed = _Weighed(weigh.titles(listed), weigh.authors(listed), weigh.days(listed))
    found = _by_field(listed, weighed)
    first = {field: found[field][0] for field in PLAIN if field in found}
    values: dict[str, Any] = {field: finding.value for field, finding in first.items()}
    sources = {field: finding.source for field, finding in first.items()}
    for chosen in (
        _title(weighed),
        _authors(weighed),
        _dates(found, weighed, now or datetime.now(UTC)),
        _image(found),
        _identifiers(found),
        _credits(found),
        _language(found, text),
    ):
        values |= chosen[0]
        sources |= chosen[1]
    values, sources = _fitting(values, sources)
    words, minutes = measure(text, values.get("language", ""))
    ranked = tuple(finding for field in found.values() for finding in field)
    return Metadata(**values, words=words, reading_minutes=minutes, sources=sources, findings=ranked)


@lru_cache(maxsize=4096)
def _rank(field: str, source: str) -> int:
    order = trust.ORDER.get(field, ())
    for place, pattern in enumerate(order):
        if source == pattern or (pattern.endswith("*") and source.startswith(pattern[:-1])):
            return place
    return len(order)


def _by_field(findings: Sequence[Finding], weighed: _Weighed) -> dict[str, list[Finding]]:
    """The findings of each field, the most trusted first."""
    out: dict[str, list[Finding]] = {}
    for finding in findings:
        out.setdefault(finding.field, []).append(finding)
    for claims in weighed:
        places = {id(finding): place for place, claim in reversed([*enumerate(claims)]) for finding in claim.findings}
        for field in {finding.field for claim in claims for finding in claim.findings} - {"modified"}:
            out[field].sort(key=lambda finding: places.get(id(finding), len(places)))
    for field, given in out.items():
        if len(given) > 1 and field not in _WEIGHED:
            given.sort(key=_trusted)
    return out


def _trusted(finding: Finding) -> int:
    return _rank(finding.field, finding.source)


_WEIGHED = frozenset({"title", "authors", "organisations", "published"})
"""Fields that are weighed; all others have an order."""


def _title(weighed: _Weighed) -> _Chosen:
    if not weighed.titles:
        return {}, {}
    best = weighed.titles[0]
    notes = ("the title was cut: an element was never closed",) if len(best.value) >= MAX_TITLE else ()
    return {"title": best.value, "notes": notes}, {"title": best.source}


JOINED = 2
"""Organisations in the name of one, itself included, from which on it is a list that nobody took apart: "A with B"."""


_PRINTED = frozenset({"line:desk", "text:signature"})
"""Sources that are what a desk prints, and no template."""


def _authors(weighed: _Weighed) -> _Chosen:
    """Who signs: every name with points enough; organisations where no person does, agencies beside people too."""
    if not weighed.authors or weighed.authors[0].points < trust.SIGNS_ALONE:
        return {}, {}
    best = weighed.authors[0]
    needed = min(best.points, trust.SIGNS)
    # Templates put the paper's name where an author should stand, and leave who wrote it to the desk.
    printed = trust.DESK_SIGNS if best.organisation and "agency" not in best.evidence else needed
    signing = [
        claim
        for claim in weighed.authors
        if claim.points >= (needed if claim.evidence.isdisjoint(_PRINTED) else printed)
    ]
    persons = [claim for claim in signing if not claim.organisation]
    others = [claim for claim in signing if claim.organisation and (not persons or "agency" in claim.evidence)]
    others = [claim for claim in others if sum(each.value in claim.value for each in others) <= JOINED]
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for field, chosen in (("authors", persons), ("organisations", others)):
        if chosen:
            values[field] = _in_page_order(chosen)
            sources[field] = chosen[0].source
    return values, sources


def _in_page_order(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The names as the source of the likeliest one lists them, then those that it does not have."""
    listed = claims[0].findings[0].value
    places = {name: place for place, name in enumerate(listed if isinstance(listed, tuple) else ())}
    return tuple(claim.value for claim in sorted(claims, key=lambda claim: places.get(claim.value, len(places))))


def _fitting(values: Mapping[str, Any], sources: Mapping[str, str]) -> _Chosen:
    """The fields fitted to each other: nobody both signs and contributes, and an agency that signs is the agency."""
    values, sources = dict(values), dict(sources)
    signing = {name_key(name) for name in values.get("authors", ())}
    others = tuple(name for name in values.pop("contributors", ()) if name_key(name) not in signing)
    if others:
        values["contributors"] = others
    agency = next((name for name in values.get("organisations", ()) if name.casefold() in AGENCIES), "")
    if agency and "agency" not in values:
        values["agency"] = AGENCIES[agency.casefold()]
        sources["agency"] = sources["organisations"]
    if key(values.get("subtitle", "")) == key(values.get("title", "")):
        values.pop("subtitle", "")
    gone = {"contributors", "subtitle"} - values.keys()
    return values, {field: source for field, source in sources.items() if field not in gone}


def _dates(found: _Found, weighed: _Weighed, now: datetime) -> _Chosen:
    """The likeliest day, as the source that states it most exactly gives it; the day of the last change."""
    claims = [claim for claim in weighed.days if _possible(claim, now)]
    stated = [claim for claim in claims if "only changed" not in claim.evidence] or claims
    if not stated:
        return {}, {}
    day = stated[0]
    exact = [finding for finding in day.findings if str(finding.value).startswith(day.value)]
    best = max([finding for finding in exact if finding.field == "published"] or exact, key=_precision)
    values = {"published": _moment(best), "published_date_only": len(str(best.value)) == DAY}
    sources = {"published": best.source if best.field == "published" else f"changed:{best.source}"}
    # A change before the first appearance is a mistake of the page.
    later = {claim.value for claim in claims if claim.value >= day.value}
    changes = [change for change in found.get("modified", ()) if str(change.value)[:DAY] in later]
    for first in changes[:1]:
        same = [change for change in changes if str(change.value)[:MINUTE] == str(first.value)[:MINUTE]]
        finding = next((change for change in same if _moment(change).tzinfo is not None), first)
        values |= {"modified": _moment(finding), "modified_date_only": len(str(finding.value)) == DAY}
        sources["modified"] = finding.source
    return values, sources


def _possible(claim: Claim, now: datetime) -> bool:
    """Whether a day is not in the future, and not before the web unless two sources give it."""
    if claim.value > (now + TOLERANCE).date().isoformat():
        return False
    return int(claim.value[:4]) >= FIRST_WEB_YEAR or "two sources" in claim.evidence


def _moment(finding: Finding) -> datetime:
    return datetime.fromisoformat(str(finding.value))


def _precision(finding: Finding) -> tuple[bool, bool, float]:
    """How exactly a finding states its moment: with a zone, with a time, and by how good a source."""
    return _moment(finding).tzinfo is not None, len(str(finding.value)) > DAY, -_rank("published", finding.source)


def _image(found: _Found) -> _Chosen:
    given = found.get("image")
    if not given:
        return {}, {}
    caption, credit = (
        next((str(finding.value) for finding in found.get(f"image.{part}", ())), "") for part in ("caption", "credit")
    )
    return {"image": Image(str(given[0].value), caption, credit)}, {"image": given[0].source}


def _identifiers(found: _Found) -> _Chosen:
    given = found.get("identifiers", ())
    pairs = dict.fromkeys((finding.value[0], finding.value[1]) for finding in given if isinstance(finding.value, tuple))
    return ({"identifiers": tuple(pairs)}, {"identifiers": given[0].source}) if pairs else ({}, {})


def _credits(found: _Found) -> _Chosen:
    """Credits that stood as lines of the text: all of them, in order."""
    given = found.get("credits", ())
    texts = [
        text
        for finding in given
        for text in (finding.value if isinstance(finding.value, tuple) else (str(finding.value),))
    ]
    return ({"credits": tuple(dict.fromkeys(texts))}, {"credits": given[0].source}) if texts else ({}, {})


def _language(found: _Found, text: str) -> _Chosen:
    """The tagged language, unless the text is plainly written in another."""
    tagged = [
        (tag, finding.source) for finding in found.get("language", ()) if (tag := language.tag(str(finding.value)))
    ]
    stated = tagged[0][0].partition("-")[0] if tagged else ""
    plain = not text or language.is_plainly(text, stated)
    written = "" if plain else language.contradicts(language.detect(text), stated)
    if written:
        tagged = [(tag, source) for tag, source in tagged if tag.partition("-")[0] == written] or [(written, "text")]
    return ({"language": tagged[0][0]}, {"language": tagged[0][1]}) if tagged else ({}, {})
