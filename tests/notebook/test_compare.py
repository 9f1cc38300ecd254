"""Many articles at a glance."""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib as mpl
import pytest

import newsclean
from newsclean.batch import Plan, outcomes
from newsclean.errors import BadOption, MissingExtra, NoArticle
from newsclean.notebook import PICTURES, SAMPLES, Comparison, compare
from newsclean.types import Block, Removal

mpl.use("Agg")

FIXTURES = sorted(Path(__file__).parent.parent.parent.joinpath("fixtures").glob("*.html"))


def article(*noise: str) -> newsclean.Article:
    blocks = [Block("He paused.")] + [Block(line) for line in noise]
    removals = [Removal(n, "any-ad", "<b>ad</b>", kind="advertisement") for n in range(1, len(blocks))]
    return newsclean.Article(newsclean.Body(tuple(blocks), tuple(removals)), "https://example.com/a", completeness=0.8)


def comparison() -> Comparison:
    outcomes = [
        newsclean.Outcome("https://example.com/a", article("Ad 1", "Ad 2", "Ad 2"), 0.010),
        newsclean.Outcome("https://example.com/b", article("Ad 1", "Ad 3", "<script>Ad 4</script>"), 0.030),
        newsclean.Outcome("https://example.com/c", NoArticle("no text <b>", "https://example.com/c")),
    ]
    return compare(outcomes)


def test_rules_are_counted_by_page_and_line_with_samples() -> None:
    (fired,) = comparison().rules
    assert (fired.rule, fired.kind, fired.pages, fired.lines) == ("any-ad", "advertisement", 2, 6)
    assert fired.samples == ("Ad 1", "Ad 2", "Ad 3")
    assert len(fired.samples) == SAMPLES
    assert comparison().kinds == {"advertisement": 6}


def test_plain_articles_will_do() -> None:
    shown = compare([article("Ad 1")])
    assert len(shown.articles) == 1
    assert shown.outcomes[0].url == "https://example.com/a"


def test_it_shows_itself_and_trusts_nothing() -> None:
    html = comparison()._repr_html_()
    assert "2 articles · 1 failure · completeness 0.80" in html
    assert "20.0 ms a page" in html
    assert "&lt;b&gt;ad&lt;/b&gt;" in html
    assert "no text &lt;b&gt;" in html
    assert repr(comparison()) == "<Comparison: 2 articles, 1 failure, 1 rule>"


def test_nothing_at_all_is_shown_too() -> None:
    assert "0 articles" in compare([])._repr_html_()
    assert compare([]).pages_frame().empty
    assert compare([]).rules_frame().empty


def test_frames() -> None:
    pages = comparison().pages_frame()
    assert list(pages["ok"]) == [True, True, False]
    assert list(pages["lines_removed"]) == [3, 3, 0]
    assert pages["error"][2].startswith("no text")
    assert pages["share_removed"][0] == pytest.approx(12 / 22)
    assert list(comparison().rules_frame()["samples"]) == [("Ad 1", "Ad 2", "Ad 3")]


@pytest.mark.parametrize("what", PICTURES)
def test_pictures(what: str) -> None:
    axes = comparison().plot(what=what)
    assert axes.get_title()
    assert axes.patches
    assert comparison().plot(axes, what=what) is axes
    mpl.pyplot.close(axes.figure)


@pytest.mark.parametrize(
    "given",
    [
        None,
        article(),
        "pages/",
        [{"url": "https://example.com/a"}],
        [newsclean.Page(b"<p>a</p>")],
        [newsclean.Outcome("https://example.com/a", newsclean.Page(b"<p>a</p>"))],
    ],
)
def test_what_is_no_article_is_refused(given: object) -> None:
    with pytest.raises(BadOption, match="compare takes "):
        compare(given)  # type: ignore[arg-type]


def test_a_picture_is_asked_for_by_name() -> None:
    with pytest.raises(BadOption, match=r"by name: plot\(what='share'\)"):
        comparison().plot("share")  # type: ignore[arg-type]


def test_an_unknown_picture_is_refused() -> None:
    with pytest.raises(BadOption, match="rules, share, time"):
        comparison().plot(what="pie")


@pytest.mark.parametrize(
    ("module", "call"), [("pandas", "pages_frame"), ("pandas", "rules_frame"), ("matplotlib", "plot")]
)
def test_what_is_missing_is_named(module: str, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=r"newsclean\[notebook\]"):
        getattr(comparison(), call)()


def test_workers_look_at_the_clock() -> None:
    pages = [newsclean.load(path) for path in FIXTURES[:3]]
    for workers in (0, 1):
        timed = compare(outcomes(pages, plan=Plan(workers=workers)))
        assert all(outcome.seconds > 0 for outcome in timed.outcomes)
        assert "ms a page" in timed._repr_html_()


def test_real_pages() -> None:
    outcomes = []
    for path in FIXTURES:
        try:
            outcomes.append(newsclean.Outcome(path.name, newsclean.clean(newsclean.load(path))))
        except newsclean.NewscleanError as error:
            outcomes.append(newsclean.Outcome(path.name, error))
    shown = compare(outcomes)
    assert len(shown.articles) + len(shown.failures) == len(FIXTURES)
    assert "any-ad-size" in {fired.rule for fired in shown.rules}
    assert len(shown.pages_frame()) == len(FIXTURES)
