"""What noise rules would do to your own texts and pages, before anyone adds them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsclean.api import load
from newsclean.article import Body
from newsclean.cleaner import Cleaner
from newsclean.decoding import decode
from newsclean.errors import NewscleanError, NoArticle, NotHtml, RuleError
from newsclean.rules import KINDS, Rule, RuleBook, read
from newsclean.rules.loading import parse

PACKED = "packed"
"""Names the rules that come with newsclean where a file of rules could stand."""

PAGES = (".html", ".htm", ".html.gz", ".htm.gz")
TEXTS = (".txt", ".txt.gz")
"""What is looked at in a folder."""

_NUMBER = re.compile(r"\d+")
_LAST = re.compile(r"[.!?:]*\Z")


@dataclass(frozen=True, slots=True)
class Change:
    """A line whose fate changes from one set of rules to another.

    Args:
        file: where it stands.
        line: its words.
        rule: the rule that takes it now, or took it before.
        gone: whether it goes now; else it comes back.
    """

    file: str
    line: str
    rule: str
    gone: bool


def read_rules(path: str) -> RuleBook:
    """A set of rules.

    Args:
        path: a TOML file, a folder of them, or :data:`PACKED`.

    Raises:
        RuleError: if a rule is wrong.
        NewscleanError: if there is nothing to read.
    """
    if path == PACKED:
        return RuleBook()
    folder = Path(path)
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else [folder]
    if not files:
        raise NewscleanError(f"{path} holds no TOML file")
    rules: list[Rule] = []
    for file in files:
        try:
            rules += parse(file.read_text("utf-8"), str(file))
        except (OSError, UnicodeDecodeError) as error:
            raise NewscleanError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    for rule in rules:
        rule.check()
    return RuleBook(tuple(rules))


def changes(old: RuleBook, new: RuleBook, files: Iterable[Path]) -> Iterator[Change | NewscleanError]:
    """The lines whose fate changes.

    Args:
        old: the rules before.
        new: the rules now.
        files: texts and pages, see :func:`files_of`.

    Yields:
        lines that go now, then lines that come back, file by file; of a file that cannot be read or cleaned, why.
    """
    before, now = (replace(Cleaner(), rules=book) for book in (old, new))
    for file in files:
        try:
            was, is_ = _removed(file, before), _removed(file, now)
        except NewscleanError as error:
            yield error
            continue
        gone = Counter(line for line, _ in is_) - Counter(line for line, _ in was)
        back = Counter(line for line, _ in was) - Counter(line for line, _ in is_)
        for lines, rules, goes in ((gone, dict(is_), True), (back, dict(was), False)):
            for line, times in lines.items():
                yield from [Change(str(file), line, rules[line], goes)] * times


def files_of(path: str) -> list[Path]:
    """The texts and pages in a folder, at any depth; or one file.

    Raises:
        NewscleanError: if there are none.
    """
    place = Path(path)
    found = [place] if place.is_file() else sorted(place.rglob("*"))
    files = [file for file in found if file.is_file() and file.name.lower().endswith((*PAGES, *TEXTS))]
    if not files:
        raise NewscleanError(f"{path} holds no {', '.join((*PAGES, *TEXTS))}")
    return files


def _removed(file: Path, cleaner: Cleaner) -> list[tuple[str, str]]:
    """What is removed from a text or page, and by which rule; nothing of a page without an article."""
    page = load(file)
    try:
        if file.name.lower().endswith(TEXTS):
            body = cleaner.clean_text(decode(page.body)[0])
        else:
            body = cleaner.clean(page).body
    except (NoArticle, NotHtml):
        body = Body()
    except NewscleanError as error:
        raise NewscleanError(f"{file} cannot be cleaned: {error.message}") from error
    return [(" ".join(text.split()), removal.rule) for removal, text in body.removed()]


def wrong_examples(rules: Iterable[Rule], book: RuleBook) -> Iterator[str]:
    """What the rules' own examples say against them.

    Args:
        rules: the rules to look at.
        book: all rules that will be used, these among them.

    Yields:
        a sentence for each line that a rule should take and does not, or takes and should not.
    """
    for rule in rules:
        if not rule.drops or not rule.keeps:
            yield f"{rule.id}: a rule needs drops and keeps: lines that it takes, and near misses"
        for line in rule.drops:
            taken = {span.rule.id for span in book.spans(read(line))}
            if rule.id not in taken:
                yield f"{rule.id} does not take {line!r}" + (f"; {', '.join(sorted(taken))} does" if taken else "")
        for line in rule.keeps:
            yield from (f"{span.rule.id} takes {line!r}" for span in book.spans(read(line)))


def stub(line: str, pack: str, kind: str) -> str:
    r"""The beginning of a rule that takes a line, as TOML, with two near misses.

    Args:
        line: the noise line.
        pack: the pack it is for: ``"en"``.
        kind: one of :data:`newsclean.rules.KINDS`.

    Raises:
        RuleError: if there is no such kind, or nothing to write a rule for.

    Example:
        >>> print(stub("3 more stories!", "en", "related"))
        [[rule]]
        id      = "en-more-stories"
        kind    = "related"
        reason  = "say why such a line goes, for a person"
        cues    = ["stories"]
        pattern = '\d{1,4}\ more\ stories[.!?:]*'
        drops   = ["3 more stories!"]
        keeps   = ["“3 more stories” was written on the door, she said.", "3 more stories, he told his reporters."]
    """
    if kind not in KINDS:
        raise RuleError(f"there is no kind {kind!r}; there are {', '.join(KINDS)}")
    line = " ".join(line.split())
    low = read(line).low
    words = re.findall(r"[^\W\d_]+", low)
    if not words:
        raise RuleError(f"there is no word in {line!r} that a rule could look for")
    name = re.sub(r"[^a-z0-9]+", "-", " ".join(words[:4])).strip("-") or "name"
    pattern = r"\d{1,4}".join(re.escape(part) for part in _NUMBER.split(_LAST.sub("", low)))
    bare = _LAST.sub("", line)
    keeps = [f"“{bare}” was written on the door, she said.", f"{bare}, he told his reporters."]
    rows = {
        "id": _quoted(f"{pack}-{name}"),
        "kind": _quoted(kind),
        "reason": _quoted("say why such a line goes, for a person"),
        "cues": f"[{_quoted(max(words, key=len))}]",
        "pattern": f"'{pattern}[.!?:]*'" if "'" not in pattern else _quoted(f"{pattern}[.!?:]*"),
        "drops": f"[{_quoted(line)}]",
        "keeps": f"[{', '.join(_quoted(each) for each in keeps)}]",
    }
    return "\n".join(["[[rule]]", *(f"{key:7} = {value}" for key, value in rows.items())])


def _quoted(text: str) -> str:
    """A TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
