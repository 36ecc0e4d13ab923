"""What was really served: told from the answer's head and bytes, then from the page's own words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipelines.page_phrases import (
    CHALLENGE_SCRIPT,
    CHALLENGE_TITLE,
    CHALLENGE_WORDS,
    CONSENT_HOST,
    CONSENT_WORDS,
    ERROR_TITLE,
    GONE_TITLE,
    GONE_WORDS,
    LOGIN_PATH,
    LOGIN_TITLE,
    PAYWALL_GATE,
)
from pipelines.records.pages import PageKind, Unread

FEWEST_PROSE_CHARS = 600  # a news brief has more; a wall, stub or error page has less
FEWEST_WORDS_CHARS = 25  # under this no words were served at all
_STUB_CHARS = 1_500  # the free beginning of a paid article stays below it
_PARAGRAPH_CHARS = 60  # shorter runs are labels and buttons
_GATE_CHARS = 400  # a gate or notice says its phrase early
_FIRST_RUNS = 80  # a page that checks, or says that it is none, has fewer runs
_BINARY_SHARE = 0.05  # of control bytes in the first kilobytes; text has none
_SNIFF_BYTES = 4_096
_CONTROL = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 27))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A page kind with the reason why it is not read, where it is not."""

    page_kind: PageKind
    unread: Unread | None = None
    detail: str | None = None


READABLE = Kind(page_kind=PageKind.PAGE)

# What the header of a firewall's answer says when it stands for a page that was held back.
_CHALLENGE_HEADERS = {
    "x-vercel-mitigated": ("challenge",),
    "cf-mitigated": ("challenge",),
    "x-amzn-waf-action": ("challenge", "captcha"),
    "x-datadome": ("protected",),
}
_GONE = (404, 410)
_LOGIN_STATUS = (401, 407)

_NOT_TEXT_TYPES = re.compile(
    r"(?:image|audio|video|font)/|application/(?:json|zip|gzip|octet-stream|msword|vnd\.|x-|rss|atom|javascript)",
    re.IGNORECASE,
)
_PLAIN_TYPES = ("text/plain", "text/markdown", "text/x-markdown", "text/csv")
_MAGIC = (
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0", "office file"),
    (b"ID3", "audio"),
    (b"RIFF", "media"),
    (b"OggS", "audio"),
    (b"wOF", "font"),
    (b'<?xml version="1.0"?><rss', "feed"),
    (b"\x00\x00\x00", "video"),
)

# a feed or sitemap served where a page was expected: '<?xml …?><rss version="2.0">'
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]"
)


def kind_of_answer(
    payload: bytes, *, status: int, headers: Iterable[tuple[str, str]], content_type: str | None
) -> Kind | None:
    """Return the kind that an answer's head and first bytes tell; None for a page to parse.

    Challenge headers count whatever the status and size. An error status counts after them.
    """
    for name, value in headers:
        held_back = _CHALLENGE_HEADERS.get(name.lower(), ())
        if any(word in value.lower() for word in held_back):
            return _unread(PageKind.CHALLENGE, Unread.CHALLENGE, f"{name.lower()}: {value}"[:200])
    media = (content_type or "").partition(";")[0].strip().lower()
    if payload.lstrip()[:5] == b"%PDF-" or (
        media == "application/pdf" and b"%PDF-" in payload[:1024]
    ):
        return Kind(page_kind=PageKind.PDF)
    if not payload.strip():
        return _of_status(status) or _unread(PageKind.EMPTY, Unread.EMPTY, "no bytes")
    if media in _PLAIN_TYPES and not _is_binary(payload):
        return _of_status(status) or Kind(page_kind=PageKind.PLAIN_TEXT)
    if (what := _what_binary(payload, media)) is not None:
        return _of_status(status) or _unread(PageKind.NOT_TEXT, Unread.NOT_TEXT, what)
    return None


def _what_binary(payload: bytes, media: str) -> str | None:
    """Return what a payload is that holds no page; None for text."""
    if _NOT_TEXT_TYPES.match(media) and not _looks_like_html(payload):
        return media
    head = payload[:_SNIFF_BYTES]
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if _FEED.match(head):
        return "feed or sitemap"
    return "binary" if _is_binary(payload) else None


def _looks_like_html(payload: bytes) -> bool:
    head = payload[:_SNIFF_BYTES].lower()
    return b"<html" in head or b"<!doctype html" in head


def _is_binary(payload: bytes) -> bool:
    """Tell whether the first kilobytes hold control bytes as no text does; UTF-16 is text."""
    head = payload[:_SNIFF_BYTES]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    control = len(head) - len(head.translate(None, _CONTROL))
    return control > _BINARY_SHARE * len(head)


def _of_status(status: int) -> Kind | None:
    if status in _GONE:
        return _unread(PageKind.ERROR_PAGE, Unread.GONE, f"status {status}")
    if status in _LOGIN_STATUS:
        return _unread(PageKind.LOGIN, Unread.LOGIN, f"status {status}")
    if status >= 400:
        return _unread(PageKind.ERROR_PAGE, Unread.HTTP_ERROR, f"status {status}")
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a parsed page, as far as its kind depends on them."""

    url: str
    titles: Sequence[str]
    """The `<title>`, then the top headings."""
    runs: Sequence[str]
    """Texts of all visible runs, in order."""
    ending: Sequence[str]
    """Texts of the runs at the end of the article's body and just behind it."""
    body_chars: int
    """Length of the article's body."""
    has_password: bool
    is_free: bool | None
    """What structured data says of access."""
    markup: str


def kind_of_words(words: Words, *, status: int = 200) -> Kind:
    """Return what the words of a page make it; a page with an article of some length is a page."""
    challenge = _challenge_by_title(words)
    if challenge is not None or (words.body_chars >= _STUB_CHARS and status < 400):
        return challenge or _consent_by_host(words) or READABLE
    prose = [run for run in words.runs if len(run) >= _PARAGRAPH_CHARS]
    return (
        _challenge(words, prose)
        or _of_status(status)
        or _consent_by_host(words)
        or _consent(words, prose)
        or _login(words)
        or _paywall(words)
        or _missing(words, prose)
        or READABLE
    )


def _challenge_by_title(words: Words) -> Kind | None:
    """Return a challenge that its title betrays, with a phrase of its kind or hardly a body."""
    title = next((t for t in words.titles if CHALLENGE_TITLE.fullmatch(t)), None)
    if title is None:
        return None
    if words.body_chars >= FEWEST_PROSE_CHARS and not any(
        CHALLENGE_WORDS.search(run) for run in words.runs[:_FIRST_RUNS]
    ):
        return None
    return _unread(PageKind.CHALLENGE, Unread.CHALLENGE, f"title: {title}"[:200])


def _challenge(words: Words, prose: Sequence[str]) -> Kind | None:
    """Return a challenge that its script or its phrases betray, where there is no other prose."""
    if _chars_without(CHALLENGE_WORDS, prose) >= FEWEST_PROSE_CHARS:
        return None
    script = CHALLENGE_SCRIPT.search(words.markup)
    said = script or _first(CHALLENGE_WORDS, words.runs[:_FIRST_RUNS])
    return _unread(PageKind.CHALLENGE, Unread.CHALLENGE, f"says: {said[0]}") if said else None


def _consent_by_host(words: Words) -> Kind | None:
    host = urlsplit(words.url).hostname or ""
    said = _first(CONSENT_WORDS, words.runs) if CONSENT_HOST.search(host) else None
    return _unread(PageKind.CONSENT, Unread.CONSENT, f"host: {host}") if said else None


def _consent(words: Words, prose: Sequence[str]) -> Kind | None:
    """Return a consent wall: two of its phrases, and hardly other prose."""
    said = {found[0].lower() for run in words.runs if (found := CONSENT_WORDS.search(run))}
    if len(said) < 2 or _chars_without(CONSENT_WORDS, prose) >= FEWEST_PROSE_CHARS / 2:
        return None
    return _unread(PageKind.CONSENT, Unread.CONSENT, f"says: {min(said)}")


def _login(words: Words) -> Kind | None:
    title = next((t for t in words.titles if LOGIN_TITLE.fullmatch(t)), None)
    asks = words.has_password or LOGIN_PATH.search(urlsplit(words.url).path) is not None
    if words.body_chars >= FEWEST_PROSE_CHARS or title is None or not asks:
        return None
    return _unread(PageKind.LOGIN, Unread.LOGIN, f"title: {title}"[:200])


def _paywall(words: Words) -> Kind | None:
    """Return the free beginning of a paid article: short, with a gate where it breaks off."""
    said = _first(PAYWALL_GATE, [run for run in words.ending if len(run) <= _GATE_CHARS])
    if said is not None:
        return _unread(PageKind.PAYWALL_STUB, Unread.PAYWALL_STUB, f"says: {said[0]}")
    if words.is_free is False and words.body_chars < FEWEST_PROSE_CHARS:
        return _unread(PageKind.PAYWALL_STUB, Unread.PAYWALL_STUB, "not free, by its own data")
    return None


def _missing(words: Words, prose: Sequence[str]) -> Kind | None:
    """Return a page that says it is none: not found, out of order, or empty."""
    if min(words.body_chars, sum(map(len, prose))) < FEWEST_PROSE_CHARS:
        for title in words.titles:
            if GONE_TITLE.fullmatch(title):
                return _unread(PageKind.SOFT_404, Unread.SOFT_404, f"title: {title}"[:200])
            if ERROR_TITLE.fullmatch(title):
                return _unread(PageKind.ERROR_PAGE, Unread.HTTP_ERROR, f"title: {title}"[:200])
        said = _first(GONE_WORDS, words.runs)
        others = _chars_without(GONE_WORDS, prose)
        if said and others < FEWEST_PROSE_CHARS / 2 and len(words.runs) < _FIRST_RUNS:
            return _unread(PageKind.SOFT_404, Unread.SOFT_404, f"says: {said[0]}")
    if words.body_chars < FEWEST_WORDS_CHARS:
        return _unread(PageKind.EMPTY, Unread.EMPTY, "no article without scripts")
    return None


def _first(phrases: re.Pattern[str], runs: Iterable[str]) -> re.Match[str] | None:
    return next((found for run in runs if (found := phrases.search(run[:_GATE_CHARS]))), None)


def _chars_without(phrases: re.Pattern[str], prose: Iterable[str]) -> int:
    """Return the length of the prose that holds none of the phrases."""
    return sum(len(run) for run in prose if not phrases.search(run[:_GATE_CHARS]))


def _unread(page_kind: PageKind, unread: Unread, detail: str) -> Kind:
    return Kind(page_kind=page_kind, unread=unread, detail=detail)
