"""Addresses → links that are safe to click, and that open a page at the very words."""

from urllib.parse import quote

from pipelines.records.spans import Span
from pipelines.urls import is_web_url

FRAGMENT_WORDS = 4
"""Words that mark each end of a long passage in a text fragment."""

SHORT_PASSAGE = 60
"""Code points up to which a passage is named whole in a text fragment."""

CONTEXT_WORDS = 3
"""Words before and after a passage that tell it from its twins on the page."""


def safe_href(url: str | None) -> str | None:
    """Return an address that may stand in a link: http or https only, never a script.

    >>> safe_href("javascript:alert(1)") is None
    True
    """
    if url is None or not is_web_url(url) or any(c.isspace() or c < " " for c in url):
        return None
    return url


def text_fragment(text: str, span: Span) -> str:
    """Return the fragment that makes a browser jump to a passage and mark it.

    A passage over several paragraphs, or a long one, is named by its two ends; one that stands on
    the page more than once also by the words around it (WICG scroll-to-text-fragment).

    >>> text_fragment("It may close in May.", Span(3, 6))
    '#:~:text=may'
    """
    passage = span.of(text).strip()
    if not passage:
        return ""
    is_whole = len(passage) <= SHORT_PASSAGE and "\n" not in passage
    ends = [passage] if is_whole else _two_ends(passage)
    prefix = suffix = ""
    if text.find(passage) != text.rfind(passage):
        prefix = _last_words(text[: span.start])
        suffix = _first_words(text[span.end :])
    pieces = [
        *([f"{_escape(prefix)}-"] if prefix else []),
        *map(_escape, ends),
        *([f"-{_escape(suffix)}"] if suffix else []),
    ]
    return f"#:~:text={','.join(pieces)}"


def _two_ends(passage: str) -> list[str]:
    words = passage.split()
    if len(words) <= 2 * FRAGMENT_WORDS:
        half = max(1, len(words) // 2)
        return [" ".join(words[:half]), " ".join(words[half:]) or words[-1]]
    return [" ".join(words[:FRAGMENT_WORDS]), " ".join(words[-FRAGMENT_WORDS:])]


def _last_words(before: str) -> str:
    line = before[-SHORT_PASSAGE:].rpartition("\n")[2]
    return " ".join(line.split()[-CONTEXT_WORDS:])


def _first_words(after: str) -> str:
    line = after[:SHORT_PASSAGE].partition("\n")[0]
    return " ".join(line.split()[:CONTEXT_WORDS])


def _escape(words: str) -> str:
    return quote(words.encode("utf-8", "replace"), safe="").replace("-", "%2D")


def jump_to(url: str | None, text: str, span: Span) -> str | None:
    """Return a link that opens the live page at a passage; None when the address is no web page."""
    href = safe_href(url)
    return f"{href.partition('#')[0]}{text_fragment(text, span)}" if href else None
