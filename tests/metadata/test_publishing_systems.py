"""How publishing systems state metadata: a few lines of each kind of page, and what a reader would say."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsclean.document import Document
from newsclean.metadata import read_metadata
from newsclean.metadata.dates import scan
from newsclean.types import Metadata

URL = "https://www.ostrelpost.example/region/storm"
TITLE = "Storm closes the harbour of Ostrel"
STORY = "<p>It rained all day in the harbour of Ostrel, and the ferries to the islands stayed in port until night.</p>"


def read(head: str = "", body: str = STORY, *, text: str = "") -> Metadata:
    page = Document(f"<html><head>{head}</head><body>{body}</body></html>", URL)
    return read_metadata(page, thorough=False, text=text)


def below(byline: str) -> Metadata:
    return read(body=f"<h1>{TITLE}</h1>{byline}{STORY}")


class TestMoments:
    @pytest.mark.parametrize(
        ("line", "moments"),
        [
            ("August 6, 2024 at 6:14 p.m. ET", ["2024-08-06T18:14:00-04:00"]),
            ("January 6, 2024, 6 PM PT", ["2024-01-06T18:00:00-08:00"]),
            ("March 10, 2024 9:00 am CT", ["2024-03-10T09:00:00-05:00"]),
            ("November 3, 2024 9:00 am MT", ["2024-11-03T09:00:00-07:00"]),
            ("6 août 2024 à 14h32 et plus tard", ["2024-08-06T14:32:00"]),
            ("06 августа 2024, 14:32 МСК", ["2024-08-06T14:32:00+03:00"]),
            ("6 de agosto de 2024, 02:32 p. m.", ["2024-08-06T14:32:00"]),
            ("6 أغسطس 2024 02:32 م", ["2024-08-06T14:32:00"]),
            ("6 أغسطس 2024 12:32 صباحا", ["2024-08-06T00:32:00"]),
            ("6 أغسطس 2024 02:32 مارلا", ["2024-08-06T02:32:00"]),
            ("6 Αυγούστου 2024, 2:32 μ.μ.", ["2024-08-06T14:32:00"]),
            ("6. aug. 2024 kl. 14.55 (7. aug. 2024 kl. 08.10)", ["2024-08-06T14:55:00", "2024-08-07T08:10:00"]),
        ],
    )  # fmt: skip
    def test_halves_of_the_day_and_zones_as_words(self, line: str, moments: list[str]) -> None:
        assert [seen.iso for seen in scan(line, month_first=True)] == moments

    def test_an_update_in_the_words_of_its_element(self) -> None:
        first, last = "2024-03-12T13:00:00+00:00", "2024-03-12T16:20:00+00:00"
        found = below(
            f'<time datetime="{first}">Publicerad 15.00</time> <time datetime="{last}">Uppdaterad 18.20</time>'
        )
        assert (found.published, found.modified) == (datetime.fromisoformat(first), datetime.fromisoformat(last))

    def test_a_moment_in_the_title_of_an_abbreviation(self) -> None:
        found = below('<abbr itemprop="datePublished" title="2024-03-12T20:41:00+01:00">20:41</abbr>')
        assert found.published == datetime.fromisoformat("2024-03-12T20:41:00+01:00")
