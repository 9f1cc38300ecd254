"""Everything newsclean raises on purpose.

The tree::

    NewscleanError                    .url · .code
    ├─ FetchError                     .temporary
    │  ├─ HttpStatusError             .status · .retry_after
    │  ├─ FetchTimeout
    │  ├─ RobotsDenied                .agent
    │  ├─ AddressDenied               .address
    │  ├─ BadCertificate              the server could not prove who it is
    │  ├─ HostNotFound
    │  ├─ CircuitOpen                 .retry_after · the host failed too often
    │  ├─ TooManyRedirects            .limit
    │  └─ PageTooLarge                .limit
    ├─ NotHtml                        .found
    ├─ NoArticle                      the page came, but holds no article
    ├─ LimitExceeded                  .limit
    ├─ Unreadable                     the file, line or record that holds the page is damaged
    ├─ Crashed                        cleaning the page took its process down
    ├─ Unexpected                     the cleaner raised what it should not
    ├─ BadOption (ValueError)         .option · raised where the value is made
    ├─ MissingExtra (ImportError)     .extra
    ├─ RuleError (ValueError)         .rule · raised at load, never while cleaning
    └─ ProfileError (ValueError)      a site profile that is wrong or expired

One page: :func:`newsclean.clean` and :func:`newsclean.fetch` raise one of these.
A stream of pages yields :class:`newsclean.Outcome` values that carry one.

``code`` is a stable word for logs, tables and exit messages; it never changes
with the wording of the message.  Every error survives pickling, so it comes
home from a worker process as it left.
"""

from __future__ import annotations


class NewscleanError(Exception):
    """The root of the tree: catch it to catch everything newsclean raises on purpose.

    Args:
        message: what happened, as one sentence for a person.
        url: the page it happened on; empty if the page has none.

    Example:
        >>> from newsclean.errors import NewscleanError
        >>> raise NewscleanError("the page is empty", "https://example.com/a")
        Traceback (most recent call last):
        newsclean.errors.NewscleanError: the page is empty (https://example.com/a)
    """

    code = "newsclean"

    def __init__(self, message: str, url: str = "", **details: object) -> None:
        # All arguments go to super(): an exception is pickled as its class and its args.
        super().__init__(message, url)
        self.message = message
        self.url = url
        self.__dict__.update(details)

    def __str__(self) -> str:
        return f"{self.message} ({self.url})" if self.url else self.message


class FetchError(NewscleanError):
    """The page could not be brought home: no connection, a broken answer, too many redirects."""

    code = "fetch"
    temporary: bool = False
    """Whether trying again later may help."""


class HttpStatusError(FetchError):
    """The server answered with a status that is not a page: 404, 410, 503 …"""

    code = "http-status"
    status: int = 0
    """The HTTP status code (RFC 9110)."""
    retry_after: float | None = None
    """Seconds the server asked to wait (``Retry-After``), if it said so."""


class FetchTimeout(FetchError):
    """The page did not arrive within its time."""

    code = "fetch-timeout"
    temporary = True


class RobotsDenied(FetchError):
    """robots.txt does not allow this page, or could not be read (RFC 9309)."""

    code = "robots-denied"
    agent: str = ""
    """The user agent of the rule that denied it."""


class AddressDenied(FetchError):
    """The URL leads to an address that may not be fetched: loopback, private, link-local …"""

    code = "address-denied"
    address: str = ""
    """The address as it was resolved."""


class BadCertificate(FetchError):
    """The server's TLS certificate is wrong: another name, expired, or signed by nobody who is trusted."""

    code = "bad-certificate"


class HostNotFound(FetchError):
    """The URL names a host that does not exist."""

    code = "host-not-found"


class CircuitOpen(FetchError):
    """The host failed so often in a row that it is left alone for a while; nothing was sent."""

    code = "circuit-open"
    temporary = True
    retry_after: float | None = None
    """Seconds until it is tried again."""


class TooManyRedirects(FetchError):
    """The page is always somewhere else."""

    code = "too-many-redirects"
    limit: int = 0
    """How many were followed."""


class PageTooLarge(FetchError):
    """The page is larger than the limit, before or after decompression."""

    code = "page-too-large"
    limit: int = 0
    """The limit that was passed, in bytes."""


class NotHtml(NewscleanError):
    """What came is no HTML page: a PDF, a picture, JSON, a feed, random bytes."""

    code = "not-html"
    found: str = ""
    """What it is, as far as it can be told: ``"application/pdf"``, ``"image/jpeg"`` …"""


class NoArticle(NewscleanError):
    """The page came and was read, but it holds no article; the message says why."""

    code = "no-article"


class LimitExceeded(NewscleanError):
    """The page passes a limit that keeps cleaning safe: size, depth, time, memory."""

    code = "limit-exceeded"
    limit: str = ""
    """The name of the limit in :class:`newsclean.Limits`."""


class Unreadable(NewscleanError):
    """The file, line, row or record that should hold the page is damaged, or holds none."""

    code = "unreadable"


class Crashed(NewscleanError):
    """Cleaning the page took its worker process down, and again when it was tried alone."""

    code = "crashed"


class Unexpected(NewscleanError):
    """A worker's cleaner raised something else than a NewscleanError: a bug, in it or in what was passed in."""

    code = "unexpected"


class BadOption(NewscleanError, ValueError):
    """An option has a value that cannot be; raised where the option is made, never in the middle of the work."""

    code = "bad-option"
    option: str = ""
    """The name of the option."""


class MissingExtra(NewscleanError, ImportError):
    """A package is needed that is not installed; the message says what to install."""

    code = "missing-extra"
    extra: str = ""
    """The extra that brings it: ``pip install 'newsclean[extra]'``."""


class RuleError(NewscleanError, ValueError):
    """A noise rule is wrong; raised when the rules are loaded, never while cleaning."""

    code = "rule"
    rule: str = ""
    """The id of the rule."""


class ProfileError(NewscleanError, ValueError):
    """A site profile is wrong or has expired."""

    code = "profile"
