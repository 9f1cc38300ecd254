"""The page about metadata is written from the code's tables, and is current."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("metadata_table", DOCS / "metadata_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "metadata.md").read_text(encoding="utf-8") == module.page(), "run python docs/metadata_table.py"
