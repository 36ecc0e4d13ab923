"""Capture and document: what came over the wire, and the text that it says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipelines.records.identity import digest_of, text_digest
from pipelines.records.spans import Span


class Role(StrEnum):
    """Why a page was asked for."""

    ARTICLE = "article"
    SOURCE = "source"
    FEED = "feed"
    ROBOTS = "robots"


class PageKind(StrEnum):
    """What was really served; only `page`, `pdf` and `plain_text` hold a text to read."""

    PAGE = "page"
    PDF = "pdf"
    PLAIN_TEXT = "plain_text"
    CHALLENGE = "challenge"
    CONSENT = "consent"
    LOGIN = "login"
    PAYWALL_STUB = "paywall_stub"
    SOFT_404 = "soft_404"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    ERROR_PAGE = "error_page"

    @property
    def is_readable(self) -> bool:
        """Tell whether a page of this kind has a text of its own."""
        return self in {PageKind.PAGE, PageKind.PDF, PageKind.PLAIN_TEXT}


class Unread(StrEnum):
    """Why a page could not be read: the recorded reason that settles a citation."""

    NOT_FETCHED = "not_fetched"
    FETCH_FAILED = "fetch_failed"
    TIMED_OUT = "timed_out"
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    ROBOTS = "robots"
    ADDRESS_REFUSED = "address_refused"
    OVER_LIMIT = "over_limit"
    OPTED_OUT = "opted_out"
    NOT_IN_ARCHIVE = "not_in_archive"
    GONE = "gone"
    HTTP_ERROR = "http_error"
    CHALLENGE = "challenge"
    CONSENT = "consent"
    LOGIN = "login"
    PAYWALL_STUB = "paywall_stub"
    SOFT_404 = "soft_404"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    EXTRACTION_FAILED = "extraction_failed"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect on the way to the page."""

    url: str
    status: int
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One settled exchange: what was asked, what came, and where its bytes lie."""

    run_id: str
    role: Role
    url: str
    """Address that was asked for, as the spider had it."""
    final_url: str
    """Address that answered, after redirects."""
    url_key: str
    """Identity of `final_url`; see `pipelines.urls.canonical_key`."""
    redirects: tuple[Hop, ...] = ()
    status: int | None = None
    """HTTP status of the last answer; None when nothing answered."""
    headers: tuple[tuple[str, str], ...] = ()
    fetched_at: datetime
    """UTC moment of the last answer."""
    archived_at: datetime | None = None
    """UTC moment at which an archive took the copy that answered; None for the page itself."""
    payload_digest: str | None = None
    """`sha256:` and hex digits of the body as it came, transfer coding undone."""
    payload_bytes: int = 0
    content_type: str | None = None
    """Media type without parameters, lower case."""
    warc_file: str | None = None
    """Name of the WARC file, relative to the captures folder."""
    warc_offset: int | None = None
    """Byte at which the response record's gzip member begins."""
    feed_item: str | None = None
    """Guid of the entry that is meant, where a listing's bytes hold the page; None for a whole."""
    is_followed: bool = False
    """Whether the pages that this source cites were asked for as well."""
    opt_outs: tuple[str, ...] = ()
    """Signals of header or page against keeping or mining it; see `pipelines.opt_outs`."""
    page_kind: PageKind | None = None
    """None when nothing answered."""
    unread: Unread | None = None
    """Why there is no text to read; None when there is one."""
    unread_detail: str | None = None
    """What the network or the rule said, in a few words."""
    document_id: str | None = None
    """Revision whose text these bytes hold; None while unread, or when there is no text."""

    def __post_init__(self) -> None:
        if self.fetched_at.utcoffset() is None:
            raise ValueError(f"{self.url}: fetched_at must carry a zone ({self.fetched_at})")

    @property
    def capture_id(self) -> str:
        """Identity of the exchange: run, address asked, moment."""
        return digest_of([self.run_id, self.url, self.fetched_at.isoformat()])


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    NOTE = "note"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph-like stretch of `Document.text`; blocks do not overlap and come in order."""

    kind: BlockKind
    span: Span
    level: int | None = None
    """Heading level 1-6; None for the rest."""
    row_header: str | None = None
    """First cell of a table cell's row."""
    column_header: str | None = None
    """Top cell of a table cell's column."""
    page: int | None = None
    """Page of a PDF, from 1; None elsewhere."""


class LinkRole(StrEnum):
    """What a link is there for; only `content` and `listed` links point to sources."""

    CONTENT = "content"
    LISTED = "listed"
    EMBED = "embed"
    RELATED = "related"
    SHARE = "share"
    TAG = "tag"
    SELF = "self"
    AD = "ad"
    IMAGE = "image"
    DOWNLOAD = "download"
    MAIL = "mail"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A pointer out of a document, with the words that carry it."""

    url: str
    """Absolute address, resolved against the page's base."""
    href: str
    """The address as the page has it."""
    span: Span
    """Anchor words in `Document.text`."""
    role: LinkRole = LinkRole.CONTENT


class Layer(StrEnum):
    """Which part of a page said something."""

    JSON_LD = "json_ld"
    MICRODATA = "microdata"
    META = "meta"
    FEED = "feed"
    REST = "rest"
    BYLINE = "byline"
    TEXT = "text"
    URL = "url"
    PAGE_TEXT = "page_text"
    """All visible text of the page, body extraction aside."""
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time that a page states about itself."""

    at: datetime
    """UTC; midnight when the page gives a day only."""
    is_day_only: bool
    zone: str | None
    """Zone words as the page has them ("PT", "+02:00"); None when it has none."""
    raw: str
    """The page's own words."""
    layer: Layer


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of one address."""

    url: str
    url_key: str
    capture_id: str | None = None
    """Capture that the text was read from; None for a draft or a bare text."""
    fetched_at: datetime | None = None
    """UTC moment of that capture; None for a draft or a bare text."""
    text: str
    """Headline, standfirst, body, then captions, blocks parted by a blank line."""
    body: Span
    """The part of `text` that is body."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    """ISO 639-1 code; None when neither page nor text tells."""
    published: Moment | None = None
    modified: Moment | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    """Correction and update notes, as printed."""
    page_text: str = ""
    """All visible text of the page, where words that the body lost can still be found."""
    structured_text: str = ""
    """Long strings of the page's JSON-LD (articleBody, description), one a line."""
    is_sponsored: bool = False
    is_truncated: bool = False
    extractor: str = ""
    """Name and release of what made the text."""

    @property
    def document_id(self) -> str:
        """Identity of the revision: address and text."""
        return digest_of([self.url_key, self.text])

    @property
    def text_sha256(self) -> str:
        """Digest of `text`, into which every span points."""
        return text_digest(self.text)

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds a position of `text`."""
        return next((b for b in self.blocks if b.span.start <= position < b.span.end), None)
