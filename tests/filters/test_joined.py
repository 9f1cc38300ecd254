"""Lines made of several pieces of furniture."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.cleaner import Cleaner
from newsclean.filters import Context, joined
from newsclean.rules import RuleBook
from newsclean.types import Block, Kind

FURNITURE = [
    "Print this page | Share | 12 comments",
    "Artikel drucken | Lesezeit: 3 Minuten | 12 Kommentare",
    "Read aloud • 3 min read • Print",
    "Accept all | Reject all | Manage preferences",
    "| Unmute | Volume 90% | Captions |",
]
GENUINE = [
    "Print this page | The minister said no.",
    "He paused. Then he left.",
    "03/05/2024 | 12:30",
    "Anna Bell | Tom Lind",
    "Goals: Bell (3) | Lind (41)",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_goes_if_a_rule_takes_every_piece(line: str) -> None:
    (removal,) = joined([Block(line)], Context())
    assert (removal.index, removal.rule, removal.span) == (0, "joined", None)
    assert newsclean.clean_text(f"It rained all night.\n{line}\nThe harbour stayed closed.").text.count("\n") == 1


@pytest.mark.parametrize("line", GENUINE)
def test_it_stays_if_one_piece_is_no_furniture(line: str) -> None:
    assert not list(joined([Block(line)], Context()))


@pytest.mark.parametrize("kind", [Kind.TABLE, Kind.CODE])
def test_tables_and_code_are_not_taken_apart(kind: Kind) -> None:
    assert not list(joined([Block(FURNITURE[0], kind)], Context()))


def test_the_signal_can_be_switched_off() -> None:
    lenient = Cleaner(rules=RuleBook().without("joined", "wording"))
    text = f"It rained all night.\n{FURNITURE[0]}\nThe harbour stayed closed."
    assert newsclean.clean_text(text, cleaner=lenient).text == text
