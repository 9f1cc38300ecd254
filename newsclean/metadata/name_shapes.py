"""What a person's name looks like, and how it is written."""

from __future__ import annotations

import re
import unicodedata

from newsclean.memory import remembered
from newsclean.metadata import names_cjk
from newsclean.metadata.byline_words import ORGANISATION_WORDS
from newsclean.metadata.desk_words import NOBODY_WORDS, TURKISH_DOTLESS
from newsclean.metadata.plain import REMEMBERED

MAX_WORDS = 6
"""Words of one name, particles included."""

MAX_NAMES = 20
"""Names kept of one list; papers with more list them elsewhere."""

MAX_NICKNAME = 25
"""Characters of a name that is one word."""

SHORT_CAPITALS = 3
"""Capitals at the beginning of a name that are initials: "JP Morgan", "AFP Deutschland"."""

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
NO_NAME = re.compile(r"[?!:;“”„«»<>{}\[\]=*#%€$£@_|\\…]|\"(?![א-ת])|(?<![א-ת])\"|\.\s+[a-z]")
"""Marks that stand in sentences, addresses and code, and in no name."""

PARTICLES = frozenset(
    "von van de der den del della di da do dos das du la le les el al bin ibn ben ter ten zu zum zur af av und y e i"
    " mac mc st san dem dello degli des d o".split()
)
"""Words of names that are written small."""

_ALONE = frozenset({"guest", "host"})
"""Words of organisations that are also nicknames."""

_NUMERALS = frozenset({"III", "VII", "VIII"})
_JOINED_PARTICLE = re.compile(
    r"['’]?(?:[dlto]|dell|dall|al|el|as|ash|ad|an|ar|az|bin|ben|ibn|de|la|le|van|von|di|da|ul|ur)['’-][^\W\d_a-z]"
)
"""A particle joined to the name it belongs to: d'Orey, al-Haddad, 't Lam."""
_NO_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\s.,'’\-]+")
_SECOND_CAPITAL = re.compile(r"^(?:Mc|Mac(?=[a-z]{4})|O['’]|D['’]|L['’])")
_HONORIFIC = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms|dipl\.?-ing|mag|herr|frau)\.?\s+)+")
_CJK_ENDINGS = ("网", "網", "报", "報", "社", "台", "局", "일보", "신문", "방송")
"""How names of papers, stations and agencies end."""

_CJK_ORGANISATIONS = tuple(word for word in ORGANISATION_WORDS if CJK.search(word))


def is_organisation(name: str) -> bool:
    """Whether a name holds a word that no person's name holds.

    Example:
        >>> is_organisation("Editorial Team"), is_organisation("Anna Bell")
        (True, False)
    """
    words = [word.strip(".,()!").casefold() for word in name.replace("-", " ").split()]
    if len(words) == 1 and words[0] in _ALONE:
        return False
    return not ORGANISATION_WORDS.isdisjoint(words) or (
        bool(CJK.search(name))
        and ((len(name) > 2 and name.endswith(_CJK_ENDINGS)) or any(word in name for word in _CJK_ORGANISATIONS))
    )


def is_person(name: str, *, strict: bool = False) -> bool:
    """Whether something is shaped like a person's name.

    Args:
        name: one name.
        strict: whether nicknames are out: two words or more, each with a capital, or a script without capitals.

    Example:
        >>> is_person("Ursula von der Leyen", strict=True), is_person("Read more here", strict=True)
        (True, False)
    """
    words = name.split()
    if not 1 <= len(words) <= MAX_WORDS or len(name) < 2 or NO_NAME.search(name):
        return False
    digits = any(map(str.isdigit, name))
    if (digits and any(map(str.isdigit, words))) or not any(map(str.isalpha, name)):
        return False
    if CJK.search(name):
        return not digits and names_cjk.is_name(name, strict=strict)
    if len(words) == 1:
        return not strict and len(name) <= MAX_NICKNAME
    small = [word for word in words if not has_capital(word) and word.casefold().strip(".'’") not in PARTICLES]
    if strict:
        # "Mahua Das", "Kim Do": a particle at the end, written large, is the family name.
        names = [*(word for word in words[:-1] if word.casefold().strip(".'’") not in PARTICLES), words[-1]]
        capitals = sum(map(has_capital, names))
        fits = name.isascii() or NOBODY_WORDS.isdisjoint(words)
        return not small and not digits and capitals > 1 and fits
    return not small or len(small) == len(words) == 2


def has_capital(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none.

    Example:
        >>> has_capital("Bell"), has_capital("bell"), has_capital("ベル"), has_capital("d'Orey")
        (True, False, True, True)
    """
    first = next((letter for letter in word if letter.isalpha()), "")
    if not first:
        return False
    if first.isupper() or unicodedata.category(first) in {"Lo", "Lt"}:
        return True
    return ("'" in word or "’" in word or "-" in word) and _JOINED_PARTICLE.match(word) is not None


def with_capitals(name: str) -> str:
    """A name in capitals as it is written otherwise.

    Example:
        >>> with_capitals("JANE MCDONALD-ROE"), with_capitals("Bill MCCARTHY"), with_capitals("R.C. BAKER")
        ('Jane McDonald-Roe', 'Bill McCarthy', 'R.C. Baker')
    """
    words = name.split(" ")
    if len(words) == 1 or (len(words[0]) <= SHORT_CAPITALS and not name.isupper() and not words[-1].isupper()):
        return name
    turkish = not name.isascii() and not _TURKISH.isdisjoint(name) and _ROMANIAN.isdisjoint(name)
    return " ".join(_restored(word, first=not index, turkish=turkish) for index, word in enumerate(words))


_TURKISH, _ROMANIAN = frozenset("İĞŞğş"), frozenset("ŢȚȘĂÂÎ")
"""Letters by which a name in capitals is known as Turkish, and those by which it is not."""


def _restored(word: str, *, first: bool, turkish: bool) -> str:
    if not word.isupper() or "." in word[:-1] or word in _NUMERALS:
        return word
    if word.casefold() in PARTICLES and not first:
        return word.lower()
    if sum(letter.isalpha() for letter in word) < 3:
        return word
    if word in TURKISH_DOTLESS:
        return TURKISH_DOTLESS[word]
    if turkish:
        word = word.replace("I", "ı")
    out = _WORD.sub(lambda match: match[0][0].upper() + match[0][1:].lower().replace("i\u0307", "i"), word)
    if match := _SECOND_CAPITAL.match(out):
        end = match.end()
        out = out[:end] + out[end : end + 1].upper() + out[end + 1 :]
    return out


@remembered(REMEMBERED)
def name_key(name: str) -> str:
    """What two spellings of one name have in common: letters only, no titles, accents or case.

    Example:
        >>> name_key("Dr. José Ortega") == name_key("JOSE ORTEGA")
        True
    """
    bare = _HONORIFIC.sub("", name.casefold())
    bare = bare if bare.isascii() else unicodedata.normalize("NFD", bare)
    return _NO_LETTERS.sub("", bare)


def folded(names: list[str]) -> tuple[str, ...]:
    """Names in order, each once, whatever its case and accents.

    Example:
        >>> folded(["Anna Bell", "ANNA BELL", "Bea Cole"])
        ('Anna Bell', 'Bea Cole')
    """
    firsts: dict[str, str] = {}
    for name in names:
        if small := name_key(name):
            firsts.setdefault(small, name)
    return tuple(firsts.values())[:MAX_NAMES]
