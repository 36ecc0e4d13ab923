"""A period is filled from what lists days: sitemaps and pages of REST."""

from datetime import timedelta
from pathlib import Path

from tests.crawler.invented_markup import NOW, words
from tests.crawler.newsrooms import crawl_listings
from tests.crawler.site_server import SiteServer
from tests.crawler.sites.meta_newsroom import MetaNewsroom
from tests.crawler.sites.venturebeat import FERRIES, VentureBeat


def test_daily_sitemaps_fill_a_period(tmp_path: Path) -> None:
    """Three days are asked for, and they hold one article more than the limit allows."""
    days = {f"/ai/old-tale-{n}": NOW - timedelta(days=n) for n in range(40, 45)}
    site = VentureBeat(items={FERRIES: words("The ferries run.")}, refuses_pages=False, old=days)
    since, until = (f"{NOW - timedelta(days=n):%Y-%m-%d}" for n in (43, 41))
    with SiteServer({"venturebeat.com": site}) as server:
        crawled = crawl_listings(
            server, tmp_path, "venturebeat", since=since, until=until, limit="2"
        )
        maps = [url for url in server.pages_asked if "/sitemap.xml?" in url]
    assert len(maps) == 3
    assert crawled.counts["captures/article"] == 2
    assert crawled.counts["discovery/over_limit"] == 1
    assert crawled.counts["discovery/out_of_period"] == 1
    assert crawled.counts["discovery/not_article"] == 6


def test_rest_pages_fill_a_period(tmp_path: Path) -> None:
    posts = {f"/news/2026/10/post-{n}/": NOW - timedelta(days=20 + n) for n in range(5)}
    since = f"{NOW - timedelta(days=40):%Y-%m-%d}"
    with SiteServer({"about.fb.com": MetaNewsroom(posts=posts, page_size=2)}) as server:
        crawled = crawl_listings(server, tmp_path, "meta_newsroom", since=since)
        asked = [url for url in server.pages_asked if "after=" in url]
    assert [url.rpartition("page=")[2] for url in asked][1:] == ["2", "3"]
    assert crawled.counts["captures/article"] == 5
