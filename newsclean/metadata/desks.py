"""Bylines that begin with no "by": a city and a name, a name and a role, "X'ın haberi", "पटना से X की रिपोर्ट".

Scripts without capitals give no hint where a name is, so a line is taken only where a word of the desk stands beside
it: a place, a role, a genitive.  Vietnamese names are known by the family name, which comes first.  A long file: each
shape that a desk prints has its function.
"""

from __future__ import annotations

import re

from newsclean.metadata.desk_words import (
    CITIES,
    COMPANIONS,
    DESKS,
    HEADS,
    LANGUAGES,
    NOBODY_WORDS,
    NOBODY_WORDS_THAI,
    PARTICLES,
    REPORTERS,
    THAI_REPORTERS,
    VIETNAMESE_FAMILIES,
    is_reporter,
)
from newsclean.metadata.leads import is_second, without_lead
from newsclean.metadata.name_shapes import is_person
from newsclean.metadata.prefixed_and import parted
from newsclean.rules.labels import folded_words

MAX_LINE = 110
"""Characters of a line that a desk prints: three names, a place and a role."""

MAX_HEAD = 6
"""Words before the colon: "مراسل الأفق في بيروت"."""

MIN_NAME, MAX_NAME = 2, 5
"""Words of a name that nothing but its place shows."""

_DASH = re.compile(r"\s+:\s+|\s+[-–—ـ]\s+|\s*[/|،,–—]\s*|\s*-\s+|\s+-")
_NAMES = re.compile(r"\s*[,،/&]\s*|\s+[-–—ـ]\s+|\s+(?:ve|ile|dan|và|og|and|و|ו|और|एवं|तथा|व|และ|กับ)\s+", re.IGNORECASE)
MAX_WORDS = 3
"""Words of a name in a script without capitals, particles not counted: "شيرين أحمد فؤاد"."""

MAX_NAMES = 5
"""Names in one line."""

MAX_ROLE = 7
"""Words of a name and a role without a comma between them."""

SENTENCE = 7
"""Spaces in a line that is a sentence, where it ends in a full stop."""

MAX_PAPER = 5
"""Letters of a paper or station that stand for its name behind a slash."""

_QUOTES = frozenset('«»"“”')
_PENS = "✍🖊🖋📝\ufe0f "
"""What stands for "by" in front of a name."""

_THAI_HEADS = (*THAI_REPORTERS, "ทีมข่าว")

_COLUMNS = ("คอลัมน์", "Kolom", "Cột", "Chuyên mục")
_OPEN_ENDS = ".!?؟।…"
_VIEWS = re.compile(r"\d\s(?:نظر|ردود|رد)$")
_VIETNAMESE_ROLE = re.compile(r"(?:luật sư|nhà báo|nhà văn|phóng viên|pv|ctv|bác sĩ|tiến sĩ) ", re.IGNORECASE)
_TELLS_NUMBER = re.compile(r"[\d@]")
_PIECES = re.compile(r"\s*[,،|/]\s*|\s+[-–—ـ]\s+")
_GENITIVES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<who>\w[^'’:,.]{3,50})['’](?:n?[ıiuü]n)\s+(?:özel |)(?:haberi|röportajı|yazısı|söyleşisi|analizi)",
        r"(?:\S+(?: \S+)? से )?(?P<who>\S+(?: \S+){1,10}) की (?:खास |ख़ास |विशेष |ग्राउंड |स्पेशल )?(?:रिपोर्ट|रपट)",
        r"(?P<who>\S+(?: \S+){1,4}) की कलम से",
        r"(?:ה?כתבה|ה?כתבתו|ה?כתבתה|דיווח[וה]?|רשימתו|טורו|טור) של (?P<who>[^,|]{5,50})(?:[,|].*)?",
        r"(?:کاری|گزارشی|یادداشتی|مقاله‌ای|اثری) از (?P<who>\S+(?: \S+){1,6})",
        r"(?:คอลัมน์|Kolom|Cột|Chuyên mục)\s?:?\s?[^:]{1,40}? (?:โดย|oleh|của)\s?(?P<who>.{4,50})",
        r"(?:Laporan )?[Ww]artawan [^,:]{3,40},\s(?P<who>.{4,80})",
        r"(?:Laporan )?[Ww]artawan [^,:]{3,40},\s(?P<who>.{4,80}) melaporkan.*",
        (
            r"(?:[\w.]+ ){0,3}(?i:muhabirimiz|muhabiri|temsilcimiz|temsilcisi|editörü) (?P<who>[^,:]{5,60}?)"
            r"(?i: bildiriyor| aktarıyor| yazdı| anlatıyor)?"
        ),
        r"เรื่อง\s?:?\s?(?P<who>\S+ \S+(?: \S+)?)\s(?:\|\s)?ภาพ.*",
        r"(?P<who>\S+ \S+(?: \S+)?)\s?[:/]\s?(?:รายงาน|เรื่อง|เรียบเรียง|ภาพ/เรื่อง)",
        r"(?P<who>.{5,60}) (?:yazdı|aktardı)",
        r"Theo (?P<who>[^\W\d_]+(?: [^\W\d_]+){1,3})\s*(?:[/(–|]|- ).*",
    )
)  # fmt: skip
"""Whose the report is."""

_GENITIVE_TELLS = (
    "'", "’", " की ", " של ", "از ", "คอลัมน์", "เรื่อง", "รายงาน", "เรียบเรียง", "Kolom ", "artawan ", "Theo ", "Chuyên ",
    "abiri", "ABİRİ", "emsilci", "ditörü", "yazdı", "aktardı",
)  # fmt: skip
"""What every one of these lines holds: the cheap test."""


def accompanies(text: str) -> bool:
    """Whether a line tells a reading time, a number of comments or an address: what stands beside a byline.

    Example:
        >>> accompanies("4 דקות קריאה"), accompanies("3 menit baca"), accompanies("Rabu")
        (True, True, False)
    """
    if len(text) > MAX_LINE or _TELLS_NUMBER.search(text) is None:
        return False
    small = text.casefold()
    return any(map(small.__contains__, COMPANIONS)) or _VIEWS.search(small) is not None


def has_no_capitals(text: str) -> bool:
    """Whether a text begins in Hebrew, Arabic, Thai or an Indian script.

    Example:
        >>> has_no_capitals("دانا"), has_no_capitals("Dana")
        (True, False)
    """
    return "\u0590" <= text[:1] <= "\u0eff"


def is_sentence(text: str) -> bool:
    """Whether a line that holds a date is a sentence, and no list of names.

    Example:
        >>> is_sentence("Yazarlar Sendikası 14 Mayıs günü yürüyüşe çağrı yaptı."), is_sentence("Ida Wollny, 14 Mayıs")
        (True, False)
    """
    return text.endswith(tuple(_OPEN_ENDS)) and text.count(" ") >= SENTENCE


def is_city(name: str) -> bool:
    """Whether a name of two words is that of a city or region that desks print, and of nobody.

    Example:
        >>> is_city("Banda Aceh"), is_city("Van")
        (True, False)
    """
    return " " in name and folded_words(name) in CITIES


def may_be_desks(text: str, language: str) -> bool:
    """Whether a line may be a desk's: the cheap test, by the page's language and by the line's script.

    Example:
        >>> may_be_desks("Ida Wollny / İZMİR", "tr"), may_be_desks("רות אלון", "en"), may_be_desks("Ida Wollny", "en")
        (True, True, False)
    """
    return language in LANGUAGES or "\u0590" <= text[0] <= "\u0eff"


def signature(text: str) -> str:
    """What signs in a line of a desk; empty if the line is none.

    Args:
        text: one line beside the headline.

    Example:
        >>> signature("القاهرة - سامي البدري"), signature("Ida Wollny'nin haberi"), signature("Ida Wollny")
        ('سامي البدري', 'Ida Wollny', '')
    """
    if " " not in text or len(text) > MAX_LINE:
        return ""
    if text[0] in _PENS:
        names = text.lstrip(_PENS)
        return names if _are_names(names) else ""
    if text[0] in "([" and text[-1] in ")]":
        rest, led = without_lead(text[1:-1])
        return rest if led and _are_names(rest) else ""
    bare = _without_dates(text).strip(" :")
    if bare[-1:] in _OPEN_ENDS:
        return ""
    for shape in _SHAPES:
        if names := shape(bare):
            return ", ".join(name for name in _NAMES.split(names) if name)
    return ""


def _without_dates(text: str) -> str:
    """A line without the pieces behind a bar that hold digits or name an editor: "Phan An - Lê Vy | 12/03/2021"."""
    if "|" not in text:
        return text
    return "|".join(part for part in text.split("|") if not (_TELLS_NUMBER.search(part) or is_second(part.strip())))


def _before_aside(text: str) -> str:
    """The names before brackets that hold a place or what they do: "نواف الشمري (الكويت)"."""
    start = text.rfind(" (")
    inner = text[start + 2 : -1]
    known = text.endswith(")") and start > 0 and (_is_place(inner) or folded_words(inner) in HEADS | REPORTERS)
    return text[:start] if known and _are_names(text[:start]) else ""


def whose(text: str) -> str:
    """Who signs in a line that says whose the report is; empty if it says no such thing.

    Example:
        >>> whose("पटना से सुनील नेगी की रिपोर्ट"), whose("Theo Mai Anh Thư / Báo Sông Hậu")
        ('सुनील नेगी', 'Mai Anh Thư')
    """
    if not any(map(text.__contains__, _GENITIVE_TELLS)):
        return ""
    for pattern in _GENITIVES:
        if (match := pattern.fullmatch(text)) and (_are_names(match["who"]) or _is_columnist(text, match["who"])):
            return match["who"]
    return ""


_HINDI_FROM = " से "


def _from_city(text: str) -> str:
    """The names in "रांची से मनोज उरांव"."""
    city, _, names = text.partition(_HINDI_FROM)
    return names if names and folded_words(city) in CITIES and _are_names(names) else ""


def _is_columnist(text: str, who: str) -> bool:
    """Whether a column is signed with one word: "คอลัมน์ริมคลอง โดย นายตะเกียง"."""
    return text.startswith(_COLUMNS) and " " not in who and is_person(who)


def _thai_pair(text: str) -> str:
    """Two Thai names and "and": words that stand apart are names there, or sentences."""
    names = text.split(" และ ")
    both = len(names) == MIN_NAME and all(len(name.split()) == MIN_NAME and "ก" <= name[0] <= "๙" for name in names)
    return text if both and _are_names(text) and not any(map(text.__contains__, NOBODY_WORDS_THAI)) else ""


def may_sign(name: str) -> bool:
    """Whether a piece of a line may be somebody: a headline in a script without capitals has more words.

    Example:
        >>> may_sign("محمود عبد الغفار"), may_sign("ارتفاع أسعار النفط عالميا")
        (True, False)
    """
    words = folded_words(name).split()
    if not NOBODY_WORDS.isdisjoint(words) or (words and words[0] in REPORTERS):
        return False
    return not has_no_capitals(name) or sum(word not in PARTICLES and "." not in word for word in words) <= MAX_WORDS


def _are_names(text: str) -> bool:
    """Whether a piece is one to five full names and nothing else."""
    names = [word for name in _NAMES.split(text.strip()) if name for word in parted(name)]
    return 1 <= len(names) <= MAX_NAMES and all(
        MIN_NAME <= len(name.split()) <= MAX_NAME
        and folded_words(name) not in CITIES
        and is_person(name, strict=True)
        and may_sign(name)
        for name in names
    )


def _headed(text: str) -> str:
    """The names behind "مراسل الأفق في بيروت:"."""
    head, colon, rest = text.partition(":")
    words = folded_words(head.replace(",", " ")).split()
    if not colon or not 1 <= len(words) <= MAX_HEAD or not _are_names(rest):
        return ""
    listed = not HEADS.isdisjoint((" ".join(words[:2]), *words[:2], words[-1])) or words[0].startswith(_THAI_HEADS)
    beside = has_no_capitals(head) and (_is_place(head) or _is_desk(head))
    return rest.strip() if listed or beside else ""


def _placed(text: str) -> str:
    """The names beside a place or a desk: "القاهرة - …", "… / ANKARA", "گروه اقتصادی – …"."""
    first = _DASH.search(text)
    if first is None:
        return ""
    head, behind = text[: first.start()], text[first.end() :].strip(" :")
    beside = has_no_capitals(head) or "," not in first[0]  # "Surabaya, …" begins a sentence
    if beside and (_is_place(head) or _is_desk(head)) and _are_names(behind):
        return behind
    for match in _DASH.finditer(text):
        rest = text[match.end() :]
        paper = match[0].strip() == "/" and rest.isupper() and len(rest) <= MAX_PAPER  # "Hà Phương/VOV"
        if (paper or _is_place(rest) or _is_desk(rest)) and _are_names(text[: match.start()]):
            return text[: match.start()]
    return ""


def _is_place(text: str) -> bool:
    """Whether a piece begins with a city and holds little else: "ANTALYA, (YHA)", "کابل"."""
    return folded_words(re.split(r"[,،(/]|\s[-–—]\s", text, maxsplit=1)[0].strip(" :-–")) in CITIES


def _is_desk(text: str) -> bool:
    """Whether a piece names a desk, a rubric of opinions, or a paper in quotation marks."""
    words = folded_words(text).split()
    if not words or len(words) > MAX_HEAD:
        return False
    quoted = text[0] in _QUOTES and text[-1] in _QUOTES
    return quoted or not DESKS.isdisjoint((words[0], " ".join(words[:2]), words[-1]))


def _with_role(text: str) -> str:
    """The names before a comma and a role: "נועם דה-פריס, כתב לענייני משפט"."""
    parts = [part for part in _PIECES.split(text) if part]
    for place in range(1, len(parts)):
        words = folded_words(parts[place]).split()
        if words and not REPORTERS.isdisjoint((words[0], " ".join(words[:2]), words[-1])):
            names = parts[:place]
            return ", ".join(names) if all(map(_are_names, names)) else ""
    words = text.split() if len(parts) == 1 and not text.isascii() else []
    for place in range(MIN_NAME, min(len(words), MAX_NAME)) if len(words) <= MAX_ROLE else ():
        if is_reporter(folded_words(words[place])):
            name = " ".join(words[:place])
            return name if _are_names(name) else ""
    return ""


def by_family(text: str) -> str:
    """Vietnamese names and nothing else: "Bùi Hà My - Ngô Tấn Phát", "Luật sư Phùng Anh Đào"."""
    names = [name for name in _NAMES.split(_VIETNAMESE_ROLE.sub("", text)) if name]
    if any(map(CITIES.__contains__, map(folded_words, names))):
        return ""
    families = all(name.split()[0].casefold() in VIETNAMESE_FAMILIES for name in names)
    listed = ", ".join(names)
    return listed if names and families and not text.isascii() and _are_names(listed) else ""


_SHAPES = (whose, _before_aside, _headed, _placed, _with_role, by_family, _thai_pair, _from_city)
"""How a desk prints who signs, the surest first."""
