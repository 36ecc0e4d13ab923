"""Each page is wanted once, and a dossier is complete when its last page is settled."""

from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pipelines.open_dossiers import Limits, OpenDossiers
from pipelines.plain_text import read_plain_text
from pipelines.reading_captures import ReadCapture
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.dossiers import Source
from pipelines.records.pages import Capture, Role, Unread
from pipelines.records.spans import Span

NOWHERE = Span(0, 0)
AT = datetime(2026, 5, 14, tzinfo=UTC)


def _page(name: str, *keys: str | None) -> ReadCapture:
    """An article that was read and cites pages by key; None names a source without a link."""
    url = f"https://news.example/{name}"
    article = read_plain_text(f"Article {name}.", url=url)
    capture = Capture(
        run_id="run-1", role=Role.ARTICLE, url=url, final_url=url, url_key=url, fetched_at=AT
    )
    citations = tuple(
        Citation(
            article_id=article.document_id,
            order=order,
            kind=CitationKind.INLINE,
            exact="here",
            span=NOWHERE,
            sentence=NOWHERE,
            paragraph=NOWHERE,
            target=key,
            url=key and f"https://{key}",
            url_key=key,
        )
        for order, key in enumerate(keys)
    )
    return ReadCapture(capture=capture, document=article, citations=citations)


def _unread(key: str) -> Source:
    return Source(url_key=key, url=f"https://{key}", unread=Unread.GONE)


def test_a_page_cited_twice_is_wanted_once() -> None:
    wanted, complete = OpenDossiers().open(_page("a", "a.example", "b.example", "a.example"))
    assert [w.url_key for w in wanted] == ["a.example", "b.example"]
    assert complete == []


def test_a_page_that_two_articles_cite_is_wanted_once_and_completes_both() -> None:
    book = OpenDossiers()
    wanted = [book.open(_page(name, "s.example"))[0] for name in "ab"]
    assert ([len(w) for w in wanted], book.unsettled_count) == ([1, 0], 2)
    complete = book.settle(_unread("s.example"))
    assert [d.article.url for d in complete] == ["https://news.example/a", "https://news.example/b"]
    assert book.unsettled_count == 0


def test_an_article_without_links_is_complete_at_once() -> None:
    wanted, complete = OpenDossiers().open(_page("a", None))
    assert (wanted, len(complete), complete[0].sources) == ([], 1, ())


def test_an_article_whose_sources_are_known_is_complete_at_once() -> None:
    book = OpenDossiers()
    book.settle(_unread("s.example"))
    wanted, complete = book.open(_page("a", "s.example"))
    assert (wanted, [s.url_key for s in complete[0].sources]) == ([], ["s.example"])


def test_a_page_that_is_being_fetched_as_an_article_is_not_wanted_again() -> None:
    book = OpenDossiers()
    assert book.claim("s.example")
    assert not book.claim("s.example")
    assert book.open(_page("a", "s.example")) == ([], [])
    assert len(book.settle(_unread("s.example"))) == 1


def test_each_limit_refuses_in_words() -> None:
    book = OpenDossiers(Limits(sources_per_article=3, sources_per_run=2, pages_per_host=1))
    wanted, _ = book.open(_page("a", "a.example/1", "a.example/2", "b.example", "c.example"))
    more, _ = book.open(_page("b", "d.example"))
    assert [w.refused_by for w in [*wanted, *more]] == [
        None,
        "over PAGES_PER_HOST (1) of a.example",
        None,
        "over LINKS_PER_ARTICLE (3)",
        "over SOURCES_PER_RUN (2)",
    ]


def test_no_limit_means_no_limit() -> None:
    book = OpenDossiers(Limits(sources_per_article=0, sources_per_run=0, pages_per_host=0))
    wanted, _ = book.open(_page("a", *(f"a.example/{n}" for n in range(900))))
    assert len(wanted) == 900
    assert not any(w.refused_by for w in wanted)


@given(
    cited=st.lists(st.lists(st.sampled_from("abcde"), max_size=6), max_size=6),
    order=st.randoms(use_true_random=False),
)
def test_every_dossier_completes_exactly_once_in_whatever_order_pages_come(
    cited: list[list[str]], order: Random
) -> None:
    book, complete, asked = OpenDossiers(), [], []
    for number, keys in enumerate(cited):
        wanted, ready = book.open(_page(str(number), *keys))
        complete += ready
        asked += [w.url_key for w in wanted]
    order.shuffle(asked)
    for key in asked:
        complete += book.settle(_unread(key))
    assert len(asked) == len(set(asked))
    urls = [f"https://news.example/{n}" for n in range(len(cited))]
    assert sorted(d.article.url for d in complete) == urls
    assert book.unsettled_count == 0
