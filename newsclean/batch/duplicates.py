"""Near-duplicates and wire copy: which articles are one story, whose it is, and what each paper added to it.

Texts are compared by the runs of :data:`SHINGLE` words that they share (Broder, "On the resemblance and containment of
documents", 1997).  MinHash finds the pairs without comparing all with all; each pair that it finds is then measured
exactly.  What is found is only pointed at: no row is changed.  The file is long because the pass is one thought from
rows to groups.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, SupportsIndex
from urllib.parse import urlsplit

from newsclean.batch.extras import extra
from newsclean.errors import BadOption

SHINGLE = 5
"""Words in a run: long enough that two texts share one by copying and not by chance."""

BANDS = 42
ROWS_OF_BAND = 3
"""42 bands of 3 hashes find 99.6 % of the pairs with a similarity of 0.5, 93 % at 0.4 and 0.1 % of those at 0.03
(1 - (1 - s³)⁴²; Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*, §3.4.2)."""

SEED = 1997
"""Of the hash functions: fixed, so that the same articles give the same groups."""

SHARED = 0.5
"""Share of a paragraph's runs that must stand in another article for the paragraph to be shared: above half, an
editor cut or mended it; below, he wrote another one."""

LEAST_SIMILAR = 0.3
"""The lowest similarity that can be asked for: below, too few of the pairs are found."""

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]|[^\W_]+"
)
"""A word; in scripts that write without spaces, a character."""

_INITIALS = {
    "associated press": "ap",
    "agence france presse": "afp",
    "deutsche presse agentur": "dpa",
    "press association": "pa",
    "australian associated press": "aap",
    "canadian press": "cp",
    "efe": "efe",
    "ansa": "ansa",
}
"""Agencies that sign with their initials as often as with their names."""

_NEEDED = ("position", "url", "text", "published", "site", "publisher", "agency")


@dataclass(frozen=True, slots=True)
class Twin:
    """An article of a group.

    Args:
        position: its row's ``position``.
        url: its row's ``url``.
        similarity: to the original, 0 to 1: runs of words that both have, of all that either has.
        shared: for each line of its text, whether it stands in another article of the group, too; what does not is
            the paper's own.
    """

    position: int
    url: str
    similarity: float
    shared: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that are one story.

    Args:
        original: the likely original.
        because: what speaks for it: ``"agency"``, it is the agency that the copies name; else ``"earliest"``,
            ``"longest"``, or ``"first"`` where nothing but its place in the table does.
        copies: the others, in the order of the table.
    """

    original: Twin
    because: str
    copies: tuple[Twin, ...]

    def to_dict(self) -> dict[str, Any]:
        """The group as plain JSON types."""
        return {
            "original": _as_dict(self.original),
            "because": self.because,
            "copies": [_as_dict(copy) for copy in self.copies],
        }


def find_duplicates(rows: Iterable[Mapping[str, Any]], similarity: float = 0.5) -> list[Group]:
    r"""Find articles that are one story: the same page twice, wire copy in many papers, rewritten leads.

    Args:
        rows: the rows of a run: :class:`newsclean.batch.Written`, or a list.  They are gone through twice, so that
            only texts that have a twin are kept in memory, and about 2 KB for each of the others.
        similarity: how much of their words two articles must share, :data:`LEAST_SIMILAR` to 1.

    Returns:
        the groups, in the order of their first articles in the table; articles without a twin are in none.

    Raises:
        BadOption: ``similarity`` cannot be, or ``rows`` are no rows, are of several runs, or can be gone through only
            once.
        MissingExtra: rensa is not installed.

    Example:
        >>> wire = "The harbour of Ostrel was closed on Monday after the storm, the town said in a statement. " * 3
        >>> rows = [
        ...     {"position": 0, "url": "https://paper.example/a", "text": wire + "\nReaders told us more about it.",
        ...      "agency": "Reuters", "published": "2026-05-01T10:00", "site": "The Paper", "publisher": None},
        ...     {"position": 1, "url": "https://www.reuters.com/a", "text": wire,
        ...      "agency": None, "published": "2026-05-01T12:00", "site": "Reuters", "publisher": None},
        ... ]
        >>> [group] = find_duplicates(rows)
        >>> group.original.url, group.because, group.copies[0].shared
        ('https://www.reuters.com/a', 'agency', (True, False))
    """
    _check(rows, similarity)
    clusters = _clusters(_checked(rows), similarity)
    wanted = {position for cluster in clusters for position in cluster}
    texts = {row["position"]: _Text(row) for row in rows if row["position"] in wanted}
    groups = []
    for cluster in clusters:
        # The hashes only guess; a cluster holds together by pairs that are measured.
        groups += [_group([texts[position] for position in part]) for part in _measured(cluster, texts, similarity)]
    return groups


def _check(rows: object, similarity: object) -> None:
    if not isinstance(similarity, int | float) or not LEAST_SIMILAR <= similarity <= 1:
        message = f"similarity must be between {LEAST_SIMILAR} and 1, not {similarity!r}"
        raise BadOption(message, option="similarity")
    if not isinstance(rows, Iterable) or iter(rows) is rows:
        raise BadOption("rows must be a list, or Written(path): they are gone through twice", option="rows")


def _checked(rows: Iterable[object]) -> Iterator[Mapping[str, Any]]:
    seen: set[Any] = set()
    for row in rows:
        if not isinstance(row, Mapping) or "position" not in row or "text" not in row:
            message = "rows must have position and text, as those of Written(path) or frame.to_dict('records') do"
            raise BadOption(f"{message}, not {row!r:.80}", option="rows")
        if not isinstance(row["position"], SupportsIndex | float):
            raise BadOption(f"a position must be a number, not {row['position']!r:.80}", option="rows")
        if row["position"] in seen:
            message = f"there are two rows with position {row['position']!r}: number the rows of several runs anew"
            raise BadOption(message, option="rows")
        seen.add(row["position"])
        yield row


class _Text:
    """An article with a possible twin: what it needs to be compared."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.row: dict[str, Any] = {name: row.get(name) for name in _NEEDED}
        for name in _NEEDED[1:]:
            if not isinstance(self.row[name], str):  # a data frame has NaN where it knows nothing
                self.row[name] = None
        self.lines = [_shingles(line) for line in str(row["text"]).split("\n")]
        self.all = _shingles(str(row["text"]))
        self.words = len(_words(str(row["text"])))

    def similarity(self, other: _Text) -> float:
        both = len(self.all & other.all)
        return both / (len(self.all) + len(other.all) - both)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(text: str) -> frozenset[str]:
    words = _words(text)
    return frozenset(" ".join(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1)))


def _clusters(rows: Iterable[Mapping[str, Any]], similarity: float) -> list[list[int]]:
    """Positions of articles that may be one story, by their hashes."""
    with extra("batch", "finding duplicates"):
        from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - an extra
    hashes = BANDS * ROWS_OF_BAND
    index = RMinHashLSH(threshold=similarity, num_perm=hashes, num_bands=BANDS)
    positions: list[int] = []
    same: dict[bytes, int] = {}
    links = _Links()
    for row in rows:
        if not row["text"] or not isinstance(row["text"], str):
            continue
        sketch = RMinHash(num_perm=hashes, seed=SEED)
        sketch.update(list(_shingles(row["text"])))
        digest = array("I", sketch.digest()).tobytes()
        if digest in same:  # not indexed again: a thousand copies of one text would find each other a million times
            links.tie(same[digest], row["position"])
            continue
        same[digest] = row["position"]
        for key in index.query(sketch):
            links.tie(positions[key], row["position"])
        index.insert(len(positions), sketch)
        positions.append(row["position"])
    return links.clusters()


def _measured(cluster: list[int], texts: Mapping[int, _Text], similarity: float) -> list[list[int]]:
    links = _Links()
    different: dict[frozenset[str], int] = {}
    for position in cluster:
        links.tie(different.setdefault(texts[position].all, position), position)
    firsts = list(different.values())
    for place, first in enumerate(firsts):
        for second in firsts[place + 1 :]:
            if not links.are_tied(first, second) and texts[first].similarity(texts[second]) >= similarity:
                links.tie(first, second)
    return [members for members in links.clusters() if len(members) > 1]


class _Links:
    """Who belongs together, directly or through others (union–find)."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def _top(self, one: int) -> int:
        while (above := self._above.get(one, one)) != one:
            self._above[one] = self._above.get(above, above)
            one = above
        return one

    def are_tied(self, one: int, other: int) -> bool:
        return self._top(one) == self._top(other)

    def tie(self, one: int, other: int) -> None:
        first, second = sorted((self._top(one), self._top(other)))
        self._above.setdefault(first, first)
        self._above[second] = first

    def clusters(self) -> list[list[int]]:
        """Each cluster in order, and the clusters in the order of their first members."""
        found: dict[int, list[int]] = {}
        for one in sorted(self._above):
            found.setdefault(self._top(one), []).append(one)
        return [members for _, members in sorted(found.items())]


def _group(texts: list[_Text]) -> Group:
    original, because = _original(texts)
    runs = Counter(run for text in texts for run in text.all)
    lines = Counter(line for text in texts for line in set(text.lines))
    twins = {text.row["position"]: _twin(text, original, runs, lines) for text in texts}
    first = twins.pop(original.row["position"])
    return Group(first, because, tuple(twins.values()))


def _twin(text: _Text, original: _Text, runs: Counter[str], lines: Counter[frozenset[str]]) -> Twin:
    shared = tuple(
        # The second is for lines that are shorter than a run.
        sum(runs[run] > 1 for run in line) >= SHARED * len(line) or lines[line] > 1
        for line in text.lines
    )
    similarity = 1.0 if text is original else round(text.similarity(original), 3)
    return Twin(text.row["position"], text.row["url"] or "", similarity, shared)


def _original(texts: list[_Text]) -> tuple[_Text, str]:
    """The likely original, and what decided."""
    agencies = {_spoken(text.row["agency"]) for text in texts if text.row["agency"]}
    left = [text for text in texts if any(_is_agency(text.row, agency) for agency in agencies)]
    if len(left) == 1:
        return left[0], "agency"
    because = "agency" if left else "first"
    left = left or texts
    for name, key in (("earliest", _time), ("longest", lambda text: -text.words)):
        best = min(key(text) for text in left)
        closer = [text for text in left if key(text) == best]
        if len(closer) < len(left):
            because, left = (because if because == "agency" else name), closer
        if len(left) == 1:
            break
    return left[0], because


def _time(text: _Text) -> str:
    """When it appeared, as text that sorts; a mere day counts as its end, no time at all as the last of all."""
    published = text.row["published"]
    if not published:
        return "~"
    time = _as_utc(published)
    return time[:10] + "~" if time[10:19] in {"", "T00:00:00"} else time


def _as_utc(published: str) -> str:
    from datetime import UTC, datetime  # noqa: PLC0415 - seldom needed

    try:
        time = datetime.fromisoformat(published)
        return (time.astimezone(UTC) if time.tzinfo else time).replace(tzinfo=None).isoformat()
    except (ValueError, OverflowError):
        return published


def _spoken(name: str) -> str:
    return " ".join(_words(name))


def _is_agency(row: Mapping[str, Any], agency: str) -> bool:
    """Whether the page is the agency's own, by its names or its host: ``reuters.com``, ``apnews.com``."""
    short = _INITIALS.get(agency, agency)
    names = {_spoken(name) for name in (row["site"], row["publisher"]) if name}
    if names & {agency, short, f"{short} news", f"the {agency}"}:
        return True
    try:
        labels = (urlsplit(row["url"] or "").hostname or "").split(".")[:-1]
    except ValueError:  # rows may be somebody else's, and their URLs broken
        return False
    return bool({short.replace(" ", ""), agency.replace(" ", ""), f"{short}news"} & set(labels))


def _as_dict(twin: Twin) -> dict[str, Any]:
    return {
        "position": twin.position,
        "url": twin.url,
        "similarity": twin.similarity,
        "shared": list(twin.shared),
    }
