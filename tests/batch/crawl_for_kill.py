"""A run that a test starts and kills: ``python crawl_for_kill.py OUT LOG PAGES BATCH``."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator

from recipes_for_batch import Obedient

from newsclean.batch import Plan, run
from newsclean.types import Page


def pages(number: int) -> Iterator[Page]:
    for index in range(number):
        body = "NOTHING" if index % 10 == 3 else f"Page {index}: the harbour of Ostrel was closed after the storm."
        yield Page(body.encode(), f"https://example.com/{index}")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite that a shell runs in the background ignores it
    out, log, number, batch = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    run(pages(number), out, Obedient(log, pause=0.002), Plan(workers=2, batch=batch, resume=True))
