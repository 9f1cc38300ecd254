"""HTTP dates (RFC 9110 §5.6.7)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def http_date(value: str) -> datetime | None:
    """Read an HTTP date.

    Args:
        value: a header's value, in any of the three forms that there have been.

    Returns:
        the time, aware; None if it is none.

    Example:
        >>> http_date("Wed, 21 Oct 2015 07:28:00 GMT").isoformat()
        '2015-10-21T07:28:00+00:00'
    """
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # "-0000": UTC, nothing known of the zone
