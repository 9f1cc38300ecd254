"""Which elements are open: the part of HTML's tree construction that decides how deep and how large a tree gets.

A parser keeps a stack of open elements and a list of active formatting elements
(https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements).  :class:`OpenElements` follows both,
in constant time a tag, so that it is known before the parser runs what a page would grow to.  Where the standard asks
for more than that, an element is taken to stay open longer than it does: the depth may be counted too high, by a small
factor, and never too low by more.

The file is long because the standard's rules about which tag closes what are long.
"""

from __future__ import annotations

from bisect import bisect_right

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr".split()
)
"""Elements without an end tag."""
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""Elements that are opened again wherever their surroundings closed them."""
SPECIAL = frozenset(
    "address applet article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe li listing "
    "main marquee menu nav noembed noframes noscript object ol p plaintext pre script search section select style "
    "summary table tbody td template textarea tfoot th thead title tr ul xmp".split()
)
"""The standard's special category: the end tag of an unknown element reaches no further than to one of these."""
_INLINE = frozenset("applet button marquee noscript object select xmp".split())
"""Special elements that stand in a line, so that formatting elements are opened again around them."""
_NOT_INLINE = SPECIAL | frozenset("base basefont bgsound col frame hr link meta param source track".split())
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
_CELLS = ("td", "th", "caption")
_ROWS = (*_CELLS, "tr", "colgroup")
_PARTS = (*_ROWS, "tbody", "tfoot", "thead")
_CLOSE_PART = (
    dict.fromkeys(("td", "th"), _CELLS)
    | dict.fromkeys(("tr",), _ROWS)
    | dict.fromkeys(("caption", "col", "colgroup", "tbody", "tfoot", "thead"), _PARTS)
)
"""What a part of a table closes of the parts before it: everything in the same table that it does not stand in."""
_IN_TABLES = frozenset("caption colgroup tbody td tfoot th thead tr".split())
"""Elements whose tags are ignored outside tables."""
_HOLDING_TABLES = ("caption", "td", "template", "th")
"""Where a table stands inside a table; elsewhere a second one closes the first."""
_BREAKOUT = frozenset(
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
_NOAH = 3
"""Equal formatting elements that can be active at the same time: the standard's Noah's Ark clause."""
ONCE = frozenset(("html", "body", "head"))
"""Elements that a page has once, wherever their tags stand."""
_SEEN_THROUGH = frozenset(("address", "div", "p"))
"""Special elements that ``<li>`` looks through for the ``<li>`` that it closes."""
_LOOKED_BACK = 8
"""How many of them it looks through here; the standard knows no bound."""


class _Active:
    """A formatting element that is opened again where its surroundings closed it."""

    __slots__ = ("attributes", "is_open", "name")

    def __init__(self, name: str, attributes: str) -> None:
        self.name = name
        self.attributes = attributes
        self.is_open = True


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
        self.refused = {"depth": 0, "formatting": 0}
        """Start tags that were refused, by the limit that they pass."""
        self._most_depth = depth
        self._most_formatting = formatting
        self._stack: list[tuple[str, _Active | None]] = []  # names; those of SVG and MathML with a colon before them
        self._ghosts = 0  # elements that an end tag took out of the middle of the stack: their places stay, empty
        self._where: dict[str, list[int]] = {}  # the places of each name in the stack, and of some groups of names:
        self._fences: list[int] = []
        self._special: list[int] = []
        self._foreign: list[int] = []
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
    def _in_table(self) -> bool:
        return bool(self._where.get("table") or self._where.get("template"))

    def start(self, name: str, attributes: str, *, closed: bool = False) -> bool:
        """A start tag.

        Args:
            name: lower case.
            attributes: as they stand in the tag.
            closed: whether the tag ends in ``/>``.

        Returns:
            whether it may stand; if not, it is as if it were not there.
        """
        self.made += 1
        while self.in_foreign:
            if name not in _BREAKOUT:
                return closed or self._push(f":{name}")
            self._pop_to(self._foreign[-1])
        if name in FORMATTING:
            return self._start_formatting(name, attributes)
        self._close_implied(name)
        if name in ONCE or (name in _IN_TABLES and not self._in_table):
            return True
        if name in _INLINE or name not in _NOT_INLINE:
            self.reopen()
        if name in {"svg", "math"}:
            return closed or self._push(f":{name}")
        return name in VOID or self._push(name)

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
        place = max(self._last(each) for each in _HEADINGS) if name in _HEADINGS else self._last(name)
        if place >= 0 and self._closes(name, place):
            self._pop_to(place)
        else:
            self.made += 1  # the parser looks for it in vain; for some it makes an empty element
        return True

    def _drawing(self) -> int:
        """Where the SVG or MathML begins that the next end tag may close; -1 if an HTML element is open in it.

        An end tag right in ``<svg><title>`` closes that title, though HTML begins in it.
        """
        if self.in_foreign:
            return self._foreign[-1]
        is_last = bool(self._foreign) and self._foreign[-1] == len(self._stack) - 1
        return self._foreign[-2] if is_last else -1

    def awaits_end_of(self, name: str) -> bool:
        """Whether a start tag of this name was refused, and its end tag is still to come."""
        return bool(self._dropped) and self._dropped.get(name, 0) > 0

    def reopen(self) -> None:
        """Open active formatting elements again: words or inline elements follow."""
        if not self._active or self._active[-1] is None or self._active[-1].is_open:
            return
        for active in self._since_marker():
            if not active.is_open and self._push(active.name, active):
                active.is_open = True
                self.made += 1

    def _push(self, name: str, active: _Active | None = None) -> bool:
        place = len(self._stack)
        if place - self._ghosts >= self._most_depth:
            self._refuse(name, "depth")
            return False
        root = self._stack[self._foreign[-1]][0] if self._foreign else ""
        begins_html = name in _INTEGRATION.get(root, ())
        self._stack.append((name, active))
        self._where.setdefault(name, []).append(place)
        if name in SPECIAL or begins_html:
            self._special.append(place)
        if name in _FENCES or begins_html:
            self._fences.append(place)
        if name in _MARKERS:
            self._active.append(None)
        if begins_html or (name in _ROOTS and root not in _ROOTS):
            self._foreign.append(place)
            self.has_been_foreign = True
        return True

    def _refuse(self, name: str, limit: str) -> None:
        self.refused[limit] += 1
        name = name.removeprefix(":")
        self._dropped[name] = self._dropped.get(name, 0) + 1

    def _pop_to(self, place: int) -> None:
        self._dropped.clear()
        while len(self._stack) > place:
            name, active = self._stack.pop()
            if not name:
                self._ghosts -= 1
                continue
            self._where[name].pop()
            if active is not None:
                active.is_open = False
            elif name in _MARKERS:
                while self._active and self._active.pop() is not None:
                    pass
        for places in (self._fences, self._special, self._foreign):
            while places and places[-1] >= place:
                places.pop()

    def _closes(self, name: str, place: int) -> bool:
        """Whether an end tag reaches its element, which stands at this place in the stack."""
        if name == "table" or name in _IN_TABLES:
            return place > max(self._last("template"), -1 if name == "table" else self._last("table"))
        if name == "form":
            return place == len(self._stack) - 1  # what stands in a form stays open when the form is closed
        if name in _REACHING:
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

    def _close_implied(self, name: str) -> None:
        """Close what this start tag closes: ``<p>`` before a block, ``<li>`` before ``<li>``, a cell before a cell."""
        if name in _CLOSE_ALIKE:
            self._close_alike(_CLOSE_ALIKE[name])
        if name in _CLOSE_P:
            place = self._last("p")
            if place > self._fence("p"):
                self._pop_to(place)
        if name in _CLOSE_PART and self._in_table:
            table = max(self._last("table"), self._last("template"))
            parts = [place for each in _CLOSE_PART[name] if (place := self._last(each)) > table]
            if parts:
                self._pop_to(min(parts))
        elif name == "table" and self._last("table") > max(self._last(each) for each in _HOLDING_TABLES):
            self._pop_to(self._last("table"))
        elif name == "option" and self._stack and self._stack[-1][0] == "option":
            self._pop_to(len(self._stack) - 1)

    def _close_alike(self, alike: frozenset[str]) -> None:
        for place in reversed(self._special[-_LOOKED_BACK:]):
            name = self._stack[place][0]
            if name in alike:
                self._pop_to(place)
            if name not in _SEEN_THROUGH:
                return

    def _since_marker(self) -> list[_Active]:
        found: list[_Active] = []
        for active in reversed(self._active):
            if active is None:
                break
            found.append(active)
        found.reverse()
        return found

    def _start_formatting(self, name: str, attributes: str) -> bool:
        if self._active:
            if name == "a" and any(each.name == "a" for each in self._since_marker()):
                self._end_formatting("a")
            self.reopen()
            alike = [each for each in self._since_marker() if each.name == name and each.attributes == attributes]
            if len(alike) >= _NOAH:
                self._active.remove(alike[0])
            if len(self._active) - self._active.count(None) >= self._most_formatting:
                self._refuse(name, "formatting")
                return False
        active = _Active(name, attributes)
        if not self._push(name, active):
            return False
        self._active.append(active)
        return True

    def _end_formatting(self, name: str) -> bool:
        """Close a formatting element; False if it is not active, so that it is an element like any other."""
        active = next((each for each in reversed(self._since_marker()) if each.name == name), None)
        if active is None:
            return False
        if not active.is_open:
            self._active.remove(active)
            return True
        places = self._where[name]
        place = next(place for place in reversed(places) if self._stack[place][1] is active)
        if place <= (self._fences[-1] if self._fences else -1):
            return True
        blocks = len(self._special) - bisect_right(self._special, place)
        if not blocks:
            self._pop_to(place)
            self._active.remove(active)
        else:
            self.made += 2 * min(blocks, _ADOPTED)  # a copy inside each block, and a copy around what was in it
            if blocks < _ADOPTED:
                self._active.remove(active)
                self._stack[place] = ("", None)
                self._ghosts += 1
                places.remove(place)
        return True
