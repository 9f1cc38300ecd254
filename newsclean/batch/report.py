"""What a run did, in figures."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    Args:
        pages: how many rows it wrote.
        articles: how many of them are articles.
        failures: how many failed, by the error's code.
        before: how many rows were there already, from a run that this one went on with.
        seconds: how long it took.
        restarts: how often a worker died.
        worker_memory: the most memory that one worker held, in bytes; 0 where nobody can tell.

    Example:
        >>> print(Report(pages=1000, articles=990, failures={"no-article": 10}, seconds=20.0))
        1,000 pages in 20.0 s (50.0 a second): 990 articles, 10 failed (no-article 10)
    """

    pages: int = 0
    articles: int = 0
    failures: dict[str, int] = field(default_factory=dict)
    before: int = 0
    seconds: float = 0.0
    restarts: int = 0
    worker_memory: int = 0

    @property
    def failed(self) -> int:
        """How many failed."""
        return sum(self.failures.values())

    @property
    def per_second(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds if self.seconds else 0.0

    def __str__(self) -> str:
        before = f"; {self.before:,} were done before" if self.before else ""
        why = ", ".join(f"{code} {number:,}" for code, number in sorted(self.failures.items()))
        failed = f"{self.failed:,} failed ({why})" if why else "none failed"
        speed = f"{self.pages:,} pages in {self.seconds:.1f} s ({self.per_second:.1f} a second)"
        return f"{speed}: {self.articles:,} articles, {failed}{before}"
