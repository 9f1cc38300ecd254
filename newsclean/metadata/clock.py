"""The time of day in a dateline: ``14:46``, ``2:05 p.m. EDT``, ``14.46 Uhr``, ``14h46``, ``오후 3:15``."""

from __future__ import annotations

import re
from datetime import UTC, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from newsclean.metadata.calendar_words import AMERICAN_ZONES, ZONES

FURTHEST = 30
"""Characters between a date and its time: "5 June 2025, updated at 10:15 am"."""

WIDEST_ZONE = 14 * 60
"""Minutes: Kiribati is 14 hours ahead of Greenwich, nobody is further."""

_TIME = re.compile(
    r"""
    (?<![\d:.]) (?P<before>오전|오후|上午|下午|午前|午後|晚上|中午|凌晨|早上|清晨|傍晚)? \s? (?P<hour>[01]?\d|2[0-3])
    (?:
        \s?[:hH時时点點시]\s? (?P<minute>[0-5]\d)(?!\d) (?: : (?P<second>[0-5]\d) )?
      | \. (?P<dotted>[0-5]\d) (?= \s?(?:uhr|h\b|[ap]\.?\s?m|wib|klo|$|[\s)]) )
      | (?= \s?[ap]\.?\s?m\b )
    )
    (?: \s? (?: (?P<after>[ap])\.?\s?m\b\.? | (?P<other>[πμ]\.?\s?μ\b\.?|[صم](?:ساء|باح\w?)?(?!\w)) ) )?
    (?: \s*(?:uhr|hrs?|horas|분) )?
    \s* \(? (?P<zone> (?:utc|gmt)?\s?[+-]\d{1,2}:?(?:\d{2})?\b | [a-z]{1,4}\b | мск\b )?
    """,
    re.VERBOSE,
)
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})?")
_MORNING = frozenset({"오전", "上午", "凌晨", "a", "ص", "π"})
"""Words before which, or letter behind which, twelve is midnight; of 午前12時 nobody can say."""
_AFTERNOON = frozenset({"오후", "下午", "午後", "晚上", "傍晚", "中午", "p", "م", "μ"})
_NOON = "中午"
_BEFORE_NOON = 10
"""An hour that may come before noon and is called so, 中午11:50; smaller ones come after it, 中午1:30."""
_LAST_HOUR = 24
_LEAP = 60
"""The end of a day, which is read as its beginning, and the leap second."""


def leads(line: str, first: int, last: int) -> bool:
    """Whether times stand before their dates in a line: one before the first date and none behind the last."""
    return _TIME.search(line, max(first - FURTHEST, 0), first) is not None and not _TIME.search(line, last)


def beside(
    line: str, since: int, date: tuple[int, int], until: int, *, leading: bool = False
) -> tuple[time | None, int]:
    """The time of day behind a date, else before it.

    Args:
        line: the line, case folded.
        since: where the date before this one ends.
        date: where the date begins and ends.
        until: where the next date begins.
        leading: whether the line's times stand before their dates.

    Returns:
        the time, with a zone where one is stated, or None; and where date and time end.
    """
    start, end = date
    match = None if leading else _TIME.search(line, end, min(until, end + FURTHEST))
    if match and (clock := _of(match)):
        return clock, match.end()
    for match in _TIME.finditer(line, max(since, start - FURTHEST), start):
        if clock := _of(match):
            return clock, end
    return None, end


def _of(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    half = match["before"] or match["after"] or (match["other"] or "")[:1]
    if half in _AFTERNOON and hour < (_BEFORE_NOON if half == _NOON else 12):
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    zone = match["zone"]
    if zone in AMERICAN_ZONES and not match["after"]:
        zone = None  # "à 14h32 et mis à jour"
    return stated(str(hour), match["minute"] or match["dotted"] or "00", match["second"], zone)


def stated(hour: str | None, minute: str | None, second: str | None, zone: str | None) -> time | None:
    """A time of day from its digits; None if there is none, or no such time.

    Example:
        >>> stated("14", "46", None, "+0200").isoformat()
        '14:46:00+02:00'
    """
    if hour is None or minute is None:
        return None
    hours, seconds = int(hour), int(second or 0)
    try:
        return time(
            0 if hours == _LAST_HOUR else hours, int(minute), 0 if seconds == _LEAP else seconds, tzinfo=_zone(zone)
        )
    except ValueError:
        return None


def _zone(name: str | None) -> tzinfo | None:
    name = (name or "").strip().casefold()
    if match := _OFFSET.fullmatch(name):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        minutes = -minutes if match[1] == "-" else minutes
    elif name in AMERICAN_ZONES:
        return ZoneInfo(AMERICAN_ZONES[name])
    elif name in ZONES:
        minutes = ZONES[name]
    else:
        return None
    if not minutes:
        return UTC
    return timezone(timedelta(minutes=minutes)) if abs(minutes) <= WIDEST_ZONE else None
