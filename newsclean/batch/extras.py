"""Packages that only some users have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from newsclean.errors import MissingExtra


@contextmanager
def extra(name: str, purpose: str) -> Iterator[None]:
    """Import a package of an extra in this block, and say what to install if it is missing.

    Args:
        name: the extra.
        purpose: what needs it, as the beginning of a sentence.

    Raises:
        MissingExtra: the package is not installed.

    Example:
        >>> with extra("batch", "reading WARC files"):
        ...     import no_such_package
        Traceback (most recent call last):
        newsclean.errors.MissingExtra: reading WARC files needs no_such_package: pip install 'newsclean[batch]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        message = f"{purpose} needs {error.name}: pip install 'newsclean[{name}]'"
        raise MissingExtra(message, extra=name) from error
