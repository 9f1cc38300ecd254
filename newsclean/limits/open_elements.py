"""Which elements are open: the part of HTML's tree construction that decides how deep and how large a tree gets.

A parser keeps a stack of open elements and a list of active formatting elements
(https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements).  :class:`OpenElements` follows both,
in constant time a tag, so that it is known before the parser runs what a page would grow to.  It has to follow them
exactly: an element that is taken to be open and is not would catch an end tag that the parser ignores, and what stands
in it would be taken to be closed.  What cannot be followed without more than that is left out of the page.

The file is long because the standard's rules about which tag closes what are long.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import unescape

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr".split()
)
"""Elements without an end tag."""
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""Elements that are opened again wherever their surroundings closed them."""
SPECIAL = frozenset(
    "address applet article aside blockquote body button caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe li listing "
    "main marquee menu nav noembed noframes noscript object ol p plaintext pre script search section select style "
    "summary table tbody td template textarea tfoot th thead title tr ul xmp".split()
)
"""The standard's special category: the end tag of an unknown element reaches no further than to one of these."""
_INLINE = frozenset("applet button marquee noscript object select xmp".split())
"""Special elements that stand in a line, so that formatting elements are opened again around them."""
_NOT_INLINE = SPECIAL | frozenset(
    "base basefont bgsound col dialog frame hr link meta param rb rp rt rtc source track".split()
)
_FENCES = frozenset("applet caption html marquee object select table td template th".split())
"""What the end tag of a special element does not reach through: "has an element in scope"."""
_REACHING = frozenset(
    "address applet article aside blockquote button center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hgroup li listing main marquee menu nav object ol p pre search section select "
    "summary ul".split()
)
"""Elements whose end tags close everything that is open in them; those of others stop at a special element."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
"""Elements of which each end tag closes any."""
_MARKERS = frozenset("applet caption marquee object td template th".split())
"""What active formatting elements are not opened again in, when they stand outside."""
_ENDING_MARKERS = frozenset("applet marquee object template".split())
"""Those whose own end tag alone ends that; what ends a cell is seen by the table that it stands in."""
_CLOSE_P = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul "
    "xmp".split()
)
_CLOSE_ALIKE = {
    "li": frozenset(("li",)),
    "dd": frozenset(("dd", "dt")),
    "dt": frozenset(("dd", "dt")),
}
_CLOSE_IN = {
    "button": "button",
    "hr": "select",
    "input": "select",
    "optgroup": "select",
    "option": "select",
    "rb": "ruby",
    "rp": "ruby",
    "rt": "ruby",
    "rtc": "ruby",
    "select": "select",
}
"""Start tags that close something where the element named here is in scope: it, or what is left open in it."""
_CLOSE_WHOLE = frozenset(("button", "input", "select"))
_CLOSE_LAST = dict.fromkeys(_HEADINGS, _HEADINGS) | dict.fromkeys(("optgroup", "option"), frozenset(("option",)))
"""Elements that a start tag closes if nothing is open in them."""
_IMPLIED = frozenset("dd dt li optgroup option p rb rp rt rtc".split())
"""Elements whose end tags need not be written."""
_LEFT_OPEN = {"option": "optgroup", "rp": "rtc", "rt": "rtc"}
"""What a start tag does not close of those."""
_GROUPS = ("tbody", "tfoot", "thead")
_ROW_HOLDERS = {"td": ("tr",), "th": ("tr",), "tr": _GROUPS}
"""What a part of a table stands in, if not in the table itself.  It closes everything in there."""
_IN_TABLES = frozenset("caption col colgroup tbody td tfoot th thead tr".split())
"""Elements whose tags are ignored outside tables."""
_HOLDING_TABLES = ("caption", "td", "template", "th")
"""Where a table stands inside a table; elsewhere a second one closes the first."""
BREAKOUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta "
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
"""Start tags that end SVG and MathML (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign)."""
_BREAKOUT_ENDS = frozenset(("br", "p"))
_ROOTS = frozenset((":svg", ":math"))
_INTEGRATION = {
    ":svg": frozenset((":foreignobject", ":desc", ":title")),
    ":math": frozenset((":mi", ":mo", ":mn", ":ms", ":mtext")),
}
"""Elements of SVG and MathML in which HTML begins again."""
_ADOPTED = 8
"""Blocks that one end tag of a formatting element can mend: the adoption agency goes round as often."""
_CLONED = 3
"""Elements right outside a block among which it keeps open formatting elements."""
_NOAH = 3
"""Equal formatting elements that can be active at the same time: the standard's Noah's Ark clause."""
ONCE = frozenset(("html", "body", "head"))
"""Elements that a page has once, wherever their tags stand."""
_HEAD = frozenset("base basefont bgsound head html link meta noframes script style template title".split())
"""Start tags that do not begin the body."""
_CLOSED = VOID | frozenset("iframe noembed noframes script style title xmp".split())
"""Elements in which nothing is opened: they are empty, or hold text, whatever it looks like."""
_OPENING_NOTHING = _CLOSED | ONCE
_SPACES = "\t\n\f\r "
_SEEN_THROUGH = frozenset(("address", "div", "p"))
"""Special elements that ``<li>`` looks through for the ``<li>`` that it closes."""
_NOT_FOLLOWED = frozenset(("annotation-xml", "frameset", "malignmark", "mglyph"))
"""Elements that are something else in other surroundings: they are left out, no words stand in them."""
_GONE = -1
"""The place of a form that is not open any more, though no other may begin before its end tag."""


class _Active:
    """A formatting element that is opened again where its surroundings closed it."""

    __slots__ = ("attributes", "is_active", "is_open", "name")

    def __init__(self, name: str, attributes: str) -> None:
        self.name = name
        self.attributes = attributes
        self.is_active = True  # in the list; one that is open need not be
        self.is_open = True


_AROUND = _Active("", "")
"""Stands in the stack for a form or link that was closed and still holds what is open."""


class OpenElements:
    """The stack of open elements and the list of active formatting elements, as tags go by.

    Args:
        depth: elements inside each other; a start tag that would stand deeper is refused.
        formatting: formatting elements active at the same time; a further one is refused.

    Example:
        >>> page = OpenElements(depth=2, formatting=1)
        >>> [page.start(name, "") for name in ("div", "b", "span")]
        [True, True, False]
        >>> page.end("span"), page.end("b"), page.start("p", "")
        (False, True, True)
        >>> page.refused
        {'depth': 1, 'formatting': 0}
    """

    def __init__(self, depth: int, formatting: int) -> None:
        self.made = 0
        """What the parser has made so far: elements, those included that it adds by itself, and comments."""
        self.has_been_foreign = False
        self.is_quirky = True
        """Whether the page has no document type that browsers trust: tables then stand in paragraphs."""
        self.refused = {"depth": 0, "formatting": 0}
        """Start tags that were refused, by the limit that they pass."""
        self._most_depth = depth
        self._most_formatting = formatting
        self._stack: list[tuple[str, _Active | None]] = []  # names; those of SVG and MathML with a colon before them
        self._ghosts = 0  # elements that an end tag took out of the middle of the stack: their places stay, empty
        self._where: dict[str, list[int]] = {}  # the places of each name in the stack, and of some groups of names:
        self._fences: list[int] = []
        self._special: list[int] = []
        self._walls: list[int] = []  # special elements that <li> does not look through
        self._html: list[int] = []
        self._foreign: list[int] = []
        self._form: int | None = None
        self._in_head = True  # or before it
        self._active: list[_Active | None] = []
        self._dropped: dict[str, int] = {}  # refused start tags whose end tags are still to come

    @property
    def depth(self) -> int:
        """Elements that are open."""
        return len(self._stack) - self._ghosts

    @property
    def in_foreign(self) -> bool:
        """Whether the rules of SVG and MathML hold here."""
        return bool(self._foreign) and self._stack[self._foreign[-1]][0] in _ROOTS

    @property
    def is_in_drawing(self) -> bool:
        """Whether the last open element is one of SVG or MathML; HTML may begin in it."""
        return self._drawing() >= 0

    @property
    def _in_table(self) -> bool:
        return self._last("table") > self._last("template")

    @property
    def _between_cells(self) -> bool:
        """Whether the rules of tables hold here: what is no part of one is put before the table."""
        return self._last("table") > max(self._last(each) for each in _HOLDING_TABLES)

    def start(self, name: str, attributes: str, *, closed: bool = False, ends_drawing: bool = False) -> bool:
        """A start tag.

        Args:
            name: lower case.
            attributes: of a formatting element; the same text if they mean the same.
            closed: whether the tag ends in ``/>``.
            ends_drawing: whether it has attributes with which it ends SVG and MathML.

        Returns:
            whether it may stand; if not, it is as if it were not there.
        """
        self.made += 1
        if self._in_head and self._last("template") < 0:
            if name == "noscript":
                return True  # it ends before anything else is opened
            self._in_head = name in _HEAD or name in _NOT_FOLLOWED
        if self.in_foreign and name not in BREAKOUT and not ends_drawing:
            return name not in _NOT_FOLLOWED and (closed or (self._has_room(f":{name}") and self._push(f":{name}")))
        if name in _NOT_FOLLOWED or (name not in _OPENING_NOTHING and not self._has_room(name)):
            return False
        while self.in_foreign:
            self._pop_to(self._foreign[-1])
        if name in FORMATTING:
            return self._start_formatting(name, attributes)
        if name in _IN_TABLES:
            return self._start_part(name)
        return self._start_other(name, closed=closed)

    def _start_other(self, name: str, *, closed: bool) -> bool:
        if name in ONCE or (name == "form" and not self._begins_form()):
            return True
        if not self._close_implied(name):
            return name == "select"
        if name in _INLINE or name not in _NOT_INLINE:
            self.reopen()
        if name in {"svg", "math"}:
            return closed or self._push(f":{name}")
        return name in _CLOSED or self._push(name)

    def text(self, words: str) -> None:
        """Words, or white space."""
        is_closed = bool(self._active) and self._active[-1] is not None and not self._active[-1].is_open
        if not words or not (is_closed or self._in_head):
            return
        words = unescape(words)
        is_white = not words.strip(_SPACES)
        self._in_head &= is_white
        if is_closed and words.strip("\0") and not (self.in_foreign or (is_white and self._between_cells)):
            self.reopen()

    def end(self, name: str) -> bool:
        """An end tag.

        Args:
            name: lower case.

        Returns:
            whether it may stand; if not, it belongs to a start tag that was refused.
        """
        if self.awaits_end_of(name):
            self._dropped[name] -= 1
            return False
        drawing = self._drawing()
        if drawing >= 0:
            place = self._last(f":{name}")
            if place >= drawing:
                self._pop_to(place)
                return True
            while name in _BREAKOUT_ENDS and self.in_foreign:
                self._pop_to(self._foreign[-1])
        if name in FORMATTING and self._end_formatting(name):
            return True
        if name == "br":
            self.reopen()
        if name == "br" or name in ONCE:
            self._in_head = False
        if name == "form" and self._last("template") < 0:
            self._end_form()
            return True
        self._end_other(name)
        return True

    def _end_other(self, name: str) -> None:
        place = max(self._last(each) for each in _HEADINGS) if name in _HEADINGS else self._last(name)
        if place >= 0 and self._closes(name, place):
            if name in _ENDING_MARKERS or ((name == "table" or name in _IN_TABLES) and not self._between_cells):
                self._clear_to_marker()
            self._pop_to(place)
        else:
            self.made += 1  # the parser looks for it in vain; for some it makes an empty element

    def _drawing(self) -> int:
        """Where the SVG or MathML begins that the next end tag may close; -1 if an HTML element is open in it.

        An end tag right in ``<svg><title>`` closes that title, though HTML begins in it.
        """
        begin = self._html[-1] + 1 if self._html else 0
        return begin if self._foreign and begin < len(self._stack) else -1

    def awaits_end_of(self, name: str) -> bool:
        """Whether a start tag of this name was refused, and its end tag is still to come."""
        return bool(self._dropped) and self._dropped.get(name, 0) > 0

    def reopen(self) -> None:
        """Open active formatting elements again: words or inline elements follow."""
        closed = []
        for active in self._recent():
            if active.is_open:
                break
            closed.append(active)
        for active in reversed(closed):
            self._push(active.name, active)
            active.is_open = True
            self.made += 1

    def _has_room(self, name: str) -> bool:
        """Whether another element may be opened.  One that may not does nothing: it does not close others, either."""
        if self.depth >= self._most_depth:
            limit = "depth"
        elif name in FORMATTING and len(self._active) - self._active.count(None) >= self._most_formatting:
            limit = "formatting"
        else:
            return True
        self.refused[limit] += 1
        name = name.removeprefix(":")
        self._dropped[name] = self._dropped.get(name, 0) + 1
        return False

    def _push(self, name: str, active: _Active | None = None) -> bool:
        place = len(self._stack)
        root = self._stack[self._foreign[-1]][0] if self._foreign else ""
        begins_html = name in _INTEGRATION.get(root, ())
        self._stack.append((name, active))
        self._where.setdefault(name, []).append(place)
        if name[0] != ":":
            self._html.append(place)
        if name in SPECIAL or begins_html:
            self._special.append(place)
            if name not in _SEEN_THROUGH:
                self._walls.append(place)
        if name in _FENCES or begins_html:
            self._fences.append(place)
        if name in _MARKERS:
            self._active.append(None)
        if begins_html or (name in _ROOTS and root not in _ROOTS):
            self._foreign.append(place)
            self.has_been_foreign = True
        if name == "form" and self._last("template") < 0:
            self._form = place
        return True

    def _pop_to(self, place: int) -> None:
        """Close everything from this place on."""
        self._dropped.clear()
        stack = self._stack
        while len(stack) > place or (stack and not stack[-1][0]):
            name, active = stack.pop()
            if not name:
                self._ghosts -= active is not _AROUND
                continue
            self._where[name].pop()
            if active is not None:
                active.is_open = False
        for places in (self._fences, self._special, self._walls, self._html, self._foreign):
            while places and places[-1] >= place:
                places.pop()
        if self._form is not None and self._form >= place:
            self._form = _GONE

    def _clear_to_marker(self) -> None:
        while self._active and (left := self._active.pop()) is not None:
            left.is_active = False

    def _take_out(self, place: int, *, is_around: bool = False) -> None:
        """Close one element and nothing that stands in it, which may stay in it in the tree."""
        if place == len(self._stack) - 1:
            self._pop_to(place)
            return
        name, active = self._stack[place]
        if active is not None:
            active.is_open = False
        self._stack[place] = ("", _AROUND if is_around else None)
        self._ghosts += not is_around
        for places in (self._where[name], self._html, self._special, self._walls):
            at = bisect_left(places, place)
            if at < len(places) and places[at] == place:
                del places[at]

    def _closes(self, name: str, place: int) -> bool:
        """Whether an end tag reaches its element, which stands at this place in the stack."""
        if name == "table" or name in _IN_TABLES:
            return place > max(self._last("template"), -1 if name == "table" else self._last("table"))
        if name in _REACHING or name == "form":
            return place >= self._fence(name)
        return name == "template" or place >= (self._special[-1] if self._special else 0)

    def _fence(self, name: str) -> int:
        fence = self._fences[-1] if self._fences else -1
        if name == "p":
            return max(fence, self._last("button"))
        if name == "li":
            return max(fence, self._last("ol"), self._last("ul"))
        return fence

    def _last(self, name: str) -> int:
        places = self._where.get(name)
        return places[-1] if places else -1

    def _close_implied(self, name: str) -> bool:
        """Close what this start tag closes: ``<p>`` before a block, ``<li>`` before ``<li>``, options before options.

        Returns:
            whether the element itself is then opened.
        """
        if name in _CLOSE_ALIKE and self._walls and self._stack[self._walls[-1]][0] in _CLOSE_ALIKE[name]:
            self._pop_to(self._walls[-1])
        if name in _CLOSE_P and not (name == "table" and self.is_quirky):
            place = self._last("p")
            if place > self._fence("p"):
                self._pop_to(place)
        if name in _CLOSE_IN and (place := self._last(_CLOSE_IN[name])) >= max(0, self._fence(name)):
            if name == "input" and self._last("table") >= 0:
                return False  # in a table it closes nothing if it is hidden; nothing is lost without it
            if name in _CLOSE_WHOLE:
                self._pop_to(place)
                return name != "select"
            self._close_unended(_IMPLIED - {_LEFT_OPEN.get(name)})
        elif self._stack and self._stack[-1][0] in _CLOSE_LAST.get(name, ()):
            self._pop_to(len(self._stack) - 1)
        if name == "table" and self._between_cells:
            self._pop_to(self._last("table"))
        return True

    def _close_unended(self, names: frozenset[str]) -> None:
        while self._stack and self._stack[-1][0] in names:
            self._pop_to(len(self._stack) - 1)

    def _start_part(self, name: str) -> bool:
        """A part of a table, with the parts that it must stand in and that have no tag."""
        if not self._in_table:
            return self._last("template") < 0  # in a template it may stand or not
        table = self._last("table")
        missing = []
        holder = max((self._last(each) for each in _ROW_HOLDERS.get(name, ())), default=table)
        if holder < table:
            missing = ["tr"]
            if name == "tr" or (holder := max(self._last(each) for each in _GROUPS)) < table:
                holder = table
                missing = ["tbody", "tr"] if name != "tr" else ["tbody"]
        if not self._between_cells:
            self._clear_to_marker()
        self._pop_to(holder + 1)
        if name in {"col", "colgroup"}:
            self.made += 1  # nothing stands in a <colgroup> that is counted
            return True
        for each in (*missing, name):
            self._push(each)
        self.made += len(missing)
        return True

    def _begins_form(self) -> bool:
        """Whether a ``<form>`` is opened, and stays open: there is one at a time, and none between cells."""
        if self._last("template") >= 0:
            return not self._between_cells
        if self._form is not None:
            return False
        if self._between_cells:
            self._form = _GONE
        return self._form is None

    def _end_form(self) -> None:
        """Close the form alone: what stands in it stays open."""
        place, self._form = self._form, None
        if place is not None and place > (self._fences[-1] if self._fences else -1):
            self._close_unended(_IMPLIED)
            self._take_out(place, is_around=True)

    def _recent(self) -> Iterator[_Active]:
        """The active formatting elements behind the last marker, the latest first."""
        for active in reversed(self._active):
            if active is None:
                return
            yield active

    def _start_formatting(self, name: str, attributes: str) -> bool:
        if name == "a" and (before := next((each for each in self._recent() if each.name == "a"), None)):
            self._end_formatting("a")
            if before.is_open:
                self._take_out(self._place(before), is_around=True)
            self._forget(before)
        self.reopen()
        if name == "nobr" and self._last("nobr") > self._fence("nobr"):
            if not self._end_formatting("nobr"):
                self._end_other("nobr")
            self.reopen()
        alike = [each for each in self._recent() if each.name == name and each.attributes == attributes]
        if len(alike) >= _NOAH:
            self._forget(alike[-1])
        active = _Active(name, attributes)
        self._active.append(active)
        return self._push(name, active)

    def _place(self, active: _Active) -> int:
        return next(place for place in reversed(self._where[active.name]) if self._stack[place][1] is active)

    def _forget(self, active: _Active) -> None:
        """Never open this formatting element again."""
        if active.is_active:
            self._active.remove(active)
            active.is_active = False

    def _end_formatting(self, name: str) -> bool:
        """Close a formatting element; False if it is not active, so that it is an element like any other."""
        last, its = self._stack[-1] if self._stack else ("", None)
        if last == name and its is not None and not its.is_active:
            self._pop_to(len(self._stack) - 1)
            return True
        active = next((each for each in self._recent() if each.name == name), None)
        if active is None:
            return False
        if not active.is_open:
            self._forget(active)
            return True
        place = self._place(active)
        if place > (self._fences[-1] if self._fences else -1):
            self._adopt(place, active)
        return True

    def _adopt(self, place: int, active: _Active) -> None:
        """Close a formatting element in which blocks may be open: the adoption agency."""
        first = bisect_right(self._special, place)
        blocks = self._special[first : first + _ADOPTED]
        self.made += 2 * len(blocks)  # a copy inside each block, and a copy around what was in it
        for begin, block in zip((place, *blocks), blocks, strict=False):
            self._thin_out(begin + 1, block)
        if len(blocks) < _ADOPTED:
            self._pop_to(blocks[-1] + 1 if blocks else place)
            self._forget(active)
            if blocks:
                self._take_out(place)

    def _thin_out(self, begin: int, block: int) -> None:
        """Close what stands between a formatting element and a block in it; the nearest formatting elements stay."""
        distance = 0
        for place in range(block - 1, begin - 1, -1):
            name, active = self._stack[place]
            distance += bool(name)
            if not name or (active is not None and active.is_active and distance <= _CLONED):
                continue
            if active is not None:
                self._forget(active)
            self._take_out(place)
