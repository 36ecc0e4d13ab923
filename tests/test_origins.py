"""Who copies whom, who came later, who cites whom."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipelines.origins import Origins
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import Flag
from pipelines.records.pages import Document, Link
from pipelines.records.spans import Span
from pipelines.text import Reading

RELEASE = " ".join(
    f"Ferry number {n} of the Parallax line left dock {n * 7} at noon." for n in range(9)
)
REPRINT = f"From our desk. {RELEASE} More to follow."
OTHER = " ".join(f"Harvest {n} filled barn {n * 3} before the rain came." for n in range(12))


def page(text: str, name: str, day: int | None = None) -> Document:
    at = datetime(2026, 5, day, tzinfo=UTC) if day else None
    return read_plain_text(text, url=f"https://{name}.example/", published_at=at)


@pytest.mark.parametrize(
    ("texts", "same"), [((RELEASE, REPRINT), True), ((RELEASE, OTHER), False), ((RELEASE,), False)]
)
def test_a_release_and_its_reprint_are_one_voice(texts: tuple[str, ...], same: bool) -> None:
    pages = [page(text, f"p{n}") for n, text in enumerate(texts)]
    origins = Origins(page("An article.", "a"), [Reading(p) for p in pages])
    assert origins.share_one_text([p.document_id for p in pages]) is same


@pytest.mark.parametrize(("day", "is_newer"), [(2, False), (3, False), (4, True), (None, False)])
def test_a_source_published_after_the_article_is_newer(day: int | None, is_newer: bool) -> None:
    source = page(RELEASE, "s", day)
    flags = Origins(page("An article.", "a", 3), [Reading(source)]).flags_of(source.document_id)
    assert (Flag.SOURCE_NEWER_THAN_ARTICLE in flags) is is_newer


def test_a_source_that_cites_the_article_is_circular() -> None:
    back = Link(url="https://www.a.example/?utm_source=s", href="", span=Span(0, 1))
    source = replace(page(RELEASE, "s"), links=(back,))
    flags = Origins(page("An article.", "a"), [Reading(source)]).flags_of(source.document_id)
    assert flags == {Flag.CIRCULAR}
