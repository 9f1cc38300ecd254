"""pandas: a row for every row, with its index and its other columns."""

from __future__ import annotations

import pandas as pd
import pytest
from recipes_for_batch import Obedient

from newsclean.batch import ARTICLE_COLUMNS, Columns, Plan
from newsclean.errors import BadOption
from newsclean.integrations.pandas import clean

HERE = Plan(workers=0)


@pytest.fixture
def frame() -> pd.DataFrame:
    html = ["a", b"b", None, "NOTHING", float("nan"), "BUG"]
    return pd.DataFrame({"id": list("uvwxyz"), "html": html, "url": "https://example.com/"}, index=range(10, 16))


def test_rows_keep_their_index_and_columns(frame: pd.DataFrame) -> None:
    cleaned = clean(frame, Obedient(), plan=HERE)
    assert list(cleaned.columns) == ["id", *(column.name for column in ARTICLE_COLUMNS)]
    assert list(cleaned.index) == list(frame.index)
    assert list(cleaned["id"]) == list("uvwxyz")
    assert list(cleaned["text"].dropna()) == ["a", "b"]
    assert list(cleaned["error"].dropna()) == ["unreadable", "no-article", "unreadable", "unexpected"]
    assert cleaned["ok"].sum() == 2


def test_the_accessor_names_the_columns(frame: pd.DataFrame) -> None:
    renamed = frame.rename(columns={"html": "page", "url": "link"})
    cleaned = renamed.newsclean.clean("page", url="link", cleaner=Obedient(), plan=HERE)
    assert set(cleaned["url"]) == {"https://example.com/"}
    assert "page" not in cleaned
    assert clean(renamed, Obedient(), Columns("page", "link"), HERE).equals(cleaned)


def test_empty_frames_have_the_same_columns(frame: pd.DataFrame) -> None:
    empty = clean(frame.iloc[:0], Obedient())
    assert len(empty) == 0
    assert list(empty.columns) == list(clean(frame, Obedient(), plan=HERE).columns)


def test_workers_give_the_same_frame(frame: pd.DataFrame) -> None:
    assert clean(frame, Obedient(), plan=Plan(workers=2)).equals(clean(frame, Obedient(), plan=HERE))


def test_what_cannot_be_done_is_told_before_anything_is_begun(frame: pd.DataFrame) -> None:
    with pytest.raises(BadOption, match="no column 'page'; there are id, html, url"):
        clean(frame, columns=Columns("page"))
    with pytest.raises(BadOption, match="with the names 'title', 'words'"):
        clean(frame.assign(title="mine", words=3))
