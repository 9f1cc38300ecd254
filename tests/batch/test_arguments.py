"""Wrong arguments of the batch room are named before anything is begun."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest
from recipes_for_batch import Obedient

from newsclean import Cleaner, Page
from newsclean.batch import (
    BatchCleaner,
    Csv,
    Parquet,
    Plan,
    Written,
    clean_batches,
    clean_rows,
    cleaned_schema,
    find_duplicates,
    open_sink,
    open_source,
    outcomes,
    run,
)
from newsclean.errors import BadOption, Unreadable
from newsclean.integrations.pandas import clean

PAGES = [Page(b"a")]
TABLE = pa.table({"html": ["a"]})
FRAME = pd.DataFrame({"html": ["a"]})
HERE = Plan(workers=0)

Call = Callable[[Any, Any], object]
BY_NAME: dict[str, Call] = {
    "outcomes": lambda cleaner, plan: list(outcomes(PAGES, cleaner, plan)),
    "clean_rows": lambda cleaner, plan: list(clean_rows(PAGES, cleaner, plan)),
    "run": lambda cleaner, plan: run(PAGES, "rows.jsonl", cleaner, plan),
    "BatchCleaner": lambda cleaner, plan: BatchCleaner(cleaner, plan=plan),
    "pandas": lambda cleaner, plan: clean(FRAME, cleaner, plan=plan),
}


@pytest.mark.parametrize("call", BY_NAME.values(), ids=BY_NAME)
def test_cleaners_and_plans_are_checked(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for cleaner in ("fast", Cleaner, Plan(), 3):
        with pytest.raises(BadOption, match=r"cleaner must be a Cleaner, or an object with its clean\(page\), not "):
            call(cleaner, HERE)
    for plan in (2, {"workers": 2}, Cleaner()):
        with pytest.raises(BadOption, match=r"plan must be a Plan, such as Plan\(workers=2\), not "):
            call(Obedient(), plan)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("pages", "says"),
    [
        (Page(b"a"), "as a list of Page or a Source does, not Page"),
        (None, "as a list of Page or a Source does, not NoneType"),
        (FRAME, "brings Page, Outcome or Item, not str"),
        ({"html": "a"}, "brings Page, Outcome or Item, not str"),
        (["<p>a</p>"], "brings Page, Outcome or Item, not str"),
    ],
)
def test_what_brings_no_pages_is_no_source(pages: Any, says: str, tmp_path: Path) -> None:
    for call in (outcomes, clean_rows):
        with pytest.raises(BadOption, match=says):
            list(call(pages, Obedient(), HERE))
    with pytest.raises(BadOption, match=says):
        run(pages, tmp_path / "rows.jsonl", Obedient(), HERE)


@pytest.mark.parametrize("body", [None, "<p>a</p>", 5])
def test_a_page_without_bytes_is_a_row(body: Any) -> None:
    first, second = clean_rows([Page(body, "https://example.com/a"), Page(b"a")], Obedient(), HERE)
    assert (first["url"], first["error"]) == ("https://example.com/a", "unreadable")
    assert second["ok"]


def test_a_path_is_opened_first() -> None:
    with pytest.raises(BadOption, match=r"open_source\(path\) opens a file or folder"):
        list(outcomes("pages/", plan=HERE))  # type: ignore[arg-type]


@pytest.mark.parametrize("take", [open_source, open_sink, Csv, Parquet, Written])
@pytest.mark.parametrize("path", [None, 3, "", "a\0b", b"pages", "s3://crawl/pages.parquet"])
def test_what_names_no_file_is_no_path(take: Callable[[Any], object], path: object) -> None:
    with pytest.raises(BadOption, match=r"must be (the name of )?a file or folder( of this machine)?, not"):
        take(path)


def test_a_name_too_long_for_a_file_is_told() -> None:
    with pytest.raises(BadOption, match="there is no such file or folder"):
        open_source("a" * 5_000)


def test_urls_are_told_how_they_are_fetched() -> None:
    with pytest.raises(BadOption, match=r"not https://example\.com/a; URLs .* stand in a \.txt file"):
        open_source("https://example.com/a")


@pytest.mark.parametrize("batches", [TABLE, None, ["a"], FRAME])
def test_batches_are_arrow_record_batches(batches: Any) -> None:
    with pytest.raises(BadOption, match=r"must be Arrow record batches, as table\.to_batches"):
        list(clean_batches(batches, Obedient(), plan=HERE))


def test_columns_and_schemas_are_checked(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match=r"as table\.schema is, not Table"):
        cleaned_schema(TABLE)
    with pytest.raises(BadOption, match="several columns called 'html'"):
        cleaned_schema(pa.schema([("html", pa.string()), ("url", pa.string()), ("html", pa.string())]))
    wrong: tuple[Callable[[Any], object], ...] = (
        lambda columns: open_source(tmp_path, columns),
        lambda columns: cleaned_schema(TABLE.schema, columns),
        lambda columns: BatchCleaner(columns=columns),
        lambda columns: clean(FRAME, columns=columns),
    )
    for call in wrong:
        with pytest.raises(BadOption, match=r"columns must be Columns, such as Columns\(html='body'\), not 'html'"):
            call("html")


def test_frames_are_checked() -> None:
    with pytest.raises(BadOption, match=r"must be a pandas DataFrame, not Series: .*to_frame\('html'\)"):
        clean(FRAME["html"])
    with pytest.raises(BadOption, match="must be a pandas DataFrame, not list"):
        clean(["a"])  # type: ignore[arg-type]
    with pytest.raises(BadOption, match="several columns called 'html'"):
        clean(pd.DataFrame([["a", "b"]], columns=["html", "html"]))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"batch": 2.5}, r"batch must be a whole number, not 2\.5"),
        ({"ordered": "no"}, "ordered must be True or False, not 'no'"),
        ({"resume": None}, "resume must be True or False, not None"),
        ({"whole": 1}, "whole must be True or False, not 1"),
    ],
)
def test_plans_are_checked(options: dict[str, Any], says: str) -> None:
    with pytest.raises(BadOption, match=says):
        Plan(**options)


@pytest.mark.parametrize("names", ["url", None, (), ("titel",), (["url"],)])
def test_names_of_columns_are_checked(names: Any) -> None:
    with pytest.raises(BadOption, match=r"names must be a list of columns|there is no column"):
        Written("rows.jsonl", names)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", b'{"position": 0'),
        ("a.jsonl", b"[]\n"),
        ("a.jsonl", b"\xff\n"),
        ("a.jsonl", b"[" * 200_000),
        ("a.jsonl", b'{"position": 0}\n'),
        ("a.jsonl.gz", b"\x1f\x8b\x08 cut"),
        ("a.csv.gz", b"no gzip"),
        ("a.csv", b"position\r\n0\r\n"),
        ("a.sqlite", b"no database at all"),
        ("a.parquet", b"PAR1"),
        ("a.parquet", None),
        ("a.jsonl", None),
        ("a.sqlite", None),
    ],
)
def test_a_damaged_output_is_told(name: str, content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable, match=rf"{name} cannot be read: "):
        list(Written(tmp_path / name))


def test_a_column_that_a_table_has_not_is_told(tmp_path: Path) -> None:
    pa.parquet.write_table(pa.table({"url": ["a"]}), tmp_path / "a.parquet")
    with pytest.raises(Unreadable, match="there is no column 'title'"):
        list(Written(tmp_path / "a.parquet", ("url", "title")))


@pytest.mark.parametrize("rows", [None, 3, "a.parquet", FRAME, [{"text": "a"}], [["a"]]])
def test_duplicates_are_looked_for_in_rows(rows: Any) -> None:
    with pytest.raises(BadOption, match="rows must "):
        find_duplicates(rows)
    with pytest.raises(BadOption, match="similarity must be between"):
        find_duplicates([], "0.5")  # type: ignore[arg-type]


@pytest.mark.parametrize("position", [None, "1", [1]])
def test_a_position_is_a_number(position: object) -> None:
    with pytest.raises(BadOption, match="a position must be a number, not "):
        find_duplicates([{"position": position, "text": "a"}])


def test_rows_of_two_runs_are_told() -> None:
    with pytest.raises(BadOption, match="two rows with position 0: number the rows"):
        find_duplicates([{"position": 0, "text": "a"}, {"position": 0, "text": "b"}])


def test_rows_of_a_data_frame_are_rows() -> None:
    text = " ".join(map(str, range(100)))
    rows = pd.DataFrame({"position": [0, 1, 2], "text": [text, None, text], "url": [None, "b", float("nan")]})
    [group] = find_duplicates(rows.to_dict("records"))
    assert [group.original.position, *(copy.position for copy in group.copies)] == [0, 2]
