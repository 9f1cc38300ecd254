"""How far each source can be trusted: how often it is right where it speaks, beside its points in newsclean's tables.

usage: python tests/bench/trust_table.py CORPUS [--sets fundus-tests,wcxb] [--limit 100]

CORPUS is a folder with SET.jsonl files of labelled pages (title, authors, published).  For each kind of evidence of
newsclean.metadata.trust: how many values have it, the share of them that the label holds, and the points.  Points are
log-odds beside all other evidence, so a kind that comes with better ones may be right often and have few.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsclean.document import Document
from newsclean.metadata import propose, trust, weigh
from newsclean.metadata.name_shapes import name_key
from newsclean.metadata.names import read_names
from newsclean.metadata.plain import key

TABLES: dict[str, Mapping[str, float]] = {"title": trust.TITLE, "authors": trust.AUTHOR, "published": trust.DAY}


def labelled(corpus: Path, sets: frozenset[str], limit: int) -> Iterator[dict[str, Any]]:
    """The rows of the sets, each with its page."""
    for path in sorted(corpus.glob("*.jsonl")):
        if not sets or path.stem in sets:
            with path.open(encoding="utf-8") as rows:
                for _, line in zip(range(limit), rows, strict=False):
                    row = json.loads(line)
                    yield row | {"page": gzip.decompress((corpus / row["html"]).read_bytes())}


def right(field: str, label: Any, claim: weigh.Claim) -> bool:
    """Whether a label holds a value."""
    if field == "title":
        return key(claim.value) == key(label)
    if field == "published":
        return claim.value == label[:10]
    signed = [name for text in label for people in read_names(text) for name in people]
    return name_key(claim.value) in {name_key(name) for name in [*signed, *label]}


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("corpus", type=Path)
    reader.add_argument("--sets", default="", help="sets, by comma (default: all)")
    reader.add_argument("--limit", type=int, default=100_000, help="pages of a set at most")
    options = reader.parse_args()
    seen: dict[str, Counter[str]] = {field: Counter() for field in TABLES}
    hits: dict[str, Counter[str]] = {field: Counter() for field in TABLES}
    for row in labelled(options.corpus, frozenset(filter(None, options.sets.split(","))), options.limit):
        findings = propose(Document(row["page"], row.get("url") or ""))
        claims = {
            "title": weigh.titles(findings),
            "authors": weigh.authors(findings),
            "published": weigh.days(findings),
        }
        for field, given in claims.items():
            for claim in given if row.get(field) else ():
                seen[field].update(claim.evidence)
                hits[field].update(claim.evidence if right(field, row[field], claim) else ())
    for field, points in TABLES.items():
        print(f"\n{field:36}{'values':>8}{'right':>8}{'points':>8}")
        for evidence, count in seen[field].most_common():
            share = hits[field][evidence] / count
            print(f"{evidence:36}{count:8}{share:8.2f}{points.get(evidence, 0):+8.2f}")


if __name__ == "__main__":
    main()
