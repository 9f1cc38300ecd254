"""Noise rules as tables: what a line of furniture looks like, in many languages.

The tables are the ``*.toml`` files beside this one, one for each language and ``any.toml`` for lines of any language.
:class:`RuleBook` is a set of rules ready for use; :class:`Rule` is one of them.
"""

from __future__ import annotations

from newsclean.rules.book import RuleBook, Span, Verdict
from newsclean.rules.line import Line, read
from newsclean.rules.rule import KINDS, PARTS, PLACES, TELLS, Rule
from newsclean.rules.signals import SIGNALS, Signal

__all__ = [
    "KINDS",
    "PARTS",
    "PLACES",
    "SIGNALS",
    "TELLS",
    "Line",
    "Rule",
    "RuleBook",
    "Signal",
    "Span",
    "Verdict",
    "read",
]
