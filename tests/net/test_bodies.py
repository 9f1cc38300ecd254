"""Content encodings: what goes in comes out, in pieces, and bombs do not go off."""

import gzip
import json
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.errors import FetchError, MissingExtra, PageTooLarge
from newsclean.net import bodies
from newsclean.net.bodies import PIECE, Decoding, accepted
from newsclean.net.steps import Head
from newsclean.net.wants import Unpacking, Want

ENCODERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
    "identity": lambda data: data,
}


def raw_deflate(data):
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


def chunks(data, size):
    return [data[start : start + size] for start in range(0, len(data), size)]


def decode(encodings, parts):
    decoding = Decoding(encodings)
    out = b"".join(piece for part in parts for piece in decoding.feed(part))
    decoding.end()
    return out


@settings(deadline=None, max_examples=60)
@given(
    data=st.binary(max_size=3000),
    names=st.lists(st.sampled_from(sorted(ENCODERS)), max_size=2),
    size=st.integers(1, 700),
)
def test_what_goes_in_comes_out(data, names, size):
    encoded = data
    for name in names:
        encoded = ENCODERS[name](encoded)
    assert decode(", ".join(names), chunks(encoded, size)) == data


@pytest.mark.parametrize("size", [1, 7, 10**6])
def test_deflate_without_its_header(size):
    data = b"He paused. " * 500
    assert decode("deflate", chunks(raw_deflate(data), size)) == data


@pytest.mark.parametrize("name", ["gzip", "zstd"])
def test_members_follow_one_another(name):
    encode = ENCODERS[name]
    parts = encode(b"He ") + encode(b"") + encode(b"paused.")
    for size in (1, 5, 1000):
        assert decode(name, chunks(parts, size)) == b"He paused."


def test_padding_after_the_end_is_passed_over():
    assert decode("gzip", [gzip.compress(b"He paused.") + b"\0" * 100]) == b"He paused."


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_pieces_are_small_and_made_when_asked_for(name):
    data = b" " * (50 * 2**20)
    decoding = Decoding(name)
    sizes = []
    for part in chunks(ENCODERS[name](data), PIECE):
        for piece in decoding.feed(part):
            sizes.append(len(piece))
            if sum(sizes) > 2**20:
                break
        else:
            continue
        break
    assert max(sizes) <= (3 * 2**20 if name == "zstd" else 2 * PIECE)


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=300), name=st.sampled_from(["gzip", "deflate", "br", "zstd"]))
def test_random_bytes_are_an_error_of_ours_or_nothing(data, name):
    with suppress(FetchError):
        assert isinstance(decode(name, [data]), bytes)


@pytest.mark.parametrize("name", ["gzip", "br", "zstd"])
def test_what_breaks_off_is_temporary(name):
    encoded = ENCODERS[name](bytes(range(256)) * 400)
    with pytest.raises(FetchError, match="broke off") as caught:
        decode(name, [encoded[: len(encoded) // 2]])
    assert caught.value.temporary


def test_three_encodings_are_too_many():
    with pytest.raises(FetchError, match="3 times"):
        Decoding("gzip, br, gzip")


def test_nobody_knows_everything():
    with pytest.raises(FetchError, match="'sdch'"):
        Decoding("sdch")


def test_without_brotli_it_is_not_asked_for(monkeypatch):
    monkeypatch.setitem(sys.modules, "brotli", None)
    accepted.cache_clear()
    bodies._failures.cache_clear()
    try:
        assert accepted() == "gzip, deflate, zstd"
        assert decode("gzip", [gzip.compress(b"a")]) == b"a"
        with pytest.raises(MissingExtra, match=r"newsclean\[fetch\]"):
            Decoding("br")
    finally:
        monkeypatch.undo()
        accepted.cache_clear()
        bodies._failures.cache_clear()


@pytest.mark.parametrize(("size", "fits"), [(999, True), (1000, True), (1001, False)])
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_limit_is_exact(size, fits, encoding):
    data = b"a" * size
    head = Head(200, (("content-encoding", encoding),))
    unpacking = Unpacking(head, Want(1000))
    body = gzip.compress(data) if encoding else data
    if fits:
        assert not unpacking.feed(body)
        unpacking.end()
        assert unpacking.body == data
    else:
        with pytest.raises(PageTooLarge) as caught:
            unpacking.feed(body)
        assert caught.value.limit == 1000


# Memory

BOMBS = ["/gzip-bomb-10-gb", "/br-bomb", "/zstd-bomb", "/gzip-twice-bomb", "/gzip-nothing", "/endless", "/endless-head"]

GROWTH = 32 * 2**20
"""Bytes by which the peak may grow: the page limit of 10 MiB, a decoder's window of 8 MiB (18.9 MB were measured for
all bombs in a row), and room for another allocator."""

SCRIPT = """
import asyncio, json, sys
from newsclean.net import AsyncFetcher, Fetcher, Manners

hand, *urls = sys.argv[1:]
manners = Manners(delay=0, allow=("127.0.0.0/8",), attempts=1, failures=100, total=20)

def peak():
    # Not ru_maxrss: it is inherited from the process that started this one.
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))

def blocking(report):
    with Fetcher(manners) as fetcher:
        for url in urls:
            try:
                fetcher.fetch(url)
            except Exception as error:
                report(url, error)
            else:
                report(url, None)

async def awaiting(report):
    async with AsyncFetcher(manners) as fetcher:
        for url in urls:
            try:
                await fetcher.fetch(url)
            except Exception as error:
                report(url, error)
            else:
                report(url, None)

peaks = []
report = lambda url, error: peaks.append((url, type(error).__name__, peak()))
blocking(report) if hand == "blocking" else asyncio.run(awaiting(report))
print(json.dumps(peaks))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process's own peak")
@pytest.mark.parametrize("name", ["blocking", "awaiting"])
def test_bombs_do_not_go_off(server, name, tmp_path):
    """Measured: the peak of a process that meets every bomb, against its peak after one good page of each kind."""
    warm = ["/story", "/gzip", "/br", "/zstd"]
    urls = [server.url(path, "127.0.0.1") for path in warm + BOMBS]
    command = [sys.executable, "-c", SCRIPT, name, *urls]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, cwd=Path(__file__).parents[2])
    peaks = json.loads(run.stdout)
    errors = [error for _, error, _ in peaks]
    assert errors == ["NoneType"] * 4 + ["PageTooLarge"] * 6 + ["FetchError"]
    before = peaks[len(warm) - 1][2]
    grown = {url: peak - before for url, _, peak in peaks[len(warm) :]}
    assert max(grown.values()) < GROWTH, grown
