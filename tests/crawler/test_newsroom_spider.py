"""Publishers are crawled as they really behave: each promise of discovery is a test by its name."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.records.pages import Role, Unread
from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.site_servers import (
    CHALLENGE,
    MIRROR,
    NOW,
    VB,
    XML,
    MetaNewsroom,
    Reply,
    SiteServer,
    VentureBeat,
    item,
    news_map,
    page,
    records,
    redirect,
    rss,
    shortener,
    sitemap,
    web_archive,
    words,
)
from tests.crawler.site_servers import META as META_SITE

FERRIES, LAMPS = "/technology/ferries-of-quillhaven", "/ai/lamps-on-the-pier"
RECORD = "https://records.example/ferries"


def link(url: str, said: str = "the record") -> str:
    return f'<a href="{url}"><u>{said}</u></a>'


def newsroom(server: SiteServer, data: Path, name: str, **arguments: str) -> Crawled:
    server.forget()
    return crawl_once(
        data, server_port=server.port, spider=name, arguments=arguments, LINKS_PER_ARTICLE=12
    )


@pytest.fixture(scope="module")
def server() -> Iterator[SiteServer]:
    with SiteServer() as server:
        server.sites |= {"records.example": records, "t.co": shortener, "bit.ly": shortener}
        yield server


@pytest.fixture(scope="module")
def deep(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """One article that cites a paper, which cites the first paper of all; at depth 2."""
    chain = words("A tale of papers.", link("https://records.example/chain"))
    noted = link("https://records.example/noted")
    server.sites["tales.example"] = lambda asked: (
        Reply(page("A tale of papers", chain + f"<p>And so is {noted}.</p>"))
        if asked.url.endswith("/tale")
        else None
    )
    return crawl_once(
        tmp_path_factory.mktemp("deep"),
        ["https://tales.example/tale"],
        server_port=server.port,
        arguments={"depth": "2"},
        OPT_OUTS_RESPECTED=True,
    )


def test_at_depth_2_a_sources_own_sources_are_settled_in_the_citations(deep: Crawled) -> None:
    cited = {c["url"]: c for c in deep.rows("citations")}
    first, second = (cited[f"https://records.example/{name}"] for name in ("chain", "origin"))
    assert (first["depth"], second["depth"]) == (1, 2)
    assert second["article_id"] == first["source_id"]
    assert second["source_id"] is not None
    assert deep.counts["dossiers/checked"] == 1
    assert deep.counts["dossiers/unsettled"] == 0


def test_opt_outs_are_recorded_and_respected_where_a_setting_asks(deep: Crawled) -> None:
    capture = deep.pages["https://records.example/noted"]
    assert capture.opt_outs == ("noarchive", "tdm-reservation")
    assert capture.unread is Unread.OPTED_OUT
    (row,) = [r for r in deep.rows("captures") if r["url"].endswith("/noted")]
    assert row["opt_outs"] == ["noarchive", "tdm-reservation"]


def test_the_bytes_of_a_page_that_opts_out_are_not_kept(deep: Crawled) -> None:
    import gzip

    kept = gzip.decompress(deep.warc.read_bytes())
    assert b"The first paper of all" in kept
    assert b"Not yours" not in kept
    assert deep.pages["https://records.example/noted"].warc_offset is None


def test_a_chain_of_sources_is_rebuilt_from_the_stored_bytes(deep: Crawled) -> None:
    from pipelines.records.citations import Citation

    made = {r.citation_id for r in rebuilt(deep) if isinstance(r, Citation)}
    assert made == {row["citation_id"] for row in deep.rows("citations")}


def rebuilt(crawled: Crawled) -> list[object]:
    """Return the records that an archive gives again."""
    import asyncio

    from pipelines.engines.pool import WorkerPool
    from pipelines.rebuild import rebuild_records

    async def records_of() -> list[object]:
        return [r async for r in rebuild_records(crawled.warc, WorkerPool(workers=0))]

    return asyncio.run(records_of())


@dataclass
class Runs:
    """Crawls of one publisher, one after another, and what each asked of the server."""

    data: Path
    crawled: list[Crawled]
    asked: list[dict[str, int]]

    def docs(self) -> dict[str, dict[str, object]]:
        """Return the documents by address."""
        return {row["url"]: row for row in self.crawled[0].rows("documents")}


@pytest.fixture(scope="module")
def venturebeat(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Two runs, with nothing new at the second, and a third with one article more."""
    site = VentureBeat()
    site.items[FERRIES] = words(
        "The ferries run at noon, the mayor told Gull Wire.",
        link("https://t.co/abc"),
        link(f"{RECORD}?utm_source=vb"),
        link(f"https://www.google.com/url?q={RECORD}&sa=D"),
        link("mailto:clerk@records.example"),
        link("https://records.example/closed/book"),
        link(VB + LAMPS),
    )
    site.items[LAMPS] = words("The lamps are lit at dusk.", link("https://records.example/lamps"))
    server.sites["venturebeat.com"] = site
    data = tmp_path_factory.mktemp("venturebeat")
    runs = Runs(data, [], [])
    for turn in range(3):
        if turn == 2:
            site.items["/ai/eels-in-the-loft"] = words("The eels are smoked on Fridays.")
        runs.crawled.append(newsroom(server, data, "venturebeat"))
        runs.asked.append(dict(server.pages_asked))
    return runs


def test_a_feed_with_full_text_makes_its_pages_needless(venturebeat: Runs) -> None:
    assert f"{VB}{FERRIES}" not in venturebeat.asked[0]
    assert f"{VB}{LAMPS}" not in venturebeat.asked[0]
    assert venturebeat.crawled[0].status == "done"


def test_an_article_from_the_feed_says_which_layer_it_came_from(venturebeat: Runs) -> None:
    document = venturebeat.docs()[f"{VB}{FERRIES}"]
    assert document["published_layer"] == "feed"
    assert document["title"] == "Ferries Of Quillhaven"
    capture = venturebeat.crawled[0].pages[f"{VB}{FERRIES}"]
    assert (capture.feed_item, capture.final_url) == (f"{VB}{FERRIES}", f"{VB}/feed")


def test_a_feeds_author_loses_the_mail_address(venturebeat: Runs) -> None:
    assert venturebeat.docs()[f"{VB}{FERRIES}"]["authors"] == ["Mira Voss"]


def test_a_second_run_fetches_nothing_new(venturebeat: Runs) -> None:
    assert venturebeat.asked[1] == {f"{VB}/feed": 1}
    second = venturebeat.crawled[1]
    assert second.status == "done"
    assert second.reason is not None
    assert second.reason.startswith("nothing new")
    assert second.counts["discovery/listings/unchanged"] == 1


def test_a_third_run_reads_the_one_new_article(venturebeat: Runs) -> None:
    third = venturebeat.crawled[2]
    assert (third.counts["discovery/new"], third.counts["discovery/known"]) == (1, 2)
    assert venturebeat.asked[2] == {f"{VB}/feed": 1}


def test_an_article_that_another_cites_is_read_as_an_article_too(venturebeat: Runs) -> None:
    assert venturebeat.crawled[0].counts["captures/article"] == 2
    assert venturebeat.crawled[0].counts["dossiers/checked"] == 2
    assert venturebeat.crawled[0].counts["dossiers/unsettled"] == 0


def test_several_links_to_one_page_are_one_source(venturebeat: Runs) -> None:
    cited = [c for c in venturebeat.crawled[0].rows("citations") if "ferries" in (c["url"] or "")]
    assert len(cited) == 2
    assert len({c["source_id"] for c in cited}) == 1
    assert (
        venturebeat.asked[0].get(RECORD, 0) + venturebeat.asked[0].get(f"{RECORD}?utm_source=vb", 0)
        == 1
    )  # the other request is what the shortener leads to


def test_a_shortener_that_refuses_head_is_asked_by_get_and_its_hops_are_kept(
    venturebeat: Runs, server: SiteServer
) -> None:
    capture = venturebeat.crawled[0].pages["https://t.co/abc"]
    assert [hop.url for hop in capture.redirects] == ["https://t.co/abc", "https://bit.ly/lamps"]
    assert capture.url_key == "records.example/ferries"
    assert "https://t.co/abc" in venturebeat.asked[0]


def test_a_source_named_without_a_link_is_a_citation_and_counted(venturebeat: Runs) -> None:
    (named,) = [c for c in venturebeat.crawled[0].rows("citations") if c["kind"] == "named"]
    assert (named["exact"], named["unread"]) == ("told Gull Wire", "not_fetched")
    assert venturebeat.crawled[0].counts["citations/named/unread"] == 1


def test_mail_links_are_no_sources(venturebeat: Runs) -> None:
    cited = venturebeat.crawled[0].rows("citations")
    assert not [c for c in cited if (c["target"] or "").startswith("mailto:")]


def test_robots_is_obeyed_for_sources_and_recorded(venturebeat: Runs) -> None:
    capture = venturebeat.crawled[0].pages["https://records.example/closed/book"]
    assert capture.unread is Unread.ROBOTS
    roles = [c.role for c in venturebeat.crawled[0].captures]
    assert Role.ROBOTS in roles
    assert Role.FEED in roles


def test_articles_from_a_feed_are_rebuilt_from_the_stored_bytes(venturebeat: Runs) -> None:
    from pipelines.records.pages import Document

    rows = venturebeat.crawled[0].rows("documents")
    eels = {row["document_id"] for row in rows if "eels" in row["url"]}
    made = {r.document_id for r in rebuilt(venturebeat.crawled[0]) if isinstance(r, Document)}
    assert made == {row["document_id"] for row in rows} - eels


@pytest.fixture(scope="module")
def refusing(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """The origin answers every page and feed with a challenge; the mirror carries one article."""
    site = VentureBeat(items={FERRIES: words("The ferries run at noon.")}, refuses_feed=True)
    server.sites["venturebeat.com"] = site
    server.sites["feeds.feedburner.com"] = lambda asked: (
        Reply(site.feed(), kind=XML) if asked.url == MIRROR else None
    )
    data = tmp_path_factory.mktemp("refusing")
    crawled = newsroom(server, data, "venturebeat")
    return Runs(data, [crawled], [dict(server.pages_asked)])


def test_a_challenge_is_not_retried_and_is_recorded(refusing: Runs) -> None:
    assert refusing.asked[0][f"{VB}/feed"] == 1
    assert refusing.crawled[0].pages[f"{VB}/feed"].unread is Unread.CHALLENGE
    assert refusing.crawled[0].counts["discovery/listings/unread/challenge"] == 1


def test_the_mirror_is_asked_when_the_origin_refuses(refusing: Runs) -> None:
    assert refusing.asked[0][MIRROR] == 1
    assert refusing.crawled[0].status == "done"
    assert f"{VB}{FERRIES}" in refusing.docs()


@pytest.fixture(scope="module")
def lost(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Pages are refused: the mirror carries one, the archive holds another and a source's copy."""
    old = {LAMPS: NOW - timedelta(days=3), "/ai/tale-in-the-archive": NOW - timedelta(days=3)}
    feed = {FERRIES: words("The ferries run.")}
    server.sites["venturebeat.com"] = VentureBeat(items=feed, old=old)
    mirrored = words("The lamps are lit.", link("https://records.example/lost"))
    mirror = Reply(rss(item(f"{VB}/technology/lamps-on-the-pier", "Lamps", mirrored)), kind=XML)
    server.sites["feeds.feedburner.com"] = lambda asked: mirror if asked.url == MIRROR else None
    server.sites["web.archive.org"] = web_archive
    data = tmp_path_factory.mktemp("lost")
    server.forget()
    crawled = crawl_once(
        data,
        server_port=server.port,
        spider="venturebeat",
        arguments={"since": f"{NOW - timedelta(days=3):%Y-%m-%d}"},
        ARCHIVED_COPIES=True,
    )
    return Runs(data, [crawled], [dict(server.pages_asked)])


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
    from pipelines.records.citations import Citation

    (row,) = [c for c in lost.crawled[0].rows("citations") if c["url_key"].endswith("/lost")]
    assert row["source_id"] is not None
    again = [r for r in rebuilt(lost.crawled[0]) if isinstance(r, Citation)]
    assert [r.source_id for r in again if r.citation_id == row["citation_id"]] == [row["source_id"]]


@pytest.fixture(scope="module")
def redirected(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Any feed by its address: it redirects, and the pages that it lists are refused."""
    server.sites["venturebeat.com"] = VentureBeat(items={FERRIES: words("The ferries run.")})
    data = tmp_path_factory.mktemp("redirected")
    crawled = newsroom(server, data, "feed", feed=f"{VB}/feed/")
    return Runs(data, [crawled], [dict(server.pages_asked)])


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


@pytest.fixture(scope="module")
def backfill(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Three days of daily sitemaps, one article more than the limit allows."""
    days = {f"/ai/old-tale-{n}": NOW - timedelta(days=n) for n in range(40, 45)}
    server.sites["venturebeat.com"] = VentureBeat(
        items={FERRIES: words("The ferries run.")}, refuses_pages=False, old=days
    )
    data = tmp_path_factory.mktemp("backfill")
    since, until = (NOW - timedelta(days=n) for n in (43, 41))
    crawled = newsroom(
        server,
        data,
        "venturebeat",
        since=f"{since:%Y-%m-%d}",
        until=f"{until:%Y-%m-%d}",
        limit="2",
    )
    return Runs(data, [crawled], [dict(server.pages_asked)])


def test_daily_sitemaps_fill_a_period(backfill: Runs) -> None:
    maps = [url for url in backfill.asked[0] if "/sitemap.xml?" in url]
    assert len(maps) == 3
    counts = backfill.crawled[0].counts
    assert counts["captures/article"] == 2
    assert counts["discovery/over_limit"] == 1
    assert counts["discovery/out_of_period"] == 1
    assert counts["discovery/not_article"] == 6


POSTS = {f"{META_SITE}/news/2026/11/post-{n}/": n for n in range(5)}


@pytest.fixture(scope="module")
def meta(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """A first run, one with nothing new, and one after a post was edited in place."""
    posts = {f"/news/2026/11/post-{n}/": NOW - timedelta(days=n + 1) for n in range(3)}
    site = MetaNewsroom(posts=posts)
    server.sites["about.fb.com"] = site
    data = tmp_path_factory.mktemp("meta")
    runs = Runs(data, [], [])
    for turn in range(3):
        if turn == 2:
            edited_at = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=1)
            site.posts["/news/2026/11/post-1/"] = edited_at
            site.notes["/news/2026/11/post-1/"] = "Update on May 12, 2026: two lamps were added."
        runs.crawled.append(newsroom(server, data, "meta_newsroom"))
        runs.asked.append(dict(server.pages_asked))
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
    edited = f"{META_SITE}/news/2026/11/post-1/"
    assert [url for url in meta.asked[2] if "/news/" in url] == [edited]
    assert meta.crawled[2].counts["discovery/edited"] == 1
    revisions = [r for r in meta.crawled[2].rows("documents") if r["url"] == edited]
    assert len(revisions) == 2
    assert len([r for r in revisions if "two lamps were added" in r["text"]]) == 1


def test_takeaways_outside_the_article_are_read(meta: Runs) -> None:
    text = str(meta.docs()[f"{META_SITE}/news/2026/11/post-0/"]["text"])
    assert "The pier has 40 lamps." in text


def test_the_link_to_all_images_is_neither_source_nor_asked_for(meta: Runs) -> None:
    assert not [url for asked in meta.asked for url in asked if "wp-admin" in url]
    assert not [c for c in meta.crawled[0].rows("citations") if "wp-admin" in (c["url"] or "")]


def test_rest_pages_fill_a_period(server: SiteServer, tmp_path: Path) -> None:
    posts = {f"/news/2026/10/post-{n}/": NOW - timedelta(days=20 + n) for n in range(5)}
    server.sites["about.fb.com"] = MetaNewsroom(posts=posts, page_size=2)
    since = NOW - timedelta(days=40)
    crawled = newsroom(server, tmp_path, "meta_newsroom", since=f"{since:%Y-%m-%d}")
    asked = [url for url in server.pages_asked if "after=" in url]
    assert [url.rpartition("page=")[2] for url in asked][1:] == ["2", "3"]
    assert crawled.counts["captures/article"] == 5


def test_the_feed_is_asked_when_rest_gives_a_page(server: SiteServer, tmp_path: Path) -> None:
    posts = {"/news/2026/11/post-9/": NOW}
    server.sites["about.fb.com"] = MetaNewsroom(posts=posts, has_rest=False)
    crawled = newsroom(server, tmp_path, "meta_newsroom")
    assert crawled.counts["discovery/listings/unread/not_text"] == 1
    assert crawled.counts["records/documents"] >= 1
    assert "is neither feed nor sitemap (an HTML page)" in crawled.log


def test_the_news_map_is_asked_when_every_feed_refuses(server: SiteServer, tmp_path: Path) -> None:
    items = {FERRIES: words("The ferries run."), "/ai/an-old-tale": words("Of old.")}
    server.sites["venturebeat.com"] = VentureBeat(
        items=items, refuses_feed=True, refuses_pages=False
    )
    server.sites.pop("feeds.feedburner.com", None)
    crawled = newsroom(server, tmp_path, "venturebeat", limit="1")
    assert server.count(f"{VB}/news-sitemap.xml") == 1
    assert crawled.counts["discovery/new"] == 2
    assert crawled.counts["discovery/over_limit"] == 1
    assert crawled.counts["captures/article"] == 1


HUGE = b"<rss>" + b" " * 50_000_000
PACKED_BOMB = gzip.compress(b"<urlset>" + b" " * 30_000_000)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Atom</title><id>atom-1</id>"
    "<link href='https://odd.example/k-atom'/></entry></feed>"
)
JSON_FEED = '{"version": "1.1", "items": [{"id": "j", "url": "https://odd.example/k-json"}]}'


def odd_listings(asked: object) -> Reply | None:
    """Answer with every listing that a crawl must survive, under an index that names them all."""
    url = asked.url  # type: ignore[attr-defined]
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
def odd(server: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """One run over every bad listing at once; the pages of its articles are challenges."""
    server.sites["odd.example"] = odd_listings
    data = tmp_path_factory.mktemp("odd")
    crawled = newsroom(server, data, "feed", feed="https://odd.example/index")
    return Runs(data, [crawled], [dict(server.pages_asked)])


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
