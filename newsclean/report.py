"""An article as one self-contained HTML file: what was removed, in its place, and where each field is from.

It runs no script and loads no picture: everything is escaped, and a Content-Security-Policy forbids the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from html import escape

from newsclean import view
from newsclean.article import Article
from newsclean.types import Image, Metadata

_UNTOLD = frozenset({"sources", "findings"})
"""Fields that describe the others."""


def report(article: Article) -> str:
    """An article as an HTML document for a person who wants to know why.

    Args:
        article: the article.

    Returns:
        the document; it loads nothing and runs nothing.

    Example:
        >>> from newsclean.article import Body
        >>> from newsclean.types import Block
        >>> "<script>" in report(Article(Body((Block("<script>alert(1)</script>"),))))
        False
    """
    title = escape(article.title or article.url or "untitled")
    language = escape(article.language or "en", quote=True)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title} – newsclean</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
        view.html(article.body.found, article.body.removals, article.metadata),
        _rules(article),
        _metadata(article.metadata),
        _made(article),
        "</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _rules(article: Article) -> str:
    rows: dict[tuple[str, str], int] = {}
    for removal in article.body.removals:
        rows[removal.rule, removal.reason] = rows.get((removal.rule, removal.reason), 0) + 1
    ordered = sorted(rows.items(), key=lambda row: -row[1])
    return _table("Rules that fired", ("rule", "reason", "times"), [(*names, str(times)) for names, times in ordered])


def _metadata(metadata: Metadata) -> str:
    rows = []
    for each in fields(metadata):
        value = getattr(metadata, each.name)
        if each.name in _UNTOLD or value in (None, (), "", False, 0):
            continue
        rivals = [f"{_said(rival.value)} ({rival.source})" for rival in metadata.rivals(each.name)]
        rows.append((each.name, _said(value), metadata.sources.get(each.name, ""), " · ".join(rivals[1:])))
    return _table("Metadata", ("field", "value", "source", "other voices"), rows)


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_said(each) for each in value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Image):
        return " · ".join(part for part in (value.url, value.caption, value.credit) if part)
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _made(article: Article) -> str:
    rows = [
        ("page", article.url),
        ("article found by", article.extractor),
        ("completeness", f"{article.completeness:.2f}"),
        ("rule pack", article.rules),
        *(("warning", warning) for warning in article.warnings),
    ]
    return _table("How it was made", (), [row for row in rows if row[1]])


def _table(caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    heads = "<tr>" + "".join(f'<th scope="col">{name}</th>' for name in head) + "</tr>\n" if head else ""
    body = "\n".join("<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows)
    return f"<table>\n<caption>{caption}</caption>\n{heads}{body}\n</table>"


_STYLE = """\
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse;margin-top:2em;width:100%;font-size:.87em}
caption{text-align:start;font-weight:700;padding:.3em 0}
th,td{text-align:start;vertical-align:top;padding:.3em .8em .3em 0;border-top:1px solid #8c8c8c66}
td{overflow-wrap:anywhere}
"""
