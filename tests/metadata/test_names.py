"""Signatures as pages write them, and the people and organisations in them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsclean.document import Document
from newsclean.metadata.byline_words import AGENCIES, LEADS, NOT_NAMES, ROLES
from newsclean.metadata.leads import without_lead
from newsclean.metadata.name_shapes import name_key
from newsclean.metadata.names import read_names
from newsclean.metadata.reading import Reading

IDA, BO = "Ida Wollny", "Tom Lind"


@pytest.mark.parametrize("language", LEADS)
def test_every_lead_of_every_language_goes(language: str) -> None:
    assert LEADS[language]
    for lead in LEADS[language]:
        assert read_names(f"{lead}: {IDA}").persons == (IDA,), lead
        assert without_lead(f"{lead}: {IDA}") == (IDA, True), lead


@pytest.mark.parametrize(
    "lead",
    ["By", "Von", "Par", "Por", "Di", "di", "Door", "Av", "av", "Af", "af", "Autor:", "Автор:", "Yazan:", "Text:"],
)
def test_leads_with_a_capital_and_without_a_colon(lead: str) -> None:
    assert read_names(f"{lead} {IDA}").persons == (IDA,)


@pytest.mark.parametrize("name", ["Di Maio", "Av Lind", "De Wit"])
def test_leads_that_begin_a_name_are_left_to_it(name: str) -> None:
    assert read_names(name).persons == (name,)


@pytest.mark.parametrize(
    ("signature", "names"),
    [
        ("By Nour al-Wolly in Cairo and Tom Lind in London", ("Nour al-Wolly", "Tom Lind")),
        ("Matilde d'Orla Lind", ("Matilde d'Orla Lind",)),
        ("By Tom J. Lind III", ("Tom J. Lind III",)),
        ("Un articol de prof. dr. Ida Wollny", (IDA,)),
        ("Von unserer Korrespondentin Ida Wollny, Rom", (IDA,)),
        ("DAL NOSTRO INVIATO TOM LIND", (BO,)),
        ("De notre correspondante à Berlin, Ida Wollny", (IDA,)),
        ("Texto de Ida Wollny e Tom Lind com Lusa", (IDA, BO)),
        ("Von Ida Wollny (Text) und Tom Lind (Bilder)", (IDA,)),
        ("Беседовала Нина Лесная", ("Нина Лесная",)),
        ("Af Ida Wollny, P. V. Lind og Tom Lind", (IDA, "P. V. Lind", BO)),
    ],
)
def test_signatures_as_desks_print_them(signature: str, names: tuple[str, ...]) -> None:
    assert read_names(signature).persons == names


@pytest.mark.parametrize(
    "join",
    ["and", "und", "et", "y", "e", "en", "och", "og", "ja", "i", "и", "та", "ve", "și", "&", ",", "，", "、", "/", ";"],
)
def test_lists_in_every_language(join: str) -> None:
    assert read_names(f"{IDA} {join} {BO}").persons == (IDA, BO)


def test_a_list_of_three() -> None:
    assert read_names(f"By {IDA}, {BO} and Eva Lund").persons == (IDA, BO, "Eva Lund")


@pytest.mark.parametrize("role", sorted(role for role in ROLES if role.isascii()))
def test_every_role_goes(role: str) -> None:
    assert read_names(f"{IDA}, {role.title()}").persons == (IDA,)
    assert read_names(role.title()).persons == ()


@pytest.mark.parametrize(
    ("signature", "persons", "organisations"),
    [
        # addresses, handles, dates, buttons
        ("Ida Wollny ida@post.example", (IDA,), ()),
        ("Ida Wollny (ida.wollny@post.example)", (IDA,), ()),
        ("By Ida Wollny @idawollny", (IDA,), ()),
        ("@idawollny", (), ()),
        ("https://post.example/ida", (), ()),
        ("Ida Wollny | 12 March 2024", (IDA,), ()),
        ("12.03.2024 06:30 von Ida Wollny", (IDA,), ()),
        ("Ida Wollny Updated 2 hours ago", (IDA,), ()),
        ("Ida Wollny Alle Artikel", (IDA,), ()),
        ("Dec 26, 2025 • Ida Wollny in Project Management", (IDA,), ()),
        # roles glued on, degrees, places
        ("Ida Wollny Staff Writer", (IDA,), ()),
        ("Ida Wollny Senior Oslo Correspondent", (IDA,), ()),
        ("Ida Wollny, Ph.D.", (IDA,), ()),
        ("Ida Wollny, MD, FACP", (IDA,), ()),
        ("Ida Wollny in Oslo", (IDA,), ()),
        ("Ida Wollny, Oslo", (IDA,), ()),
        ("Ida Wollny on behalf of the Vision Team", (IDA,), ()),
        ("Ida Wollny vor 5 Stunden", (IDA,), ()),
        ("Ida Wollny, 5 hours ago", (IDA,), ()),
        ("Ida Wollny il y a 3 heures", (IDA,), ()),
        ("Ida Wollny hace 2 horas", (IDA,), ()),
        # capitals
        ("IDA WOLLNY", (IDA,), ()),
        ("Bill MCCARTHY", ("Bill McCarthy",), ()),
        ("JANE O'NEIL-SMITH", ("Jane O'Neil-Smith",), ()),
        ("JP Morgan", ("JP Morgan",), ()),
        # duplicates
        ("Ida Wollny, IDA WOLLNY", (IDA,), ()),
        ("José Ortega / Jose Ortega", ("José Ortega",), ()),
        # agencies and organisations
        ("Ida Wollny / dpa", (IDA,), ("dpa",)),
        ("Ida Wollny (Reuters)", (IDA,), ("Reuters",)),
        ("dpa/afp", (), ("dpa", "afp")),
        ("By The Associated Press", (), ("The Associated Press",)),
        ("AFP Deutschland", (), ("AFP Deutschland",)),
        ("By Staff", (), ("Staff",)),
        ("Editorial Team", (), ("Editorial Team",)),
        ("Online-Redaktion", (), ("Online-Redaktion",)),
        ("新华社", (), ("新华社",)),
        ("post.example.com", (), ("post.example.com",)),
        # names of all kinds
        ("Ursula von der Leyen", ("Ursula von der Leyen",), ()),
        ("Mahua Das", ("Mahua Das",), ()),
        ("Kim Do", ("Kim Do",), ()),
        ("María José Fernández de la Vega", ("María José Fernández de la Vega",), ()),
        ("王小明", ("王小明",), ()),
        ("서다온 기자", ("서다온",), ()),
        ("محمد علي", ("محمد علي",), ()),
        # no names
        ("admin", (), ()),
        ("Email The Author", (), ()),
        ("Seo Copywriter", (), ()),
        ("Oslo-based", (), ()),
        ("About Ida", (), ()),
        ("unknown", (), ()),
        ("Read more", (), ()),
        ("All articles by", (), ()),
        ("Autorenseite von", (), ()),
        ("on", (), ()),
        ("Pressemitteilung Nr. 112/2026", (), ()),
        ("Press Release No. 12", (), ()),
        ("", (), ()),
    ],
)
def test_signatures(signature: str, persons: tuple[str, ...], organisations: tuple[str, ...]) -> None:
    assert read_names(signature) == (persons, organisations)


@pytest.mark.parametrize("name", sorted(NOT_NAMES))
def test_what_stands_in_author_elements_and_is_no_author(name: str) -> None:
    for written in (name, name.capitalize(), name.title()):
        assert read_names(written).persons == (), written


@pytest.mark.parametrize("name", sorted(set(AGENCIES.values())))
def test_every_agency_is_an_organisation(name: str) -> None:
    assert read_names(name) == ((), (name,))
    if name != "Getty Images":  # behind a name, it took the picture
        assert read_names(f"{IDA}, {name}") == ((IDA,), (name,))


def test_the_sites_own_name_is_kept_apart() -> None:
    reading = Reading(
        Document('<meta property="og:site_name" content="Harbour Ledger">', "https://www.ledger.example/a")
    )
    assert reading.names("Harbour Ledger") == ((), ("Harbour Ledger",))
    assert reading.names(f"{IDA}, Harbour Ledger") == ((IDA,), ("Harbour Ledger",))


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=200))
@example("von " * 100)
@example("," * 500)
@example("\u202e(" * 60)
@example("By @ | by:by:by: by")
def test_no_signature_breaks_it_and_nothing_is_said_twice(signature: str) -> None:
    for strict in (True, False):
        people = read_names(signature, strict=strict)
        for names in people:
            keys = [name_key(name) for name in names]
            assert len(keys) == len(set(keys))
            assert all(name == name.strip() and name and len(name) <= 120 for name in names)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([IDA, BO, "Eva Lund", "Ana Gil", "Ole Dahl"]), min_size=1, max_size=5, unique=True))
def test_a_list_of_names_is_read_as_it_was_written(names: list[str]) -> None:
    for signature in (", ".join(names), "By " + " and ".join(names), " | ".join([" / ".join(names)]), "; ".join(names)):
        assert read_names(signature).persons == tuple(names)
        assert read_names(signature.upper()).persons == tuple(names)
