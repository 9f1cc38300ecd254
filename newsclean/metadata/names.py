"""Names of authors, out of whatever stands where an author should.

``"By JANE DOE and John Roe, Staff Writers | jane@example.com"`` holds two people and nothing else.  A signature is
taken apart in this order: addresses and handles go, what follows a bar or a date goes, the lead ("By", "Von") goes, the
list is split at commas and at the joining word of any language, and each piece is a role, a degree, an organisation, a
person, or nothing.  The file is long because these steps follow one another on one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from newsclean.metadata import bylines_cjk
from newsclean.metadata.byline_words import (
    AFTER_NAMES,
    AGENCIES,
    DEGREES,
    JOINS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    RANKS,
    ROLE_WORDS,
    ROLES,
    STOPS,
    either,
)
from newsclean.metadata.desk_words import CITIES, REPORTERS, is_reporter
from newsclean.metadata.given_names import is_given_name
from newsclean.metadata.leads import LEAD_STARTS, is_lead, is_second, without_lead
from newsclean.metadata.name_shapes import (
    CJK,
    MAX_NAMES,
    NO_NAME,
    PARTICLES,
    folded,
    has_capital,
    is_organisation,
    is_person,
    with_capitals,
)
from newsclean.metadata.nameless import unnamed
from newsclean.metadata.plain import plain
from newsclean.metadata.prefixed_and import parted
from newsclean.rules.labels import SECONDS, folded_words

MAX_SIGNATURE = 400
"""Characters of a signature that are read; more is a biography."""

MAX_NAME = 60
"""Characters of one name: "Maria Antonia Fernández de la Vega Sanz" has 39."""

MAX_ORGANISATION = 4
"""Words of an organisation's name in a line that is a byline by its place alone: "The New York Times"."""

FULL_NAME = 2
"""Words of a full name: a list that begins with one holds no nicknames."""


class People(NamedTuple):
    """Who signs.

    Args:
        persons: people, in order.
        organisations: desks, agencies, companies, the site itself.
    """

    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


NOBODY = People()

_EDGES = " .,:;-–—|/*·\"“”'„»«>#"
_EDGES_OF_PIECES = _EDGES.replace(".", "")
_HINDI_FROM = " से"
_HINDI_PLACE = re.compile(r" (?:नई |न्यू )?\S+ से$")
"""Where somebody writes from: "चेन्नई से"."""

_STROKES = "'’"
_LEADING = frozenset("by von par por door av af автор от".split())
"""Words before a name, behind which none came."""

_AMBIGUOUS_JOINS = frozenset("e i a en na y un si ir va with mit avec met".split())
"""Joining words that are also parts of names, or join a name to something else: only between two full names."""

_ADDRESS = re.compile(r"\(?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\)?|\bhttps?://\S+|\bwww\.\S+|(?<![\w.])@\w[\w.]+")
_PICTURED = re.compile(
    r"(?:\s+\w{1,3}|[,;&/])?\s+[^\s,;&/(]+(?:\s[^\s,;&/(]+){1,2}\s?"
    r"[(\[](?:bild|foto|photo|image|pictures?|kuva|grafi|illustr|fot\b|фото|video|zdj)\w*[)\]]",
    re.IGNORECASE,
)
"""Who took the pictures: "und Lena Amstutz (Bilder)"."""

_WITH_AGENCY = re.compile(
    r"\s(?:with|mit|avec|con|com|met|med|cu|s|se|z|ze|с|со|з|із|ile)\s(\S+(?:\s\S+)?)$", re.IGNORECASE
)
"""An agency that a reporter worked with: "com Lusa"."""

_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{0,60})[)\]）】]")
_BAR = re.compile(r"\s+[|•·∙●–—―▪►»\-]+\s+|[|•∙●｜\n\t]|\s-(?=[A-ZÄÖÜ])|:\s(?=\d)|\s@\s")
_GLUED = re.compile(r"(?<= )([A-ZÇĞİÖŞÜ]{3,})-(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü]+ )")
"""A hyphen between two people: "Ahmet KARAHAN-Seda BİLGİN"."""

_LIST = re.compile(
    r"\s*(?:,(?!\s*(?:inc|llc|ltd|corp|co|plc|gmbh)\b\.?(?:\s*[,;/&]|\s+and\s|$))|[;/&、，؛،+＆])\s*|\s+·\s+",
    re.IGNORECASE,
)
"""Marks between names; not the comma before a company's form, "Able Bridges, Inc.", as it is before "Co-editor"."""

_BARE = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ](?:\.|[\w'’-]+))? [A-ZÀ-Þ][\w'’-]+")
_MEANINGS = ROLE_WORDS | ROLES | ORGANISATION_WORDS | DEGREES | JOINS | STOPS | PLACE_WORDS | RANKS | AFTER_NAMES
"""Words that a name holds only by chance: a line with one is taken apart."""

_NUMERALS = frozenset({"ii", "iii", "iv"})
"""Degrees of kinship: behind a name without a comma they are a part of it."""

_SMALL_TITLES = re.compile(
    r"(?:(?:prof|dr|ing|inż|hab|mgr|doc|dott|dott\.ssa|avv|arch|drs|ir|lic|dipl|phdr|mudr|judr|phil|med|проф|д-р|δρ"
    r"|καθ)\.? ?)+"
    r"(?=[^\W\d_a-z])"
)
"""Titles written small before a name: they tell nobody apart."""

_INITIAL = re.compile(r"\s(?:[A-ZÀ-Ý]|Inc|Ltd|Corp|Co)$")
_DIGIT = re.compile(r"\d")
_HEAD_DATE = re.compile(r"^[\W\d]*\d[\d.:/,\-\s]{5,}(?:uhr|h)?[\s|,–-]*", re.IGNORECASE)
_TAIL_DATE = re.compile(
    r"""
    [\s,]+ (?:on|am|le|el|il|em|op|den|dne|dnia|at|vom) \s+ \S*\d .*$
  | [\s,;:/]* \d{1,4} [./-] \d{1,2} [./-] \d{2,4} .*$
  | [\s,]+ \d{1,2}:\d{2} .*$
  | [\s,]+ (?:mon|tues|wednes|thurs|fri|satur|sun)day .*$
  | [\s,]+ (?:jan(?:uary?|uar)?|feb(?:ruary?|ruar)?|mar(?:ch|s|zo)?|apr(?:ile?)?|may|june?|july?|aug(?:ust)?
        |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+\d .*$
  | [\s,]+ \d{1,2} \.?\s+ \w{3,9} \.?\s+ \d{4} .*$
  | [\s,]+ (?:19|20)\d\d\b .*$
  | [\s,]+ (?:vor|hace|há|il\ y\ a|för) \s+ \d .*$
  | [\s,]+ \d+ \s+ \w+ \s+ (?:ago|geleden|fa|siden|temu|önce|назад|тому) .*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_INNER_LEAD = re.compile(
    r"^.{0,60}\b(?:by|von|par|por|door|av|af|autor|autorin|author|автор)[:\s]+(?=\S)", re.IGNORECASE
)


_DOMAIN = re.compile(r"(?:[\w-]+\.)*[\w-]{3,}\.[a-z]{2,3}")
"""A site's address where its name should be: "example.com"."""


_AGENCY_DESK = re.compile(rf"(?:{either(frozenset(AGENCIES.values()))}) [A-Z]\w+")
"""An agency's office: "AFP Deutschland"."""

_WRITER = re.compile(r"^.{0,40}\b(?:writer|reporter|correspondent|journalist)s?\s+(?=[A-Z]\S+ \S*[A-Z])")
"""Whose writer somebody is, before the name: "Able Press writers Anna Bell"."""

_SECOND = re.compile(rf"(?<=\w)[\s|,،/]+(?:{either(SECONDS)})\s?:[^|]*$", re.IGNORECASE)
"""Who edited or took the pictures, behind who wrote: "כתבה: לירון אדלר צילם: נדב כץ"."""

_PLACE_OF_AGENCY = re.compile(r"(?:,\s| (?:à|a|in|en|em|aus|i|w|v|в|у) )[A-ZÀ-ÞА-Я].*$")
"""Where an agency writes from."""

_PLACE_BEHIND = re.compile(r"[A-ZÀ-Þ][^\W\d_'’.-]+(?:[ -][^\W\d_]+){0,3}")
"""A place, behind the dash that follows a paper."""

_STOP = re.compile(rf"(?:^|[\s,;])(?:(?:{either(STOPS)})\b|\d+(?:\s?[–-]\s?\d+)?\s?min).*$", re.IGNORECASE)
_PLACE = re.compile(rf"^(\S+\s+\S.*?)\s+(?:{either(PLACE_WORDS)})\s+\S.*$", re.IGNORECASE)
_RANK = re.compile(rf"^(\S+\s+\S.*?)[\s,]+(?:{either(RANKS)})\s.*$", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:\s+(?:{either(AFTER_NAMES)}))+$", re.IGNORECASE)
_PLACE_STARTS = frozenset(words.split()[0] for words in PLACE_WORDS)
"""What every place begins with: the cheap test."""


@lru_cache(maxsize=1)
def _join() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{either(JOINS)})\s+", re.IGNORECASE)


def read_names(text: str, is_site: Callable[[str], bool] | None = None, *, strict: bool = False) -> People:
    """Take a signature apart.

    Args:
        text: what stands where an author should.
        is_site: says whether a name is the site's own.
        strict: take only what is shaped like a person's full name or is a known organisation;
            for lines that are a byline by their wording or place alone.

    Returns:
        the people and the organisations in it, in order, each once.

    Example:
        >>> read_names("By JANE DOE and John Roe, Staff Writers | jane@example.com").persons
        ('Jane Doe', 'John Roe')
        >>> read_names("Anna Bell / dpa")
        People(persons=('Anna Bell',), organisations=('dpa',))
    """
    line = plain(text[: MAX_SIGNATURE * 2])[:MAX_SIGNATURE]
    if bylines_cjk.is_asian(line) and line not in NOT_NAMES:
        line = bylines_cjk.listed(line)
    elif ":" in line:
        line = _without_seconds(line)
    name = without_lead(line)[0]
    if _is_bare_name(name) and not (is_site is not None and is_site(name)):
        return People((with_capitals(name),))
    persons: list[str] = []
    organisations: list[str] = []
    if "@" in line or "http" in line or "www." in line:
        line = _ADDRESS.sub(" ", line)
    line, asides = _without_asides(line)
    segments = _BAR.split(line)
    if len(segments) > 1 and is_second(segments[0]):
        segments.append(segments.pop(0))  # "Dịch: Lưu Hải Yến | Tác giả: Tiêu Phong Sơn"
    for place, segment in enumerate(segments):
        bare = _trimmed(segment)
        if (persons or organisations) and is_second(bare):
            continue
        rest, led = without_lead(_after_date(bare)) if unnamed(bare.partition(",")[0]) is None else (bare, False)
        if bare.casefold() in NOT_NAMES or ((persons or organisations) and not led):
            organisations += agencies_in(bare) if persons else ()
            continue  # "View profile", before what follows names is cut off
        rest = rest if rest.casefold() in AGENCIES else _STOP.sub("", rest)  # "Getty Images"
        rest = _TAIL_DATE.sub("", rest) if _DIGIT.search(rest) else rest
        people = _listed(rest, is_site, strict=strict)
        if len(people.persons) > 1:
            people = _without_paper(people, rest, "".join(segments[place + 1 : place + 2]))
        persons += people.persons
        organisations += people.organisations
    organisations += [aside.strip() for aside in asides if aside.casefold().strip() in AGENCIES]
    return People(folded(persons), folded(organisations))


def agencies_in(segment: str) -> tuple[str, ...]:
    """The agency that a piece of a byline is, or is with its place.

    Example:
        >>> agencies_in("La Presse canadienne à Laval"), agencies_in("EFE, Montevideo"), agencies_in("Anna Bell")
        (('La Presse canadienne',), ('EFE',), ())
    """
    name = _PLACE_OF_AGENCY.sub("", segment.strip(_EDGES))
    return (name,) if name.casefold() in AGENCIES else ()


def _without_paper(people: People, listed: str, behind: str) -> People:
    """People without the paper behind them: "Anna Bell e Bo Lind, Costa PE", "Anna Bell, Costa PE — Recife".

    A list ends with "and", and a place follows a paper; what a given name begins is somebody all the same.
    """
    last = people.persons[-1]
    head, comma, tail = listed.rpartition(",")
    if not comma or with_capitals(tail.strip(_EDGES)) != last or _is_somebody(last):
        return people
    ended = any(
        match[0].strip().casefold() in JOINS and " " in head[match.end() :].strip() for match in _join().finditer(head)
    )
    region = last.rpartition(" ")[2].isupper() and not people.persons[0].rpartition(" ")[2].isupper()
    beside = region or any(map(_is_somebody, people.persons[:-1]))
    if beside and (ended or _PLACE_BEHIND.fullmatch(behind.strip())):
        return People(people.persons[:-1], (*people.organisations, last))
    return people


def _is_somebody(name: str) -> bool:
    """Whether a name holds a given name, an initial or a particle, as a paper's seldom does."""
    words = name.split()
    return any(is_given_name(word) or word.casefold() in PARTICLES or word.endswith(".") for word in words)


def _without_seconds(line: str) -> str:
    """A byline without who edited it and took its pictures, as far as somebody else comes first."""
    match = _SECOND.search(line)
    if match is None or (line.find(":") > match.start() and is_lead(line.partition(":")[0])):  # "Teks dan foto: …"
        return line
    return line[: match.start()]


def _without_asides(line: str) -> tuple[str, list[str]]:
    """A signature without what stands in brackets and the agency that helped, and those."""
    asides: list[str] = _BRACKETS.findall(line)
    if asides:
        line = _BRACKETS.sub(" ", _PICTURED.sub(" ", line))
    if (helped := _WITH_AGENCY.search(line)) and helped[1].casefold() in AGENCIES:
        return line[: helped.start()], [*asides, helped[1]]
    return line, asides


def _is_bare_name(line: str) -> bool:
    """Whether a line is two or three capitalised words, none of which means anything else: the most common case."""
    if not _BARE.fullmatch(line) or ("-" in line and _GLUED.search(line)):
        return False
    small = line.casefold()
    words = small.split()
    plain_words = words[0] not in LEAD_STARTS and words[0] not in AGENCIES and _MEANINGS.isdisjoint(words)
    return plain_words and small not in AGENCIES and not _is_no_name(small)


def _after_date(segment: str) -> str:
    """What a byline holds behind its date: ``05.11.2023 13:30 von Olga``."""
    if not _DIGIT.search(segment):
        return segment
    bare = _HEAD_DATE.sub("", segment)
    if _DIGIT.search(bare) and (match := _INNER_LEAD.match(bare)):
        return bare[match.end() :]
    return bare


def _listed(text: str, is_site: Callable[[str], bool] | None, *, strict: bool) -> People:
    """The people and organisations of one list."""
    persons: list[str] = []
    organisations: list[str] = []
    for piece in _signing(_pieces(text)):
        if persons and is_second(piece):
            break
        if persons and _is_what_somebody_is(piece):
            continue
        person, organisation = _judge(piece, is_site, strict=strict)
        # "Anna Bell, Oslo": a list that begins with a full name holds only full names, and no roles.
        full = bool(persons) and len(persons[0].split()) >= FULL_NAME
        if persons and not ROLE_WORDS.isdisjoint(piece.casefold().split()):
            continue
        if person and (not full or is_person(person, strict=True)):
            persons.append(person)
        elif organisation:
            organisations.append(organisation)
    return People(_without_places(persons), tuple(organisations))


def _signing(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a list without correspondents who bear no name, and without where those write from."""
    placed = False
    for piece in pieces:
        beside = unnamed(piece)
        placed = placed or beside is not None
        name = piece if beside is None else beside
        # "Our Staff Correspondent, Khulna": one word behind a correspondent is a place.
        if not placed or is_person(name, strict=True):
            yield name
            placed = False


def _without_places(persons: list[str]) -> tuple[str, ...]:
    """People without the one word before a full name: "Kontributor Kupang, Ida Wollny"."""
    if len(persons) > 1 and " " not in persons[0] and persons[0][0].isupper():
        full = tuple(name for name in persons if is_person(name, strict=True))
        return full or tuple(persons)
    return tuple(persons)


def _pieces(text: str) -> list[str]:
    """The names of a list, split at its punctuation and at the joining words."""
    out: list[str] = []
    text = _GLUED.sub(r"\1, ", text) if "-" in text else text
    for part in map(_without_join, _LIST.split(text)):
        start = 0
        for match in _join().finditer(part) if " " in part else ():
            behind = part[match.end() :].strip()
            full = " " in part[start : match.start()].strip() and (" " in behind or behind.casefold() in AGENCIES)
            if full or match[0].strip().casefold() not in _AMBIGUOUS_JOINS:
                out += parted(part[start : match.start()])
                start = match.end()
        out += parted(part[start:])
    return out[: MAX_NAMES * 2]


def _without_join(part: str) -> str:
    """The last name of a list with a comma before its "and": "DAN ALBERTUS WIDODO" (Dan Brown is somebody)."""
    first, _, rest = part.partition(" ")
    if first.casefold() in JOINS and first.casefold() not in _AMBIGUOUS_JOINS and " " in rest:
        return rest if first.islower() or not first.isascii() or rest.isupper() else part
    return part


def _judge(piece: str, is_site: Callable[[str], bool] | None, *, strict: bool) -> tuple[str, str]:
    """What one piece of a signature is: a person, else an organisation; both empty if it is neither."""
    name = _trimmed(without_lead(_stripped(piece, _EDGES_OF_PIECES))[0])
    name = _WRITER.sub("", name)
    if name[:1].islower() and (title := _SMALL_TITLES.match(name)):
        name = name[title.end() :]
    last = name.rpartition(" ")[2].casefold()
    # "Post" is a button behind "Anna Bell", and the paper of Washington.
    if last in AFTER_NAMES and (last not in ORGANISATION_WORDS or is_given_name(name.split()[0])):
        name = _trimmed(_TRAILING.sub("", name))
    if not name.isascii() and CJK.search(name) and name.rpartition(" ")[2] in ROLES:
        name = name.rpartition(" ")[0]  # Korean writes the role behind the name, without a comma
    if name.endswith(_HINDI_FROM):
        name = _HINDI_PLACE.sub("", name)
    small = name.casefold()
    if small in AGENCIES or _AGENCY_DESK.fullmatch(name) or _DOMAIN.fullmatch(name):
        return "", name
    if not small or len(name) > MAX_NAME * 2 or _is_no_name(small):
        return "", ""
    person = _without_role(name)
    site = is_site is not None and is_site(person)
    if not site and _is_full_name(person):
        return with_capitals(person), ""
    return (
        ("", "") if len(name) > MAX_NAME or NO_NAME.search(name) else _judge_rest(name, person, is_site, strict=strict)
    )


def _stripped(text: str, edges: str = _EDGES) -> str:
    """A text without the marks around it; a Hebrew name keeps the stroke of its last letter: "יעל ברקוביץ'"."""
    begun = text.lstrip(edges)
    bare = begun.rstrip(edges)
    stroke = begun[len(bare) : len(bare) + 1]
    return (
        bare + stroke if stroke in _STROKES and stroke and "א" <= bare[-1:] <= "ת" and begun == text.lstrip() else bare
    )


def _is_what_somebody_is(piece: str) -> bool:
    """Whether a piece begins with what somebody does: "خبرنگار حوزه انرژی"."""
    words = folded_words(piece.strip(_EDGES)).split()
    if not words:
        return False
    last = "" if "\u0590" <= piece.strip()[0] <= "\u06ff" else words[-1]  # "דנה סופר" is a name
    return not REPORTERS.isdisjoint((words[0], " ".join(words[:2]), last)) or " ".join(words) in CITIES


def _trimmed(name: str) -> str:
    """A name without the marks around it; the full stop of a last initial stays: "Pia B."."""
    bare = _stripped(name)
    if bare == name:
        return name
    return f"{bare}." if _INITIAL.search(bare) and f"{bare}." in name else bare


def _judge_rest(name: str, person: str, is_site: Callable[[str], bool] | None, *, strict: bool) -> tuple[str, str]:
    """What is no full name: a lead in the middle, an organisation, a nickname."""
    site = is_site is not None and is_site(person)
    if (match := _INNER_LEAD.match(name)) and _is_full_name(name[match.end() :]):
        return with_capitals(name[match.end() :]), ""
    if site or is_organisation(name) or (is_site is not None and is_site(name)):
        fits = not strict or (len(name.split()) <= MAX_ORGANISATION and has_capital(name))
        return "", (name if site else _PLACE.sub(r"\1", name)) if fits else ""
    person = person if " " in person else name
    return (with_capitals(person) if is_person(person, strict=strict) else ""), ""


_NUMBERED = re.compile(r"(?<!\w)(?:nr|no|n[°º]|núm|№)\.? ?\d")
"""What is counted, not signed: "Pressemitteilung Nr. 112"."""


def _is_no_name(small: str) -> bool:
    if small in NOT_NAMES or small in ROLES or small.rstrip("s") in ROLES or small.replace(".", "") in DEGREES:
        return True
    if _NUMBERED.search(small):
        return True
    words = small.split()
    # "SEO copywriter", "Oslo-based", "About Anna", "All articles by"
    role = len(words) == FULL_NAME and words[1] in ROLES
    return role or small.endswith("-based") or words[0] == "about" or words[-1] in _LEADING


def _is_full_name(name: str) -> bool:
    return is_person(name, strict=True) and not is_organisation(name)


def _is_role(word: str) -> bool:
    small = word.casefold().strip(",.")
    return small in ROLE_WORDS or is_reporter(small)


def _without_role(name: str) -> str:
    """A person's name without what the person does, where they are and what they hold."""
    words = name.split()
    if len(words) > FULL_NAME:
        small = [word.casefold() for word in words]
        placed = name if _PLACE_STARTS.isdisjoint(small) else _PLACE.sub(r"\1", name)
        ranked = placed if RANKS.isdisjoint(small) else _RANK.sub(r"\1", placed)
        words = ranked.strip(_EDGES).split()
    while len(words) > FULL_NAME and _is_role(words[0].strip(":")):
        words = words[1:]
    # "Anna Maria Bell Editor" keeps three words; in "Anna Bell Former Oslo Consultant" the role began earlier.
    behind = islice(enumerate(words), FULL_NAME, None)
    role = next((place for place, word in behind if _is_role(word)), len(words))
    whole = role == len(words) or role <= FULL_NAME + 1 or not words[role].isascii()
    words = words[: role if whole else FULL_NAME]
    while len(words) > FULL_NAME and words[-1].isupper() and words[-1].casefold().strip(".,") in DEGREES - _NUMERALS:
        words.pop()
    person = _trimmed(" ".join(words))
    # "Walter Dease Tribune Staff Writer": the paper stands between the name and the role.
    if role < len(name.split()) and is_organisation(person) and not is_organisation(" ".join(words[:FULL_NAME])):
        return " ".join(words[:FULL_NAME])
    return person
