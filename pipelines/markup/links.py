"""Anchors of a page → links with their role: what each is there for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from pipelines.markup import regions
from pipelines.markup.headings import is_related_heading, is_source_heading
from pipelines.markup.runs import Anchor, Run
from pipelines.records.pages import Link, LinkRole
from pipelines.records.spans import Span
from pipelines.urls import canonical_key, host_of, unwrap

MAX_LINKS = 2_000  # of one document; the fullest saved page had 800

# hosts and paths that only share a page: "facebook.com/sharer/sharer.php?u=…"
_SHARE = re.compile(
    r"(?:facebook\.com/(?:sharer|share\.php|dialog/(?:share|feed))|(?:twitter|x)\.com/(?:intent|share|home\?status)|"
    r"linkedin\.com/(?:shareArticle|sharing|cws/share)|pinterest\.[a-z.]+/pin/create|reddit\.com/submit|"
    r"t\.me/share|telegram\.me/share|(?:api|web)\.whatsapp\.com/send|wa\.me/\?|threads\.net/intent|bsky\.app/intent|"
    r"news\.ycombinator\.com/submitlink|tumblr\.com/(?:share|widgets/share)|getpocket\.com/(?:save|edit)|"
    r"flipboard\.com/bookmarklet|addtoany\.com|addthis\.com|plus\.google\.com/share|google\.com/preferences/source|"
    r"line\.me/R/msg|social-plugins\.line\.me|vk\.com/share|sharethis\.com|mix\.com/add|xing\.com/(?:spi|app/user\?op=share))",
    re.IGNORECASE,
)

# one word of each of those addresses: most need not be searched
_SHARE_HINT = re.compile(
    r"share|sharing|intent|dialog|submit|send|wa\.me|create|bookmarklet|add|preferences|R/msg|home\?status"
    r"|pocket|spi",
    re.IGNORECASE,
)

# hosts that serve advertisements or count clicks on them
_AD = re.compile(
    r"(?:^|\.)(?:doubleclick\.net|googleadservices\.com|googlesyndication\.com|adservice\.google\.[a-z.]+|"
    r"amazon-adsystem\.com|adnxs\.com|taboola\.com|outbrain\.com|adsrvr\.org|criteo\.com|revcontent\.com|"
    r"go\.skimresources\.com|shareasale\.com|awin1\.com|anrdoezrs\.net|dpbolvw\.net|jdoqocy\.com|kqzyfj\.com|tkqlhce\.com|"
    r"linksynergy\.com|prf\.hn|sjv\.io|pxf\.io)$",
    re.IGNORECASE,
)

# addresses of a topic rather than a page: "/tag/ai/", "/category/security", "/topics/energy"
_TAG_PATH = re.compile(
    r"/(?:tags?|topics?|category|categories|hashtag|keyword|labels?|themen?|thema|etiquetas?|sujet|temas?)/[^/]",
    re.IGNORECASE,
)

# files that are pictures, sound or film: "/2026/05/x.jpg"
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$", re.IGNORECASE)

# files and actions that are downloads, no pages; a PDF or text is a source
_DOWNLOAD_FILE = re.compile(
    r"\.(?:zip|gz|tgz|rar|7z|exe|dmg|apk|mp3|mp4|m4a|mov|webm|avi|wav|ics|vcf|epub|iso)$|/wp-admin/admin-post\.php",
    re.IGNORECASE,
)
_RELATED_CLASS = re.compile(
    r"(?<![a-z])(?:related|recirc\w*|read-?more|readmore|more-?stories|recommend\w*|also-?(?:read|like)|"
    r"teasers?|promo|most-?(?:read|popular)|latest|trending|up-?next|newsletter)(?![a-z])",
    re.IGNORECASE,
)
_CHROME = regions.NAVIGATION | regions.FOOTER | regions.FORM | regions.BUTTON


def read_links(
    anchors: Iterable[tuple[Anchor, Run, Span]],
    *,
    base: str,
    url: str,
    heading_of: Mapping[int, str],
) -> tuple[Link, ...]:
    """Return the links of laid-out anchors, in the order of the text.

    `heading_of` gives for a run, by its `id()`, the words of the heading it stands under.
    """
    page = Page(base=base, key=canonical_key(url), site=_site(url))
    links: list[Link] = []
    for anchor, run, span in anchors:
        href = anchor.element.get("href") or ""
        address = resolve(base, href)
        if address is not None:
            role = _role(address, anchor, run, page, heading_of.get(id(run), ""))
            links.append(Link(url=address, href=href, span=span, role=role))
    return tuple(links[:MAX_LINKS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page that the links stand on."""

    base: str
    key: str
    site: str


def is_ad(href: str) -> bool:
    """Tell whether an address leads to an advertisement, or through a counter of clicks on one."""
    return (
        href.startswith(("http", "//"))
        and _AD.search(host_of(href if "://" in href else f"https:{href}")) is not None
    )


def _site(url: str) -> str:
    """Return the last two labels of a host: enough to tell one's own tag pages from others'."""
    return ".".join(host_of(url).split(".")[-2:])


def base_of(root: HtmlElement, url: str) -> str:
    """Return the address against which a page's links are resolved."""
    element = next(root.iter("base"), None)
    href = None if element is None else element.get("href")
    return (resolve(url, href) if href else None) or url


def resolve(base: str, href: str) -> str | None:
    """Return an absolute address; None for scripts, fragments of markup and empty strings."""
    words = "".join(href.split("\n")).strip()
    if not words or words.lower().startswith(("javascript:", "data:", "about:", "blob:")):
        return None
    try:
        address = urljoin(base, words)
        urlsplit(address)
    except ValueError:
        return None
    return address


def _role(address: str, anchor: Anchor, run: Run, page: Page, heading: str) -> LinkRole:
    scheme = urlsplit(address).scheme.lower()
    if scheme in ("mailto", "tel", "sms", "callto", "skype", "whatsapp"):
        return LinkRole.MAIL
    by_address = _role_by_address(address, page)
    if by_address is not None:
        return by_address
    if "tag" in (anchor.element.get("rel") or "").split():
        return LinkRole.TAG
    if "sponsored" in (anchor.element.get("rel") or "").split():
        return LinkRole.AD
    return _role_by_place(run, anchor, heading)


def _role_by_address(address: str, page: Page) -> LinkRole | None:
    target = unwrap(address)
    parts = urlsplit(target)
    host, path = host_of(target), parts.path
    if _AD.search(host) or (target is not address and is_ad(address)):
        return LinkRole.AD
    if _SHARE_HINT.search(target) and _SHARE.search(f"{host}{path}?{parts.query}"):
        return LinkRole.SHARE
    if _DOWNLOAD_FILE.search(path):
        return LinkRole.DOWNLOAD
    if _IMAGE_FILE.search(path):
        return LinkRole.IMAGE
    if ".".join(host.split(".")[-2:]) != page.site:
        return None
    if canonical_key(target) == page.key:
        return LinkRole.SELF
    return LinkRole.TAG if _TAG_PATH.search(path) else None


def _role_by_place(run: Run, anchor: Anchor, heading: str) -> LinkRole:
    if run.region & _CHROME:
        return LinkRole.NAVIGATION
    if heading and is_source_heading(heading):
        return LinkRole.LISTED
    if heading and is_related_heading(heading):
        return LinkRole.RELATED
    opening = run.text[: anchor.start].strip()
    is_offer = bool(opening) and is_related_heading(opening) and anchor.end >= len(run.text) - 2
    return LinkRole.RELATED if is_offer or is_offering(run) else LinkRole.CONTENT


def is_offering(run: Run) -> bool:
    """Tell whether the markup around a run says that it offers other articles."""
    node: HtmlElement | None = run.element
    for _ in range(3):
        if node is None or node.tag in ("body", "article", "main"):
            return False
        words = f"{node.get('class') or ''} {node.get('id') or ''}"
        if len(words) < 200 and _RELATED_CLASS.search(words):
            return True
        node = node.getparent()
    return False
