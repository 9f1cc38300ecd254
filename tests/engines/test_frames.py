from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest

from newsclean.batch import Plan
from newsclean.errors import BadOption

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]  # the engines' warnings are theirs
PLAN = Plan(workers=2)


def test_polars(table: pa.Table, check: Callable[..., None]) -> None:
    pl = pytest.importorskip("polars")
    from recipe_for_engines import Fragile

    from newsclean.integrations.polars import clean

    frame = pl.from_arrow(table)
    cleaned = clean(frame, Fragile(), plan=PLAN)
    check("polars", cleaned.to_dicts())
    lazy = frame.lazy().map_batches(lambda part: clean(part, Fragile(), plan=PLAN), schema=cleaned.schema)
    check("polars, lazy", lazy.collect().to_dicts())
    with pytest.raises(BadOption, match="no column 'html'"):
        clean(frame.drop("html"))
    with pytest.raises(BadOption, match=r"polars DataFrame, not LazyFrame: lazy\.map_batches"):
        clean(frame.lazy())
    with pytest.raises(BadOption, match="polars DataFrame, not Series"):
        clean(frame["html"])


def test_pandas_with_an_engine(table: pa.Table, check: Callable[..., None]) -> None:
    from recipe_for_engines import Fragile

    import newsclean.integrations.pandas  # noqa: F401 - registers the accessor

    frame = table.to_pandas().rename(columns={"html": "page"})
    cleaned = frame.newsclean.clean("page", cleaner=Fragile(), plan=PLAN)
    check("pandas", rows(cleaned))


def rows(frame: Any) -> list[dict[str, Any]]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
