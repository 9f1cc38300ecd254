"""Many articles at a glance: which rules fired, on how many pages, with samples; and the same as frames and pictures.

A single article shows itself: put it last in a cell.  A long file: each thing that is compared is counted, drawn and
handed over as a frame.

Example:
    >>> import newsclean
    >>> from newsclean.notebook import compare
    >>> story = "The harbour of Ostrel was closed on Monday after the storm, the town said. " * 5
    >>> page = f"<article><h1>Storm</h1><p>{story}</p><p>300x250 Ad</p></article>"
    >>> compare([newsclean.clean(page)]).rules[0].rule
    'any-ad-size'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from newsclean.article import Article, Outcome
from newsclean.errors import BadOption, MissingExtra, NewscleanError
from newsclean.palette import FAMILIES, OUTSIDE, family
from newsclean.types import Removal

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

SAMPLES = 3
"""Different lines shown for a rule: enough to see what it takes, few enough to read."""

SAMPLE_LENGTH = 90
"""Characters of a sample that are shown: a line of a notebook's table."""

SHOWN = 30
"""Rules that a table or a picture shows; the frame holds them all."""

STYLE = ".newsclean-tables td,.newsclean-tables th{text-align:start!important;vertical-align:top}"
"""Jupyter sets tables to the right, as it suits numbers."""

PICTURES = ("rules", "share", "time")
"""What :meth:`Comparison.plot` draws: rules by frequency, share of the text removed, seconds a page."""


@dataclass(frozen=True, slots=True)
class Fired:
    """One rule over many pages.

    Args:
        rule: its id.
        kind: what it takes, one of :data:`newsclean.rules.KINDS`; empty for what the article finder left out.
        reason: why.
        pages: pages on which it fired.
        lines: lines, or parts of lines, that it took.
        samples: some of them, different ones, in the order in which they came.
    """

    rule: str
    kind: str
    reason: str
    pages: int
    lines: int
    samples: tuple[str, ...]


def compare(outcomes: Iterable[Outcome | Article]) -> Comparison:
    """Look at many cleaned pages together.

    Args:
        outcomes: what a batch yielded, or plain articles; read once.

    Returns:
        a value that shows itself in a notebook.

    Raises:
        BadOption: there is something else among them, such as a page that is not cleaned yet.
    """
    if not isinstance(outcomes, Iterable):
        message = f"compare takes several articles, such as a list, not {type(outcomes).__name__}"
        raise BadOption(message, option="outcomes")
    return Comparison(tuple(map(_outcome, outcomes)))


def _outcome(each: object) -> Outcome:
    outcome = Outcome(each.url, each) if isinstance(each, Article) else each
    value = outcome.value if isinstance(outcome, Outcome) else outcome
    if not isinstance(outcome, Outcome) or not isinstance(value, Article | NewscleanError):
        message = "compare takes articles, and outcomes with articles or errors"
        raise BadOption(f"{message}, not {type(value).__name__}", option="outcomes")
    return outcome


@dataclass(frozen=True)
class Comparison:
    """Many cleaned pages together; shows itself in a notebook.

    Args:
        outcomes: the pages.
    """

    outcomes: tuple[Outcome, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The pages that came through."""
        return tuple(each.value for each in self.outcomes if isinstance(each.value, Article))

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The pages that did not; each has its ``error``."""
        return tuple(each for each in self.outcomes if not each.ok)

    @cached_property
    def rules(self) -> tuple[Fired, ...]:
        """The rules that fired, the ones on most pages first; what stood outside the articles comes last."""
        removals: dict[str, list[tuple[int, Removal, str]]] = {}
        for page, article in enumerate(self.articles):
            for removal, text in article.body.removed():
                removals.setdefault(removal.rule, []).append((page, removal, text))
        fired = [_fired(rule, some) for rule, some in removals.items()]
        return tuple(sorted(fired, key=lambda each: (not each.kind, -each.pages, -each.lines, each.rule)))

    @cached_property
    def kinds(self) -> dict[str, int]:
        """Lines removed by kind of noise, the most frequent first."""
        counts: dict[str, int] = {}
        for fired in self.rules:
            if fired.kind:
                counts[fired.kind] = counts.get(fired.kind, 0) + fired.lines
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def pages_frame(self) -> pd.DataFrame:
        """One row for each page: its fate, completeness, lines and characters kept and removed, seconds.

        Raises:
            MissingExtra: if pandas is not installed.
        """
        frame: pd.DataFrame = _pandas().DataFrame([_row(outcome) for outcome in self.outcomes])
        return frame

    def rules_frame(self) -> pd.DataFrame:
        """One row for each rule that fired, with samples.

        Raises:
            MissingExtra: if pandas is not installed.
        """
        names = ("rule", "kind", "reason", "pages", "lines", "samples")
        rows = [{name: getattr(fired, name) for name in names} for fired in self.rules]
        frame: pd.DataFrame = _pandas().DataFrame(rows, columns=names)
        return frame

    def plot(self, ax: Axes | None = None, *, what: str = "rules") -> Axes:
        """Draw one picture with matplotlib.

        Args:
            ax: where to draw; a new figure by default.
            what: one of :data:`PICTURES`.

        Returns:
            the axes drawn on.

        Raises:
            MissingExtra: if matplotlib is not installed.
            BadOption: if there is no such picture, or it is asked for without ``what=``.
        """
        if isinstance(ax, str):
            raise BadOption(f"a picture is asked for by name: plot(what={ax!r})", option="what")
        if what not in PICTURES:
            raise BadOption(f"there is no picture {what!r}; there are {', '.join(PICTURES)}", option="what")
        if ax is None:
            height = max(2.5, 0.28 * min(len(self.rules), SHOWN)) if what == "rules" else 3.0
            _, ax = _pyplot().subplots(figsize=(7, height), layout="constrained")
        return _plot_rules(self.rules, ax) if what == "rules" else _plot_pages(self.outcomes, ax, what)

    def __repr__(self) -> str:
        counts = ((self.articles, "article"), (self.failures, "failure"), (self.rules, "rule"))
        return f"<Comparison: {', '.join(_counted(len(each), noun) for each, noun in counts)}>"

    def _repr_html_(self) -> str:
        rows = [_row(outcome) for outcome in self.outcomes if outcome.ok]
        facts = [_counted(len(self.articles), "article"), _counted(len(self.failures), "failure")]
        if rows:
            facts += [
                f"completeness {_middle([row['completeness'] for row in rows]):.2f}",
                f"{_middle([row['share_removed'] for row in rows]):.0%} of the text removed",
            ]
        if seconds := [each.seconds for each in self.outcomes if each.seconds is not None]:
            facts.append(f"{1000 * _middle(seconds):.1f} ms a page")
        parts = [f"<p>{' · '.join(facts)} <small>(medians)</small></p>", _kinds_table(self.kinds)]
        parts += [_rules_table(self.rules[:SHOWN]), _failures_table(self.failures[:SHOWN])]
        return (
            f'<div class="newsclean-tables"><style>{STYLE}</style>'
            + "\n".join(each for each in parts if each)
            + "</div>"
        )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _fired(rule: str, removals: Sequence[tuple[int, Removal, str]]) -> Fired:
    samples = tuple(dict.fromkeys(" ".join(text.split()) for _, _, text in removals))[:SAMPLES]
    first = removals[0][1]
    pages = len({page for page, _, _ in removals})
    return Fired(rule, first.kind, first.reason, pages, len(removals), samples)


def _row(outcome: Outcome) -> dict[str, Any]:
    article = outcome.value if isinstance(outcome.value, Article) else Article()
    removals = [(removal, text) for removal, text in article.body.removed() if family(removal) is not OUTSIDE]
    noise = sum(len(text) for _, text in removals)
    kept = len(article.text)
    return {
        "url": outcome.url,
        "ok": outcome.ok,
        "error": str(outcome.error) if outcome.error else None,
        "title": article.title,
        "extractor": article.extractor or None,
        "completeness": article.completeness if outcome.ok else None,
        "lines_kept": len(article.body),
        "lines_removed": len(removals),
        "characters_kept": kept,
        "characters_removed": noise,
        "share_removed": noise / (kept + noise) if kept + noise else 0.0,
        "seconds": outcome.seconds,
    }


def _middle(values: Sequence[float]) -> float:
    from statistics import median  # noqa: PLC0415 - it loads fractions and decimal, and only a picture needs it

    return float(median(values))


def _kinds_table(kinds: dict[str, int]) -> str:
    colours = {kind: each.colour for each in FAMILIES for kind in each.kinds}
    most = max(kinds.values(), default=0)
    rows = [
        f"<tr><td>{escape(kind)}</td><td>{count}</td>"
        f'<td><span style="display:inline-block;height:.7em;width:{12 * count / most:.1f}em;'
        f'background:{colours.get(kind, OUTSIDE.colour)}"></span></td></tr>'
        for kind, count in kinds.items()
    ]
    return _table("Noise by kind", ("kind", "lines", ""), rows)


def _rules_table(rules: Sequence[Fired]) -> str:
    rows = [
        f"<tr><td>{escape(each.rule)}</td><td>{escape(each.reason)}</td><td>{each.pages}</td><td>{each.lines}</td>"
        f"<td>{'<br>'.join(escape(_short(sample)) for sample in each.samples)}</td></tr>"
        for each in rules
    ]
    return _table("Rules that fired", ("rule", "reason", "pages", "lines", "samples"), rows)


def _failures_table(failures: Sequence[Outcome]) -> str:
    rows = [
        f"<tr><td>{escape(_short(each.url))}</td><td>{escape(_short(str(each.error and each.error.message)))}</td></tr>"
        for each in failures
    ]
    return _table("Failures", ("page", "reason"), rows)


def _short(text: str) -> str:
    return text if len(text) <= SAMPLE_LENGTH else text[: SAMPLE_LENGTH - 1] + "…"


def _table(caption: str, head: tuple[str, ...], rows: Sequence[str]) -> str:
    if not rows:
        return ""
    heads = "".join(f"<th>{name}</th>" for name in head)
    return f"<table><caption>{caption}</caption><tr>{heads}</tr>\n" + "\n".join(rows) + "</table>"


def _plot_rules(rules: Sequence[Fired], ax: Axes) -> Axes:
    colours = {kind: each.colour for each in (*FAMILIES, OUTSIDE) for kind in each.kinds}
    shown = [fired for fired in rules if fired.kind][:SHOWN][::-1]
    names = [fired.rule for fired in shown]
    ax.barh(names, [fired.pages for fired in shown], color=[colours.get(f.kind, OUTSIDE.colour) for f in shown])
    ax.set_xlabel("pages")
    ax.set_title("Rules by frequency")
    return ax


def _plot_pages(outcomes: Sequence[Outcome], ax: Axes, what: str) -> Axes:
    rows = [_row(outcome) for outcome in outcomes if outcome.ok]
    if what == "share":
        ax.hist([100 * row["share_removed"] for row in rows], bins=20)
        ax.set_xlabel("percent of the text removed")
        ax.set_title("Noise a page")
    else:
        ax.hist([1000 * row["seconds"] for row in rows if row["seconds"] is not None], bins=20)
        ax.set_xlabel("milliseconds")
        ax.set_title("Time a page")
    ax.set_ylabel("pages")
    return ax


def _pandas() -> Any:
    try:
        import pandas as pd  # noqa: PLC0415 - an extra, and slow
    except ImportError as error:
        raise MissingExtra("a DataFrame needs pandas: pip install 'newsclean[notebook]'", extra="notebook") from error
    return pd


def _pyplot() -> Any:
    try:
        from matplotlib import pyplot as plt  # noqa: PLC0415 - an extra, and slow
    except ImportError as error:
        raise MissingExtra("a picture needs matplotlib: pip install 'newsclean[notebook]'", extra="notebook") from error
    return plt
