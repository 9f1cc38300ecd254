"""The steps of a flow: everything that bringing a page home needs from the world outside.

A flow is a generator.  It yields one of these, is sent the reply, or has the error thrown into it, and returns what
it was for.  It opens no socket, reads no clock of its own and never sleeps, so that it can be driven by hand::

    >>> from newsclean.net.steps import Flow, Wait
    >>> def patient() -> Flow[str]:
    ...     yield Wait(3.0)
    ...     return "done"
    >>> flow = patient()
    >>> next(flow)
    Wait(seconds=3.0)

Two hands carry flows out: the blocking one of :class:`newsclean.Fetcher` and the awaiting one of
:class:`newsclean.AsyncFetcher`.  (httpx's ``Auth.auth_flow`` is made the same way.)
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

Headers: TypeAlias = tuple[tuple[str, str], ...]

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Send:
    """Send a GET request.  The reply is a :class:`Head`; the body waits to be read.

    Args:
        url: absolute, http or https.
        headers: the request headers.
        within: seconds in which the head must be there.
    """

    url: str
    headers: Headers
    within: float


@dataclass(frozen=True, slots=True)
class Head:
    """The reply to :class:`Send`.

    Args:
        status: the HTTP status.
        headers: the response headers, lower-case names, in order.
    """

    status: int
    headers: Headers

    def get(self, name: str) -> str:
        """A header.

        Args:
            name: its name in lower case.

        Returns:
            its value, several joined by commas (RFC 9110 §5.3); empty if there is none.
        """
        return ", ".join(value for key, value in self.headers if key == name)


@dataclass(frozen=True, slots=True)
class Read:
    """Read some of the body.  The reply is bytes as they came, empty at the end.

    Args:
        within: seconds in which they must be there.
    """

    within: float


@dataclass(frozen=True, slots=True)
class Close:
    """Done with the answer, read or not."""


@dataclass(frozen=True, slots=True)
class Take:
    """Take a place: wait until fewer than ``places`` others hold one.

    Args:
        key: what the places are of: a host, the robots.txt of a site, everything.
        places: how many there are.
    """

    key: str
    places: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Give the place back.

    Args:
        key: the same as in :class:`Take`.
    """

    key: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing for a while.

    Args:
        seconds: how long.
    """

    seconds: float


@dataclass(frozen=True, slots=True)
class Work:
    """Do something that may wait for a disk.  The reply is what it returns.

    Args:
        call: what to do; the awaiting hand does it in a thread.
    """

    call: Callable[[], Any]


Step: TypeAlias = Send | Read | Close | Take | Leave | Wait | Work
Flow: TypeAlias = Generator[Step, Any, _Value]
