"""What metadata costs: newsclean's propose and decide against trafilatura's extract_metadata, in turn, in one process.

usage: python tests/bench/metadata_speed.py [PAGES] [--sets fundus-tests,wcxb] [--limit 100]

PAGES is a folder of HTML files (default: fixtures/) or a labelled corpus, as in speed.py.  Both get the page parsed the
moment before, as in use; newsclean also reads the JSON-LD, measures the text and tells its language within its time.
Milliseconds are processor time and depend on the machine; the ratios hardly do.  Each page is read by all in turn,
once, and all forget what they remember before: both sides keep strings that they have met, and a call would be answered
from the page before.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from speed import FIXTURES, pages
from trafilatura import bare_extraction
from trafilatura.meta import reset_caches
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from newsclean.document import Document
from newsclean.metadata import bylines_cjk, dates, decide, name_shapes, names_cjk, plain, propose

CALLS = ("propose", "decide", "extract_metadata", "bare_extraction with metadata", "bare_extraction without")


def forget() -> None:
    """Let everybody forget the strings that they have met: before the parsing, as it empties the processor's caches."""
    reset_caches()
    for known in (dates._scanned, names_cjk.is_name):
        known.cache_clear()
    for answer in (bylines_cjk.read, name_shapes.name_key, plain.key, plain.squash, plain._line):
        answer.forget()


def took(call: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds of processor time, and what the call returned."""
    start = time.process_time()
    value = call()
    return 1000 * (time.process_time() - start), value


def once(html: bytes, url: str) -> dict[str, float]:
    """Milliseconds of each call on one page."""
    times: dict[str, float] = {}
    forget()
    times["bare_extraction without"], bare = took(lambda: bare_extraction(html, url=url or None))
    forget()
    tree = load_html(html)
    times["extract_metadata"], _ = took(lambda: extract_metadata(tree, url or None))
    forget()
    document = Document(html, url)
    times["propose"], findings = took(lambda: propose(document))
    times["decide"], _ = took(lambda: decide(findings, (bare.text or "") if bare else ""))
    forget()
    times["bare_extraction with metadata"], _ = took(lambda: bare_extraction(html, url=url or None, with_metadata=True))
    return times


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("pages", type=Path, nargs="?", default=FIXTURES)
    reader.add_argument("--sets", default="", help="sets of a corpus, by comma (default: all)")
    reader.add_argument("--limit", type=int, default=100_000, help="pages of a set at most")
    options = reader.parse_args()
    corpus = list(pages(options.pages, frozenset(filter(None, options.sets.split(","))), options.limit))
    total = dict.fromkeys(CALLS, 0.0)
    for html, url in corpus:
        for name, milliseconds in once(html, url).items():
            total[name] += milliseconds
    for name in CALLS:
        print(f"{name:32}{total[name] / len(corpus):8.2f} ms a page")
    ours = total["propose"] + total["decide"]
    print(f"{'newsclean / extract_metadata':32}{ours / total['extract_metadata']:8.3f}")
    added = total["bare_extraction with metadata"] - total["bare_extraction without"]
    print(f"{'newsclean / what metadata adds':32}{ours / added:8.3f} ({added / len(corpus):.2f} ms a page)")


if __name__ == "__main__":
    main()
