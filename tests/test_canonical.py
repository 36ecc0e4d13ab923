"""The address that a page gives for itself is believed where it can be right."""

from datetime import UTC, datetime

import pytest

from pipelines.canonical import canonical_of
from pipelines.reading_captures import read_capture
from pipelines.records.pages import Capture, Role
from pipelines.urls import canonical_key

HOME = "https://gull.example"
WORDS = (
    "<p>The boats of Quillhaven came home on Friday with forty crates of eels and a cat.</p>" * 9
)


def page(canonical: str, *, og: str = "") -> bytes:
    link = f'<link data-x rel="canonical" href="{canonical}"/>' if canonical else ""
    meta = f"<meta property=og:url content='{og}'>" if og else ""
    return (
        f"<html><head><title>Boats</title>{link}{meta}</head><body><article><h1>Boats</h1>{WORDS}"
    ).encode()


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        (f"{HOME}/amp/boats-come-home", f"{HOME}/boats-come-home"),
        (f"{HOME}/news/boats-come-home/amp/", f"{HOME}/news/boats-come-home"),
        (f"{HOME}/boats-come-home.amp.html", f"{HOME}/boats-come-home.html"),
        ("https://amp.gull.example/boats-come-home", f"{HOME}/boats-come-home"),
        ("https://m.gull.example/boats-come-home", f"{HOME}/boats-come-home"),
        (f"{HOME}/boats-come-home?outputType=amp", f"{HOME}/boats-come-home"),
        (f"{HOME}/boats-come-home?ref=mail&page=2", f"{HOME}/boats-come-home?page=2"),
        (f"{HOME}/ai/boats-come-home", f"{HOME}/technology/boats-come-home"),
        (f"{HOME}/de/boats-come-home?x=1", f"{HOME}/de/boats-come-home"),
        (f"{HOME}/boats-come-home?x=1", "/boats-come-home"),
    ],
)
def test_dress_section_and_parameters_may_go(asked: str, stated: str) -> None:
    found = canonical_of(page(stated), asked)
    assert found is not None
    assert found.endswith(stated)


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        (f"{HOME}/boats-come-home", f"{HOME}/"),
        (f"{HOME}/boats-come-home", f"{HOME}/eels-come-home"),
        (f"{HOME}/de/boats-come-home", f"{HOME}/en/boats-come-home"),
        (f"{HOME}/de/boats-come-home", f"{HOME}/boats-come-home"),
        (f"{HOME}/2026/05/01/morning-briefing", f"{HOME}/2026/05/02/morning-briefing"),
        (f"{HOME}/boats-come-home", "https://heron.example/boats-come-home"),
        (f"{HOME}/article?id=7", f"{HOME}/article"),
        (f"{HOME}/a/index.html?id=7", f"{HOME}/a/index.html"),
        (f"{HOME}/boats-come-home", f"{HOME}/boats-come-home?id=8"),
        (f"{HOME}/boats-come-home", "javascript:alert(1)"),
        (f"{HOME}/boats-come-home", "https://[broken"),
        (f"{HOME}/boats-come-home", ""),
    ],
)
def test_what_leads_elsewhere_is_not_believed(asked: str, stated: str) -> None:
    assert canonical_of(page(stated), asked) is None


def test_the_open_graph_address_counts_where_there_is_no_other() -> None:
    asked, og = f"{HOME}/amp/boats-come-home", f"{HOME}/boats-come-home"
    assert canonical_of(page("", og=og), asked) == og
    assert canonical_of(page(f"{HOME}/", og=og), asked) is None


def test_two_dresses_of_a_page_are_one_document() -> None:
    plain = f"{HOME}/boats-come-home"
    documents = set()
    for url in (plain, f"{HOME}/amp/boats-come-home", "https://amp.gull.example/boats-come-home"):
        capture = Capture(
            run_id="one",
            role=Role.SOURCE,
            url=url,
            final_url=url,
            url_key=canonical_key(url),
            status=200,
            fetched_at=datetime(2026, 5, 14, tzinfo=UTC),
        )
        read = read_capture(capture, page(plain))
        assert read.document is not None
        assert read.document.url == url
        assert read.capture.url_key == canonical_key(url)
        documents.add(read.document.document_id)
    assert len(documents) == 1


def test_a_hostile_head_is_searched_in_linear_time() -> None:
    assert canonical_of(b"<link " * 200_000 + b"rel = " * 200_000, HOME) is None
