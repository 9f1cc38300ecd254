"""Tags, comments and texts as the tokenizer of the HTML standard tells them apart, in patterns without backtracking.

https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

from __future__ import annotations

import re
from html import unescape

SPACE = r"\t\n\f\r "
_NAME = rf"[^{SPACE}/>][^{SPACE}/>=]*+"
_VALUE = (
    rf"(?:[{SPACE}]*+=[{SPACE}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{SPACE}>\"'][^{SPACE}>]*+|(?=>))"
    rf"|(?![{SPACE}]*+=))"
)
TOKEN = re.compile(
    rf"<(?:(?P<slash>/?)(?P<name>[a-zA-Z][^{SPACE}/>]*+)(?P<attributes>(?:[{SPACE}/]++|{_NAME}{_VALUE})*+)(?P<end>>?)"
    r"|(?P<comment>!--|[!?]|/[^a-zA-Z>]))"
)
"""A tag, or the beginning of a comment.  A tag whose end is missing runs to the end of the page."""
ATTRIBUTES = re.compile(_NAME + _VALUE)
ATTRIBUTE_NAMES = re.compile(f"({_NAME}){_VALUE}")
_SPACES = "\t\n\f\r "
_QUOTES = frozenset("\"'")
_AMBIGUOUS = re.compile(r"&(?!(?:amp|apos|gt|lt|nbsp|quot|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5});)(?=[a-zA-Z0-9#])|[\r\0]")
"""What is a character reference to some and not to others (https://html.spec.whatwg.org/multipage/parsing.html
#named-character-reference-state), or becomes another character."""
_NO_COMMENT = re.compile("-?>")
"""Ends a comment where it begins."""
_COMMENT_END = re.compile("--!?>")
_CHARACTER_DATA, _CHARACTER_DATA_END = "[CDATA[", "]]>"
HOLDING_TEXT = {
    name: re.compile(rf"</{name}(?=[{SPACE}/>])", re.IGNORECASE | re.ASCII)
    for name in ("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea")
}
"""Elements that hold text, whatever it looks like, with their ends."""
_SCRIPT = re.compile(rf"<!--+>|<!--|-->|<(/?)script(?=[{SPACE}/>])", re.IGNORECASE | re.ASCII)
"""What a script's end depends on."""


def lower(name: str) -> str:
    """A name as the standard compares it: only the letters of ASCII have another case.

    Example:
        >>> lower("DIV"), lower("LIN\u212a")
        ('div', 'lin\u212a')
    """
    return name.lower() if name.isascii() else name.encode().lower().decode()


def pairs(attributes: str) -> dict[str, str]:
    """The attributes of a tag, each once, with their values as they are written.

    Example:
        >>> pairs(" A='1' a=2 =b hidden")
        {'a': '1', '=b': '', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for each in ATTRIBUTES.findall(attributes):
        at = each.find("=", 1)
        name, value = (each[:at], each[at + 1 :].strip(_SPACES)) if at > 0 else (each, "")
        found.setdefault(lower(name.rstrip(_SPACES)), value[1:-1] if value[:1] in _QUOTES else value)
    return found


def sense(attributes: str) -> str | None:
    """The same text for attributes that mean the same; None if that cannot be told from how they are written.

    Example:
        >>> sense(" b=2 A='1'") == sense(' a="1" b=2 ')
        True
        >>> sense(" a=&#49;") == sense(" a=1"), sense(" a=&copy=1") is None
        (True, True)
    """
    found = pairs(attributes)
    if any(map(_AMBIGUOUS.search, found.values())):
        return None
    return repr(sorted((name, unescape(value)) for name, value in found.items())) if found else ""


def ends_behind_attributes(attributes: str) -> bool:
    """Whether a slash at the end belongs to the tag, and to no value.

    Example:
        >>> ends_behind_attributes(" a=b /"), ends_behind_attributes(" a=b/")
        (True, False)
    """
    end = 0
    for each in ATTRIBUTES.finditer(attributes):
        end = each.end()
    return end < len(attributes)


def comment_end(html: str, token: re.Match[str], *, in_drawing: bool) -> int:
    """Where a comment ends.

    Args:
        html: the page.
        token: the beginning of the comment.
        in_drawing: whether it stands in SVG or MathML, where there is character data.
    """
    start = token.end()
    if token["comment"] == "!--":
        end = _NO_COMMENT.match(html, start) or _COMMENT_END.search(html, start)
        return end.end() if end else len(html)
    if token["comment"] == "!" and in_drawing and html.startswith(_CHARACTER_DATA, start):
        found = html.find(_CHARACTER_DATA_END, start)
        return found + len(_CHARACTER_DATA_END) if found >= 0 else len(html)
    return html.find(">", token.start()) + 1 or len(html)


def text_end(html: str, name: str, start: int) -> int:
    """Where the end tag begins of an element that holds text.

    Args:
        html: the page.
        name: one of :data:`HOLDING_TEXT`.
        start: where its text begins.
    """
    found = _script_end(html, start) if name == "script" else HOLDING_TEXT[name].search(html, start)
    return found.start() if found else len(html)


def _script_end(html: str, start: int) -> re.Match[str] | None:
    """The end of a script: ``</script>`` behind ``<!-- <script>`` ends the inner one.

    https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
    """
    in_comment = in_script = False
    for found in _SCRIPT.finditer(html, start):
        if found[1] is None:
            in_comment = found[0] == "<!--"
            in_script &= in_comment
        elif not found[1]:
            in_script = in_comment
        elif in_script:
            in_script = False
        else:
            return found
    return None
