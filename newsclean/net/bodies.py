"""Undoing content encodings with a bound on what comes out.

A megabyte of brotli can hold a gigabyte of page.  httpx decodes whatever one network read brings in one go, so the
harm is done before anybody can count (measured: 1 to 3 GB of memory on bombs of 10 GB, against 23 MB here).  The
decoders here give out pieces of at most :data:`PIECE` bytes and stop when nobody asks for more.

Encodings by RFC 9110 §8.4.1; ``deflate`` also without its zlib header, as old servers send it.  brotli and
Zstandard (RFC 7932, RFC 8878) are asked for where the packages are installed.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Protocol

from newsclean.errors import FetchError, MissingExtra

PIECE = 64 * 1024
"""Bytes that one step of a decoder gives out: what one network read brings, so that buffers stay of one size."""

MOST_ENCODINGS = 2
"""How many encodings may be stacked.  No site needs two; some do it by mistake; each one more squares a bomb."""

_ZSTD_SLICE = 64
"""Compressed bytes given to Zstandard at a time.  It has no output limit, but a block is at least 3 bytes and at most
128 KiB when decoded (RFC 8878 §3.1.1.2), so that 64 bytes give 2.7 MiB at most."""

_ZSTD_WINDOW = 8 * 2**20
"""The window every decoder must support, and no more (RFC 8878 §3.1.1.1.2): a frame may ask for 3.75 TB."""

_GZIP = zlib.MAX_WBITS | 16
_GZIP_MAGIC = b"\x1f\x8b"


class Decoder(Protocol):
    """Undoes one encoding, piece by piece."""

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Take some bytes and give out what they decode to, in pieces."""

    def is_complete(self) -> bool:
        """Whether the encoded data came to its end."""


class Inflate:
    """gzip and deflate.

    Args:
        bits: zlib's ``wbits``.
    """

    def __init__(self, bits: int = _GZIP) -> None:
        self._bits = bits
        self._stream = zlib.decompressobj(bits)
        self._started = False
        self._held = b""

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Take some bytes and give out what they decode to.

        Args:
            chunk: encoded bytes.

        Yields:
            at most ``PIECE`` bytes at a time.

        Raises:
            zlib.error: the data is broken.
        """
        chunk, self._held = self._held + chunk, b""
        while chunk:
            if (self._stream.eof or not self._started) and len(chunk) < len(_GZIP_MAGIC):
                self._held = chunk  # two bytes tell what begins: a header, a gzip member, padding
                return
            if self._stream.eof:
                if self._bits != _GZIP or not chunk.startswith(_GZIP_MAGIC):
                    return  # padding after the end is common and harmless
                self._stream = zlib.decompressobj(self._bits)  # RFC 1952 §2.2: members follow one another
            yield from self._pieces(chunk)
            chunk = self._stream.unused_data

    def _pieces(self, chunk: bytes) -> Iterator[bytes]:
        try:
            piece = self._stream.decompress(chunk, PIECE)
        except zlib.error:
            if self._started or self._bits != zlib.MAX_WBITS:
                raise
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)  # "deflate" without the zlib header
            piece = self._stream.decompress(chunk, PIECE)
        self._started = True
        while piece:
            yield piece
            piece = self._stream.decompress(self._stream.unconsumed_tail, PIECE)

    def is_complete(self) -> bool:
        """Whether the end was reached.

        Returns:
            True at the end, and where nothing came at all.
        """
        return self._stream.eof or not (self._started or self._held)


class Brotli:
    """br."""

    def __init__(self) -> None:
        import brotli  # noqa: PLC0415 - an extra

        self._stream = brotli.Decompressor()
        self._started = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Take some bytes and give out what they decode to.

        Args:
            chunk: encoded bytes.

        Yields:
            about ``PIECE`` bytes at a time.

        Raises:
            brotli.error: the data is broken.
        """
        self._started = True
        piece = self._stream.process(chunk, output_buffer_limit=PIECE)
        while piece or not self._stream.can_accept_more_data():
            yield piece
            piece = self._stream.process(b"", output_buffer_limit=PIECE)

    def is_complete(self) -> bool:
        """Whether the end was reached.

        Returns:
            True at the end, and where nothing came at all.
        """
        return bool(self._stream.is_finished()) or not self._started


class Zstandard:
    """zstd."""

    def __init__(self) -> None:
        import zstandard  # noqa: PLC0415 - an extra

        self._make = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj
        self._stream = self._make()
        self._started = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Take some bytes and give out what they decode to.

        Args:
            chunk: encoded bytes.

        Yields:
            a few MiB at a time at most.

        Raises:
            zstandard.ZstdError: the data is broken, or its window too large.
        """
        for start in range(0, len(chunk), _ZSTD_SLICE):
            part = chunk[start : start + _ZSTD_SLICE]
            while part:
                if self._stream.eof:  # RFC 8878 §3.1: frames follow one another
                    self._stream = self._make()
                self._started = True
                piece = self._stream.decompress(part)
                part = self._stream.unused_data
                if piece:
                    yield piece

    def is_complete(self) -> bool:
        """Whether the end was reached.

        Returns:
            True at the end, and where nothing came at all.
        """
        return bool(self._stream.eof) or not self._started


_DECODERS: dict[str, Callable[[], Decoder]] = {
    "gzip": Inflate,
    "x-gzip": Inflate,  # RFC 9110 §8.4.1.3: the same
    "deflate": lambda: Inflate(zlib.MAX_WBITS),
    "br": Brotli,
    "zstd": Zstandard,
}


@cache
def accepted() -> str:
    """What to ask for.

    Returns:
        the ``Accept-Encoding`` header: the encodings that can be undone here.
    """
    names = ["gzip", "deflate"]
    for name in ("br", "zstd"):
        try:
            _DECODERS[name]()
        except ImportError:
            continue
        if name != "br" or _bounds_brotli():
            names.append(name)
    return ", ".join(names)


def _bounds_brotli() -> bool:
    import brotli  # noqa: PLC0415 - an extra

    return hasattr(brotli.Decompressor, "can_accept_more_data")  # from brotli 1.2; before, output has no bound


@cache
def _failures() -> tuple[type[Exception], ...]:
    """What the decoders raise over broken data."""
    failures: list[type[Exception]] = [zlib.error]
    if "br" in accepted():
        import brotli  # noqa: PLC0415 - an extra

        failures.append(brotli.error)
    if "zstd" in accepted():
        import zstandard  # noqa: PLC0415 - an extra

        failures.append(zstandard.ZstdError)
    return tuple(failures)


class Decoding:
    """Undoes all the encodings of one body, as its bytes come.

    Args:
        encodings: the ``Content-Encoding`` header.

    Raises:
        FetchError: an encoding that nobody knows, or too many of them.
        MissingExtra: an encoding whose package is not installed.

    Example:
        >>> import gzip
        >>> decoding = Decoding("gzip")
        >>> b"".join(decoding.feed(gzip.compress(b"He paused.")))
        b'He paused.'
        >>> decoding.end()
    """

    def __init__(self, encodings: str = "") -> None:
        names = [name for part in encodings.split(",") if (name := part.strip().lower()) not in {"", "identity"}]
        if len(names) > MOST_ENCODINGS:
            raise FetchError(f"the page is encoded {len(names)} times over: {encodings[:80]}")
        self._decoders = [_decoder(name) for name in reversed(names)]  # the last one applied comes off first

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Take some bytes of the body and give out what they decode to.

        Args:
            chunk: bytes as they came.

        Yields:
            decoded bytes, in pieces; stop asking, and nothing more is decoded.

        Raises:
            FetchError: the data is broken.
        """
        try:
            yield from self._through(chunk, 0)
        except _failures() as error:
            raise FetchError(f"the page's compression is broken: {error}") from error

    def _through(self, chunk: bytes, depth: int) -> Iterator[bytes]:
        if depth == len(self._decoders):
            yield chunk
            return
        for piece in self._decoders[depth].feed(chunk):
            yield from self._through(piece, depth + 1)

    def end(self) -> None:
        """Say that no more bytes come.

        Raises:
            FetchError: the data broke off in the middle; temporary.
        """
        if not all(decoder.is_complete() for decoder in self._decoders):
            raise FetchError("the page broke off in the middle of its compressed data", temporary=True)


def _decoder(name: str) -> Decoder:
    if name not in _DECODERS:
        raise FetchError(f"the page is encoded in a way nobody knows: {name[:40]!r}")
    if name not in accepted() and name != "x-gzip":
        raise MissingExtra(
            f"the server sent {name!r} although nobody asked for it; pip install 'newsclean[fetch]'", extra="fetch"
        )
    return _DECODERS[name]()
