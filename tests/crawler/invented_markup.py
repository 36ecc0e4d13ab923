"""What invented publishers write: pages, feeds, sitemaps. Every word of it is our own."""

from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

NOW = datetime.now(UTC).replace(microsecond=0)
XML = "application/rss+xml; charset=utf-8"

_FILLER = (
    "The harbour board of Quillhaven prints the times of its two ferries every spring. ",
    "Visitors who miss the last boat sleep above the net loft, where the keeper lets four rooms. ",
    "Nobody in the town can say who painted the signal mast yellow, though two families claim it. ",
)
FILLER = "".join(f"<p>{line * 5}</p>" for line in _FILLER)


def words(lead: str, *links: str) -> str:
    """Return the body of an article: a lead, what it cites, and three quiet paragraphs."""
    cited = "".join(f"<p>Paper {n} of the board is {link}.</p>" for n, link in enumerate(links))
    return f"<p>{lead}</p>{cited}{FILLER}"


def page(title: str, body: str, *, head: str = "", around: str = "") -> bytes:
    """Return a whole page with an article on it."""
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}"
        f"</head><body>{around}<main><h1>{title}</h1><article>{body}</article></main></body></html>"
    ).encode()


def link(url: str, said: str = "the record") -> str:
    """Return a link as feeds carry it, with its words underlined."""
    return f'<a href="{url}"><u>{said}</u></a>'


def rss(*items: str) -> bytes:
    """Return an RSS feed."""
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>T</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def item(link: str, title: str, body: str = "", *, at: datetime = NOW, guid: str = "") -> str:
    """Return one item, its text in `description` and its author written as mail (Name)."""
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
        f"<guid isPermaLink='false'>{escape(guid or link)}</guid>"
        f"<author>mail@venturebeat.com (Mira Voss)</author><category>Boats</category>"
        f"<pubDate>{format_datetime(at)}</pubDate><description><![CDATA[{body}]]></description>"
        "</item>"
    )


def sitemap(*entries: tuple[str, datetime | None], is_index: bool = False) -> bytes:
    """Return a sitemap, or an index of sitemaps."""
    outer, inner = ("sitemapindex", "sitemap") if is_index else ("urlset", "url")
    rows = "".join(
        f"<{inner}><loc>{escape(url)}</loc>"
        + (f"<lastmod>{at.isoformat()}</lastmod>" if at else "")
        + f"</{inner}>"
        for url, at in entries
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><{outer} xmlns="{space}">{rows}</{outer}>'.encode()


def news_map(*entries: tuple[str, str, datetime]) -> bytes:
    """Return a Google News map of addresses with title and moment of publication."""
    rows = "".join(
        f"<url><loc>{escape(url)}</loc><news:news><news:publication><news:name>N</news:name>"
        f"<news:language>en</news:language></news:publication><news:publication_date>"
        f"{at.isoformat()}</news:publication_date><news:title>{escape(title)}</news:title>"
        "</news:news></url>"
        for url, title, at in entries
    )
    space = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0"?><urlset {space}>{rows}</urlset>'.encode()
