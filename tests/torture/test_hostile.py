"""No hang, no foreign exception, no silent loss: every hostile page is cleaned or refused with a reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fates import wrong
from hostile import HOSTILE

from newsclean import Cleaner
from newsclean.errors import NewscleanError
from newsclean.isolated import Isolated
from newsclean.limits import Limits

QUICK = [name for name, each in HOSTILE.items() if not each.slow]
SLOW = [name for name, each in HOSTILE.items() if each.slow]


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    """A worker with a gigabyte for each page; its minute is for machines that are busy with other things."""
    with Isolated(Cleaner(limits=Limits(seconds=60, memory=1_000_000_000))) as isolated:
        yield isolated


def check(name: str, isolated: Isolated) -> None:
    try:
        outcome = isolated.clean(HOSTILE[name].make(), "https://example.com/storm")
    except NewscleanError as error:
        outcome = error
    assert wrong(HOSTILE[name], outcome) == []


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("name", QUICK)
def test_a_hostile_page_is_cleaned_or_refused(name: str, isolated: Isolated) -> None:
    check(name, isolated)


@pytest.mark.nightly
@pytest.mark.parametrize("name", SLOW)
def test_a_large_hostile_page_is_cleaned_or_refused(name: str, isolated: Isolated) -> None:
    check(name, isolated)
