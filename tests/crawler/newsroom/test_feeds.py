"""A feed that holds whole articles is enough: they are read, cited, known and rebuilt from it."""

import pytest

from pipelines.records.pages import Document, Role, Unread
from tests.crawler.invented_markup import link, words
from tests.crawler.newsrooms import CITED, Runs
from tests.crawler.site_server import SiteServer
from tests.crawler.sites.cited import RECORD
from tests.crawler.sites.venturebeat import FERRIES, LAMPS, VB, VentureBeat


@pytest.fixture(scope="module")
def venturebeat(tmp_path_factory: pytest.TempPathFactory) -> Runs:
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
    runs = Runs(tmp_path_factory.mktemp("venturebeat"))
    with SiteServer(CITED | {"venturebeat.com": site}) as server:
        for turn in range(3):
            if turn == 2:
                site.items["/ai/eels-in-the-loft"] = words("The eels are smoked on Fridays.")
            runs.add(server, "venturebeat")
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
    venturebeat: Runs,
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
    rows = venturebeat.crawled[0].rows("documents")
    eels = {row["document_id"] for row in rows if "eels" in row["url"]}
    made = {r.document_id for r in venturebeat.crawled[0].rebuilt() if isinstance(r, Document)}
    assert made == {row["document_id"] for row in rows} - eels
