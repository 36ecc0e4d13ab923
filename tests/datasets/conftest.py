"""A small invented dossier, and folders of tables made from it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipelines.captures import WarcWriter
from pipelines.datasets.ledger import LedgerRow, ledger_rows
from pipelines.datasets.store import Store
from pipelines.exchanges import Exchange, StoredExchange
from pipelines.records.checks import (
    Check,
    Edit,
    EditKind,
    Evidence,
    Flag,
    QuoteClass,
    Severity,
    SourceCheck,
    Verdict,
)
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.claims import Claim, ClaimKind, Speaker
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Capture, Document, Layer, Moment, PageKind, Role, Unread
from pipelines.records.spans import Span

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOON.date()
BODY = "Mara Quill of the Tarn Valley Ferry Board said: “We will never close the line.”"


def article(text: str = BODY, *, slug: str = "ferry", at: datetime = NOON) -> Document:
    """Return a page of an invented newspaper."""
    return Document(
        url=f"https://tarnpost.example/news/{slug}",
        url_key=f"tarnpost.example/{slug}",
        fetched_at=at,
        text=text,
        body=Span(0, len(text)),
        title="Ferry line stays",
        authors=("Ann Ode",),
        publisher="Tarn Post",
        language="en",
        published=Moment(at=at, is_day_only=False, zone="UTC", raw="20 Nov", layer=Layer.META),
    )


def capture_of(document: Document, *, run_id: str, role: Role = Role.ARTICLE) -> Capture:
    """Return the exchange that a page came with."""
    return Capture(
        run_id=run_id,
        role=role,
        url=document.url,
        final_url=document.url,
        url_key=document.url_key,
        status=200,
        headers=(("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
        fetched_at=document.fetched_at or NOON,
        payload_digest="sha256:00",
        payload_bytes=3,
        warc_file=f"{run_id}.warc.gz",
        warc_offset=12,
        page_kind=PageKind.PAGE,
        document_id=document.document_id,
    )


def dossier_of(page: Document) -> tuple[Dossier, CheckedDossier]:
    """Return a dossier with one altered quote and one source that is gone."""
    start = page.text.find("“") if "“" in page.text else 0
    quote = Span(start, len(page.text))
    whole = Span(0, len(page.text))
    minutes = replace(
        article("Quill: “We will close the line.”", slug="minutes"),
        url="https://ferryboard.example/minutes",
        url_key="ferryboard.example/minutes",
        capture_id=None,
        publisher="Ferry Board",
    )
    cited = Citation(
        article_id=page.document_id,
        order=0,
        kind=CitationKind.INLINE,
        exact="said",
        span=whole,
        sentence=whole,
        paragraph=whole,
        target=minutes.url,
        url=minutes.url,
        url_key=minutes.url_key,
        source_id=minutes.document_id,
    )
    gone = replace(
        cited, order=1, url_key="old.example/x", source_id=None, unread=Unread.GONE, target=None
    )
    claim = Claim(
        document_id=page.document_id,
        kind=ClaimKind.QUOTE,
        spans=(quote,),
        exact=quote.of(page.text),
        sentence=whole,
        speaker=Speaker(
            exact="Mara Quill", span=Span(0, 10), name="Mara Quill", rule="colon", confidence=0.9
        ),
        citation_ids=(cited.citation_id,),
    )
    found = Evidence(
        source_id=minutes.document_id,
        url=minutes.url,
        span=Span(7, 32),
        exact="“We will close the line.”",
    )
    edit = Edit(
        kind=EditKind.INSERT,
        claim_span=Span(start + 9, start + 15),
        source_span=Span(16, 16),
        claim_words="never ",
        source_words="",
        severity=Severity.SERIOUS,
        cause="negation",
    )
    answer = SourceCheck(
        url_key=minutes.url_key,
        source_id=minutes.document_id,
        verdict=Verdict.REFUTED,
        reason="quote_insertion",
        support=0.02,
        severity=Severity.SERIOUS,
        quote_class=QuoteClass.INSERTION,
        flags=(Flag.ALTERED_QUOTE,),
        evidence=(found,),
        edits=(edit,),
        unsupported=(edit.claim_span,),
        note="The source does not say “never”.",
    )
    check = Check(
        claim_id=claim.claim_id,
        document_id=page.document_id,
        verdict=Verdict.REFUTED,
        reason="quote_insertion",
        severity=Severity.SERIOUS,
        flags=(Flag.ALTERED_QUOTE,),
        support=0.02,
        by_source=(answer,),
    )
    sources = (
        Source(url_key=minutes.url_key, url=minutes.url, document=minutes),
        Source(url_key="old.example/x", url="https://old.example/x", unread=Unread.GONE),
    )
    dossier = Dossier(article=page, citations=(cited, gone), sources=sources)
    return dossier, CheckedDossier(citations=(cited, gone), claims=(claim,), checks=(check,))


def records_of(
    page: Document, *, run_id: str, stored: StoredExchange | None = None
) -> list[object]:
    """Return every record that a crawl of one article makes, ledger rows last."""
    capture = capture_of(page, run_id=run_id)
    if stored:
        capture = replace(
            capture,
            warc_file=stored.file,
            warc_offset=stored.offset,
            payload_digest=stored.digest,
            payload_bytes=stored.payload_bytes,
        )
    dossier, checked = dossier_of(replace(page, capture_id=capture.capture_id))
    captures = {capture.capture_id: capture}
    rows = ledger_rows(dossier, checked, captures=captures, run_id=run_id)
    pages = [source.document for source in dossier.sources if source.document]
    return [
        capture,
        dossier.article,
        *pages,
        *checked.citations,
        *checked.claims,
        *checked.checks,
        *rows,
    ]


Crawl = Callable[..., dict[str, int]]


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the syncs, which only a power cut could tell."""
    monkeypatch.setattr("pipelines.datasets.files.sync", lambda _: None)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Return an empty data folder."""
    return tmp_path / "data"


@pytest.fixture
def crawl(data_dir: Path) -> Crawl:
    """Return a function that writes one run over invented articles."""

    def run(
        *pages: Document, run_id: str = "run-1", day: date = TODAY, folder: Path = data_dir
    ) -> dict[str, int]:
        store = Store(folder, run_id, day)
        for page in pages or (article(),):
            store.extend(records_of(page, run_id=run_id))
        return store.close()

    return run


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with one run, for tests that only read it."""
    folder = tmp_path_factory.mktemp("crawled")
    with Store(folder, "run-1", TODAY) as store:
        store.extend(records_of(article(), run_id="run-1"))
    return folder


@pytest.fixture
def whole(data_dir: Path, page: Document) -> Path:
    """Return a data folder in which everything holds, bytes included."""
    folder = data_dir / "captures"
    with closing(WarcWriter(folder / "run-1.warc.gz", "run-1")) as warc:
        sent = Exchange(url=page.url, at=NOON, status=200, payload=b"<p>words</p>")
        stored = warc.write_exchange(sent)
    with Store(data_dir, "run-1", TODAY) as store:
        store.extend(records_of(page, run_id="run-1", stored=stored))
    return data_dir


@pytest.fixture
def page() -> Document:
    """Return an invented article."""
    return article()


@pytest.fixture
def cited(page: Document) -> Citation:
    """Return a citation whose source was read."""
    return dossier_of(page)[0].citations[0]


@pytest.fixture
def gone(page: Document) -> Citation:
    """Return a citation whose source is gone."""
    return dossier_of(page)[0].citations[1]


@pytest.fixture
def full(page: Document) -> Check:
    """Return a check with everything in it."""
    return dossier_of(page)[1].checks[0]


@pytest.fixture
def row(page: Document) -> LedgerRow:
    """Return the ledger row of the invented dossier."""
    (only,) = ledger_rows(*dossier_of(page), captures={}, run_id="run-1")
    return only


@pytest.fixture
def dossier(page: Document) -> tuple[Dossier, CheckedDossier]:
    """Return the invented dossier and what checking added to it."""
    return dossier_of(page)
