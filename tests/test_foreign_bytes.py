"""Whatever bytes a stranger serves: a result, or an error that says what is wrong; no crash."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.utils.test import get_crawler

from crawler.robots import rules_of
from pipelines.extraction import read_page
from pipelines.feeds.reading import read_listing
from pipelines.pdf import read_pdf
from tests.damaged import damaged

T = TypeVar("T")

URL = "https://www.lockpost.example/feed/"
RSS = b"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Lock Post</title>
<item><title>Lock charges rise</title><link>https://www.lockpost.example/2026/05/lock</link>
<guid isPermaLink="false">7</guid><pubDate>Tue, 12 May 2026 09:30:00 +0000</pubDate>
<content:encoded><![CDATA[<p>The board met &amp; agreed.</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Lock Post</title><entry><id>tag:7</id>
<title>Lock charges</title><link href="/2026/05/lock"/><updated>2026-05-12T09:30:00Z</updated>
<content type="html">&lt;p&gt;The board met.&lt;/p&gt;</content></entry></feed>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>
<loc>https://www.lockpost.example/2026/05/lock</loc><lastmod>2026-05-12</lastmod></url></urlset>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "7", "url": "/2026/05/lock", "content_html": "<p>The board met.</p>"}],
    }
).encode()
ROBOTS = b"""User-agent: *\nDisallow: /private/\nAllow: /private/open$\nCrawl-delay: 2.5
Sitemap: https://www.lockpost.example/sitemap.xml\n\nUser-agent: rude\nDisallow: /*?q=*&p\n"""
JSON_LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Lock charges rise",
                "datePublished": "2026-05-12T09:30:00Z",
                "author": [{"@type": "Person", "name": "Ines Carrow"}],
                "articleBody": "The board met and agreed on the charges.",
            }
        ],
    }
).encode()
SHEET = Path("data/sample/pages/press.northbeam.example/files/2026-q1-fact-sheet.pdf")


def _result_of(read: Callable[[], T]) -> T | ValueError:
    """Return what a reader gives, or the error by which it refuses."""
    try:
        return read()
    except ValueError as fault:
        return fault


@settings(max_examples=200)
@given(damaged(RSS, ATOM, SITEMAP, JSON_FEED, URL.encode()) | st.binary(max_size=300))
def test_a_damaged_listing_is_read_or_refused_in_words(payload: bytes) -> None:
    listing = _result_of(lambda: read_listing(payload, url=URL))
    if isinstance(listing, ValueError):
        assert str(listing).startswith(URL)
    else:
        assert all(not entry.url or "://" in entry.url for entry in listing.entries)


@settings(max_examples=200)
@given(damaged(ROBOTS) | st.binary(max_size=300))
def test_damaged_robots_rules_still_answer(body: bytes) -> None:
    rules = rules_of(get_crawler(), body)
    assert rules.allowed("https://www.lockpost.example/2026/05/lock?q=1", "sourcecheck") in {
        True,
        False,
    }
    assert (rules.crawl_delay("sourcecheck") or 0.0) >= 0.0


@settings(max_examples=100)
@given(damaged(JSON_LD))
def test_damaged_json_ld_costs_a_page_nothing_but_its_facts(data: bytes) -> None:
    paragraph = b"<p>The keepers of the lock met on Monday and agreed on what a boat shall pay.</p>"
    page = (
        b"<html lang=en><head><title>Lock charges</title><script type='application/ld+json'>"
        + data.replace(b"<", b" ")
        + b"</script></head><body><article><h1>Lock charges</h1>"
        + paragraph * 12
        + b"</article></body></html>"
    )
    document = read_page(page, url="https://www.lockpost.example/2026/05/lock").document
    assert document is not None
    assert "what a boat shall pay" in document.text


@settings(max_examples=12)
@given(damaged(SHEET.read_bytes()))
def test_a_damaged_pdf_is_read_or_refused_in_words(payload: bytes) -> None:
    read = _result_of(lambda: read_pdf(payload))
    if isinstance(read, ValueError):
        assert str(read).startswith("pdf: ")
    else:
        assert any(read.pages)
