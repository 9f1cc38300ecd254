"""What is dropped without close() takes its process along."""

from __future__ import annotations

import gc
import subprocess
import time
from collections.abc import Callable

import pyarrow as pa
import pytest
from recipes_for_batch import Obedient

from newsclean import Cleaner
from newsclean.batch import BatchCleaner, Plan, worker
from newsclean.batch.child import Shape
from newsclean.batch.worker import Worker, order
from newsclean.extract import paragraphs
from newsclean.isolated import Isolated
from newsclean.types import Page

PATIENCE = 30
"""Seconds after which a process that still runs will never end."""

STORY = f"<article>{'<p>The harbour of Ostrel was closed on Monday after the storm, the town said.</p>' * 4}</article>"


def keep_isolated() -> object:
    isolated = Isolated(Cleaner(extractors=(paragraphs,)))
    assert isolated.clean(STORY).text
    return isolated


def keep_worker() -> object:
    kept = Worker(order(Obedient(), Plan(), Shape.ROW))
    assert len(list(kept.clean([Page(b"a"), Page(b"b")]))) == 2
    return kept


def keep_batch_cleaner() -> object:
    cleaner = BatchCleaner(Obedient(), plan=Plan(workers=2))
    [got] = cleaner.clean([pa.RecordBatch.from_pydict({"html": ["a", "b", "c"]})])
    assert len(got) == 3
    return cleaner


@pytest.mark.parametrize("keep", [keep_isolated, keep_worker, keep_batch_cleaner])
def test_what_is_dropped_takes_its_processes_along(keep: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[subprocess.Popen[bytes]] = []
    start = worker._started

    def noted() -> subprocess.Popen[bytes]:
        children.append(start())
        return children[-1]

    monkeypatch.setattr(worker, "_started", noted)
    kept = keep()
    time.sleep(2 * worker._LOOK)
    assert children
    assert all(child.poll() is None for child in children), "a process that is kept stays"
    del kept
    gc.collect()
    for child in children:
        child.wait(PATIENCE)
