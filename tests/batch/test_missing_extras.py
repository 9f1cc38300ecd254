"""What is not installed is named, with what to install."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest
from recipes_for_batch import Obedient

from newsclean.batch import Parquet, Plan, clean_batches, cleaned_schema, find_duplicates, open_source, run
from newsclean.errors import MissingExtra
from newsclean.types import Page


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch):
    def hide(*names: str) -> None:
        for name in names:
            for loaded in [each for each in sys.modules if each == name or each.startswith(f"{name}.")]:
                monkeypatch.delitem(sys.modules, loaded)
            monkeypatch.setitem(sys.modules, name, None)

    return hide


def test_warc(without, tmp_path: Path) -> None:
    without("fastwarc")
    (tmp_path / "a.warc.gz").touch()
    with pytest.raises(MissingExtra, match=r"reading WARC files needs fastwarc.*: pip install 'newsclean\[batch\]'"):
        list(open_source(tmp_path / "a.warc.gz").items(()))


def test_parquet(without, tmp_path: Path) -> None:
    without("pyarrow")
    (tmp_path / "a.parquet").touch()
    with pytest.raises(MissingExtra, match="reading Parquet needs pyarrow"):
        list(open_source(tmp_path / "a.parquet").items(()))
    with pytest.raises(MissingExtra, match="writing Parquet needs pyarrow"):
        Parquet(tmp_path / "b.parquet").open({}, resume=False)
    assert not (tmp_path / "b.parquet.journal").exists()
    with pytest.raises(MissingExtra, match="cleaning Arrow batches needs pyarrow"):
        cleaned_schema(None)


def test_duplicates(without) -> None:
    without("rensa")
    with pytest.raises(MissingExtra, match="finding duplicates needs rensa"):
        find_duplicates([])


def test_progress(without, tmp_path: Path) -> None:
    without("tqdm")
    with pytest.raises(MissingExtra, match=r"a progress bar needs tqdm.*: pip install 'newsclean\[progress\]'"):
        run([Page(b"a")], tmp_path / "out.jsonl", Obedient(), Plan(workers=0, progress=True))


def test_without_cloudpickle_importable_cleaners_still_travel(without, tmp_path: Path) -> None:
    without("cloudpickle")
    assert run([Page(b"a")], tmp_path / "out.jsonl", Obedient(), Plan(workers=1)).articles == 1


def test_json_lines_need_nothing(without, tmp_path: Path) -> None:
    without("pyarrow", "fastwarc", "rensa", "tqdm", "cloudpickle")
    (tmp_path / "a.jsonl").write_text('{"html": "a"}')
    assert run(tmp_path / "a.jsonl", tmp_path / "out.csv", Obedient(), Plan(workers=0)).articles == 1


@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [
        ("datatrove", "datatrove", "datatrove"),
        ("langchain", "langchain_core", "langchain"),
        ("llama_index", "llama_index", "llama-index"),
        ("polars", "polars", "polars"),
        ("pandas", "pandas", "notebook"),
    ],
)
def test_integrations(without, module: str, package: str, extra: str) -> None:
    without(package, f"newsclean.integrations.{module}")
    sys.modules.pop(f"newsclean.integrations.{module}")
    with pytest.raises(MissingExtra, match=rf"needs {package}.*: pip install 'newsclean\[{extra}\]'") as missing:
        importlib.import_module(f"newsclean.integrations.{module}")
    assert missing.value.extra == extra


def test_batches_are_refused_before_a_worker_starts(without) -> None:
    without("pyarrow")
    assert list(clean_batches([])) == []
