from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]  # the engines' warnings are theirs


@pytest.mark.parametrize("failures", [True, False])
def test_datatrove(table: pa.Table, tmp_path: Path, check: Callable[..., None], failures: bool) -> None:
    pytest.importorskip("datatrove")
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter
    from recipe_for_engines import Fragile

    from newsclean.integrations.datatrove import CleanNews

    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for part in range(2):
        rows = table.slice(part * 30, 30).to_pylist()
        lines = [json.dumps({"id": row["id"], "text": row["html"] or "", "url": row["url"]}) for row in rows]
        (source / f"{part}.jsonl").write_text("\n".join(lines))
    reader = JsonlReader(str(source), adapter=_keep_empty, glob_pattern="*.jsonl")
    steps = [reader, CleanNews(Fragile(), failures=failures), JsonlWriter(str(target))]
    LocalPipelineExecutor(pipeline=steps, tasks=2, workers=2, logging_dir=str(tmp_path / "logs")).run()
    written = [
        json.loads(line)
        for file in sorted(target.glob("*.jsonl.gz"))
        for line in gzip.decompress(file.read_bytes()).splitlines()
    ]
    rows = [{"id": each["id"], "text": each.get("text", ""), **each["metadata"]} for each in written]
    if failures:
        # A page that is missing comes as an empty text there: datatrove's documents have no other.
        [missing] = [row for row in rows if row["id"] == "page 7"]
        missing["error"] = {"no-article": "unreadable"}[missing["error"]]
        check("datatrove", rows)
    else:
        assert len(rows) == 52
        assert all(row["ok"] for row in rows)
    stats = json.loads((tmp_path / "logs" / "stats.json").read_text())
    [ours] = [step for step in stats if "newsclean" in step["name"]]
    assert total(ours["stats"]["no-article"]) == 7
    assert total(ours["stats"]["crashed"]) == 1


def total(figure: int | dict[str, int]) -> int:
    """datatrove writes a mere number where all tasks together counted no more than that."""
    return figure["total"] if isinstance(figure, dict) else figure


def _keep_empty(_: Any, data: dict[str, Any], path: str, index: int) -> dict[str, Any]:
    """datatrove's readers drop documents without a text; this one lets them through to be told of."""
    return {"text": data["text"] or " ", "id": data["id"], "metadata": {"url": data["url"], "file": path}}
