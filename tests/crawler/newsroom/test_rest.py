"""A newsroom with a REST listing: its posts are read once, and again when they were edited in place."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.crawler.invented_markup import NOW
from tests.crawler.newsrooms import CITED, Runs, crawl_listings
from tests.crawler.site_server import SiteServer
from tests.crawler.sites.meta_newsroom import META, MetaNewsroom

EDITED = "/news/2026/11/post-1/"


@pytest.fixture(scope="module")
def meta(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """A first run, one with nothing new, and one after a post was edited in place."""
    posts = {f"/news/2026/11/post-{n}/": NOW - timedelta(days=n + 1) for n in range(3)}
    site = MetaNewsroom(posts=posts)
    runs = Runs(tmp_path_factory.mktemp("meta"))
    with SiteServer(CITED | {"about.fb.com": site}) as server:
        for turn in range(3):
            if turn == 2:
                edited_at = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=1)
                site.posts[EDITED] = edited_at
                site.notes[EDITED] = "Update on May 12, 2026: two lamps were added."
            runs.add(server, "meta_newsroom")
    return runs


def test_rest_lists_the_posts_and_their_pages_are_read(meta: Runs) -> None:
    pages = [url for url in meta.asked[0] if "/news/2026/" in url]
    assert len(pages) == 3
    assert meta.crawled[0].counts["discovery/new"] == 3


def test_a_second_run_over_rest_fetches_no_page(meta: Runs) -> None:
    assert [url for url in meta.asked[1] if "/news/" in url] == []
    second = meta.crawled[1]
    assert (second.status, second.reason) == ("done", "nothing new: no listing has changed")


def test_a_post_edited_in_place_is_read_again_as_a_revision(meta: Runs) -> None:
    edited = f"{META}{EDITED}"
    assert [url for url in meta.asked[2] if "/news/" in url] == [edited]
    assert meta.crawled[2].counts["discovery/edited"] == 1
    revisions = [r for r in meta.crawled[2].rows("documents") if r["url"] == edited]
    assert len(revisions) == 2
    assert len([r for r in revisions if "two lamps were added" in r["text"]]) == 1


def test_takeaways_outside_the_article_are_read(meta: Runs) -> None:
    text = str(meta.docs()[f"{META}/news/2026/11/post-0/"]["text"])
    assert "The pier has 40 lamps." in text


def test_the_link_to_all_images_is_neither_source_nor_asked_for(meta: Runs) -> None:
    assert not [url for asked in meta.asked for url in asked if "wp-admin" in url]
    assert not [c for c in meta.crawled[0].rows("citations") if "wp-admin" in (c["url"] or "")]


def test_the_feed_is_asked_when_rest_gives_a_page(tmp_path: Path) -> None:
    site = MetaNewsroom(posts={"/news/2026/11/post-9/": NOW}, has_rest=False)
    with SiteServer(CITED | {"about.fb.com": site}) as server:
        crawled = crawl_listings(server, tmp_path, "meta_newsroom")
    assert crawled.counts["discovery/listings/unread/not_text"] == 1
    assert crawled.counts["records/documents"] >= 1
    assert "is neither feed nor sitemap (an HTML page)" in crawled.log
