"""Cleaners for the tests: what they do is said by the page, so that a page can crash its worker."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from newsclean.article import Article, Body
from newsclean.batch.child import WARM_UP
from newsclean.errors import NoArticle
from newsclean.types import Block, Page


@dataclass(frozen=True)
class Obedient:
    """Does what the page says: ``CRASH``, ``HANG``, ``EAT``, ``BUG``, ``NOTHING``, ``ONCE path``, else its own text.

    ``log`` takes a line for each page that is begun, ``pause`` makes each page take its time.
    """

    log: str = ""
    pause: float = 0.0

    def clean(self, page: Page) -> Article:
        if page == WARM_UP:
            return Article()
        text = page.body.decode()
        if self.log:
            with Path(self.log).open("a") as log:
                log.write(f"{page.url}\n")
        time.sleep(self.pause)
        word, _, rest = text.partition(" ")
        if word == "ONCE" and not Path(rest).exists():
            Path(rest).touch()
            word = "CRASH"
        self._obey(word)
        return Article(Body((Block(text),)), url=page.url)

    def _obey(self, word: str) -> None:
        if word == "CRASH":
            os.kill(os.getpid(), signal.SIGSEGV)
        elif word == "HANG":
            time.sleep(600)
        elif word == "EAT":
            bytearray(8 * 2**30)
        elif word == "BUG":
            raise KeyError("a bug")
        elif word == "NOTHING":
            raise NoArticle("the page holds nothing")
