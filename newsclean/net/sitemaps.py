"""Sitemaps, read as they come: news sitemaps, plain ones, indexes.

By https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.parsers import expat

LARGEST = 50 * 2**20
"""Bytes, uncompressed: the protocol's own limit."""

MOST_ENTRIES = 50_000
"""Entries of one sitemap: the protocol's own limit."""

LONGEST_TEXT = 4096
"""Characters of one value: twice the protocol's limit for an address."""

DEEPEST = 32
"""Levels of elements; a sitemap has four."""

_FIELDS = {"loc", "lastmod", "publication_date", "title"}
_ENTRIES = {"url", "sitemap"}


@dataclass(slots=True)
class Entry:
    """One entry of a sitemap.

    Args:
        kind: ``"url"`` for a page, ``"sitemap"`` for another sitemap.
        fields: what stands in it: ``loc``, ``lastmod``, ``publication_date``, ``title``.
    """

    kind: str
    fields: dict[str, str] = field(default_factory=dict)


class SitemapReader:
    """A sink that reads a sitemap.

    Args:
        most: pages after which it has had enough; of an index, all entries are read.

    Example:
        >>> reader = SitemapReader(most=10)
        >>> reader.take(b"<urlset><url><loc>https://example.com/a</loc></url></urlset>")
        False
        >>> reader.entries[0].fields["loc"]
        'https://example.com/a'
    """

    def __init__(self, most: int) -> None:
        self.entries: list[Entry] = []
        self._most = most
        self._pages = 0
        self._depth = 0
        self._entry: Entry | None = None
        self._field = ""
        self._text: list[str] = []
        self._length = 0
        self._finished = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._entity

    def take(self, piece: bytes) -> bool:
        """Read on.

        Args:
            piece: decoded bytes.

        Returns:
            True if it has had enough, or what comes is no XML: then what came before it stands.
        """
        if not self._finished:
            try:
                self._parser.Parse(piece)
            except (expat.ExpatError, _EnoughError, ValueError, LookupError):  # the last two: an encoding it has not
                self._finished = True
        return self._finished

    def _start(self, name: str, _attributes: object) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _EnoughError
        local = name.rpartition(" ")[2]
        if local in _ENTRIES:
            self._entry = Entry(local)
        elif local in _FIELDS and self._entry is not None and "image" not in name and "video" not in name:
            self._field, self._text, self._length = local, [], 0

    def _characters(self, text: str) -> None:
        if self._field and self._length < LONGEST_TEXT:
            self._text.append(text)
            self._length += len(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        local = name.rpartition(" ")[2]
        if self._entry is None:
            return
        if local == self._field:
            self._entry.fields.setdefault(local, " ".join("".join(self._text).split())[:LONGEST_TEXT])
            self._field = ""
        elif local in _ENTRIES:
            if self._entry.fields.get("loc"):
                self.entries.append(self._entry)
                self._pages += self._entry.kind == "url"
            self._entry = None
            if self._pages >= self._most or len(self.entries) >= MOST_ENTRIES:
                raise _EnoughError

    def _entity(self, *_: object) -> None:
        raise _EnoughError  # a sitemap declares no entities; a bomb does


class _EnoughError(Exception):
    pass


def moment(text: str) -> datetime | None:
    """A W3C date-time, the way sitemaps and JSON feeds write it.

    Args:
        text: ``"2024-05-01T12:00:00+02:00"``, ``"2024-05-01"`` …

    Returns:
        the time, aware: UTC where no zone is given; None if it cannot be read.

    Example:
        >>> moment("2024-05-01").isoformat()
        '2024-05-01T00:00:00+00:00'
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
