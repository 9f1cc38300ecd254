"""From everything that was found to one value for each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from newsclean.metadata import language, trust, weigh
from newsclean.metadata.fields import agency_in
from newsclean.metadata.length import measure
from newsclean.metadata.name_shapes import name_key
from newsclean.metadata.plain import key
from newsclean.metadata.titles import MAX_TITLE
from newsclean.metadata.told import cleaned
from newsclean.types import Finding, Image, Metadata

TOLERANCE = timedelta(days=1)
"""How far in the future a date may lie: clocks are wrong, and it is tomorrow already in Auckland."""

FIRST_WEB_YEAR = 1990
"""Before the first web page (info.cern.ch, December 1990) a date is believed only if two sources give it."""

DAY = len("2025-06-05")
"""Characters of a date that states a day and no time."""

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
    """What speaks for each headline, name and day."""

    titles: dict[str, weigh.Claim]
    authors: dict[str, weigh.Claim]
    days: dict[str, weigh.Claim]


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
    listed = [*cleaned(findings), *agency_in(text)]
    weighed = _Weighed(weigh.titles(listed), weigh.authors(listed), weigh.days(listed))
    found = _by_field(listed, weighed)
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for chosen in (
        _title(weighed),
        _authors(weighed),
        _dates(found, weighed, now or datetime.now(UTC)),
        *(_first(found, field) for field in PLAIN),
        _image(found),
        _identifiers(found),
        _credits(found),
        _language(found, text),
    ):
        values |= chosen[0]
        sources |= chosen[1]
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
    out: dict[str, list[Finding]] = {}
    for finding in findings:
        out.setdefault(finding.field, []).append(finding)
    titles = {small: -claim.points(trust.TITLE) for small, claim in weighed.titles.items()}
    names = {small: -claim.points(trust.AUTHOR) for small, claim in weighed.authors.items()}
    days = {day: -claim.points(trust.DAY) for day, claim in weighed.days.items()}
    for field, given in out.items():
        if field == "title":
            given.sort(key=lambda finding: titles.get(key(str(finding.value)), 0.0))
        elif field in {"authors", "organisations"}:
            given.sort(key=lambda finding: _best(finding, names))
        elif field == "published":
            given.sort(key=lambda finding: days[str(finding.value)[:DAY]])
        else:
            given.sort(key=lambda finding: _rank(finding.field, finding.source))
    return out


def _best(finding: Finding, names: Mapping[str, float]) -> float:
    listed = finding.value if isinstance(finding.value, tuple) else ()
    return min((names.get(name_key(name), 0.0) for name in listed), default=0.0)


def _first(found: _Found, field: str) -> _Chosen:
    given = found.get(field)
    return ({field: given[0].value}, {field: given[0].source}) if given else ({}, {})


def _title(weighed: _Weighed) -> _Chosen:
    if not weighed.titles:
        return {}, {}
    best = max(weighed.titles.values(), key=lambda claim: claim.points(trust.TITLE)).finding
    notes = ("the title was cut: an element was never closed",) if len(str(best.value)) >= MAX_TITLE else ()
    return {"title": best.value, "notes": notes}, {"title": best.source}


def _authors(weighed: _Weighed) -> _Chosen:
    """Who signs: every name with points enough; organisations where no person does, agencies beside people too."""
    points = {small: claim.points(trust.AUTHOR) + trust.EVERY_NAME for small, claim in weighed.authors.items()}
    best = max(points.values(), default=trust.SIGNS_ALONE - 1)
    if best < trust.SIGNS_ALONE:
        return {}, {}
    signing = [claim for small, claim in weighed.authors.items() if points[small] >= min(best, trust.SIGNS)]
    persons = [claim for claim in signing if not claim.organisation]
    others = [claim for claim in signing if claim.organisation and (not persons or "agency" in claim.evidence)]
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for field, chosen in (("authors", persons), ("organisations", others)):
        if chosen:
            values[field] = tuple(claim.finding.value for claim in chosen)
            sources[field] = chosen[0].finding.source
    return values, sources


def _dates(found: _Found, weighed: _Weighed, now: datetime) -> _Chosen:
    """The day with the most points, as the source that states it most exactly gives it; the day of the last change."""
    given = [
        finding for field in ("published", "modified") for finding in found.get(field, ()) if _possible(finding, now)
    ]
    claims = {day: weighed.days[day] for day in (str(finding.value)[:DAY] for finding in given)}
    claims = {
        day: claim for day, claim in claims.items() if int(day[:4]) >= FIRST_WEB_YEAR or "two sources" in claim.evidence
    }
    stated = {day: claim for day, claim in claims.items() if "only changed" not in claim.evidence} or claims
    if not stated:
        return {}, {}
    day = max(stated, key=lambda day: stated[day].points(trust.DAY))
    of_day = [finding for finding in given if str(finding.value)[:DAY] == day]
    best = max([finding for finding in of_day if finding.field == "published"] or of_day, key=_precision)
    values = {"published": _moment(best), "published_date_only": len(str(best.value)) == DAY}
    sources = {"published": best.source if best.field == "published" else f"changed:{best.source}"}
    # A change before the first appearance is a mistake of the page.
    changed = [finding for finding in given if finding.field == "modified" and str(finding.value)[:DAY] >= day]
    for finding in changed[:1]:
        values |= {"modified": _moment(finding), "modified_date_only": len(str(finding.value)) == DAY}
        sources["modified"] = finding.source
    return values, sources


def _moment(finding: Finding) -> datetime:
    return datetime.fromisoformat(str(finding.value))


def _possible(finding: Finding, now: datetime) -> bool:
    moment = _moment(finding)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) <= now + TOLERANCE


def _precision(finding: Finding) -> tuple[bool, bool, float]:
    """How exactly a finding states its moment: with a zone, with a time, and by how good a source."""
    return _moment(finding).tzinfo is not None, len(str(finding.value)) > DAY, trust.DAY.get(finding.source, 0.0)


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
    written = language.contradicts(language.detect(text), stated) if text else ""
    if written:
        tagged = [(tag, source) for tag, source in tagged if tag.partition("-")[0] == written] or [(written, "text")]
    return ({"language": tagged[0][0]}, {"language": tagged[0][1]}) if tagged else ({}, {})
