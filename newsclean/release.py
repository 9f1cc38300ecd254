"""Which newsclean this is."""

from __future__ import annotations

from importlib import metadata

UNKNOWN = "0"
"""The release where newsclean was bundled into another program without its metadata."""


def release() -> str:
    """The release that is installed: ``"0.1.0"``; :data:`UNKNOWN` where nothing says."""
    try:
        return metadata.version("newsclean")
    except metadata.PackageNotFoundError:
        return UNKNOWN
