"""LangChain and LlamaIndex: articles become documents, failures are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pages_for_engines import ERRORS, PAGES

from newsclean.batch import Plan, open_source
from newsclean.types import Page

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]  # the engines' warnings are theirs
PLAN = Plan(workers=2)


@pytest.fixture
def file(table: pa.Table, tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in table.to_pylist()))
    return path


def verify(texts: list[str], metadata: list[dict[str, Any]], failures: list[Any]) -> None:
    assert len(texts) + len(failures) == PAGES
    assert [failure.error.code for failure in failures] == [ERRORS[number] for number in sorted(ERRORS)]
    assert all(text.startswith("The harbour of Ostrel was closed on day ") for text in texts)
    assert metadata[0]["source"] == "https://example.com/0"
    assert metadata[0]["title"] == "Storm 0"
    assert all(isinstance(value, str | int | float | bool) for each in metadata for value in each.values())


def test_langchain(file: Path) -> None:
    pytest.importorskip("langchain_core")
    from recipe_for_engines import Fragile

    from newsclean.integrations.langchain import NewsLoader

    loader = NewsLoader(file, Fragile(), PLAN)
    documents = loader.load()
    verify([each.page_content for each in documents], [each.metadata for each in documents], loader.failures)
    assert NewsLoader([Page(b"")], plan=PLAN).load() == []


def test_llama_index(file: Path) -> None:
    pytest.importorskip("llama_index.core")
    from recipe_for_engines import Fragile

    from newsclean.integrations.llama_index import NewsReader

    reader = NewsReader(Fragile(), PLAN)
    documents = reader.load_data(open_source(file))
    verify([each.text for each in documents], [each.metadata for each in documents], reader.failures)
    assert documents[0].id_ == "https://example.com/0"
