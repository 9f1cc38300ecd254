from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]  # the engines' warnings are theirs


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # else it takes any python3 of the machine
    sql = pytest.importorskip("pyspark.sql")
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def test_spark(spark: Any, folder: Path, check: Callable[..., None]) -> None:
    from recipe_for_engines import Fragile

    from newsclean.integrations.spark import clean

    frame = clean(spark.read.parquet(str(folder)), Fragile())
    rows = [row.asDict(recursive=True) for row in frame.collect()]
    assert rows[0]["removed"][0]["rule"]
    check("Spark", rows)
