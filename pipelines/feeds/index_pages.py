"""An HTML page that lists articles, of a publisher without feed → entries."""

from lxml.html import HtmlElement

from pipelines.markup.links import base_of, resolve
from pipelines.markup.trees import decode, parse
from pipelines.records.feeds import FeedEntry, Listing, ListingKind
from pipelines.urls import is_web_url


def read_index_page(body: bytes, url: str) -> Listing:
    """Return the pages that a page links to, each once, in the order of the page.

    Class names are of no account: addresses tell articles from the rest, so that a new build of the
    site changes nothing. An entry's title is the longest of the words that link to it.

    Raises:
        PageTooLargeError: more elements than a page may have.
    """
    root = parse(decode(body, None))
    if root is None:
        return Listing(kind=ListingKind.PAGE, entries=(), faults=("page without markup",))
    base = base_of(root, url)
    titles: dict[str, str] = {}
    for anchor in root.iter("a"):
        link = (resolve(base, anchor.get("href") or "") or "").partition("#")[0]
        if is_web_url(link):
            titles[link] = max(titles.get(link, ""), _words(anchor), key=len)
    entries = (FeedEntry(url=link, guid=link, title=said or None) for link, said in titles.items())
    return Listing(kind=ListingKind.PAGE, entries=tuple(entries))


def _words(anchor: HtmlElement) -> str:
    return " ".join(anchor.text_content().split())
