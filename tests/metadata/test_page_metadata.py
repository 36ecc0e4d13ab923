"""Layers of a page's metadata, weighed against each other."""

import pytest

from pipelines.markup.runs import read_runs
from pipelines.markup.trees import parse
from pipelines.metadata.page_metadata import Metadata, read_metadata

URL = "https://lockpost.example/gates-shut"
BODY = "<p>" + "The lower gate of the canal stayed shut for a third day on Tuesday. " * 5 + "</p>"


def read(*, head: str = "", above: str = "", below: str = "", end: str = "") -> Metadata:
    """Return the metadata of a page whose headline is "Gates shut"."""
    root = parse(
        f"<html><head><title>Gates shut</title>{head}</head><body>{above}<h1>Gates shut</h1>"
        f"{below}{BODY * 4}{end}</body></html>"
    )
    assert root is not None
    return read_metadata(root, read_runs(root), url=URL, latest=None)


def meta(name: str, content: str) -> str:
    """Return a meta element."""
    return f'<meta name="{name}" content="{content}">'


CARD = meta("twitter:label1", "Written by") + meta("twitter:data1", "Ida Lund")
CARDS_OF_OTHERS = '<div><span itemprop="author">Tom Ott</span></div>'


@pytest.mark.parametrize(
    ("page", "authors"),
    [
        ({"head": CARD}, ("Ida Lund",)),
        ({"head": CARD, "below": "<p>By Mira Voss</p>"}, ("Mira Voss",)),
        ({"below": "<p>By Mira Voss</p>", "end": CARDS_OF_OTHERS}, ("Mira Voss",)),
        ({"head": meta("author", "mvoss"), "below": "<p>By Mira Voss</p>"}, ("Mira Voss",)),
        ({"head": meta("author", "mvoss")}, ("mvoss",)),
        ({"head": meta("author", "Community Editor")}, ("Community Editor",)),
        ({"head": meta("author", "https://example.org/mira")}, ()),
        (
            {"head": meta("citation_authors", "Mira Voss") + meta("citation_authors", "Tom Ott")},
            ("Mira Voss", "Tom Ott"),
        ),
        (
            {"head": meta("author", "Voss Media Inc.") + meta("author", "Tom Ott")},
            ("Tom Ott",),
        ),
    ],
)
def test_the_nearest_word_on_the_author_is_believed(
    page: dict[str, str], authors: tuple[str, ...]
) -> None:
    assert read(**page).authors == authors


def test_who_made_the_picture_did_not_write_the_article() -> None:
    picture = "<figure><img src=a.png><figcaption>Author: Tom Ott</figcaption></figure>"
    byline = '<div class="byline"><a href="/author/mira-voss">Mira Voss</a></div>'
    assert read(above=picture, below=byline).authors == ("Mira Voss",)


@pytest.mark.parametrize(
    "signature",
    [
        '<div class="author-box"><h3>Mira Voss</h3><p>She writes of locks and of weirs.</p></div>',
        '<footer><a rel="author" href="/team-page">Mira Voss</a></footer>',
        '<p>Written by<br><a href="/authors/mira-voss">Mira Voss</a>, who watches the river</p>',
    ],
)
def test_a_signature_far_from_the_headline_names_the_author(signature: str) -> None:
    assert read(end=signature).authors == ("Mira Voss",)


def test_a_page_that_marks_many_names_names_no_author() -> None:
    names = ("Mira Voss", "Tom Ott", "Ida Lund", "Jon Hark")
    staff = "".join(
        f'<li><a rel="author" href="/a/{n}">{name}</a></li>' for n, name in enumerate(names)
    )
    assert read(end=f"<ul>{staff}</ul>").authors == ()


def test_a_stamp_of_the_last_change_gives_way_to_the_day_shown() -> None:
    stamps = meta("article:published_time", "2026-07-05T14:20:08Z")
    stamps += meta("article:modified_time", "2026-07-05T14:20:08-04:00")
    published = read(head=stamps, above="<p>March 1, 2026</p>").published
    assert published is not None
    assert published.at.date().isoformat() == "2026-03-01"


def test_the_date_beside_the_headline_is_the_pages_own() -> None:
    others = "".join(f"<li>{day}.05.2026</li>" for day in (18, 17, 16))
    published = read(
        above="<p>08.03.2026</p>", below=f"<p>Share</p><p>Print</p><p>Send</p><ul>{others}</ul>"
    ).published
    assert published is not None
    assert published.at.date().isoformat() == "2026-03-08"


def test_a_page_that_states_no_day_has_the_one_that_it_shows() -> None:
    published = read(end="<p>Home</p><p>Last updated: May 3, 2026</p>").published
    assert published is not None
    assert (published.at.date().isoformat(), published.is_day_only) == ("2026-05-03", True)


@pytest.mark.parametrize(
    "end", ["<p>May 3, 2026</p><p>May 9, 2026</p>", "<p>© 2026</p>", "<p>In May 2026 it rained</p>"]
)
def test_a_page_without_a_day_of_its_own_has_none(end: str) -> None:
    assert read(end=end).published is None
