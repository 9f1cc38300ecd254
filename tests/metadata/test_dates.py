"""Dates as the press of many countries writes them, which of two is the day of publication, and what is none."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsclean.metadata import dates, decide
from newsclean.metadata.date_lines import is_told, roles
from newsclean.types import Finding

DAY = "2024-03-12"


@pytest.mark.parametrize(
    "line",
    [
        "12/03/2567", "12 มี.ค. 67", "12 มีนาคม พ.ศ. 2567", "๑๒ มีนาคม ๒๕๖๗", "วันอังคารที่12มีนาคมพ.ศ.2567",
        "民國113年3月12日", "113年3月12日", "113/03/12", "二〇二四年三月十二日", "令和6年3月12日", "令和六年三月十二日",
        "公開：２０２４年３月１２日", "2024년 3월 12일",
        "1402/12/22", "۱۴۰۲/۱۲/۲۲", "22/12/1402", "۲۲ اسفند ۱۴۰۲",
        "۲۲ اسفندماه ۱۴۰۲", "۲۲ حوت ۱۴۰۲", "12 آذار 2024", "12 مارس/آذار 2024", "12 thg 3, 2024", "Tháng Ba 12, 2024",
        "12 tháng 3 năm 2024", "ב-12.3.2024", "12 למרץ 2024", "12/3 2024", "12/3-2024", "12 III 2024", "2024. III. 12.",
        "12-03-24", "12 mar 24", "12 MART 2024", "Fecha:12/03/2024", "12/03/2024-10:15", "12 μάρτη 2024",
    ],
)  # fmt: skip
def test_ways_of_writing_a_day(line: str) -> None:
    assert dates.scan(line)[0].iso[:10] == DAY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("24 كانون الأول 2023", "2023-12-24"), ("24 تشرين الثاني/نوفمبر 2023", "2023-11-24"),
        ("24 دجنبر 2023", "2023-12-24"),
        ("24 جويلية 2023", "2023-07-24"), ("3 tháng mười hai, 2024", "2024-12-03"), ("17 KASIM 2021", "2021-11-17"),
        ("12 HAZİRAN 2020", "2020-06-12"), ("15 cze 11", "2011-06-15"), ("24 серп. 2022", "2022-08-24"),
        ("12 Nop 2024", "2024-11-12"), ("24 noi. 2023", "2023-11-24"), ("2023. aug. 20. 22:50", "2023-08-20T22:50:00"),
    ],
)  # fmt: skip
def test_months_of_other_presses(line: str, day: str) -> None:
    assert dates.scan(line)[0].iso == day


@pytest.mark.parametrize("language", ["ko", "ja", "zh", "hu"])
def test_two_digits_of_year_stand_first_in_some_languages(language: str) -> None:
    assert dates.scan("24.03.12 06:05", language=language)[0].iso == "2024-03-12T06:05:00"


@pytest.mark.parametrize("line", ["5 June 10:15", "5 i 2024", "1-0-14", "15 رمضان 1445", "5 June at 10.15 Uhr"])
def test_what_is_no_date(line: str) -> None:
    assert dates.scan(line) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Updated {} March 2024", "Published {} March 2024"), ("Mis à jour le {}/03/2024", "Publié le {}/03/2024"),
        ("Обновлено {}.03.2024", "Создано {}.03.2024"), ("更新 2024年3月{}日", "公開 2024年3月{}日"),
        ("최종수정 2024.03.{}", "기사입력 2024.03.{}"), ("עודכן: {}.03.2024", "פורסם: {}.03.2024"),
        ("Frissítve: 2024. március {}.", "közzétéve: 2024. március {}."), ("อัปเดต {} มี.ค. 67", "โพสต์ {} มี.ค. 67"),
    ],
)  # fmt: skip
def test_published_and_updated_in_either_order(first: str, second: str) -> None:
    line = f"{first.format(13)} | {second.format(12)}"
    assert roles(line, dates.scan(line)) == ["modified", "published"]
    line = f"{second.format(12)} | {first.format(13)}"
    assert roles(line, dates.scan(line)) == ["published", "modified"]


def test_the_verb_behind_its_date() -> None:
    line = "2024年3月12日公開　2024年3月13日更新"
    assert roles(line, dates.scan(line)) == ["published", "modified"]


@pytest.mark.parametrize(
    "line",
    [
        "The trial of the former mayor begins on 12 March 2024 in Leeds.",
        "Das Hafenfest am 12. März 2024 fällt wegen Geldmangels aus.",
        "Суд назначил следующее заседание на 12 марта 2024 года.",
        "展覽將於2024年3月12日在舊港口的倉庫開幕。",
        "전시회는 2024년 3월 12일 옛 항구의 창고에서 문을 연다.",
        "पुस्तक मेला 12 मार्च 2024 को पुराने बंदरगाह पर शुरू होगा।",
        "งานแสดงหนังสือครั้งใหม่จะเปิดขึ้นในวันที่ 12 มีนาคม 2567 ที่ท่าเรือเก่า",
    ],
)
def test_a_day_that_a_sentence_tells_of(line: str) -> None:
    assert is_told(line, dates.scan(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "BERLIN, 12 March 2024 (dpa) - The harbour has been closed since noon.",
        "Published by the newsroom of the paper on 12 March 2024.",
        "Москва. 12 марта 2024 года.",
        "Wien, 12. März 2024",
        "By Ida Wollny, 12 March 2024, 6 a.m.",
        "2024. március 12.",
    ],
)
def test_datelines_are_no_sentences(line: str) -> None:
    assert not is_told(line, dates.scan(line)[0])


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("2024년 3월 5일 오전 12:30", "T00:30:00"),
        ("2024년 3월 5일 오후 12:30", "T12:30:00"),
        ("2024年3月5日 凌晨12:30", "T00:30:00"),
        ("2024年3月5日 中午11:50", "T11:50:00"),
        ("2024年3月5日 中午12:10", "T12:10:00"),
        ("2024年3月5日 中午1:30", "T13:30:00"),
        ("2024-03-05T24:00", "T00:00:00"),
        ("2024-03-05T23:59:60", "T23:59:00"),
        ("2024-03-05T99:15", ""),
        ("2024-03-05T23:59:75", ""),
    ],
)
def test_hours_around_noon_and_midnight(line: str, time: str) -> None:
    assert dates.read(line) == f"2024-03-05{time}"


def test_what_stands_behind_the_part_that_is_searched_is_not_remembered() -> None:
    dates._scanned.cache_clear()
    for length in (1_000, 2_000):
        assert dates.read("Published 5 March 2024" + " " * length) == "2024-03-05"
    assert dates._scanned.cache_info().currsize == 1


@pytest.mark.parametrize(
    ("before", "said", "behind"),
    [
        ("Große Straße in Gießen: ", "5. Juni 2025, 14.46 Uhr", ""),
        ("Oﬃce, ", "5 June 2025", ""),
        ("İSTANBUL, ", "5 Haziran 2025", " güncellendi"),
        ("\u200f\u200fעודכן ", "5 ביוני 2025", " \u200f|"),
        ("Publie\u0301 a\u0300 Mo\u0302mes le ", "5 juin 2025", " a\u0300 midi"),
        ("Groß\u200e, e\u0301t\u0301e\u0301: ", "05.06.2025", "ß"),
        ("Published ", "5 June 2025", " in Oslo"),
    ],
)
def test_a_date_is_where_it_stands_in_the_line_as_it_is_written(before: str, said: str, behind: str) -> None:
    line = before + said + behind
    (seen,) = dates.scan(line)
    assert (seen.iso[:10], line[seen.start : seen.end]) == ("2025-06-05", said)


def test_the_day_of_a_picture_is_no_dateline() -> None:
    line = "Zdjęcie: Anna Wrona/PAP 05.10.2022"
    assert is_told(line, dates.scan(line)[0])
    line = "Foto: Anna Wrona | Publicado 12/03/2024"
    assert not is_told(line, dates.scan(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "প্রকাশ: ১২ মার্চ ২০২৪, আপডেট: ১৩ মার্চ ২০২৪",
        "شائع: 12 March 2024, اپ ڈیٹ: 13 March 2024",
        "Objavljeno: 12.3.2024 Ažurirano: 13.3.2024",
    ],
)
def test_the_day_of_a_change_in_more_languages(line: str) -> None:
    assert roles(line, dates.scan(line)) == ["published", "modified"]


def test_a_change_that_a_dateline_tells_apart_is_no_day_of_publication() -> None:
    given = [
        Finding("published", DAY, "dateline:near"),
        Finding("modified", "2024-03-13", "dateline:near"),
        Finding("published", "2024-03-13", "dateline:below"),
    ]
    found = decide(given)
    assert (found.published, found.modified) == (datetime(2024, 3, 12), datetime(2024, 3, 13))  # noqa: DTZ001 - no zone
