"""Fuzz for as long as you like: pages mutated from pages, those that bring something new kept to mutate further.

    nox -s fuzz -- --minutes 30 --corpus .fuzz
    python tests/fuzz/run.py --minutes 30 --corpus .fuzz

Each page is cleaned in a worker with a deadline, so that hangs and crashes are finds like any other.  What is new is
judged by what a page brings about: the error or its absence, the warnings, the rules that fired, the kinds of blocks,
the fields that were found.  The corpus folder keeps such pages for the next run, and ``finds`` in it the pages that
broke something, each with a note that says what.  The exit code is 1 if there were finds.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "torture")]

from mutations import encoded, mutated, tokens  # noqa: E402 - found on the path set above
from oracle import complaints  # noqa: E402

from newsclean import Cleaner  # noqa: E402
from newsclean.article import Article  # noqa: E402
from newsclean.errors import NewscleanError  # noqa: E402
from newsclean.isolated import Isolated  # noqa: E402
from newsclean.limits import Limits  # noqa: E402

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
SECONDS = 20.0
"""For one page of at most 400,000 characters: a hundred times what an ordinary one takes."""
SLOW = 5.0
"""Seconds from which on a page is a find, though it came through."""
KEPT = 3_000
"""Pages in the corpus: beyond, a new one takes the place of an old one."""

Signature = tuple[str, ...]


def signature(outcome: Article | NewscleanError) -> Signature:
    """What a page brings about."""
    if isinstance(outcome, NewscleanError):
        return (outcome.code, re.sub(r"\d+", "#", outcome.message)[:60])
    fired = Counter(removal.rule for removal in outcome.body.removals)
    return (
        outcome.extractor,
        *sorted(re.sub(r"[\d,]+", "#", warning)[:40] for warning in outcome.warnings),
        *sorted(fired),
        *sorted({block.kind.value for block in outcome.body.found}),
        *sorted(outcome.metadata.sources.values()),
    )


def cleaned(isolated: Isolated, sent: str | bytes) -> tuple[Article | NewscleanError, float]:
    """What becomes of a page, and how many seconds that takes."""
    start = time.monotonic()
    outcome: Article | NewscleanError
    try:
        outcome = isolated.clean(sent, "https://example.com/2024/02/09/storm")
    except NewscleanError as error:
        outcome = error
    return outcome, time.monotonic() - start


class Session:
    """One run: the pages it mutates, and what it has seen."""

    def __init__(self, corpus: Path, seed: int) -> None:
        self.finds = corpus / "finds"
        self.finds.mkdir(parents=True, exist_ok=True)
        self.corpus = corpus
        self.dice = random.Random(seed)  # noqa: S311 - nothing here is secret
        files = [*sorted(FIXTURES.glob("*.html")), *sorted(corpus.glob("*.html"))]
        self.pages = [tokens(path.read_text(encoding="utf-8", errors="replace")) for path in files]
        self.seen: set[Signature] = set()
        self.found: Counter[str] = Counter()
        self.cases = 0

    def step(self, isolated: Isolated) -> None:
        """Make a page, clean it, look at what came out."""
        html = mutated(self.dice, self.dice.choice(self.pages), self.pages)
        sent = encoded(self.dice, html)
        self.cases += 1
        outcome, took = cleaned(isolated, sent)
        if took > SLOW:  # a machine may hiccup, not twice
            took = min(took, cleaned(isolated, sent)[1])
        wrong = complaints(outcome) + ([f"it took {took:.1f} s"] if took > SLOW else [])
        if wrong:
            self.keep_find(sent, wrong)
        mark = signature(outcome)
        if mark not in self.seen:
            self.seen.add(mark)
            self.keep(html)

    def keep(self, html: str) -> None:
        """Add a page that brought something new to the corpus."""
        body = html.encode("utf-8", "replace")
        (self.corpus / f"{hashlib.sha256(body).hexdigest()[:16]}.html").write_bytes(body)
        page = tokens(html)
        if len(self.pages) < KEPT:
            self.pages.append(page)
        else:
            self.pages[self.dice.randrange(len(self.pages))] = page

    def keep_find(self, sent: str | bytes, wrong: list[str]) -> None:
        """Write down a page that broke something; one page for each kind of breakage is enough."""
        kind = re.sub(r"[\d.,]+|'[^']*'", "#", wrong[0])[:80]
        self.found[kind] += 1
        if self.found[kind] == 1:
            body = sent if isinstance(sent, bytes) else sent.encode("utf-8", "surrogatepass")
            name = hashlib.sha256(body).hexdigest()[:16]
            (self.finds / f"{name}.html").write_bytes(body)
            (self.finds / f"{name}.txt").write_text("\n".join(wrong), encoding="utf-8", errors="backslashreplace")


def main() -> int:
    """Run, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--corpus", type=Path, default=Path(".fuzz"))
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    session = Session(options.corpus, options.seed)
    until = time.monotonic() + options.minutes * 60
    with Isolated(Cleaner(limits=Limits(seconds=SECONDS))) as isolated:
        while time.monotonic() < until:
            session.step(isolated)
    kinds = "".join(f"\n{number:6,} x {kind}" for kind, number in session.found.most_common())
    sys.stdout.write(
        f"{session.cases:,} pages in {options.minutes:g} minutes, {len(session.seen):,} different outcomes, "
        f"{len(session.found)} kinds of finds{kinds}\n"
    )
    return 1 if session.found else 0


if __name__ == "__main__":
    raise SystemExit(main())
