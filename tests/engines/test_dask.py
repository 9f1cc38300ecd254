from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]  # the engines' warnings are theirs


@pytest.mark.parametrize("scheduler", ["threads", "processes"])
def test_dask(folder: Path, check: Callable[..., None], scheduler: str) -> None:
    frames = pytest.importorskip("dask.dataframe")
    from recipe_for_engines import Fragile

    from newsclean.integrations.dask import clean

    frame = clean(frames.read_parquet(str(folder)), Fragile())
    done = frame.compute(scheduler=scheduler)
    assert list(done.columns) == list(frame.columns)
    check(f"Dask, {scheduler}", done.astype(object).where(done.notna(), None).to_dict("records"))
