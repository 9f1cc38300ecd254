import asyncio
import ssl
import threading

import pytest
import trustme
from misbehaving import QUICK, Server, resolve

from newsclean.net import AsyncFetcher, Fetcher, Manners


class Blocking:
    """The blocking hand."""

    name = "blocking"

    def __init__(self):
        self.fetcher = None

    def open(self, client=None, resolve=resolve, tls=None, **manners):
        self.close()
        self.fetcher = Fetcher(Manners(**QUICK | manners), client, resolve=resolve, tls=tls)
        return self

    def fetch(self, url):
        return self.fetcher.fetch(url)

    def fetch_together(self, urls):
        """Fetch at the same time, and return pages and errors in order."""
        results = [None] * len(urls)

        def one(number, url):
            try:
                results[number] = self.fetcher.fetch(url)
            except Exception as error:  # noqa: BLE001 - as asyncio.gather does
                results[number] = error

        threads = [threading.Thread(target=one, args=pair) for pair in enumerate(urls)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        return results

    def discover(self, *args):
        return list(self.fetcher.discover(*args))

    def close(self):
        if self.fetcher:
            self.fetcher.close()
            self.fetcher = None


class Awaiting:
    """The awaiting hand, in a loop that outlives its calls."""

    name = "awaiting"

    def __init__(self):
        self.fetcher = None
        self.runner = asyncio.Runner()

    def open(self, client=None, resolve=resolve, tls=None, **manners):
        self._close_fetcher()
        self.fetcher = AsyncFetcher(Manners(**QUICK | manners), client, resolve=resolve, tls=tls)
        return self

    def fetch(self, url):
        return self.runner.run(self.fetcher.fetch(url))

    def fetch_together(self, urls):
        async def together():
            return await asyncio.gather(*(self.fetcher.fetch(url) for url in urls), return_exceptions=True)

        return self.runner.run(together())

    def discover(self, *args):
        async def everything():
            return [listing async for listing in self.fetcher.discover(*args)]

        return self.runner.run(everything())

    def _close_fetcher(self):
        if self.fetcher:
            self.runner.run(self.fetcher.aclose())
            self.fetcher = None

    def close(self):
        self._close_fetcher()

        async def left():
            for _ in range(50):  # generators that were left early are closed by the loop, a moment later
                tasks = asyncio.all_tasks() - {asyncio.current_task()}
                if not tasks:
                    break
                await asyncio.sleep(0.01)
            return tasks

        tasks = self.runner.run(left())
        self.runner.close()
        assert not tasks, tasks


@pytest.fixture(params=[Blocking, Awaiting], ids=lambda hand: hand.name)
def hand(request):
    made = request.param()
    yield made
    made.close()


@pytest.fixture
def server():
    made = Server()
    yield made
    made.close()


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture
def secure(authority):
    """Makes servers with a certificate for some name."""
    made = []

    def make(name, ca=authority):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert(name).configure_cert(context)
        made.append(Server(context))
        return made[-1]

    yield make
    for server in made:
        server.close()


@pytest.fixture
def trusting(authority):
    """A context that trusts the tests' authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context
