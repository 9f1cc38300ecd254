"""Sinks: what write() returned from is there, once; the rest is not."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean.article import Article, Body
from newsclean.batch import (
    COLUMNS,
    Csv,
    JsonLines,
    Parquet,
    ParquetFolder,
    Row,
    Sink,
    Sqlite,
    Written,
    article_row,
    open_sink,
)
from newsclean.errors import BadOption, NewscleanError
from newsclean.types import Block, Metadata, Page

RECIPE = {"version": "1", "rules": "1+abc"}
ON_DISK = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
NAMES = ["out.jsonl", "out.jsonl.gz", "out.csv", "out.csv.gz", "out.sqlite", "out.parquet", "out"]


def row(position: int) -> Row:
    article = Article(
        Body((Block(f"Line one of {position}, “quoted”."), Block('Line "two"; ünïcödé\t😀'))),
        metadata=Metadata(title="=1+1", authors=("Ada Byron", "Élise, Ada")),
    )
    return {"position": position, "place": "", **article_row(article, Page(b"", f"https://example.com/{position}"))}


def rows(*positions: int) -> list[Row]:
    return [row(position) for position in positions]


def read(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes() if path.is_file() else b""
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "replace")
    if ".jsonl" in path.name:
        return [json.loads(line) for line in text.splitlines()]
    if ".csv" in path.name:
        return [{**each, "position": int(each["position"])} for each in csv.DictReader(io.StringIO(text, newline=""))]
    if path.suffix == ".sqlite":
        database = sqlite3.connect(path)
        database.row_factory = sqlite3.Row
        found = [dict(each) for each in database.execute("SELECT * FROM articles ORDER BY rowid")]
        database.close()
        return found
    return pq.read_table(path).to_pylist()


def finished(path: Path) -> Path:
    """An output of one row."""
    sink = open_sink(path)
    sink.open(RECIPE, resume=False)
    sink.write(rows(0))
    sink.finish()
    sink.close()
    return path


@pytest.mark.parametrize("name", NAMES)
def test_rows_come_back(tmp_path: Path, name: str) -> None:
    sink = open_sink(tmp_path / name)
    assert sink.open(RECIPE, resume=False).rows == 0
    sink.write(rows(0, 1))
    sink.write(rows(2))
    sink.finish()
    sink.close()
    found = read(tmp_path / name)
    assert [each["position"] for each in found] == [0, 1, 2]
    assert [each["text"] for each in found] == [each["text"] for each in rows(0, 1, 2)]
    assert found[0]["title"] == "=1+1"
    authors = found[0]["authors"]
    assert (json.loads(authors) if isinstance(authors, str) else authors) == ["Ada Byron", "Élise, Ada"]
    assert set(found[0]) == {column.name for column in COLUMNS}


@pytest.mark.parametrize("name", NAMES)
def test_going_on_continues_where_it_was(tmp_path: Path, name: str) -> None:
    sink = open_sink(tmp_path / name)
    sink.open(RECIPE, resume=True)
    sink.write(rows(0, 1))
    sink.close()
    sink = open_sink(tmp_path / name)
    history = sink.open(RECIPE, resume=True)
    assert (history.rows, history.done.ranges(), history.finished) == (2, [[0, 1]], False)
    sink.write(rows(2))
    sink.finish()
    sink.close()
    assert [each["position"] for each in read(tmp_path / name)] == [0, 1, 2]
    sink = open_sink(tmp_path / name)
    assert sink.open(RECIPE, resume=True).finished
    sink.close()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_there_is_not_overwritten(tmp_path: Path, name: str) -> None:
    sink = open_sink(tmp_path / name)
    sink.open(RECIPE, resume=False)
    sink.write(rows(0))
    sink.close()
    again = open_sink(tmp_path / name)
    with pytest.raises(NewscleanError, match="was begun before"):
        again.open(RECIPE, resume=False)
    again.close()
    other = open_sink(tmp_path / name)
    with pytest.raises(NewscleanError, match=r"rules was '1\+abc' and is '1\+def'"):
        other.open({**RECIPE, "rules": "1+def"}, resume=True)
    other.close()


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet", "out.sqlite"])
def test_a_strangers_file_is_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("somebody's work, and no database at all")
    sink = open_sink(path)
    with pytest.raises(NewscleanError, match=r"is there already|file is not a database"):
        sink.open(RECIPE, resume=True)
    sink.close()
    assert path.read_text() == "somebody's work, and no database at all"
    assert list(tmp_path.iterdir()) == [path], "nothing is left beside what was refused"


@pytest.mark.parametrize("resume", [False, True])
def test_a_strangers_folder_is_left_alone(tmp_path: Path, *, resume: bool) -> None:
    theirs = tmp_path / "part-00000-5f1c-c000.snappy.parquet"  # as Spark names it
    theirs.write_bytes(b"somebody's work")
    sink = open_sink(tmp_path)
    with pytest.raises(NewscleanError, match="is there already"):
        sink.open(RECIPE, resume=resume)
    sink.close()
    assert theirs.read_bytes() == b"somebody's work"
    assert list(tmp_path.iterdir()) == [theirs]


def test_only_parts_of_ours_are_forgotten(tmp_path: Path) -> None:
    sink = ParquetFolder(tmp_path)
    sink.open(RECIPE, resume=False)
    sink.write(rows(0))
    sink.close()
    theirs = [tmp_path / name for name in ("part-00001-5f1c.csv", "part-r-00000", "part-000001.parquet.bak")]
    for path in theirs:
        path.write_bytes(b"somebody's work")
    ours = tmp_path / "part-000001.parquet"
    ours.write_bytes(b"half")
    sink = ParquetFolder(tmp_path)
    sink.open(RECIPE, resume=True)
    sink.close()
    assert not ours.exists()
    assert all(path.exists() for path in theirs)


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv.gz"])
def test_what_a_crash_left_behind_the_last_part_is_cut_off(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    sink = open_sink(path)
    sink.open(RECIPE, resume=False)
    sink.write(rows(0))
    sink.close()
    with path.open("ab") as file:
        file.write(b'{"position": 1, "half a row')
    with Path(f"{path}.journal").open("ab") as journal:
        journal.write(b'{"pages": [[1, 1]], "ro')
    sink = open_sink(path)
    assert sink.open(RECIPE, resume=True).rows == 1
    sink.write(rows(1))
    sink.finish()
    sink.close()
    assert [each["position"] for each in read(path)] == [0, 1]


@pytest.mark.parametrize("kind", [Parquet, ParquetFolder])
def test_parts_without_a_line_in_the_journal_are_forgotten(tmp_path: Path, kind: type[ParquetFolder]) -> None:
    path = tmp_path / ("out.parquet" if kind is Parquet else "out")
    sink = kind(path)
    sink.open(RECIPE, resume=False)
    sink.write(rows(0))
    parts = path if kind is ParquetFolder else tmp_path / "out.parquet.parts"
    (parts / "part-000001.parquet").write_bytes((parts / "part-000000.parquet").read_bytes())
    (parts / "part-000002.unfinished").write_bytes(b"half")
    sink.close()
    sink = kind(path)
    sink.open(RECIPE, resume=True)
    sink.write(rows(1))
    sink.finish()
    sink.close()
    assert [each["position"] for each in read(path)] == [0, 1]


def test_a_crash_while_parts_are_joined_joins_them_again(tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    sink = Parquet(path)
    sink.open(RECIPE, resume=False)
    sink.write(rows(0, 1))
    sink.close()
    (tmp_path / "out.parquet.unfinished").write_bytes(b"half a file")
    path.write_bytes(b"as if renamed, but not yet told of")
    sink = Parquet(path)
    assert not sink.open(RECIPE, resume=True).finished
    sink.finish()
    sink.close()
    assert [each["position"] for each in read(path)] == [0, 1]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.parquet", "out.parquet.journal"]


@pytest.mark.parametrize(
    ("name", "break_it"),
    [
        ("out.jsonl", lambda path: path.write_bytes(b"")),
        ("out.jsonl", lambda path: path.unlink()),
        ("out.csv.gz", lambda path: path.write_bytes(path.read_bytes()[:-1])),
        ("out.parquet", lambda path: first_part(path).unlink()),
        ("out.parquet", lambda path: first_part(path).write_bytes(first_part(path).read_bytes()[:-1])),
        ("out", lambda path: first_part(path).write_bytes(b"")),
    ],
)
def test_output_that_somebody_cut_is_not_gone_on_with(
    tmp_path: Path, name: str, break_it: Callable[[Path], object]
) -> None:
    sink = open_sink(tmp_path / name)
    sink.open(RECIPE, resume=False)
    sink.write(rows(0))
    sink.close()
    break_it(tmp_path / name)
    sink = open_sink(tmp_path / name)
    with pytest.raises(NewscleanError, match="journal"):
        sink.open(RECIPE, resume=True)
    sink.close()


def first_part(path: Path) -> Path:
    """The first part of a Parquet output that is not finished."""
    return (path.with_name("out.parquet.parts") if path.suffix else path) / "part-000000.parquet"


def test_a_part_that_breaks_while_the_run_lasts_is_told(tmp_path: Path) -> None:
    sink = Parquet(tmp_path / "out.parquet")
    sink.open(RECIPE, resume=False)
    sink.write(rows(0))
    first_part(sink.path).write_bytes(b"broken")
    with pytest.raises(NewscleanError, match=r"part-000000\.parquet cannot be read, although the journal tells of it"):
        sink.finish()
    sink.close()


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet", "out"])
def test_a_finished_output_that_is_gone_is_told(tmp_path: Path, name: str) -> None:
    path = finished(tmp_path / name)
    (path if path.is_file() else first_part(path)).unlink()
    sink = open_sink(path)
    with pytest.raises(NewscleanError, match="journal"):
        sink.open(RECIPE, resume=True)
    sink.close()


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_two_runs_cannot_write_one_output(tmp_path: Path, name: str) -> None:
    pytest.importorskip("fcntl")
    first, second = open_sink(tmp_path / name), open_sink(tmp_path / name)
    first.open(RECIPE, resume=False)
    with pytest.raises(NewscleanError, match="another run is writing"):
        second.open(RECIPE, resume=True)
    first.close()


def test_two_runs_cannot_write_the_same_page_into_one_database(tmp_path: Path) -> None:
    first, second = Sqlite(tmp_path / "out.sqlite"), Sqlite(tmp_path / "out.sqlite")
    first.open(RECIPE, resume=False)
    second.open(RECIPE, resume=True)
    first.write(rows(0))
    with pytest.raises(NewscleanError, match="UNIQUE constraint failed"):
        second.write(rows(0))
    first.close()
    second.close()


def test_sqlite_joins_a_database_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE mine (id INTEGER)")
    database.commit()
    database.close()
    sink = Sqlite(path)
    sink.open(RECIPE, resume=False)
    sink.write(rows(0))
    sink.close()
    database = sqlite3.connect(path)
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    database.close()
    assert names == {"mine", "articles", "newsclean_journal"}


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1, max_size=4))
@settings(deadline=None, max_examples=25, suppress_health_check=ON_DISK)
@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.sqlite", "out.parquet"])
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, name: str, texts: list[str]) -> None:
    sink = open_sink(tmp_path_factory.mktemp("texts") / name)
    sent = [{**row(number), "text": text, "tags": [text]} for number, text in enumerate(texts)]
    sink.open(RECIPE, resume=False)
    sink.write(sent)
    sink.finish()
    sink.close()
    found = list(Written(sink.path, ("text", "tags")))  # type: ignore[attr-defined]
    assert [each["text"] or "" for each in found] == texts
    assert [each["tags"] for each in found] == [[text] for text in texts]


def test_an_empty_csv_still_has_its_head(tmp_path: Path) -> None:
    sink = Csv(tmp_path / "out.csv")
    sink.open(RECIPE, resume=False)
    sink.finish()
    sink.close()
    assert (tmp_path / "out.csv").read_text().split(",")[:2] == ["position", "place"]


def test_an_empty_parquet_file_still_has_its_schema(tmp_path: Path) -> None:
    sink = Parquet(tmp_path / "out.parquet")
    sink.open(RECIPE, resume=False)
    sink.finish()
    sink.close()
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.schema.names == [column.name for column in COLUMNS]
    assert len(table) == 0


def test_parquet_says_what_it_was_made_with(tmp_path: Path) -> None:
    sink = Parquet(tmp_path / "out.parquet")
    sink.open(RECIPE, resume=False)
    sink.write(rows(0))
    sink.finish()
    sink.close()
    metadata = pq.read_schema(tmp_path / "out.parquet").metadata
    assert (metadata[b"version"], metadata[b"rules"]) == (b"1", b"1+abc")


def test_row_groups_are_joined_but_not_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.parquet.ROW_GROUP", 2000)
    sink = Parquet(tmp_path / "out.parquet")
    sink.open(RECIPE, resume=False)
    for position in range(40):
        sink.write(rows(position))
    sink.finish()
    sink.close()
    with pq.ParquetFile(tmp_path / "out.parquet") as file:
        assert 1 < file.num_row_groups < 40
    assert [each["position"] for each in read(tmp_path / "out.parquet")] == list(range(40))


@pytest.mark.parametrize("name", ["out.xlsx", "out.parquet.gz"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(BadOption, match=r"rows go to \.jsonl"):
        open_sink(name)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    sinks: list[Sink] = [JsonLines(tmp_path / "no" / "out.jsonl"), Sqlite(tmp_path / "no" / "out.db")]
    for sink in sinks:
        with pytest.raises(NewscleanError, match="cannot be written"):
            sink.open(RECIPE, resume=False)
        sink.close()


def test_a_broken_journal_is_told(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.journal").write_text('{"newsclean": {}}\n[1]\n')
    with pytest.raises(NewscleanError, match=r"out\.jsonl\.journal cannot be read"):
        JsonLines(tmp_path / "out.jsonl").open(RECIPE, resume=True)


@pytest.mark.parametrize("name", ["OUT.JSONL.GZ", "Out.Csv.Gz", "OUT.CSV", "Out.SQLite", "OUT.PARQUET"])
def test_capitals_in_a_suffix_change_nothing(tmp_path: Path, name: str) -> None:
    path = finished(tmp_path / name)
    assert [each["position"] for each in Written(path)] == [0]
    assert path.read_bytes().startswith(b"\x1f\x8b") == name.lower().endswith(".gz")


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv"])
def test_a_link_that_leads_nowhere_is_an_error_of_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(tmp_path / "no-such-folder" / name)
    sink = open_sink(tmp_path / name)
    with pytest.raises(NewscleanError, match="cannot be written: No such file"):
        sink.open(RECIPE, resume=False)
    sink.close()


def test_a_database_that_somebody_locked_is_an_error_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.batch.sinks._PATIENCE", 0.01)
    sink = Sqlite(tmp_path / "out.sqlite")
    sink.open(RECIPE, resume=False)
    other = sqlite3.connect(tmp_path / "out.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for step in (sink.finish, lambda: sink.write(rows(0))):
        with pytest.raises(NewscleanError, match="cannot be written: database is locked"):
            step()
    other.close()
    sink.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_place_that_nobody_knows_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    sink = open_sink(tmp_path / name)
    sink.open(RECIPE, resume=False)
    sink.write([{**each, "place": ""} for each in rows(0)])
    sink.finish()
    sink.close()
    assert [each["place"] for each in Written(tmp_path / name)] == [""]
