"""One address for one article: tracking parameters off, spelling canonical."""

from __future__ import annotations

from fnmatch import fnmatchcase
from urllib.parse import unquote_plus, urljoin, urlsplit, urlunsplit

from newsclean.errors import MissingExtra
from newsclean.net.hosts import DEFAULT_PORTS

TRACKING: tuple[tuple[str, str], ...] = (
    ("utm_*", "Google Analytics and everybody after it"),
    ("gclid", "Google Ads"),
    ("gbraid", "Google Ads, iOS"),
    ("wbraid", "Google Ads, iOS web"),
    ("dclid", "Google Display & Video"),
    ("gclsrc", "Google Ads"),
    ("_ga", "Google Analytics, across domains"),
    ("_gl", "Google Analytics, across domains"),
    ("fbclid", "Facebook"),
    ("fb_action_*", "Facebook"),
    ("igshid", "Instagram"),
    ("igsh", "Instagram"),
    ("msclkid", "Microsoft Ads"),
    ("twclid", "X"),
    ("ref_src", "X, embedded posts"),
    ("ref_url", "X, embedded posts"),
    ("ttclid", "TikTok"),
    ("li_fat_id", "LinkedIn"),
    ("yclid", "Yandex"),
    ("ysclid", "Yandex"),
    ("_openstat", "Openstat"),
    ("mc_cid", "Mailchimp campaign"),
    ("mc_eid", "Mailchimp reader"),
    ("_hsenc", "HubSpot"),
    ("_hsmi", "HubSpot"),
    ("__hs*", "HubSpot"),
    ("hsctatracking", "HubSpot"),
    ("mkt_tok", "Marketo"),
    ("vero_id", "Vero"),
    ("oly_anon_id", "Omeda"),
    ("oly_enc_id", "Omeda"),
    ("s_cid", "Adobe Analytics"),
    ("pk_*", "Matomo"),
    ("mtm_*", "Matomo"),
    ("piwik_*", "Matomo"),
    ("at_medium", "Piano Analytics"),
    ("at_campaign", "Piano Analytics"),
    ("at_custom*", "Piano Analytics"),
    ("at_link_*", "Piano Analytics"),
    ("xtor", "AT Internet"),
    ("wt_mc", "Mapp (Webtrekk)"),
    ("wt_zmc", "Mapp (Webtrekk)"),
    ("ns_mchannel", "comScore"),
    ("ns_source", "comScore"),
    ("ns_campaign", "comScore"),
    ("ns_linkname", "comScore"),
    ("ns_fee", "comScore"),
    ("guccounter", "Yahoo consent"),
    ("guce_referrer*", "Yahoo consent"),
    ("__twitter_impression", "AMP in X"),
    ("amp_js_v", "AMP viewer"),
    ("usqp", "AMP viewer"),
)
"""Query parameters that say where a reader came from and nothing of what is read; names in lower case, ``*`` for any
ending.  Only names that mean nothing else: ``ref``, ``source`` and ``id`` choose the page on some sites, and stay."""

_EXACT = frozenset(name for name, _ in TRACKING if "*" not in name)
_PATTERNS = tuple(name for name, _ in TRACKING if "*" in name)


def is_tracking(name: str) -> bool:
    """Whether a query parameter only tracks.

    Args:
        name: the parameter's name.

    Returns:
        True if :data:`TRACKING` lists it.

    Example:
        >>> is_tracking("utm_source"), is_tracking("page")
        (True, False)
    """
    lowered = name.lower()
    return lowered in _EXACT or any(fnmatchcase(lowered, pattern) for pattern in _PATTERNS)


def without_tracking(url: str) -> str:
    """A URL without the parameters that only track.

    Args:
        url: any URL.

    Returns:
        the URL, otherwise as it was; unchanged if it cannot be read.

    Example:
        >>> without_tracking("https://example.com/a?id=7&utm_source=rss&fbclid=x#top")
        'https://example.com/a?id=7#top'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [pair for pair in parts.query.split("&") if not is_tracking(unquote_plus(pair.partition("=")[0]))]
    query = "&".join(kept)
    return url if query == parts.query else urlunsplit(parts._replace(query=query))


def listed(url: str, link: str) -> str:
    """The canonical address of a link that a feed or a sitemap lists.

    Args:
        url: the feed or sitemap.
        link: the link as it stands there.

    Returns:
        an absolute http or https URL; empty if it is none.

    Raises:
        MissingExtra: w3lib is not installed.
    """
    try:
        address = urljoin(url, link.strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_web = bool(link.strip()) and parts.scheme in {"http", "https"} and bool(parts.netloc)
    return canonical(address) if is_web else ""


def canonical(url: str) -> str:
    """One spelling for one address: what tracks is off, parameters are sorted, case and escapes regular.

    Args:
        url: absolute, http or https.

    Returns:
        the address, by w3lib's rules; without its fragment.  Unchanged if it cannot be read.

    Raises:
        MissingExtra: w3lib is not installed.

    Example:
        >>> canonical("HTTPS://Example.com/a?b=2&a=1&utm_medium=feed#comments")
        'https://example.com/a?a=1&b=2'
    """
    try:
        from w3lib.url import canonicalize_url  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("finding articles needs w3lib: pip install 'newsclean[fetch]'", extra="fetch") from error
    try:
        plain = str(canonicalize_url(without_tracking(url.strip())))
        parts = urlsplit(plain)
        port = parts.port
    except ValueError:
        return url
    if port and port == DEFAULT_PORTS.get(parts.scheme):
        return urlunsplit(parts._replace(netloc=parts.netloc.removesuffix(f":{port}")))
    return plain
