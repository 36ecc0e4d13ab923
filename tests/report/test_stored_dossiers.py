"""Tables → articles: the newest revision with its newest checks, or what a run captured."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipelines.datasets.store import Store
from pipelines.records.checks import Verdict
from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.records.pages import Capture, Document, Role
from pipelines.report.article_view import ReportedArticle, show_article
from pipelines.report.stored_dossiers import StoredDossiers
from tests.report.ferry_dossier import ferry_dossier


def capture_of(page: Document, run_id: str, hour: int, role: Role = Role.ARTICLE) -> Capture:
    return Capture(
        run_id=run_id,
        role=role,
        url=page.url,
        final_url=page.url,
        url_key=page.url_key,
        fetched_at=datetime(2026, 11, 22, hour, tzinfo=UTC),
        document_id=page.document_id,
        warc_file=f"{run_id}.warc.gz",
        warc_offset=17,
        payload_digest="sha256:00",
    )


def store(folder: Path, run_id: str, *records: object) -> None:
    with Store(folder, run_id, date(2026, 11, 22)) as opened:
        opened.extend(records)


def records_of(dossier: Dossier, checked: CheckedDossier) -> list[object]:
    pages = [s.document for s in dossier.sources if s.document]
    return [
        dossier.article,
        *pages,
        *checked.citations,
        *checked.claims,
        *checked.checks,
    ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder in which one run has kept the ferry article."""
    dossier, checked = ferry_dossier()
    release = dossier.sources[0].document
    assert release is not None
    capture = capture_of(release, "run-1", 8, Role.SOURCE)
    kept = replace(release, capture_id=capture.capture_id)
    rest = [r for r in records_of(dossier, checked) if r is not release]
    store(tmp_path, "run-1", capture, kept, capture_of(dossier.article, "run-1", 9), *rest)
    return tmp_path


def read(data: Path, **asked: object) -> list[ReportedArticle]:
    with StoredDossiers(data, **asked) as stored:  # type: ignore[arg-type]
        return list(stored.articles())


def test_an_article_comes_back_as_it_was_checked(data: Path) -> None:
    dossier, checked = ferry_dossier()
    (found,) = read(data)
    assert (
        show_article(found).tally
        == show_article(ReportedArticle(dossier=dossier, checked=checked)).tally
    )
    assert found.dossier.article == dossier.article
    assert set(found.checked.claims) == set(checked.claims)
    assert found.checked.citations == checked.citations


def test_a_source_brings_the_place_of_its_bytes(data: Path) -> None:
    (found,) = read(data)
    sources = show_article(found).sources
    release = next(s for s in sources if "press/winter" in s.url)
    assert (release.warc_file, release.warc_offset) == ("run-1.warc.gz", 17)


def test_unread_sources_keep_their_cause(data: Path) -> None:
    (found,) = read(data)
    states = {s.state for s in show_article(found).sources if not s.is_read}
    assert states == {"gone", "paywall"}


def test_a_later_check_of_a_claim_takes_the_place_of_the_earlier(data: Path) -> None:
    _, checked = ferry_dossier()
    better = replace(
        checked.checks[1],
        verdict=Verdict.SUPPORTED,
        reason="number_same",
        rules_version="2",
        by_source=(),
    )
    store(data, "run-2", better)
    (found,) = read(data)
    check = next(c for c in found.checked.checks if c.claim_id == better.claim_id)
    assert check.verdict is Verdict.SUPPORTED


def test_the_newest_revision_is_shown_and_a_run_shows_its_own(data: Path) -> None:
    dossier, _ = ferry_dossier()
    newer = replace(dossier.article, text=dossier.article.text + "\n\nUpdated.", blocks=())
    store(data, "run-2", capture_of(newer, "run-2", 12), newer)
    assert [a.dossier.article.document_id for a in read(data)] == [newer.document_id]
    assert [a.dossier.article.document_id for a in read(data, run_id="run-1")] == [
        dossier.article.document_id
    ]


def test_the_same_rows_written_by_two_runs_show_once(data: Path) -> None:
    dossier, checked = ferry_dossier()
    for path in (data / "tables" / "claims").rglob("*.parquet"):
        path.with_name("again-0.parquet").write_bytes(path.read_bytes())
    (found,) = read(data)
    assert len(found.checked.claims) == len(checked.claims)
    assert found.dossier.article.title == dossier.article.title


def test_a_damaged_file_is_told_and_the_rest_is_shown(data: Path) -> None:
    folder = next((data / "tables" / "documents").rglob("*.parquet")).parent
    (folder / "bad-0.parquet").write_bytes(b"PAR1 nothing")
    with StoredDossiers(data) as stored:
        assert any("bad-0.parquet" in notice for notice in stored.notices)
        assert len(list(stored.articles())) == 1


def test_nothing_at_all_is_no_article(tmp_path: Path) -> None:
    assert read(tmp_path) == []
