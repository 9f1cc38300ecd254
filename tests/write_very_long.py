"""Write fixtures/very-long.html and its truth: an oral history of about 15,000 words.

A page of that length by hand would be copied text or padding; here a fixed seed puts invented clauses together, so
that paragraphs differ and the page can be written again, byte for byte: ``python tests/write_very_long.py``.
"""

from __future__ import annotations

import json
import random
from html import escape
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
WORDS = 15_000
"""How long the article is to be: what a magazine prints at its longest."""
SEED = 1953
PARAGRAPHS_A_SECTION = 14
TITLE = "The Long Winter of the Tarn: An Oral History"
STANDFIRST = (
    "For eleven weeks the valley was cut off. Forty people who were there remember what happened, and who lied."
)
URL = "https://www.valleyreview.example/longreads/2023/the-long-winter-of-the-tarn"

PEOPLE = (
    "Hanne Quill",
    "Norman Teal",
    "Mrs. Pask",
    "the younger Aune",
    "Berit Halvor",
    "Sister Agatha",
    "Dr. Lorentz",
    "the postmaster",
    "Ida Wollny",
    "old Gosse",
    "Cora Vint",
    "the engineer",
)
PLACES = (
    "the mill",
    "Weir Street",
    "the upper dairy",
    "the signal box",
    "Lower Tarn",
    "the schoolhouse",
    "the ropewalk",
    "the ice house",
    "Hagmoor",
    "the chapel",
    "the quarry line",
    "the doctor's landing",
)
OPENINGS = (
    "In the third week",
    "On the Sunday after the fair",
    "Before it was light",
    "When the telegraph failed",
    "That same evening",
    "By the end of January",
    "After the second thaw",
    "A day later",
    "Nobody can say exactly when, but",
    "As soon as the ice would bear",
    "While the others slept",
    "Toward noon",
)
DEEDS = (
    "carried flour across the ice",
    "counted the candles twice",
    "heard the river move",
    "took the bell down from its frame",
    "burned the last of the fence posts",
    "wrote everything in the ledger",
    "set out with two dogs and a lantern",
    "quarreled about the salt",
    "dug as far as the second gate",
    "let the goats into the kitchen",
    "found the missing sledge",
    "kept the fire in",
)
SEQUELS = (
    "and said nothing about it until spring",
    "although the doctor had forbidden it",
    "because somebody had to",
    "which surprised everyone at {place}",
    "but came back before the soup was cold",
    "so that {person} could sleep for an hour",
    "but the snow had already covered the marks",
    "with a patience that {person} still speaks of",
    "and that settled the matter of the keys",
    "while {person} held the ladder",
    "as though there were another winter to come",
    "and the children thought it was a game",
)
SAYINGS = (
    "We had potatoes and we had opinions",
    "You could hear the cold, it had a sound like a plate",
    "I was not brave, I was bored",
    "My mother put the clock in the oven to keep it going",
    "There was always one who knew better, and it was my brother",
    "People say we sang, but I do not remember any singing",
    "If the road had opened a week sooner I would have married somebody else",
    "The dog was the only one of us who slept",
    "We drew lots for the window",
    "It was the quiet that I missed afterward",
    "Whoever had sugar was a king for an afternoon",
    "I learned three languages from one soup can",
    "He said it was the wind, and I let him say it",
    "We buried the piano to keep it dry",
    "The first green thing I saw was a railway flag",
    "You do not forget who shares his matches",
    "I kept a list of everybody I was angry with, and then I ate it",
    "It snowed upward for two days",
)
REFLECTIONS = (
    "The ledger at {place} gives a different date.",
    "Both versions cannot be true, and both are told at {place} to this day.",
    "There are {number} entries for that day, in four hands.",
    "It was minus {number} degrees, or so the thermometer at {place} showed before it burst.",
    "They still had {number} sacks of barley, less what the mice had taken.",
    "No photograph of it exists.",
    "Of the {number} people on the list, three were asleep, and one was the cat.",
    "What remained was a smell of wet wool that {person} would know anywhere.",
)
HEADINGS = (
    "The first snow",
    "Who had the keys",
    "Eleven candles",
    "The sledge",
    "A wedding, more or less",
    "What the ledger says",
    "The night of the bell",
    "Salt",
    "The dogs come back",
    "Thaw",
    "The road",
    "Afterward",
)


def _sentence(dice: random.Random) -> str:
    pattern = dice.randrange(5)
    person, place, number = dice.choice(PEOPLE), dice.choice(PLACES), dice.randrange(12, 41)
    if pattern == 0:
        return f"“{dice.choice(SAYINGS)},” says {person}."
    if pattern == 1:
        return dice.choice(REFLECTIONS).format(person=person, place=place, number=number)
    sequel = dice.choice(SEQUELS).format(person=dice.choice(PEOPLE), place=dice.choice(PLACES))
    other = dice.choice([name for name in PEOPLE if name != person])
    subject = person if pattern == 2 else f"{person} and {other}"
    opening = dice.choice(OPENINGS)
    comma = "" if opening.endswith("but") else ","
    return f"{opening}{comma} {subject} {dice.choice(DEEDS)} at {place}, {sequel}."


def _paragraph(dice: random.Random) -> str:
    sentences: list[str] = []
    while len(sentences) < 3 + dice.randrange(5):
        sentence = _sentence(dice)
        if sentence not in sentences:
            sentences.append(sentence)
    text = " ".join(sentences)
    return text[0].upper() + text[1:]


def article() -> list[tuple[str, str]]:
    """The article's lines in order: each with its tag.

    Returns:
        pairs such as ``("h2", "Salt")``.
    """
    dice = random.Random(SEED)  # noqa: S311 - nothing secret about it
    lines: list[tuple[str, str]] = []
    count = section = 0
    while count < WORDS:
        if len(lines) % (PARAGRAPHS_A_SECTION + 1) == PARAGRAPHS_A_SECTION:
            number, name = divmod(section, len(HEADINGS))
            lines.append(("h2", HEADINGS[name] + (f", again ({number + 1})" if number else "")))
            section += 1
        else:
            lines.append(("p", _paragraph(dice)))
        count += len(lines[-1][1].split())
    return lines


_HEAD = f"""<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<title>{TITLE} | The Valley Review</title>
<meta name="description" content="{STANDFIRST}">
<meta property="og:type" content="article">
<meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="The Valley Review">
<meta property="article:published_time" content="2023-12-01T06:00:00-05:00">
<meta name="author" content="Ruth Amsel">
<link rel="canonical" href="{URL}">
</head>
<body class="longread">
<header class="site-header"><a class="logo" href="/">The Valley Review</a>
<nav><ul><li><a href="/news">News</a></li><li><a href="/longreads">Longreads</a></li>
<li><a href="/fiction">Fiction</a></li>
<li><a href="/subscribe">Subscribe</a></li></ul></nav></header>
<main>
<article>
<header><p class="eyebrow">Longreads</p><h1>{TITLE}</h1>
<p class="dek">{STANDFIRST}</p>
<p class="byline">By <a rel="author" href="/writers/ruth-amsel">Ruth Amsel</a></p>
<time datetime="2023-12-01T06:00:00-05:00">December 1, 2023</time></header>
<div class="article-body">
"""
_PROMOTION = """<aside class="promo"><h3>Get the Review every Sunday</h3>
<p>Sign up for our newsletter and never miss a longread.</p><a href="/newsletter">Sign up</a></aside>
"""
_FOOT = """</div>
<footer class="author-bio">
<p>Ruth Amsel is a contributing writer. She lives in Lower Tarn, above the ropewalk.</p></footer>
</article>
<section class="more"><h2>More longreads</h2><ul><li><a href="/longreads/1">The last net loft</a></li>
<li><a href="/longreads/2">Eleven meters down</a></li>
<li><a href="/longreads/3">The map that is wrong</a></li></ul></section>
</main>
<footer class="site-footer"><p>© 2023 The Valley Review</p>
<a href="/privacy">Privacy</a> <a href="/terms">Terms</a></footer>
</body>
</html>
"""
ADVERTISEMENT = '<div class="ad-unit"><span>Advertisement</span></div>\n'
ADVERTISEMENT_EVERY = 20
PROMOTION_AFTER = 30


def page() -> str:
    """The whole page.

    Returns:
        its HTML.
    """
    out = [_HEAD]
    for index, (tag, text) in enumerate(article()):
        out.append(f"<{tag}>{escape(text, quote=False)}</{tag}>\n")
        if index % ADVERTISEMENT_EVERY == ADVERTISEMENT_EVERY - 1:
            out.append(ADVERTISEMENT)
        if index == PROMOTION_AFTER:
            out.append(_PROMOTION)
    out.append(_FOOT)
    return "".join(out)


def truth() -> str:
    """What a reader would call the article, as fixtures/truth/very-long.json holds it.

    Returns:
        JSON.
    """
    values = {
        "url": URL,
        "title": TITLE,
        "authors": ["Ruth Amsel"],
        "published": "2023-12-01T06:00:00-05:00",
        "language": "en",
        "note": "About 15,000 words, put together by tests/write_very_long.py.",
        "text": [STANDFIRST, *(text for _, text in article())],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (FIXTURES / "very-long.html").write_text(page(), "utf-8", newline="\n")
    (FIXTURES / "truth" / "very-long.json").write_text(truth(), "utf-8", newline="\n")
