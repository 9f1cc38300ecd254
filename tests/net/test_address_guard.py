"""The guard: which addresses are public, and that the address judged is the address connected to."""

import gzip
import socket
import time
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_network

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from misbehaving import STORY, redirect

from newsclean.errors import (
    AddressDenied,
    BadOption,
    FetchError,
    FetchTimeout,
    HostNotFound,
    PageTooLarge,
    RobotsDenied,
)
from newsclean.net.guard import Guard, look_up, system_resolve

PUBLIC = "127.0.0.2"
"""The one address that counts as public here; the server listens on it, and on 127.0.0.1, which does not."""

GUARDED = {"allow": (f"{PUBLIC}/32",)}

REFUSED = [
    ("127.0.0.1", "loopback"),
    ("127.255.255.254", "loopback"),
    ("0.0.0.0", "unspecified"),  # noqa: S104 - refused, not bound to
    ("0.1.2.3", "private"),
    ("10.0.0.1", "private"),
    ("172.16.0.1", "private"),
    ("192.168.1.1", "private"),
    ("100.64.0.1", "private"),
    ("169.254.169.254", "link-local"),
    ("192.0.0.8", "protocol assignments"),
    ("192.88.99.1", "6to4 relay"),
    ("198.18.0.1", "private"),
    ("203.0.113.5", "private"),
    ("224.0.0.1", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "reserved"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("::127.0.0.1", "IPv4-compatible"),
    ("::ffff:127.0.0.1", "loopback"),
    ("::ffff:169.254.169.254", "link-local"),
    ("64:ff9b::7f00:1", "loopback"),
    ("64:ff9b:1::1", "local NAT64"),
    ("2001::1", "Teredo"),
    ("2001:db8::1", "private"),
    ("2002:7f00:1::", "loopback"),
    ("fc00::1", "private"),
    ("fd12:3456::1", "private"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("fec0::1", "site-local"),
    ("ff02::1", "multicast"),
    ("localhost", "not an address"),
    ("", "not an address"),
]


@pytest.mark.parametrize(("address", "reason"), REFUSED)
def test_what_is_not_public(address, reason):
    assert Guard().why_not(address) == reason


@pytest.mark.parametrize(
    "address",
    [
        "93.184.216.34",
        "1.1.1.1",
        "2606:2800:220:1::1",
        "::ffff:93.184.216.34",
        "64:ff9b::5db8:d822",
        "2002:5db8:d822::1",
    ],
)
def test_what_is_public(address):
    assert Guard().why_not(address) == ""


@settings(deadline=None, max_examples=200)
@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_refused_in_every_disguise(address):
    number = int(address)
    disguises = [
        IPv6Address(0xFFFF_0000_0000 + number),  # mapped
        IPv6Address((0x0064FF9B << 96) + number),  # NAT64
        IPv6Address((0x2002 << 112) + (number << 80)),  # 6to4
    ]
    if Guard().why_not(str(address)):
        assert all(Guard().why_not(str(disguise)) for disguise in disguises)
    else:
        assert not any(Guard().why_not(str(disguise)) for disguise in disguises)


@settings(deadline=None, max_examples=200)
@given(st.ip_addresses())
def test_what_is_refused_may_be_allowed_by_name(address):
    assert Guard((ip_network(f"{address}"),)).why_not(str(address)) == ""
    assert Guard(on=False).why_not(str(address)) == ""


def test_the_guard_keeps_the_public_addresses_of_a_mixed_answer():
    assert Guard().admit("mixed.example", ["127.0.0.1", "1.1.1.1", "10.0.0.1"]) == ["1.1.1.1"]
    with pytest.raises(AddressDenied, match=r"mixed\.example leads to 10\.0\.0\.1") as caught:
        Guard().admit("mixed.example", ["10.0.0.1", "127.0.0.1"])
    assert caught.value.address == "10.0.0.1"


def test_an_allowed_network_lets_nothing_else_through():
    guard = Guard((IPv4Network("10.1.0.0/16"),))
    assert guard.why_not("10.1.2.3") == "" == guard.why_not("::ffff:10.1.2.3")
    assert guard.why_not("10.2.0.1") == "private"
    assert guard.why_not(str(IPv4Address("127.0.0.1"))) == "loopback"


# In both hands


def here(host, port):
    """Every name leads to the public address; what is a number is read as the C library reads it."""
    return [PUBLIC] if host.endswith(".test") else system_resolve(host, port)


@pytest.mark.parametrize(
    "path",
    ["/to-loopback", "/to-loopback-6", "/to-metadata", "/to-decimal", "/to-hexadecimal", "/to-mapped"],
)
@pytest.mark.parametrize("robots", [True, False])
def test_redirects_to_private_addresses_are_refused(hand, server, path, robots):
    with pytest.raises(AddressDenied) as caught:
        hand.open(resolve=here, robots=robots, **GUARDED).fetch(server.url(path))
    assert caught.value.address
    assert not caught.value.temporary
    assert server.paths() == [path]


def test_an_octal_address_is_no_url(hand, server):
    with pytest.raises(FetchError, match="0177"):
        hand.open(resolve=here, **GUARDED).fetch(server.url("/to-octal"))
    assert server.paths() == ["/to-octal"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0"])
def test_private_addresses_are_refused_unconnected(hand, server, host):
    with pytest.raises(AddressDenied):
        hand.open(resolve=system_resolve, allow=()).fetch(server.url(host=host))
    assert not server.requests


def test_the_guard_may_be_off(hand, server):
    assert hand.open(resolve=system_resolve, allow=(), guard=False).fetch(server.url(host="127.0.0.1")).body == STORY


def test_a_name_that_changes_its_mind_is_refused(hand, server):
    """DNS rebinding: the first answer is public, the second is not."""
    answers = [PUBLIC, PUBLIC, "127.0.0.1"]
    hand.open(resolve=lambda host, port: [answers.pop(0)], robots=False, **GUARDED)
    assert hand.fetch(server.url("/http10")).body == STORY
    assert hand.fetch(server.url("/http10")).body == STORY
    with pytest.raises(AddressDenied):
        hand.fetch(server.url("/http10"))
    assert [request.local for request in server.requests] == [PUBLIC, PUBLIC]


def test_the_address_judged_is_the_address_connected_to(hand, server):
    """One look-up for one connection: there is no second answer that could differ."""
    asked = []

    def resolve(host, port):
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    hand.open(resolve=resolve, **GUARDED)
    assert hand.fetch(server.url()).body == STORY  # robots.txt and the page, over one connection
    assert asked == ["site.test"]
    assert {request.local for request in server.requests} == {PUBLIC}


def test_an_address_that_does_not_answer_gives_way_to_the_next(hand, server):
    hand.open(resolve=lambda host, port: ["127.0.0.3", "127.0.0.1", PUBLIC], allow=("127.0.0.2/31",))
    assert hand.fetch(server.url()).body == STORY
    assert {request.local for request in server.requests} == {PUBLIC}


def test_robots_redirects_are_guarded(hand, server):
    server.pages["/robots.txt"] = redirect("http://127.0.0.1:PORT/rules")
    with pytest.raises(RobotsDenied, match="not public"):
        hand.open(resolve=here, **GUARDED).fetch(server.url())
    assert [request.path for request in server.requests] == ["/robots.txt"]


def test_tls_checks_the_name_although_the_address_is_connected_to(hand, secure, trusting):
    server = secure("site.test")
    assert hand.open(resolve=here, tls=trusting, **GUARDED).fetch(server.url()).body == STORY


# Looking up


def test_a_label_that_is_no_name():
    with pytest.raises(HostNotFound):
        look_up(system_resolve, "a" * 70 + ".test", 80, 2.0)


def test_an_answer_without_addresses():
    with pytest.raises(HostNotFound):
        look_up(lambda host, port: [], "site.test", 80, 2.0)


def test_a_resolver_that_is_at_a_loss_may_be_asked_again():
    def at_a_loss(host, port):
        raise socket.gaierror(socket.EAI_AGAIN, "temporary failure in name resolution")

    with pytest.raises(FetchError) as caught:
        look_up(at_a_loss, "site.test", 80, 2.0)
    assert caught.value.temporary
    with pytest.raises(FetchTimeout):
        look_up(lambda host, port: time_passes(), "site.test", 80, 0.05)


def time_passes():
    time.sleep(0.3)
    return [PUBLIC]


def test_addresses_are_not_looked_up():
    def never(host, port):
        raise AssertionError(host)

    assert look_up(never, "1.1.1.1", 80, 1.0) == ["1.1.1.1"]
    assert look_up(never, "::1", 80, 1.0) == ["::1"]


# Clients that are brought along


def client_for(hand, library=httpx, **options):
    kind = library.AsyncClient if hand.name == "awaiting" else library.Client
    return kind(trust_env=False, **options)


def close(hand, client):
    if hand.name == "awaiting":
        hand.runner.run(client.aclose())
    else:
        client.close()


@pytest.fixture
def brought(hand):
    """Makes clients of a library, and closes them."""
    made = []

    def make(library=httpx, **options):
        made.append(client_for(hand, library, **options))
        return made[-1]

    yield make
    for client in made:
        close(hand, client)


def test_a_client_is_used_and_left_open(hand, server, brought):
    httpx2 = pytest.importorskip("httpx2")
    for library in (httpx, httpx2):
        client = brought(library)
        hand.open(client, resolve=lambda host, port: ["127.0.0.1"])
        assert hand.fetch(server.url("/gzip", "127.0.0.1")).body == STORY
        for path in ("/silent", "/reset", "/no-http"):
            with pytest.raises(FetchError) as caught:
                hand.open(client, attempts=1, read=0.2).fetch(server.url(path, "127.0.0.1"))
            assert type(caught.value).__module__ == "newsclean.errors"
        hand.close() if hand.name == "blocking" else hand._close_fetcher()
        assert not client.is_closed


def test_a_clients_bombs_are_bounded_too(hand, server, brought):
    with pytest.raises(PageTooLarge):
        hand.open(brought()).fetch(server.url("/gzip-bomb-10-mb", "127.0.0.1"))


def test_a_client_that_connects_to_a_private_address_is_refused(hand, server, brought):
    # The look-up says public, and the client connects to 127.0.0.1 all the same.
    hand.open(brought(), resolve=lambda host, port: [PUBLIC], robots=False, **GUARDED)
    with pytest.raises(AddressDenied, match=r"connected to 127\.0\.0\.1"):
        hand.fetch(server.url(host="localhost"))


def test_a_client_never_sees_a_private_host(hand, server, brought):
    hand.open(brought(), resolve=system_resolve, allow=(), robots=False)
    with pytest.raises(AddressDenied):
        hand.fetch(server.url(host="127.0.0.1"))
    assert not server.requests


def test_a_made_up_answer_has_no_address(hand, brought):
    transport = httpx.MockTransport(lambda request: httpx.Response(200, html=STORY.decode()))
    client = brought(transport=transport)
    hand.open(client, resolve=lambda host, port: [PUBLIC], robots=False, **GUARDED)
    with pytest.raises(AddressDenied, match="does not tell"):
        hand.fetch("http://site.test/story")
    hand.open(client, guard=False, robots=False)
    assert hand.fetch("http://site.test/story").body == STORY


def test_a_made_up_answer_is_decoded_once(hand, brought):
    def answer(request):
        headers = {"content-encoding": "gzip", "content-type": "text/html"}
        return httpx.Response(200, content=gzip.compress(STORY), headers=headers)

    hand.open(brought(transport=httpx.MockTransport(answer)), guard=False, robots=False)
    assert hand.fetch("http://site.test/story").body == STORY


def public_names(host, port):
    return ["10.0.0.1"] if host == "intranet.test" else ["93.184.216.34"]


def test_a_proxy_on_a_private_address_must_be_allowed(hand, server, brought):
    server.pages["http://public.test/story"] = lambda peer: peer.answer()
    client = brought(proxy=server.url("", "127.0.0.1"))
    with pytest.raises(AddressDenied, match=r"connected to 127\.0\.0\.1"):
        hand.open(client, resolve=public_names, allow=(), robots=False).fetch("http://public.test/story")
    hand.open(client, resolve=public_names, allow=("127.0.0.1/32",), robots=False)
    assert hand.fetch("http://public.test/story").body == STORY


def test_a_proxy_is_not_asked_for_private_hosts(hand, server, brought):
    client = brought(proxy=server.url("", "127.0.0.1"))
    hand.open(client, resolve=public_names, allow=("127.0.0.1/32",), robots=False)
    with pytest.raises(AddressDenied, match=r"10\.0\.0\.1"):
        hand.fetch("http://intranet.test/story")
    assert not server.requests


def test_our_own_client_takes_no_proxy_from_the_environment(hand, server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert hand.open().fetch(server.url()).body == STORY


def test_what_is_no_client(hand, brought):
    other = httpx.Client() if hand.name == "awaiting" else httpx.AsyncClient()
    with pytest.raises(BadOption, match="this fetcher takes an httpx"):
        hand.open(other)
    with pytest.raises(BadOption):
        hand.open(object())
    if hand.name == "awaiting":
        other.close()
