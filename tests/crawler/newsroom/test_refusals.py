"""A publisher that refuses is read elsewhere: mirror, feed, news map, archived copy, in that order."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipelines.records.citations import Citation
from pipelines.records.pages import Unread
from tests.crawler.invented_markup import NOW, XML, item, link, rss, words
from tests.crawler.newsrooms import CITED, Runs, crawl_listings
from tests.crawler.site_server import Reply, Site, SiteServer
from tests.crawler.sites.cited import web_archive
from tests.crawler.sites.venturebeat import FERRIES, LAMPS, MIRROR, VB, VentureBeat


def mirror(feed: bytes) -> Site:
    """Return the host that carries a feed once more."""
    return lambda asked: Reply(feed, kind=XML) if asked.url == MIRROR else None


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """The origin answers every page and feed with a challenge; the mirror carries one article."""
    site = VentureBeat(items={FERRIES: words("The ferries run at noon.")}, refuses_feed=True)
    sites = {"venturebeat.com": site, "feeds.feedburner.com": mirror(site.feed())}
    runs = Runs(tmp_path_factory.mktemp("refusing"))
    with SiteServer(sites) as server:
        runs.add(server, "venturebeat")
    return runs


def test_a_challenge_is_not_retried_and_is_recorded(refusing: Runs) -> None:
    assert refusing.asked[0][f"{VB}/feed"] == 1
    assert refusing.crawled[0].pages[f"{VB}/feed"].unread is Unread.CHALLENGE
    assert refusing.crawled[0].counts["discovery/listings/unread/challenge"] == 1


def test_the_mirror_is_asked_when_the_origin_refuses(refusing: Runs) -> None:
    assert refusing.asked[0][MIRROR] == 1
    assert refusing.crawled[0].status == "done"
    assert f"{VB}{FERRIES}" in refusing.docs()


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Pages are refused: the mirror carries one, the archive holds another and a source's copy."""
    old = {LAMPS: NOW - timedelta(days=3), "/ai/tale-in-the-archive": NOW - timedelta(days=3)}
    feed = {FERRIES: words("The ferries run.")}
    mirrored = words("The lamps are lit.", link("https://records.example/lost"))
    sites = {
        "venturebeat.com": VentureBeat(items=feed, old=old),
        "feeds.feedburner.com": mirror(
            rss(item(f"{VB}/technology/lamps-on-the-pier", "Lamps", mirrored))
        ),
        "web.archive.org": web_archive,
    }
    since = f"{NOW - timedelta(days=3):%Y-%m-%d}"
    runs = Runs(tmp_path_factory.mktemp("lost"))
    with SiteServer(CITED | sites) as server:
        runs.add(server, "venturebeat", {"ARCHIVED_COPIES": True}, since=since)
    return runs


def test_a_refused_page_is_looked_for_in_the_mirror(lost: Runs) -> None:
    rows = [c for c in lost.crawled[0].rows("captures") if c["document_id"]]
    assert [c["final_url"] for c in rows if "lamps" in c["url"]] == [MIRROR]
    assert lost.asked[0][MIRROR] == 1
    assert lost.asked[0][f"{VB}{LAMPS}"] == 1


def test_an_archived_copy_comes_last_with_the_moment_it_was_taken(lost: Runs) -> None:
    for url in (f"{VB}/ai/tale-in-the-archive", "https://records.example/lost"):
        rows = [c for c in lost.crawled[0].rows("captures") if c["url"] == url]
        assert [c["unread"] is None for c in rows] == [False, True]
        assert f"{rows[1]['archived_at']:%Y-%m-%d %H:%M}" == "2026-01-02 03:04"
        assert rows[1]["fetched_at"] > rows[1]["archived_at"]
        assert url in lost.docs()


def test_a_source_read_from_an_archive_settles_its_citation_at_once_and_again(lost: Runs) -> None:
    (row,) = [c for c in lost.crawled[0].rows("citations") if c["url_key"].endswith("/lost")]
    assert row["source_id"] is not None
    again = [r for r in lost.crawled[0].rebuilt() if isinstance(r, Citation)]
    assert [r.source_id for r in again if r.citation_id == row["citation_id"]] == [row["source_id"]]


@pytest.fixture(scope="module")
def redirected(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Any feed by its address: it redirects, and the pages that it lists are refused."""
    site = VentureBeat(items={FERRIES: words("The ferries run.")})
    runs = Runs(tmp_path_factory.mktemp("redirected"))
    with SiteServer({"venturebeat.com": site}) as server:
        runs.add(server, "feed", feed=f"{VB}/feed/")
    return runs


def test_a_feed_that_redirects_is_followed(redirected: Runs) -> None:
    feed = redirected.crawled[0].pages[f"{VB}/feed/"]
    assert [hop.status for hop in feed.redirects] == [308]
    assert feed.final_url == f"{VB}/feed"


def test_a_refused_page_falls_back_to_the_text_of_its_feed(redirected: Runs) -> None:
    rows = redirected.crawled[0].rows("captures")
    kinds = {(c["feed_item"], c["unread"]) for c in rows if c["url"] == f"{VB}{FERRIES}"}
    assert kinds == {(None, "challenge"), (f"{VB}{FERRIES}", None)}
    assert redirected.asked[0][f"{VB}{FERRIES}"] == 1
    assert redirected.docs()[f"{VB}{FERRIES}"]["published_layer"] == "feed"
    assert redirected.crawled[0].counts["discovery/refused/challenge"] == 1


def test_the_news_map_is_asked_when_every_feed_refuses(tmp_path: Path) -> None:
    items = {FERRIES: words("The ferries run."), "/ai/an-old-tale": words("Of old.")}
    site = VentureBeat(items=items, refuses_feed=True, refuses_pages=False)
    with SiteServer({"venturebeat.com": site}) as server:
        crawled = crawl_listings(server, tmp_path, "venturebeat", limit="1")
        assert server.count(f"{VB}/news-sitemap.xml") == 1
    assert crawled.counts["discovery/new"] == 2
    assert crawled.counts["discovery/over_limit"] == 1
    assert crawled.counts["captures/article"] == 1
