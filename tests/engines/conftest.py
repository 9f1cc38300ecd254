"""What the engines are given, and what must come back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pages_for_engines import ERRORS, HERE, PAGES, html


@pytest.fixture
def table() -> pa.Table:
    numbers = range(PAGES)
    return pa.table(
        {
            "id": [f"page {number}" for number in numbers],
            "url": [f"https://example.com/{number}" for number in numbers],
            "html": [html(number) for number in numbers],
        }
    )


@pytest.fixture
def folder(table: pa.Table, tmp_path: Path) -> Path:
    """The pages in four Parquet files."""
    path = tmp_path / "pages"
    path.mkdir()
    for part in range(4):
        pq.write_table(table.slice(part * PAGES // 4, PAGES // 4), path / f"{part}.parquet")
    return path


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engines' processes must find the cleaner that crashes on purpose."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([HERE, *filter(None, [os.environ.get("PYTHONPATH")])]))
    if HERE not in sys.path:
        sys.path.insert(0, HERE)


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[[str, list[dict[str, Any]]], None]:
    """Rows in are rows out, and each says what became of its page."""

    def verify(engine: str, rows: list[dict[str, Any]]) -> None:
        by_id = {row["id"]: row for row in rows}
        assert len(rows) == len(by_id) == PAGES
        for number in range(PAGES):
            row = by_id[f"page {number}"]
            assert row["url"] == f"https://example.com/{number}"
            assert (row["error"] or None) == ERRORS.get(number)
            assert bool(row["ok"]) is (number not in ERRORS)
            if row["ok"]:
                assert row["text"].startswith(f"The harbour of Ostrel was closed on day {number} after")
                assert "300x250" not in row["text"]
            else:
                assert row["reason"]
        failed = sum(not row["ok"] for row in rows)
        with capsys.disabled():
            print(f"\n{engine}: {PAGES} rows in, {len(rows)} rows out, {failed} of them failures")

    return verify
