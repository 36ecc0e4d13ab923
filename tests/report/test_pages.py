"""The HTML of a report: nothing of a page is markup, nothing leads elsewhere, and it is small."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import Document
from pipelines.report.article_view import ReportedArticle, show_article
from pipelines.report.pages import Places, render_article, render_stored
from pipelines.report.site import write_report
from tests.report.ferry_article import page
from tests.report.straining_articles import HOSTILE, hostile_article, long_article


@pytest.fixture(scope="module")
def ferry_html(ferry: tuple[Dossier, CheckedDossier]) -> str:
    reported = ReportedArticle(dossier=ferry[0], checked=ferry[1])
    return render_article(show_article(reported), Places())


def test_the_text_of_the_article_is_all_there(
    ferry: tuple[Dossier, CheckedDossier], ferry_html: str
) -> None:
    shown = "".join(html.fromstring(ferry_html).xpath("//section[@id='proof']//text()"))
    plain = " ".join(shown.split())
    for block in ferry[0].article.blocks[1:]:
        words = block.span.of(ferry[0].article.text).split()
        assert words[0] in plain
        assert words[-1] in plain


def test_every_finding_has_a_card_and_a_tag_in_the_text(ferry_html: str) -> None:
    tree = html.fromstring(ferry_html)
    cards = tree.xpath("//article[contains(@class, 'card')]/@id")
    tags = [href[1:] for href in tree.xpath("//a[starts-with(@class, 'tag')]/@href")]
    assert len(cards) == 6
    assert cards == tags


def test_every_link_inside_the_page_leads_somewhere(ferry_html: str) -> None:
    tree = html.fromstring(ferry_html)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in tree.xpath("//a/@href") if h.startswith("#")} <= set(ids)


def test_a_passage_links_to_the_live_words_and_to_the_stored_copy(ferry_html: str) -> None:
    links = html.fromstring(ferry_html).xpath("//figure//a/@href")
    assert any(re.match(r"https://board\.brackwater\.example/.*#:~:text=", x) for x in links)
    assert any(re.match(r"\.\./stored/[0-9a-f]{24}\.html#:~:text=", x) for x in links)


def test_an_evidence_packet_is_linked_where_there_is_one(
    ferry: tuple[Dossier, CheckedDossier],
) -> None:
    claim = ferry[1].claims[0].claim_id
    places = Places(packed=frozenset({claim}))
    reported = ReportedArticle(dossier=ferry[0], checked=ferry[1])
    tree = html.fromstring(render_article(show_article(reported), places))
    assert tree.xpath("//a[.='Evidence packet']/@href") == [f"../../packets/{claim}.zip"]


def test_what_was_not_checked_stands_in_the_open(ferry_html: str) -> None:
    words = " ".join(html.fromstring(ferry_html).text_content().split())
    assert "What was not checked, and why" in words
    assert "an opinion, which no page can bear out" in words
    assert "the source was not read: paywall" in words


def test_no_word_of_a_page_becomes_markup() -> None:
    reported = hostile_article()
    text = render_article(show_article(reported), Places())
    tree = html.fromstring(text)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img")
    assert not tree.xpath("//*[@onerror]")
    assert not [h for h in tree.xpath("//@href") if h.lower().startswith("javascript")]


def test_a_stored_copy_is_text_only() -> None:
    hostile = replace(page("https://a.example/", HOSTILE, HOSTILE), url="javascript:alert(1)")
    stored = html.fromstring(render_stored(hostile))
    assert not stored.xpath("//script | //img | //a")


def test_a_policy_lets_nothing_but_our_own_style_and_script_in(ferry_html: str) -> None:
    (policy,) = html.fromstring(ferry_html).xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_nothing_is_loaded_from_anywhere(ferry_html: str) -> None:
    tree = html.fromstring(ferry_html)
    assert not tree.xpath("//link | //img | //iframe | //*[@src]")
    assert "url(" not in ferry_html
    assert not tree.xpath("//@style")


def test_an_article_with_400_claims_stays_under_300_kb() -> None:
    text = render_article(show_article(long_article(400)), Places())
    assert len(text.encode()) < 300_000


def test_a_report_of_nothing_says_what_to_do(tmp_path: Path) -> None:
    made = write_report([], tmp_path, title="Articles", made="now")
    assert "sourcecheck demo" in made.overview.read_text()


def test_pages_of_an_earlier_report_go_and_nothing_else(
    tmp_path: Path, ferry: tuple[Dossier, CheckedDossier]
) -> None:
    reported = ReportedArticle(dossier=ferry[0], checked=ferry[1])
    (tmp_path / "notes.txt").write_text("mine")
    write_report([reported], tmp_path, title="t", made="m")
    write_report([], tmp_path, title="t", made="m")
    left = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
    assert left == ["index.html", "notes.txt"]


def test_the_same_records_give_the_same_page(ferry: tuple[Dossier, CheckedDossier]) -> None:
    reported = ReportedArticle(dossier=ferry[0], checked=ferry[1])
    pages = {render_article(show_article(reported), Places()) for _ in range(2)}
    assert len(pages) == 1


def test_an_article_without_claims_or_sources_says_so(
    ferry: tuple[Dossier, CheckedDossier],
) -> None:
    bare: Document = ferry[0].article
    reported = ReportedArticle(
        dossier=Dossier(article=bare, citations=(), sources=()),
        checked=CheckedDossier(citations=(), claims=(), checks=()),
    )
    words = " ".join(
        html.fromstring(render_article(show_article(reported), Places())).text_content().split()
    )
    assert "has no quote, figure, date, name or statement that could be checked" in words
    assert "cites no page" in words
