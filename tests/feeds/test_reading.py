"""Listings of every kind are read into the same entries; what is none says what it is instead."""

import gzip
import json
from datetime import UTC, datetime

import pytest

from pipelines.feeds.reading import MAX_BYTES, ListingError, read_listing
from pipelines.records.feeds import ListingKind

AT = "https://gull.example/lists/feed"
ONE = "https://gull.example/news/one"
NONE = "https://gull[.example/news/none"
RSS = (
    f"<rss version='2.0'><channel><item><title>One</title><link>{ONE}</link></item></channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One</title><id>x</id>"
    f"<link href='{ONE}'/><updated>2026-05-03T12:00:00Z</updated></entry></feed>"
)
REST = json.dumps(
    [
        {
            "id": 7,
            "link": ONE,
            "date_gmt": "2026-05-02T12:00:00",
            "modified_gmt": "2026-05-03T12:00:00",
            "title": {"rendered": "One"},
            "content": {"rendered": "<p>x</p>"},
        }
    ]
)
JSON_FEED = json.dumps({"version": "1.1", "items": [{"id": "x", "url": ONE, "title": "One"}]})
MAP = f"<urlset><url><loc>{ONE}</loc><lastmod>2026-05-03T12:00:00Z</lastmod></url></urlset>"
INDEX = f"<sitemapindex><sitemap><loc>{ONE}</loc></sitemap></sitemapindex>"
LIST = f"# ours\n\n{ONE}\n"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS, ListingKind.RSS),
        (ATOM, ListingKind.RSS),
        (REST, ListingKind.REST),
        (JSON_FEED, ListingKind.JSON_FEED),
        (MAP, ListingKind.SITEMAP),
        (INDEX, ListingKind.SITEMAP_INDEX),
        (LIST, ListingKind.URL_LIST),
    ],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_listing_of_each_kind_gives_its_entry(
    body: str, kind: ListingKind, *, is_packed: bool
) -> None:
    raw = gzip.compress(body.encode()) if is_packed else body.encode()
    listing = read_listing(raw, url=AT)
    assert (listing.kind, [e.url for e in listing.entries]) == (kind, [ONE])
    assert listing.faults == ()


@pytest.mark.parametrize(
    ("one", "with_two"),
    [
        ("<item>", f"<item><link>{NONE}</link></item><item>"),
        ("<entry>", f"<entry><id>z</id><link href='{NONE}'/></entry><entry>"),
        ("<url>", f"<url><loc>{NONE}</loc></url><url>"),
        ('"items": [', f'"items": [{{"id": "z", "url": "{NONE}"}}, '),
    ],
    ids=["rss", "atom", "sitemap", "json feed"],
)
def test_an_address_that_is_none_costs_its_own_entry_only(one: str, with_two: str) -> None:
    (body,) = (body for body in (RSS, ATOM, MAP, JSON_FEED) if one in body)
    listing = read_listing(body.replace(one, with_two).encode(), url=AT)
    assert [entry.url for entry in listing.entries] == [ONE]
    assert "1 entries without a web address" in listing.faults


@pytest.mark.parametrize(
    "body",
    [
        f"<?xml version='1.0' encoding='UTF\0-8'?>{RSS}",
        "<rss><channel><item><link>/one</item></link></channel></rss>",
        "\0<urlset></urlset>",
    ],
    ids=["encoding", "tags astray", "null byte"],
)
def test_a_listing_beyond_repair_is_at_fault(body: str) -> None:
    listing = read_listing(body.encode(), url=AT)
    assert (listing.entries, len(listing.faults)) == ((), 1)


def test_a_prefix_that_a_sitemap_does_not_declare_costs_nothing() -> None:
    news = "<news:news><news:publication_date>2026-05-03</news:publication_date></news:news></url>"
    (entry,) = read_listing(MAP.replace("</url>", news).encode(), url=AT).entries
    assert (entry.url, entry.published_at) == (ONE, datetime(2026, 5, 3, tzinfo=UTC))


@pytest.mark.parametrize("body", [ATOM, REST, MAP])
def test_the_moment_of_the_last_change_is_read_as_utc(body: str) -> None:
    (entry,) = read_listing(body.encode(), url=AT).entries
    assert entry.modified_at == datetime(2026, 5, 3, 12, tzinfo=UTC)


def test_a_date_of_publication_is_not_taken_for_one_of_change() -> None:
    dated = RSS.replace("</link>", "</link><pubDate>Sun, 03 May 2026 12:00:00 GMT</pubDate>")
    (entry,) = read_listing(dated.encode(), url=AT).entries
    assert (entry.published_at, entry.modified_at) == (datetime(2026, 5, 3, 12, tzinfo=UTC), None)


def test_lines_without_an_address_are_counted() -> None:
    listing = read_listing(f"{ONE}\nnot one\n".encode(), url=AT)
    assert listing.faults == ("1 lines without an address",)


PAGE = (
    "<!DOCTYPE html><html><head><base href='/blog/'></head><body><nav><a href='/about'>About</a></nav>"
    "<div class='_8xq1'><a class='_x' href='one#top'><img></a><a class='_y' href='one'>One boat</a>"
    "<a href='mailto:desk@gull.example'>Write</a><a href='two'>Two</a></div></body></html>"
)


def test_a_page_lists_what_it_links_to_whatever_its_classes() -> None:
    listing = read_listing(PAGE.encode(), url="https://gull.example/blog", is_page=True)
    assert listing.kind is ListingKind.PAGE
    assert listing.faults == ()
    assert [(entry.url, entry.title) for entry in listing.entries] == [
        ("https://gull.example/about", "About"),
        ("https://gull.example/blog/one", "One boat"),
        ("https://gull.example/blog/two", "Two"),
    ]


def test_a_feed_where_a_page_was_looked_for_is_read_as_a_feed() -> None:
    assert read_listing(RSS.encode(), url=AT, is_page=True).kind is ListingKind.RSS


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b"<!doctype html><html></html>", "an HTML page"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><rss/>", "XML entities"),
        (b"x" * (MAX_BYTES + 1), "bytes, over"),
        (gzip.compress(bytes(MAX_BYTES * 2)), "packed listing"),
        (b"once upon a time", "it begins with"),
    ],
    ids=["empty", "html", "bomb", "huge", "packed bomb", "prose"],
)
def test_what_is_no_listing_says_what_it_is(body: bytes, words: str) -> None:
    with pytest.raises(ListingError, match=words):
        read_listing(body, url=AT)
