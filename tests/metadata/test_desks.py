"""Bylines that begin with no "by": how desks print them from Ankara to Hà Nội, and lines that only look like one."""

from __future__ import annotations

import pytest

from newsclean.document import Document
from newsclean.filters.tells import told
from newsclean.metadata import read_metadata
from newsclean.metadata.desks import accompanies, may_be_desks, signature
from newsclean.metadata.leads import is_second, without_lead
from newsclean.metadata.name_shapes import with_capitals
from newsclean.metadata.names import read_names
from newsclean.metadata.prefixed_and import parted
from newsclean.rules import RuleBook
from newsclean.types import Block, Removal

STORY = "<p>It rained all day in the harbour of Ostrel, and the ferries to the islands stayed in port until night.</p>"


def authors(language: str, line: str) -> tuple[str, ...]:
    """Who signs a page that prints a line below its headline."""
    head = "<head><title>Storm closes the harbour</title></head>"
    page = f'<html lang="{language}">{head}<body><h1>Storm closes the harbour</h1>{line}{STORY * 3}</body></html>'
    return read_metadata(Document(page, "https://www.ostrelpost.example/storm")).authors


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        # a place beside the name
        ("tr", "Figen KORUCU/ADANA, (ABC)", ["Figen Korucu"]),
        ("tr", "Okan GÜMÜŞ-Berna AYTAÇ / İZMİR", ["Okan Gümüş", "Berna Aytaç"]),
        ("ar", "دمشق - رغد الحموي", ["رغد الحموي"]),
        ("ar", "رغد الحموي (دمشق)", ["رغد الحموي"]),
        ("ar", "صنعاء/ بشير الذماري ووداد الحكيمي", ["بشير الذماري", "وداد الحكيمي"]),
        ("he", "ירושלים | צופיה ורשבסקי", ["צופיה ורשבסקי"]),
        ("fa", "تهران – پریچهر دولت‌شاهی", ["پریچهر دولت‌شاهی"]),
        ("hi", "गिरीश भाटी, जोधपुर", ["गिरीश भाटी"]),
        ("hi", "पटना से गिरीश भाटी", ["गिरीश भाटी"]),
        ("id", "Wening Pramesti - Semarang", ["Wening Pramesti"]),
        ("vi", "Tăng Bảo Châu - Hà Nội", ["Tăng Bảo Châu"]),
        ("th", "เชียงใหม่ - ดวงดาว แก้วใส", ["ดวงดาว แก้วใส"]),
        # a role
        ("tr", "Ulaş Ergin, Ekonomi Muhabiri", ["Ulaş Ergin"]),
        ("tr", "Roma muhabirimiz Ulaş Ergin bildiriyor", ["Ulaş Ergin"]),
        ("ar", "مراسلة الديوان في جدة: نورة الغامدي", ["نورة الغامدي"]),
        ("ar", "نورة الغامدي، كاتبة من جدة", ["نورة الغامدي"]),
        ("he", "כתבנו בנגב: ליעד טולדנו", ["ליעד טולדנו"]),
        ("he", "ליעד טולדנו, כתב המשפט", ["ליעד טולדנו"]),
        ("fa", "کیهان آریافر، خبرنگار انرژی", ["کیهان آریافر"]),
        ("fa", "گروه ورزشی – کیهان آریافر:", ["کیهان آریافر"]),
        ("hi", "जया पंत, वरिष्ठ पत्रकार", ["जया पंत"]),
        ("id", "<b>Dr. Tirta Wijaya</b><br>Dosen Hukum, Universitas Laut", ["Dr. Tirta Wijaya"]),
        ("id", "Laporan wartawan Kabar Laut, Tirta Wijaya", ["Tirta Wijaya"]),
        ("vi", "Luật sư Tăng Bảo Châu", ["Tăng Bảo Châu"]),
        ("th", "ดวงดาว แก้วใส ผู้สื่อข่าวอาวุโส", ["ดวงดาว แก้วใส"]),
        # whose it is
        ("tr", "Ulaş Ergin'in haberi", ["Ulaş Ergin"]),
        ("he", "הכתבה של ליעד טולדנו, גלי הנגב", ["ליעד טולדנו"]),
        ("hi", "रांची से जया पंत की ख़ास रिपोर्ट", ["जया पंत"]),
        ("vi", "Theo Tăng Bảo Châu / Báo Bến Sông", ["Tăng Bảo Châu"]),
        ("th", "คอลัมน์เรือน้อย โดย ลุงเข้ม", ["ลุงเข้ม"]),
        # what stands beside it
        ("he", "ליעד טולדנו · 6 דקות קריאה", ["ליעד טולדנו"]),
        ("fa", "کیهان آریافر | ۴ دقیقه مطالعه", ["کیهان آریافر"]),
        ("id", "Tirta Wijaya | 3 menit baca", ["Tirta Wijaya"]),
        # names alone
        ("vi", "Tăng Bảo Châu - Kiều Minh Hạnh", ["Tăng Bảo Châu", "Kiều Minh Hạnh"]),
        ("th", "ดวงดาว แก้วใส และ ภูมิ ทองแท้", ["ดวงดาว แก้วใส", "ภูมิ ทองแท้"]),
        # who edits, translates and takes pictures
        ("id", "Penulis: Tirta Wijaya | Editor: Wening Pramesti", ["Tirta Wijaya"]),
        ("vi", "Người dịch: Kiều Minh Hạnh | Tác giả: Tăng Bảo Châu", ["Tăng Bảo Châu"]),
        ("he", "כתבה: ליעד טולדנו צילום: צופיה ורשבסקי", ["ליעד טולדנו"]),
        ("ar", "تحقيق: رغد الحموي - تصوير: بشير الذماري", ["رغد الحموي"]),
        # leads with a slash and in capitals, titles
        ("ar", "تقرير/ رغد الحموي وبشير الذماري", ["رغد الحموي", "بشير الذماري"]),
        ("id", "OLEH TIRTA WIJAYA, WENING PRAMESTI, DAN BAYU AJI PRASETYA", ["Tirta Wijaya", "Wening Pramesti",
                                                                             "Bayu Aji Prasetya"]),
        ("he", 'מאת: ד"ר ליעד צ\'צ\'יק', ['ד"ר ליעד צ\'צ\'יק']),
        ("fa", "نویسنده: پریچهر دولت‌شاهی", ["پریچهر دولت‌شاهی"]),
    ],
)  # fmt: skip
def test_what_desks_print(language: str, line: str, names: list[str]) -> None:
    assert authors(language, f"<p>{line}</p>") == tuple(names)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("tr", "Ekonomi / Enerji"),
        ("tr", "İstanbul - Ankara Hattı"),
        ("tr", "Yazarlar Birliği 14 Mayıs 2022 günü limanda bir yürüyüş için çağrı yaptı."),
        ("ar", "القاهرة - وكالات"),
        ("ar", "كتبت الصحف عن الحادث في صفحاتها الأولى"),
        ("ar", "تقرير: ارتفاع أسعار النفط عالميا"),
        ("he", "כתב אישום נגד ראש העיר"),
        ("he", "על ידי שימוש במים נחסכו מיליונים"),
        ("fa", "به قلم و کاغذ هم رحم نکردند"),
        ("fa", "گزارش از وضعیت بازار ارز در تهران"),
        ("hi", "मौसम विभाग की रिपोर्ट"),
        ("hi", "जागरण संवाददाता, लखनऊ"),
        ("id", "Jakarta - Bandung Lumpuh"),
        ("id", "Oleh karena hujan deras, tiga ruas jalan ditutup sementara."),
        ("vi", "Theo Bộ Công Thương"),
        ("vi", "Hà Nội - Hải Phòng"),
        ("vi", "Hồ Chí Minh"),
        ("th", "กรุงเทพ - เชียงใหม่"),
        ("th", "เศรษฐกิจ และ การเงิน"),
        ("th", "โดยเฉพาะพื้นที่ริมแม่น้ำ ชาวบ้านเริ่มขนของขึ้นที่สูงแล้ว"),
    ],
)
def test_what_only_looks_like_one(language: str, line: str) -> None:
    assert authors(language, f"<p>{line}</p>") == ()


def test_a_translator_signs_where_nobody_else_does() -> None:
    alone, beside = "<p>Editör: Ulaş Ergin</p>", "<p>Yazan: Figen Korucu</p>"
    assert authors("tr", alone) == ("Ulaş Ergin",)
    assert authors("tr", alone + beside) == ("Figen Korucu",)


def test_a_rule_gives_names_as_they_were_written() -> None:
    line = "نویسنده: پریچهر دولت‌شاهی"
    (finding,) = told([Block(line)], [Removal(0, "fa-byline", "byline", None, "byline")], RuleBook())
    assert finding.value == ("پریچهر دولت‌شاهی",)


def test_the_letter_that_says_and() -> None:
    assert parted("تالا حداد وليد شاهين") == ["تالا حداد وليد شاهين"]  # a name that begins with the letter
    assert parted("صوفيا وايس") == ["صوفيا وايس"]
    assert parted("ליעד טולדנו וורד לביא") == ["ליעד טולדנו", "ורד לביא"]


@pytest.mark.parametrize(
    ("capitals", "name"),
    [("NURİ YILDIRAN", "Nuri Yıldıran"), ("SELDA YILMAZ", "Selda Yılmaz"), ("IRMAK ŞAHİN", "Irmak Şahin"),
     ("DIANA MILLER", "Diana Miller")],
)  # fmt: skip
def test_turkish_capitals(capitals: str, name: str) -> None:
    assert with_capitals(capitals) == name


def test_the_hebrew_stroke_and_marks_around_a_name() -> None:
    assert read_names("ליעד צ'צ'יק'").persons == ("ליעד צ'צ'יק'",)
    assert read_names("'ליעד טולדנו'").persons == ("ליעד טולדנו",)


def test_what_is_asked_first() -> None:
    assert not may_be_desks("Ida Wollny, Oslo", "en")
    assert signature("דמשק - " + "ל" * 200) == ""
    assert accompanies("5 דקות קריאה")
    assert not accompanies("דקות קריאה")
    assert signature("Oslo") == ""
    assert is_second("Foto: Ida Wollny")
    assert not is_second("Foto")
    assert without_lead("כתב אישום") == ("כתב אישום", False)
