"""What removed lines tell: who wrote and who only had a hand in it, by their whole names."""

from __future__ import annotations

import pytest

from newsclean import clean_text
from newsclean.filters import told
from newsclean.rules import RuleBook

STORY = "The harbour of Ostrel was closed on Monday after the storm, and ferries stayed in port, the council said."


def findings(line: str) -> list[tuple[str, object]]:
    body = clean_text(f"{line}\n{STORY}")
    return [(each.field, each.value) for each in told(body.found, body.removals, RuleBook())]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Editör: Ulaş Ergin", "Ulaş Ergin"),
        ("Çeviri: Ulaş Ergin", "Ulaş Ergin"),
        ("Dịch: Lưu Hải Yến", "Lưu Hải Yến"),
        ("עורכת: דנה כהן", "דנה כהן"),
        ("تحرير: أحمد منصور", "أحمد منصور"),
        ("แปลโดย: สมชาย ใจดี", "สมชาย ใจดี"),
        ("संपादक: अमित शर्मा", "अमित शर्मा"),
    ],
)
def test_who_edits_or_translates_contributes(line: str, name: str) -> None:
    assert findings(line) == [("contributors", (name,))]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Yazan: Figen Korucu", "Figen Korucu"),
        ("by Lucía Barrientos-Hale, Special to the Tribune-Herald", "Lucía Barrientos-Hale"),
        ("Ditulis oleh F.X. Gunadi-Wibisono pada 2 Februari 2015", "F.X. Gunadi-Wibisono"),
    ],
)
def test_who_writes_signs_by_the_whole_name(line: str, name: str) -> None:
    assert findings(line) == [("authors", (name,))]
