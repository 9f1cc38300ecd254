"""A progress bar, where somebody wants one."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Sized
from contextlib import contextmanager

from newsclean.errors import MissingExtra


@contextmanager
def shown(items: Iterable[str] | AsyncIterable[str], *, on: bool) -> Iterator[Callable[[], object]]:
    """Show a progress bar while something runs.

    Args:
        items: what is worked through; its length is shown if it has one.
        on: whether to show anything.

    Yields:
        what to call after each item.

    Raises:
        MissingExtra: tqdm is not installed.
    """
    if not on:
        yield lambda: None
        return
    try:
        from tqdm.auto import tqdm  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "a progress bar needs tqdm: pip install 'newsclean[progress]'"
        raise MissingExtra(message, extra="progress") from error
    with tqdm(total=len(items) if isinstance(items, Sized) else None, unit="page") as bar:
        yield bar.update
