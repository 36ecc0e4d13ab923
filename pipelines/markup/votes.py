"""Runs of a page → one row of figures each, by which a run is told to be body or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.markup import regions
from pipelines.markup.headings import is_related_heading
from pipelines.markup.kin import Surroundings
from pipelines.markup.runs import PROSE_CHARS, Run
from pipelines.records.pages import BlockKind

# "Advertisement", "Sign up for our newsletter", "Follow us on", "© 2026", "All rights reserved"
_CHROME = re.compile(
    r"\b(?:subscribe|sign up|newsletters?|inbox|follow (?:us|me|\w+ on)|share (?:this|on)"
    r"|click here"
    r"|read more|learn more|advertisement|sponsored|all rights reserved|copyright|privacy policy"
    r"|terms of (?:use|service)|cookies?|log ?in|comments?|add to cart|buy now|shop now|get started"
    r"|contact us|free trial|book a (?:call|demo)|download (?:the|our|now)|min(?:ute)? read"
    r"|reading time|table of contents|in this article|back to top|affiliate|commission"
    r"|view (?:all|more|profile)|posted (?:in|by|on)|filed under|tags?:|updated|published"
    r"|about the author|written by|reviewed by|fact[- ]checked|photo(?:graph)?s? (?:by|credit|via)"
    r"|image(?: credit)?s?:|getty images|leave a (?:reply|comment)|your email|previous"
    r"|next (?:post|article)|e-?mail (?:us|me|him|her|\w+ at)|copy link|print(?: article)?"
    r"|whatsapp|facebook|twitter|pinterest|linkedin)\b|©|\(c\) \d{4}",
    re.IGNORECASE,
)
# One word of each of those phrases: a run without any of them need not be searched.
_CHROME_HINTS = frozenset(
    [
        "subscribe",
        "sign",
        "newsletter",
        "newsletters",
        "inbox",
        "follow",
        "share",
        "click",
        "read",
        "learn",
        "advertisement",
        "sponsored",
        "rights",
        "copyright",
        "privacy",
        "terms",
        "cookie",
        "cookies",
        "log",
        "login",
        "comment",
        "comments",
        "cart",
        "buy",
        "shop",
        "started",
        "contact",
        "trial",
        "book",
        "download",
        "minute",
        "reading",
        "contents",
        "article",
        "top",
        "affiliate",
        "commission",
        "view",
        "posted",
        "filed",
        "tag",
        "tags",
        "updated",
        "published",
        "about",
        "written",
        "reviewed",
        "fact-checked",
        "checked",
        "photo",
        "photos",
        "photograph",
        "photographs",
        "image",
        "images",
        "getty",
        "leave",
        "email",
        "previous",
        "next",
        "mail",
        "e-mail",
        "copy",
        "print",
        "whatsapp",
        "facebook",
        "twitter",
        "pinterest",
        "linkedin",
        "min",
    ]
)
_ENDS = tuple(".!?…。！？")
_CLOSING = "\"'”’»)] \n"

# "2026", "10:22", "3 min read"
_DATE_LIKE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d+ (?:min|hours?|days?) (?:read|ago)"
)
_DIGIT = re.compile(r"[0-9]")
# "newsletter" of "newsletter!", without the marks that stick to words
_BARE_WORD = re.compile(r"[^\s.,:;!?*()\[\]|/←→•·“”\"'’]+")
_SHORT_CHARS = 120  # a line that is a label, a heading or a remark
_HEAD_CHARS = 60  # of a run's key: enough to find it in a stated body

_BITS = (
    regions.NAVIGATION,
    regions.ASIDE,
    regions.FOOTER,
    regions.HEADER,
    regions.FORM,
    regions.HIDDEN,
    regions.COMMENTS,
    regions.OFFER,
    regions.SHARING,
    regions.CAPTION,
    regions.ABOUT_AUTHOR,
)

# What the figures of a row are, in order; `body_weights.json` gives each its weight.
NAMES = (
    *("bias", "kept", "log_length", "is_long", "link_share"),
    *("heading", "top_heading", "list_item", "quote", "cell", "code"),
    *("navigation", "aside", "footer", "header", "form", "hidden", "comments", "offer"),
    *("sharing", "caption", "about_author", "is_p"),
    *("ends_sentence", "is_upper", "chrome_short", "chrome_long", "related", "date_short"),
    *("before_headline", "is_headline", "far_after", "no_headline"),
    *("after_kept", "between_kept", "none_kept", "since_kept"),
    *("parent_prose", "kin_kept", "kin_many", "kin_prose", "make_prose"),
    *("in_stated", "not_in_stated", "is_standfirst", "is_repeat"),
    *("word_length", "digits", "linked_no_end"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the votes on a page need to know of it."""

    runs: Sequence[Run]
    kept: frozenset[int]
    """Numbers of the runs that the body extractor kept."""
    headline: int | None
    stated: str
    """Body as structured data states it, without white space; empty when it states none."""
    description: str
    """Summary as the page states it, without white space."""


def rows(page: Page) -> list[tuple[float, ...]]:
    """Return for each run its figures, in the order of `NAMES`."""
    around = Surroundings(page.runs, page.kept, page.headline)
    seen: set[str] = set()
    table: list[tuple[float, ...]] = []
    for number, run in enumerate(page.runs):
        is_repeat = len(run.key) > PROSE_CHARS and run.key in seen
        seen.add(run.key)
        table.append(
            (
                1.0,
                number in page.kept,
                *_of_words(run),
                *_of_kind(run.kind, run.level == 1),
                *_of_region(run.region),
                run.element.tag == "p",
                *_of_sense(run.text),
                *around.place(number),
                *around.kin(number),
                *_of_statements(run, page),
                is_repeat,
                *_of_letters(run),
            )
        )
    return table


def _of_words(run: Run) -> tuple[float, float, float]:
    size = len(run.text)
    return min(size.bit_length(), 11) / 10, size - run.linked >= 4 * PROSE_CHARS, run.linked / size


@cache
def _of_kind(kind: BlockKind, is_top: bool) -> tuple[float, ...]:
    return (
        kind is BlockKind.HEADING,
        is_top,
        kind is BlockKind.LIST_ITEM,
        kind is BlockKind.QUOTE,
        kind is BlockKind.TABLE_CELL,
        kind is BlockKind.CODE,
    )


@cache
def _of_region(region: int) -> tuple[float, ...]:
    return tuple(float(region & bit > 0) for bit in _BITS)


def _of_sense(text: str) -> tuple[float, ...]:
    """Return what the words themselves sound like: prose, a label, a notice of the site."""
    if len(text) >= _SHORT_CHARS:
        return ends_sentence(text), 0.0, 0.0, _says_chrome(text[:300]), 0.0, 0.0
    return (
        ends_sentence(text),
        text.isupper(),
        _says_chrome(text),
        0.0,
        is_related_heading(text.partition(":")[0]),
        _DATE_LIKE.search(text) is not None,
    )


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends in a full stop or the like, closing marks aside."""
    return text[-6:].rstrip(_CLOSING).endswith(_ENDS)


def _says_chrome(text: str) -> bool:
    """Tell whether a text has the phrases of a site's own notices."""
    if "©" in text or "(c)" in text:
        return True
    if _CHROME_HINTS.isdisjoint(_BARE_WORD.findall(text.lower())):
        return False
    return _CHROME.search(text) is not None


def _of_statements(run: Run, page: Page) -> tuple[float, float, float]:
    head = run.key[:_HEAD_CHARS]
    is_told = bool(page.stated) and len(run.key) > 15
    is_in = is_told and head in page.stated
    return is_in, is_told and not is_in, len(run.key) > PROSE_CHARS and head in page.description


def _of_letters(run: Run) -> tuple[float, float, float]:
    text = run.text
    head = text[:80]
    digits = len(_DIGIT.findall(head)) / len(head)
    is_open = run.is_linked and not ends_sentence(text)
    return min(len(text) / (text.count(" ") + 1), 12) / 12, digits, is_open
