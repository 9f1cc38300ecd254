"""From everything that was found to one value for each field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from newsclean.types import Finding, Image, Metadata


def decide(findings: Sequence[Finding], text: str = "") -> Metadata:
    """Choose among everything that was found.

    Args:
        findings: what :func:`propose` listed, and what removed lines told.
        text: the clean article text.

    Returns:
        the metadata, with the source of each field.
    """
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for finding in findings:
        if finding.field not in sources:
            sources[finding.field] = finding.source
            values[finding.field] = _held(finding)
    return Metadata(**values, words=len(text.split()), sources=sources, findings=tuple(findings))


def _held(finding: Finding) -> object:
    if finding.field in {"published", "modified"} and isinstance(finding.value, str):
        return datetime.fromisoformat(finding.value)
    if finding.field == "image" and isinstance(finding.value, str):
        return Image(finding.value)
    return finding.value
