"""What an article leaves open is told with what would settle it, the earliest due first."""

from dataclasses import replace
from datetime import UTC, datetime

from lxml import html

from pipelines.claims.hedges.docket import find_docket
from pipelines.plain_text import read_plain_text
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import Document
from pipelines.report.article_view import ReportedArticle, show_article
from pipelines.report.docket_view import show_docket
from pipelines.report.pages import Places, render_article
from pipelines.text import Reading

TEXT = (
    "The board has not responded to our questions. The ferry is expected to sail on 3 June 2026."
    " The <b>bridge</b> will open in May 2026."
)
ARTICLE = read_plain_text(
    TEXT, url="https://quay.example/a", published_at=datetime(2026, 5, 1, tzinfo=UTC)
)


def reported(article: Document) -> ReportedArticle:
    docket = tuple(find_docket(Reading(article)))
    return ReportedArticle(
        dossier=Dossier(article=article, citations=(), sources=()),
        checked=CheckedDossier(citations=(), claims=(), checks=(), docket=docket),
    )


def test_what_is_due_first_stands_first_and_what_has_no_date_last() -> None:
    views = show_docket(find_docket(Reading(ARTICLE)), TEXT)
    assert [(view.kind, view.words, view.due) for view in views] == [
        ("To happen", "will", "31 May 2026"),
        ("To happen", "is expected", "3 June 2026"),
        ("Answer outstanding", "has not responded", None),
    ]
    assert views[0].before + views[0].words + views[0].after in TEXT


def test_the_page_tells_what_is_open_and_escapes_it() -> None:
    page = render_article(show_article(reported(ARTICLE)), Places())
    tree = html.fromstring(page)
    heading = tree.get_element_by_id("docket")
    entries = [item.text_content() for item in heading.getparent().iter("li")]
    assert "The <b>bridge</b> will open" in entries[0]
    assert "by 31 May 2026. Settled by" in entries[0]


def test_an_article_that_leaves_nothing_open_has_no_such_part() -> None:
    article = replace(ARTICLE, text="The ferry sank.")
    page = render_article(show_article(reported(article)), Places())
    assert 'id="docket"' not in page
