from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]  # the engines' warnings are theirs


@pytest.fixture
def ray() -> Iterator[Any]:
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield ray
    ray.shutdown()


def test_ray_data(ray: Any, folder: Path, check: Callable[..., None]) -> None:
    from recipe_for_engines import Fragile

    from newsclean.integrations.ray import clean

    dataset = clean(ray.data.read_parquet(str(folder)), Fragile(), batch_size=20)
    check("Ray Data", dataset.take_all())
