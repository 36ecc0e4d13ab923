"""No bytes crash the reading of a page, or keep it busy without bound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extraction import PageReading, read_page
from tests.effort import at_most
from tests.extraction.lock_page import FILLER, URL


def read_in_time(payload: bytes, seconds: float = 20.0) -> PageReading:
    """Read a payload and see that it took no more of the processor than a slow machine may need."""
    with at_most(seconds):
        reading = read_page(payload, url=URL)
    assert (reading.document is None) == (reading.unread is not None)
    return reading


@settings(max_examples=150)
@given(st.binary(max_size=3_000))
def test_arbitrary_bytes_never_crash(payload: bytes) -> None:
    read_in_time(payload)


TAGS = [
    "<p>", "</p>", "<div>", "</div>", "<a", "href='x'>", "<a", "href='http://['>", "</a>",
    "<sup>", "</sup>", "<table>", "<tr>", "<td", "colspan=9999>", "<td", "rowspan='-1'>",
    "</table>", "<h1>", "<li>", "<ul>", "<br>", "<pre>", "<script>", "</script>", "<!--", "-->",
    "<article>", "<b>", "&#0;", "&amp", "<time", "datetime='99999-99-99'>", "<meta",
    "charset=utf-7>", "<base", "href='::'>", "<blockquote>", "word", "5", "—", "“no”", "\x00",
    "﷽",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(TAGS), max_size=120))
def test_arbitrary_markup_never_crashes_and_spans_fit(parts: list[str]) -> None:
    reading = read_in_time(" ".join(parts).encode())
    served = reading.document or reading.served
    if served is not None:
        assert all(b.span.end <= len(served.text) for b in served.blocks)
        assert all(link.span.of(served.text).strip() for link in served.links)


@pytest.mark.parametrize(
    "payload",
    [
        b"<" * 5_000_000,
        b"<div>" * 60_000,
        b"<p>" + b"a" * 5_000_000,
        b"<p>" + b"a, " * 1_000_000,
        b"<p>By " + b"A B " * 200_000,
        b"<h1>Page" + b" you" * 50_000,
        b"<html><head><title>" + b"- | " * 50_000 + b"</title><body>" + FILLER.encode(),
        b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script>" + FILLER.encode(),
        b'<script type="application/ld+json">{"headline": "' + b"\\" * 300_001 + FILLER.encode(),
        b"<table>" + b"<tr><td rowspan=99 colspan=99>x" * 3_000 + b"</table>" + FILLER.encode(),
        b"<p>" + b"<sup>1" * 20_000,
        b"<p>" + b"<a href='http://a.example/'>x" * 20_000,
    ],
    ids=lambda payload: f"{payload[:18].decode()}…{len(payload)}",
)  # fmt: skip
def test_hostile_pages_stay_in_bounded_time(payload: bytes) -> None:
    read_in_time(payload)
