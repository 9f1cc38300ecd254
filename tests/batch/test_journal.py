"""The journal's arithmetic: sets of page numbers as ranges."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.batch.journal import LAST_LINE, History, Journal, Numbers, first_line, part_line
from newsclean.errors import NewscleanError

NUMBERS = st.sets(st.integers(0, 60))


@given(numbers=NUMBERS)
def test_numbers_are_a_set(numbers: set[int]) -> None:
    ranges = Numbers.of(numbers)
    assert [number for number in range(-1, 62) if number in ranges] == sorted(numbers)
    assert len(ranges) == len(numbers)
    assert "0" not in ranges


@given(numbers=NUMBERS)
def test_ranges_are_as_few_as_can_be(numbers: set[int]) -> None:
    ranges = Numbers.of(numbers).ranges()
    assert all(first <= last for first, last in ranges)
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(ranges))


@given(parts=st.lists(NUMBERS.filter(bool), max_size=5), finished=st.booleans())
def test_a_journal_tells_what_was_written(parts: list[set[int]], finished: bool) -> None:
    lines = [first_line({"rules": "1"})]
    lines += [part_line([{"position": number, "ok": number % 2 == 0} for number in part], end=7) for part in parts]
    history = History.read([*lines, LAST_LINE] if finished else lines)
    assert history.recipe == {"rules": "1"}
    assert len(history.done) == len(set().union(*parts))
    assert history.rows == sum(map(len, parts))
    assert history.failed == sum(number % 2 for part in parts for number in part)
    assert (history.entries, history.finished) == (len(parts), finished)
    assert history.last.get("end") == (7 if parts else None)


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[" * 100_000,
        "[]",
        "{}",
        "7",
        '{"pages": 5}',
        '{"pages": [["a", "b"]], "rows": 1, "failed": 0}',
        '{"pages": [[0, 1.5]], "rows": 1, "failed": 0}',
        '{"pages": [[0, 0]], "rows": "1", "failed": 0}',
        '{"pages": [[0, 0]], "rows": 1, "failed": 0, "end": "there"}',
    ],
)
def test_a_line_that_is_none_of_ours_is_told(line: str) -> None:
    with pytest.raises(NewscleanError, match="the journal cannot be read"):
        History.read([first_line({}), line])


@pytest.mark.parametrize("line", ['{"newsclean": 5}', '{"newsclean": null}', "null"])
def test_a_first_line_that_is_none_of_ours_is_told(line: str) -> None:
    with pytest.raises(NewscleanError, match="the journal cannot be read"):
        History.read([line])


@pytest.mark.parametrize("fails", [False, True], ids=["deleted", "not deleted"])
def test_an_empty_journal_is_closed_where_open_files_cannot_be_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    def unlink(path: Path, **_: bool) -> None:
        raise PermissionError(13, "the file is open", str(path))

    journal = Journal(tmp_path / "out.journal")
    if fails:  # as on Windows
        monkeypatch.setattr(Path, "unlink", unlink)
    journal.close()
    assert (tmp_path / "out.journal").exists() is fails
    Journal(tmp_path / "out.journal").close()  # its lock is gone


def test_recipes_must_agree() -> None:
    history = History.read([first_line({"rules": "1", "whole": False})])
    history.check({"rules": "1", "whole": False})
    with pytest.raises(NewscleanError, match="whole was False and is True"):
        history.check({"rules": "1", "whole": True})
