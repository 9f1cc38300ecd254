"""How fast the awaiting fetcher is, as a ratio to bare httpx at the same concurrency, and whether it keeps its manners.

5,000 pages of 200 loopback hosts (127.0.1.1 …), served by another process.  Both clients run in this one, one after
the other, in alternating rounds; the median of the rounds' ratios counts.  The server writes down when each request
came: no request may break its host's delay, and none may be lost.

Run it (Linux: other systems have only one loopback address)::

    python tests/bench/fetch_throughput.py

It ends with an error if a figure misses its mark.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import multiprocessing
import statistics
import sys
import time
from collections import defaultdict
from multiprocessing.connection import Connection

import httpx

from newsclean.net import AsyncFetcher, Manners

DELAY = 0.1
"""Seconds between two pages of a host: 200 hosts may then give 2,000 pages a second, more than either client takes."""

LEAST_RATIO = 0.7

BODY = (
    "<!doctype html><html><head><title>Story</title></head><body>" + "<p>He paused, and went on.</p>" * 1000 + "</body>"
).encode()
"""About 30 KB: the size of a news page's HTML without its pictures."""


def serve(hosts: list[str], report: Connection) -> None:
    """Serve until told to stop; then report when each host was asked for a page."""
    asked: dict[str, list[float]] = defaultdict(list)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
    story = head % len(BODY) + BODY
    none = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        try:
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                if request.startswith(b"GET /robots.txt"):
                    writer.write(none)
                else:
                    asked[host].append(time.monotonic())
                    writer.write(story)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def main() -> None:
        servers = [await asyncio.start_server(answer, hosts[0], 0)]
        port = servers[0].sockets[0].getsockname()[1]
        servers += [await asyncio.start_server(answer, host, port) for host in hosts[1:]]
        report.send(port)
        loop = asyncio.get_running_loop()
        while (word := await loop.run_in_executor(None, report.recv)) != "stop":
            if word == "report":
                report.send(json.dumps(asked))
                asked.clear()

    asyncio.run(main())


async def bare(urls: list[str], concurrency: int) -> int:
    """Fetch with httpx alone: no robots.txt, no delay, no guard, no limit."""
    limits = httpx.Limits(max_connections=concurrency, max_keepalive_connections=concurrency)
    waiting = iter(urls)
    came = 0

    async def work(client: httpx.AsyncClient) -> None:
        nonlocal came
        for url in waiting:
            response = await client.get(url)
            came += len(response.content) == len(BODY)

    async with httpx.AsyncClient(limits=limits, timeout=30.0, trust_env=False) as client:
        await asyncio.gather(*(work(client) for _ in range(concurrency)))
    return came


async def ours(urls: list[str], concurrency: int) -> int:
    """Fetch with newsclean: robots.txt of each host, its delay, the guard, every limit."""
    manners = Manners(delay=DELAY, concurrency=concurrency, allow=("127.0.0.0/8",))
    came = 0
    async with AsyncFetcher(manners) as fetcher:
        async for outcome in fetcher.each(urls):
            came += outcome.ok and len(outcome.value.body) == len(BODY)  # type: ignore[attr-defined]
    return came


def main() -> int:
    """Run the rounds and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--concurrency", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    hosts = [f"127.0.{1 + number // 250}.{1 + number % 250}" for number in range(options.hosts)]
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(hosts, there), daemon=True)
    server.start()
    port = here.recv()
    urls = [f"http://{hosts[number % len(hosts)]}:{port}/{number}" for number in range(options.pages)]
    ratios, labour, lost, broken, shortest = [], [], 0, 0, float("inf")
    for number in range(options.rounds):
        rates, worked = {}, {}
        for name, fetch in (("httpx", bare), ("newsclean", ours)):
            begun, busy = time.perf_counter(), time.process_time()
            came = asyncio.run(fetch(urls, options.concurrency))
            rates[name] = options.pages / (time.perf_counter() - begun)
            worked[name] = time.process_time() - busy
            here.send("report")
            asked = json.loads(here.recv())
            if name == "newsclean":
                lost += options.pages - came
                gaps = [later - sooner for times in asked.values() for sooner, later in itertools.pairwise(times)]
                broken += sum(gap < DELAY for gap in gaps)
                shortest = min(shortest, *gaps)
        ratios.append(rates["newsclean"] / rates["httpx"])
        labour.append(worked["httpx"] / worked["newsclean"])
        figures = ", ".join(f"{name} {rates[name]:.0f}/s ({worked[name]:.1f} s of work)" for name in rates)
        print(f"round {number + 1}: {figures}, ratio {ratios[-1]:.2f}")
    here.send("stop")
    server.join(5)
    ratio = statistics.median(ratios)
    print(f"{options.pages} pages, {options.hosts} hosts, {options.concurrency} at once, delay {DELAY} s")
    print(f"ratio to bare httpx {ratio:.2f} (in processor time {statistics.median(labour):.2f})")
    print(f"lost {lost}, delays broken {broken}, shortest gap {shortest:.4f} s")
    return int(ratio < LEAST_RATIO or lost > 0 or broken > 0)


if __name__ == "__main__":
    sys.exit(main())
