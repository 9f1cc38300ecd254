"""How much of a page is read, and the look at it that comes before the parser's.

A few kilobytes can make a parser hang.  Measured on Lexbor: 250 KB of ``<div>`` nested 50,000 deep take 10 s (each
block-level tag looks through all that is open); 60 KB of paragraphs that each leave open a ``<b>`` with another
attribute grow to 4.5 million elements and 1.6 GB (lexbor/lexbor#340); one tag with 200,000 attributes takes minutes.
Nothing inside the process can stop C code that has begun.  So :func:`scan` looks at each page first, in linear time.

What goes too far is mended as browsers mend it (Chromium and WebKit flatten what stands deeper than 512 elements): tags
go, text stays, and a warning says so.  What is too large altogether is refused with
:class:`newsclean.errors.LimitExceeded`.
"""

from __future__ import annotations

from newsclean.limits.brackets import nests_deeper
from newsclean.limits.markup import Seen, scan, see
from newsclean.limits.values import Limits

__all__ = ["Limits", "Seen", "nests_deeper", "scan", "see"]
