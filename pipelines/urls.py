"""Addresses: the identity of a page, and the target behind a redirector's link."""

import re
from datetime import UTC, datetime
from urllib.parse import SplitResult, parse_qs, parse_qsl, quote, unquote, urlencode, urlsplit

from w3lib.url import safe_url_string

DEFAULT_PORTS = {"http": 80, "https": 443}

# parameters that say where a reader came from, never which page it is: "utm_source", "fbclid"
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id"
    r"|_hs(?:enc|mi)|mkt_tok|vero_id|oly_(?:enc|anon)_id|ncid|cmpid|guccounter|guce_\w+|__twitter_impression)$",
    re.IGNORECASE,
)

# "www.example.org", "www2.example.org", "m.example.org", "amp.example.org"
_HOST_DRESS = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.]+)")

# "/2019/11/18/slug/", "/ai/slug", "/slug": 0-2 leading segments or a date, then the slug
_VENTUREBEAT = re.compile(
    r"^/(?!(?:category|author|tag|newsletters|about|press-releases|guest-posts|feed|_next)(?:/|$)|wp-|sitemap)"
    r"(?:\d{4}/\d\d/\d\d/|[\w-]+/(?:[\w-]+/)?)?([\w%-]+)/?$"
)

# Publishers that move their posts: host → (host of the identity, path pattern with the slug).
_SLUG_IDENTITY: dict[str, tuple[str, re.Pattern[str]]] = {
    "venturebeat.com": ("venturebeat.com", _VENTUREBEAT),
    "gamesbeat.com": ("venturebeat.com", re.compile(r"^/([\w%-]+)/?$")),
}

# Hosts that were renamed and kept their paths.
_HOST_ALIASES = {"newsroom.fb.com": "about.fb.com"}

# "/web/20240503120000id_/https://example.org/a", "/web/2024*/http://…"
_WAYBACK = re.compile(r"^/web/\d{1,14}(?:[a-z]{2}_)?/(.+)$", re.DOTALL)

# "/20240503/https://example.org/a", "/newest/http://…"
_ARCHIVE_TODAY = re.compile(r"^/(?:\d{4,14}|newest|oldest)/(https?:.+)$", re.DOTALL)

# "/c/s/example.org/a": a page in an AMP cache, behind TLS or, without the "s", not
_AMP_CACHE = re.compile(r"^/[cv]/(s/)?([^/?]+\.[^/?]+/.*)$", re.DOTALL)

# "https://web.archive.org/web/20240503120000id_/https://example.org/a"
_RAW_COPY = re.compile(r"^https?://web\.archive\.org/web/(\d{14})id_/(https?://.+)$", re.DOTALL)

# "%2f" is part of a name, not a step of the path
_ENCODED_SLASH = re.compile("%2f", re.IGNORECASE)

ARCHIVE_HOSTS = frozenset(
    {
        "web.archive.org",
        "archive.ph",
        "archive.today",
        "archive.is",
        "archive.li",
        "archive.md",
        "archive.vn",
    }
)

# Redirectors whose link carries its target: host → (path prefix, parameters that may hold it).
_CARRIERS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "google.com": (("/url", ("q", "url")),),
    "l.facebook.com": (("/l.php", ("u",)),),
    "lm.facebook.com": (("/l.php", ("u",)),),
    "l.instagram.com": (("/", ("u",)),),
    "l.messenger.com": (("/l.php", ("u",)),),
    "l.threads.net": (("/", ("u",)),),
    "l.threads.com": (("/", ("u",)),),
    "youtube.com": (("/redirect", ("q",)),),
    "out.reddit.com": (("/", ("url",)),),
    "vk.com": (("/away.php", ("to",)),),
    "t.umblr.com": (("/redirect", ("z",)),),
    "linkedin.com": (("/redir/redirect", ("url",)), ("/safety/go", ("url",))),
}

UNWRAP_DEPTH = 5  # a redirector inside a redirector inside …; seen up to 2


def host_of(url: str) -> str:
    """Return the host of an address, lower case, `www.` and its like taken off; "" for none.

    >>> host_of("https://www.Example.org:443/a")
    'example.org'
    """
    host = (_split(url).hostname or "").rstrip(".")
    return _HOST_DRESS.sub("", _ascii_host(host))


def is_web_url(url: str) -> bool:
    """Tell whether an address is http or https and names a host."""
    parts = _split(url)
    return parts.scheme in DEFAULT_PORTS and bool(parts.hostname)


def canonical_key(url: str) -> str:
    """Return the identity of the page behind an address: same page, same key.

    Scheme, `www.`, default port, fragment, tracking parameters, parameter order, trailing slash and
    redirector wrapping do not matter; path case, other parameters and their values do. Publishers
    that move their posts are known by the slug (VentureBeat) or the renamed host (Meta newsroom).

    >>> canonical_key("http://www.example.org:80/a/?utm_source=x&b=2&a=1#top")
    'example.org/a?a=1&b=2'
    >>> canonical_key("https://venturebeat.com/2019/11/18/we/") == canonical_key("https://venturebeat.com/ai/we")
    True
    """
    target = unwrap(url)
    parts = _split(target)
    if parts.scheme not in DEFAULT_PORTS:
        return target.strip()
    host = _HOST_ALIASES.get(host_of(target), host_of(target))
    path = _plain_path(parts.path)
    identity = _slug_key(host, path)
    if identity:
        return identity
    query = urlencode(sorted(_kept_parameters(parts.query)), quote_via=quote)
    return f"{host}{_odd_port(parts)}{path}{'?' + query if query else ''}"


def _slug_key(host: str, path: str) -> str | None:
    if host not in _SLUG_IDENTITY:
        return None
    home, pattern = _SLUG_IDENTITY[host]
    found = pattern.match(path)
    return f"{home}/*/{found.group(1)}" if found else None


def _kept_parameters(query: str) -> list[tuple[str, str]]:
    pairs = parse_qsl(query, keep_blank_values=True)
    return [(name, value) for name, value in pairs if not _TRACKING.match(name)]


def _plain_path(path: str) -> str:
    """Return a path with one spelling of its percent signs, and no slash at the end."""
    pieces = _ENCODED_SLASH.split(path)
    return "%2F".join(_plain_piece(piece) for piece in pieces).rstrip("/")


def _plain_piece(piece: str) -> str:
    plain = unquote(piece, errors="surrogateescape")
    return quote(plain, safe="/~!$&'()*+,;=:@-._", errors="surrogateescape")


def _odd_port(parts: SplitResult) -> str:
    try:
        port = parts.port
    except ValueError:
        return ""
    return "" if port in {None, 80, 443} else f":{port}"


def _ascii_host(host: str) -> str:
    if host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host.lower()


def _split(url: str) -> SplitResult:
    """Split an address; one that cannot be split has neither scheme nor host."""
    try:
        return urlsplit(url.strip())
    except ValueError:
        return SplitResult("", "", url.strip(), "", "")


def unwrap(url: str) -> str:
    """Return the address that a redirector's link carries, or the address itself.

    Works offline: only links that hold their target are unwrapped (Google, Facebook, YouTube,
    safelinks, the web archives …). Shorteners need a request and stay as they are.

    >>> unwrap("https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D")
    'https://example.org/a?b=1'
    >>> unwrap("https://web.archive.org/web/20240503id_/https://example.org/a")
    'https://example.org/a'
    """
    for _ in range(UNWRAP_DEPTH):
        target = _carried(url)
        if target is None:
            return url
        url = target
    return url


def _carried(url: str) -> str | None:
    parts = _split(url)
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        return None
    host = host_of(url)
    for read in (_carried_by_parameter, _carried_by_path):
        target = read(host, parts)
        if target and is_web_url(target):
            return target
    return None


def _carried_by_parameter(host: str, parts: SplitResult) -> str | None:
    if host.endswith(".safelinks.protection.outlook.com"):
        return _first_parameter(parts.query, ("url",))
    if host == "href.li":
        return parts.query
    for prefix, names in _CARRIERS.get(_google_of(host), ()):
        if parts.path.startswith(prefix):
            return _first_parameter(parts.query, names)
    return None


def _google_of(host: str) -> str:
    """Return google.com for any national Google, the host itself otherwise."""
    return "google.com" if re.fullmatch(r"google\.(?:com?\.)?[a-z]{2,3}", host) else host


def _first_parameter(query: str, names: tuple[str, ...]) -> str | None:
    values = parse_qs(query)
    return next((values[name][0] for name in names if name in values), None)


def _carried_by_path(host: str, parts: SplitResult) -> str | None:
    rest = parts.path + (f"?{parts.query}" if parts.query else "")
    if host == "web.archive.org":
        return _with_scheme(_WAYBACK.match(rest))
    if host in ARCHIVE_HOSTS:
        return _with_scheme(_ARCHIVE_TODAY.match(rest))
    if host.endswith(".cdn.ampproject.org"):
        found = _AMP_CACHE.match(rest)
        return f"http{'s' if found.group(1) else ''}://{found.group(2)}" if found else None
    if _google_of(host) == "google.com" and rest.startswith("/amp/"):
        is_secure = rest.startswith("/amp/s/")
        target = rest.removeprefix("/amp/s/" if is_secure else "/amp/")
        return f"{'https' if is_secure else 'http'}://{target}"
    return None


def _with_scheme(found: re.Match[str] | None) -> str | None:
    """Return an archive's target; archives store some with one slash after the scheme."""
    if not found:
        return None
    target = re.sub(r"^(https?):/+", r"\1://", found.group(1))
    return target if "://" in target[:8] else f"http://{target}"


def copy_of(url: str) -> tuple[str, datetime] | None:
    """Return what an archived copy is a copy of, and when it was taken; None for another address.

    Only copies of the bytes as they came (`id_`) count; others carry the archive's own frame.

    >>> copy_of("https://web.archive.org/web/20260503120000id_/https://example.org/a")
    ('https://example.org/a', datetime.datetime(2026, 5, 3, 12, 0, tzinfo=datetime.timezone.utc))
    """
    found = _RAW_COPY.match(url)
    if not found:
        return None
    try:
        return found.group(2), datetime.strptime(found.group(1), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def safe_url(url: str) -> str:
    """Return an address fit for a request: percent-encoded, host in punycode, no fragment.

    Raises:
        ValueError: the address is not http or https, or names no host.
    """
    if not is_web_url(url):
        raise ValueError(
            f"{url}: not a web address; it must begin with http:// or https:// and name a host"
        )
    return str(safe_url_string(url.strip()).split("#", 1)[0])
