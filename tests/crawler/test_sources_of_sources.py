"""At depth 2 the sources of a source are read too; one that opts out leaves its row and no bytes."""

import gzip

import pytest

from pipelines.records.citations import Citation
from pipelines.records.pages import Unread
from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.invented_markup import link, page, words
from tests.crawler.site_server import Reply, SiteServer
from tests.crawler.sites.cited import records


@pytest.fixture(scope="module")
def deep(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """One article that cites a paper, which cites the first paper of all; at depth 2."""
    chain = words("A tale of papers.", link("https://records.example/chain"))
    noted = link("https://records.example/noted")
    tale = Reply(page("A tale of papers", chain + f"<p>And so is {noted}.</p>"))
    sites = {"tales.example": lambda asked: tale if asked.url.endswith("/tale") else None}
    with SiteServer(sites | {"records.example": records}) as server:
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
    kept = gzip.decompress(deep.warc.read_bytes())
    assert b"The first paper of all" in kept
    assert b"Not yours" not in kept
    assert deep.pages["https://records.example/noted"].warc_offset is None


def test_a_chain_of_sources_is_rebuilt_from_the_stored_bytes(deep: Crawled) -> None:
    made = {r.citation_id for r in deep.rebuilt() if isinstance(r, Citation)}
    assert made == {row["citation_id"] for row in deep.rows("citations")}
