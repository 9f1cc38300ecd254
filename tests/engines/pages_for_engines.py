"""Pages for the engines: articles, and pages that fail in every way a page can."""

from __future__ import annotations

from pathlib import Path

STORY = "<article><h1>Storm {0}</h1>{1}<p>300x250 Ad</p></article>"
LINE = "<p>The harbour of Ostrel was closed on day {0} after the storm, the town said in statement {1}.</p>"
PAGES = 60
HERE = str(Path(__file__).parent)


def html(number: int) -> str | None:
    """The page: every tenth holds nothing, one is missing, one brings its worker down."""
    if number == 7:
        return None
    if number == 17:
        return "<p>CRASH</p>"
    if number % 10 == 3:
        return ""
    return STORY.format(number, "".join(LINE.format(number, line) for line in range(9)))


ERRORS = dict.fromkeys(range(3, PAGES, 10), "no-article") | {7: "unreadable", 17: "crashed"}
