"""Whatever a listing holds, what can be read of it is read, and the run goes on."""

import gzip
from datetime import timedelta

import pytest

from pipelines.records.pages import Role, Unread
from tests.crawler.invented_markup import NOW, XML, item, link, news_map, rss, sitemap, words
from tests.crawler.newsrooms import CITED, Runs
from tests.crawler.site_server import CHALLENGE, Asked, Reply, SiteServer, redirect

HUGE = b"<rss>" + b" " * 50_000_000
PACKED_BOMB = gzip.compress(b"<urlset>" + b" " * 30_000_000)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Atom</title><id>atom-1</id>"
    "<link href='https://odd.example/k-atom'/></entry></feed>"
)
JSON_FEED = '{"version": "1.1", "items": [{"id": "j", "url": "https://odd.example/k-json"}]}'


def odd_listings(asked: Asked) -> Reply | None:
    """Answer with every listing that a crawl must survive, under an index that names them all."""
    url = asked.url
    name = url.rpartition("/")[2]
    if name == "robots.txt":
        return None
    many = " ".join(link(f"https://records.example/r{n}", f"r{n}") for n in range(500))
    body = words("Of boats.")
    listings = {
        "html": b"<!doctype html><html><body>no feed</body></html>",
        "truncated": rss(item("https://odd.example/a-whole", "Whole", body), item("x", "y"))[:-60],
        "huge": HUGE,
        "packed": PACKED_BOMB,
        "atom": ATOM.encode(),
        "json": JSON_FEED.encode(),
        "list": b"# ours\nhttps://odd.example/k-list\n",
        "news": news_map(("https://odd.example/k-news", "News", NOW)),
        "bomb": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l "lol"><!ENTITY m "&l;&l;">]>'
        b"<urlset><url><loc>&m;</loc></url></urlset>",
        "future": rss(item("https://odd.example/b-future", "F", body, at=NOW + timedelta(days=9))),
        "double": rss(
            item("https://odd.example/c-one", "One", body, guid="same"),
            item("https://odd.example/c-two", "Two", body, guid="same"),
        ),
        "relative": rss(item("d-relative", "Relative", words("Of many records.", many))),
        "names": rss(
            item("https://bücher.example/über-boote?q=%C3%A4", "Boote", body, guid="n1"),
        ),
        "frozen": rss(item("https://odd.example/e-old", "Old", at=NOW - timedelta(days=300))),
        "empty": b"",
        "loop": redirect(url),
    }
    if name == "index":
        maps = [(f"https://odd.example/{each}", None) for each in (*listings, "deep")]
        return Reply(sitemap(*maps, is_index=True), kind="application/xml")
    if name == "deep":
        deeper = [("https://odd.example/deep", None), ("https://odd.example/deep2", None)]
        return Reply(sitemap(*deeper, is_index=True), kind="application/xml")
    if name == "deep2":
        return Reply(sitemap(("https://odd.example/deep3", None), is_index=True), kind=XML)
    found = listings.get(name)
    return Reply(found, kind=XML) if isinstance(found, bytes) else found or CHALLENGE


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """One run over every bad listing at once; the pages of its articles are challenges."""
    runs = Runs(tmp_path_factory.mktemp("odd"))
    with SiteServer(CITED | {"odd.example": odd_listings}) as server:
        runs.add(server, "feed", {"LINKS_PER_ARTICLE": 12}, feed="https://odd.example/index")
    return runs


def test_a_run_over_bad_listings_goes_on_to_its_end(odd: Runs) -> None:
    assert odd.crawled[0].status == "done"


@pytest.mark.parametrize(
    ("name", "unread"),
    [
        ("html", Unread.NOT_TEXT),
        ("huge", Unread.TOO_LARGE),
        ("bomb", Unread.NOT_TEXT),
        ("packed", Unread.NOT_TEXT),
        ("empty", Unread.NOT_TEXT),
        ("loop", Unread.TOO_MANY_REDIRECTS),
    ],
)
def test_a_bad_listing_is_a_row_and_one_clear_line(odd: Runs, name: str, unread: Unread) -> None:
    url = f"https://odd.example/{name}"
    assert odd.crawled[0].pages[url].unread is unread
    assert len([line for line in odd.crawled[0].log.splitlines() if f"url={url} why=" in line]) == 1


@pytest.mark.parametrize("kind", ["atom", "json", "list", "news"])
def test_articles_are_found_in_listings_of_every_kind(odd: Runs, kind: str) -> None:
    capture = odd.crawled[0].pages[f"https://odd.example/k-{kind}"]
    assert capture.role is Role.ARTICLE


def test_a_truncated_feed_gives_what_is_whole(odd: Runs) -> None:
    assert "https://odd.example/a-whole" in odd.docs()
    assert odd.crawled[0].counts["discovery/listings/faulty"] >= 1


def test_articles_of_the_future_are_left_for_their_day(odd: Runs) -> None:
    assert odd.crawled[0].counts["discovery/future_dated"] == 1
    assert "https://odd.example/b-future" not in odd.asked[0]


def test_entries_of_one_guid_are_one_article(odd: Runs) -> None:
    assert "https://odd.example/c-one" in odd.docs()
    assert "https://odd.example/c-two" not in odd.docs()


def test_a_relative_link_without_base_is_resolved_against_its_feed(odd: Runs) -> None:
    assert "https://odd.example/d-relative" in odd.docs()


def test_an_article_of_500_links_keeps_to_the_limit(odd: Runs) -> None:
    cited = [c for c in odd.crawled[0].rows("citations") if c["url"]]
    over = [c for c in cited if c["unread"] == "over_limit"]
    assert (len(cited), len(over)) == (500, 488)


def test_names_in_other_letters_are_asked_for_and_read(odd: Runs) -> None:
    read = [url for url in odd.docs() if "boote" in url]
    assert len(read) == 1


def test_a_frozen_feed_is_told_from_one_with_nothing_new(odd: Runs) -> None:
    assert odd.crawled[0].counts["discovery/listings/frozen"] == 1
    assert "listing frozen url=https://odd.example/frozen" in odd.crawled[0].log


def test_an_index_of_indexes_is_followed_to_its_cap(odd: Runs) -> None:
    assert "https://odd.example/deep2" in odd.asked[0]
    assert "https://odd.example/deep3" not in odd.asked[0]
    assert odd.crawled[0].counts["discovery/maps_too_deep"] >= 1
