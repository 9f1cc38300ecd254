"""Whether an outcome is one that newsclean may have, for any input whatever."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "torture"))

from fates import unsound

from newsclean.article import Article
from newsclean.errors import NewscleanError

REFUSALS = frozenset(("no-article", "not-html", "limit-exceeded"))


def complaints(outcome: Article | NewscleanError) -> list[str]:
    """What is wrong with an outcome: nothing, if all is well."""
    if isinstance(outcome, NewscleanError):
        is_refusal = outcome.code in REFUSALS and getattr(outcome, "limit", "") not in {"seconds", "memory"}
        return [] if is_refusal else [f"{outcome.code}: {outcome}"]
    return [*unsound(outcome), *_broken_promises(outcome)]


def _broken_promises(article: Article) -> list[str]:
    out: list[str] = []
    body = article.body
    if Article.from_dict(json.loads(json.dumps(article.to_dict(), default=str))) != article:
        out.append("it does not come back from JSON as it left")
    if any(not 0 <= removal.index < len(body.found) or not removal.reason for removal in body.removals):
        out.append("a removal points at nothing, or gives no reason")
    undone = body.keeping(*{removal.rule for removal in body.removals})
    if undone.blocks != tuple(block for block in body.found if block.text):
        out.append("undoing the removals does not bring everything back")
    if any(not block.text.strip() for block in body.blocks):
        out.append("a line that stands is empty")
    return out
