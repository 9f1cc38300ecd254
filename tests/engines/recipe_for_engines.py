"""A cleaner that crashes its process on a page that says so, as lxml has done on others."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, field

from newsclean.article import Article
from newsclean.cleaner import Cleaner
from newsclean.types import Page


@dataclass(frozen=True)
class Fragile:
    inner: Cleaner = field(default_factory=Cleaner)

    def clean(self, page: Page) -> Article:
        if page.body == b"<p>CRASH</p>":
            os.kill(os.getpid(), signal.SIGSEGV)
        return self.inner.clean(page)
