"""Cookies, for the length of one page's redirects.

Some sites set a cookie, redirect to the same page, and go on redirecting until the cookie comes back.  So cookies are
carried along one page's way and forgotten at its end: no page depends on which was fetched before it, and nobody is
tracked.
"""

from __future__ import annotations

from email.message import Message
from http.cookiejar import CookieJar
from typing import Any
from urllib.request import Request

from newsclean.net.steps import Head


class Cookies:
    """The cookies of one page's way, kept and sent by the rules of :mod:`http.cookiejar`.

    Example:
        >>> cookies = Cookies()
        >>> cookies.keep("https://example.com/a", Head(302, (("set-cookie", "seen=1; Path=/"),)))
        >>> cookies.header("https://example.com/b"), cookies.header("https://example.org/")
        ('seen=1', '')
    """

    def __init__(self) -> None:
        self._jar: CookieJar | None = None  # made for the first cookie: most pages set none on their way

    def keep(self, url: str, head: Head) -> None:
        """Keep the cookies that an answer sets.

        Args:
            url: what was asked for.
            head: the answer's head.
        """
        message = Message()
        for name, value in head.headers:
            if name == "set-cookie":
                message[name] = value
        if message:
            self._jar = self._jar or CookieJar()
            answer: Any = _Answer(message)  # the jar asks for no more of a response than .info()
            self._jar.extract_cookies(answer, Request(url))  # noqa: S310 - carries a URL, opens nothing

    def header(self, url: str) -> str:
        """The cookies for a request.

        Args:
            url: what is asked for.

        Returns:
            the ``Cookie`` header; empty if there are none.
        """
        if self._jar is None:
            return ""
        request = Request(url)  # noqa: S310 - carries a URL, opens nothing
        self._jar.add_cookie_header(request)
        return str(request.get_header("Cookie", ""))


class _Answer:
    def __init__(self, message: Message) -> None:
        self._message = message

    def info(self) -> Message:
        return self._message
