"""clean_batches(): one row in, one row out."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pytest
from recipes_for_batch import Obedient

from newsclean.batch import BatchCleaner, Columns, Plan, clean_batches, cleaned_schema, worker
from newsclean.errors import BadOption


def batch(*bodies: str | None, **more: list[object]) -> pa.RecordBatch:
    made = {"id": list(range(len(bodies))), "html": list(bodies), **more}
    return pa.RecordBatch.from_pydict(
        made, schema=None if any(bodies) else pa.schema({"id": "int64", "html": "string"})
    )


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_rows_in_are_rows_out(workers: int) -> None:
    sent = [batch("a", "BUG", "b"), batch(), batch(), batch(None, "NOTHING"), batch(*["c"] * 50), batch()]
    got = list(clean_batches(iter(sent), Obedient(), plan=Plan(workers=workers)))
    assert [len(each) for each in got] == [3, 0, 0, 2, 50, 0]
    assert {each.schema for each in got} == {cleaned_schema(sent[0].schema)}
    rows = [row for each in got for row in each.to_pylist()]
    assert [row["id"] for row in rows] == [row["id"] for each in sent for row in each.to_pylist()]
    assert [row["error"] for row in rows[:5]] == [None, "unexpected", None, "unreadable", "no-article"]
    assert [row["text"] for row in rows[:3]] == ["a", None, "b"]
    assert "html" not in rows[0]


def test_a_crash_costs_its_row_only() -> None:
    [got] = clean_batches([batch("a", "CRASH", "b")], Obedient())
    assert got["error"].to_pylist() == [None, "crashed", None]


def test_only_empty_batches_start_nothing() -> None:
    assert [len(each) for each in clean_batches([batch(), batch()], Obedient())] == [0, 0]
    assert list(clean_batches([], Obedient())) == []


def test_named_columns_and_bytes() -> None:
    pages = pa.RecordBatch.from_pydict({"raw": [b"a"], "link": ["https://example.com/a"], "id": ["x"]})
    [got] = clean_batches([pages], Obedient(), Columns(html="raw", url="link"))
    assert got.schema.names[:2] == ["id", "url"]
    assert got.to_pylist()[0]["url"] == "https://example.com/a"


def test_columns_that_the_result_would_cover_up_are_refused() -> None:
    with pytest.raises(BadOption, match="with the names 'title': rename or drop yours"):
        list(clean_batches([batch("a", title=["mine"])], Obedient()))
    with pytest.raises(BadOption, match="no column 'html'; there are id"):
        list(clean_batches([batch("a").select(["id"])], Obedient()))


def test_workers_stay_from_call_to_call(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    started = 0
    start: Callable[[], object] = worker._started

    def counted() -> object:
        nonlocal started
        started += 1
        return start()

    monkeypatch.setattr(worker, "_started", counted)
    with BatchCleaner(Obedient()) as cleaner:
        for _ in range(3):
            assert [len(each) for each in cleaner.clean([batch("a", "b")])] == [2]
    assert started == 1


def test_leaving_early_does_not_mix_up_the_next_call() -> None:
    with BatchCleaner(Obedient(pause=0.02)) as cleaner:
        stream = cleaner.clean([batch(*map(str, range(8))), batch("x", "y")])
        assert next(stream)["text"].to_pylist() == list(map(str, range(8)))
        stream.close()  # type: ignore[attr-defined]
        [got] = cleaner.clean([batch("z")])
    assert got["text"].to_pylist() == ["z"]
