"""When to try again, by tenacity: exponential back-off with jitter, and ``Retry-After``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from tenacity import DoAttempt, DoSleep, RetryCallState, Retrying, retry_if_result, stop_after_attempt
from tenacity.wait import wait_random_exponential

from newsclean.errors import CircuitOpen, FetchError
from newsclean.net.http_dates import http_date
from newsclean.net.manners import Manners
from newsclean.net.steps import Flow, Wait

_Value = TypeVar("_Value")

TEMPORARY_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be gone in a moment (RFC 9110 §15, RFC 8470 §5.2, RFC 6585 §4).  No other 4xx is: the request
was understood, and refused."""


def retry_after(value: str, now: datetime) -> float | None:
    """What a ``Retry-After`` header asks for (RFC 9110 §10.2.3).

    Args:
        value: the header: seconds, or an HTTP date.
        now: the time to count from, aware.

    Returns:
        seconds, at least 0; None if the header is missing or neither.

    Example:
        >>> from datetime import UTC
        >>> now = datetime(2015, 10, 21, 7, 27, tzinfo=UTC)
        >>> retry_after("120", now), retry_after("Wed, 21 Oct 2015 07:28:00 GMT", now)
        (120.0, 60.0)
    """
    value = value.strip()
    if value.isdecimal() and value.isascii():
        return float(value[:12])
    moment = http_date(value)
    return max(0.0, (moment - now).total_seconds()) if moment else None


def retried(attempt: Callable[[], Flow[_Value]], manners: Manners, left: Callable[[], float]) -> Flow[_Value]:
    """Carry out a flow, and again while it fails in a way that may pass.

    Args:
        attempt: makes the flow.
        manners: how often, and how long to wait.
        left: the seconds that are left in all; a wait that would pass them is not begun.

    Returns:
        what the flow returns.

    Raises:
        FetchError: the last failure.
    """
    retrying = Retrying(
        stop=lambda state: stop_after_attempt(manners.attempts)(state) or state.upcoming_sleep >= left(),
        wait=lambda state: _wait(state, manners),
        retry=retry_if_result(lambda error: _may_pass(error, manners)),
        retry_error_callback=_error,
    )
    state = RetryCallState(retrying, fn=None, args=(), kwargs={})
    retrying.begin()
    step: Any = None
    try:
        while True:
            step = retrying.iter(retry_state=state)
            if isinstance(step, DoAttempt):
                try:
                    return (yield from attempt())
                except FetchError as error:
                    state.set_result(error)  # as a value: what tenacity raises again, its own frames hold on to
            elif isinstance(step, DoSleep):
                state.prepare_for_next_attempt()
                yield Wait(float(step))
            else:
                raise step
    finally:
        # The error's traceback holds this frame; without this, the frame would hold the error, and with it the page.
        del retrying, state, step


def _error(state: RetryCallState) -> Any:
    return state.outcome.result() if state.outcome else None


def _may_pass(error: FetchError, manners: Manners) -> bool:
    """Whether to try again: a server that wants a longer rest than we would wait gets its rest."""
    asked = getattr(error, "retry_after", None) or 0.0
    return error.temporary and not isinstance(error, CircuitOpen) and asked <= manners.longest_wait


def _wait(state: RetryCallState, manners: Manners) -> float:
    """Full jitter (Brooker, "Exponential Backoff And Jitter", 2015), no shorter than the delay or ``Retry-After``."""
    drawn = wait_random_exponential(multiplier=manners.first_wait, max=manners.longest_wait)(state)
    asked = getattr(_error(state), "retry_after", None) or 0.0
    return max(drawn, asked, min(manners.delay, manners.longest_wait))
