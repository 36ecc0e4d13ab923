"""What was really served: walls, checks and missing pages are told from articles."""

import pytest

from pipelines.extraction import PageReading, read_page
from pipelines.records.pages import PageKind, Unread

PROSE = (
    "<p>The lock keepers of Saint-Élan met on Monday to talk about the price of water, and they did "
    "not agree on very much beyond the date of the next meeting.</p>"
    "<p>Three of them wanted a higher charge from June, two wanted none at all, and the sixth said "
    "that the river would decide in any case, as it had done in every dry year before.</p>"
    "<p>The council will hear them again in the autumn, when the figures of the summer are known and "
    "the new gates have been paid for.</p>"
)

MORE = (
    "<p>Nobody counted the votes, since nobody had asked for one, and the chair thanked the town for "
    "coming out in such weather and for bringing its own umbrellas.</p>"
)


def page(title: str, body: str, head: str = "") -> bytes:
    """Return a page's bytes."""
    markup = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return markup.encode()


def read(payload: bytes, **said: object) -> PageReading:
    """Read a page at an address that tells nothing."""
    options: dict[str, object] = {"url": "https://lockpost.example/water/charges", **said}
    return read_page(payload, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (page("Just a moment...", "<p>Checking your browser</p>"), PageKind.CHALLENGE),
        (page("Attention Required! | Cloudflare", "<h1>Sorry</h1>"), PageKind.CHALLENGE),
        (page("Vercel Security Checkpoint", "<p>Please wait</p>"), PageKind.CHALLENGE),
        (
            page("lockpost.example", "<h2>Verify you are human by completing the action.</h2>"),
            PageKind.CHALLENGE,
        ),
        (
            page("lockpost.example", "<script>window._cf_chl_opt={}</script><p>Loading</p>"),
            PageKind.CHALLENGE,
        ),
        (
            page(
                "Before you continue",
                "<h1>We value your privacy</h1><p>We and our 312 partners store and/or access "
                "information on a device.</p><button>Accept all</button><button>Reject all</button>",
            ),
            PageKind.CONSENT,
        ),
        (
            page("Log in | Lockpost", "<form><input type='password'></form><h1>Log in</h1>"),
            PageKind.LOGIN,
        ),
        (
            page("Water", "<article><h1>Water</h1><p>The first paragraph of a story that goes on "
                 "behind the wall.</p></article><div>Subscribe to continue reading</div>"),
            PageKind.PAYWALL_STUB,
        ),
        (page("Page not found", "<h1>404</h1><p>Try the search.</p>"), PageKind.SOFT_404),
        (
            page("Lockpost", "<h1>Oops!</h1><p>The page you are looking for may have been moved.</p>"),
            PageKind.SOFT_404,
        ),
        (page("502 Bad Gateway", "<h1>502 Bad Gateway</h1><hr>nginx"), PageKind.ERROR_PAGE),
        (page("Lockpost", "<div id='root'></div>"), PageKind.EMPTY),
        (b"", PageKind.EMPTY),
        (b"  \n ", PageKind.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, PageKind.NOT_TEXT),
        (b"PK\x03\x04" + bytes(2000), PageKind.NOT_TEXT),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', PageKind.NOT_TEXT),
        (page("Water charges", f"<article><h1>Water charges</h1>{PROSE}</article>"), PageKind.PAGE),
    ],
)  # fmt: skip
def test_a_page_is_what_its_words_make_it(payload: bytes, kind: PageKind) -> None:
    reading = read(payload)
    assert reading.page_kind is kind
    assert (reading.document is not None) == kind.is_readable
    assert (reading.unread is None) == kind.is_readable


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x-vercel-mitigated", "challenge"),
        ("CF-Mitigated", "challenge"),
        ("x-amzn-waf-action", "captcha"),
        ("x-amzn-waf-action", "challenge"),
    ],
)
@pytest.mark.parametrize("status", [200, 403, 429])
def test_a_challenge_header_outweighs_status_and_size(name: str, value: str, status: int) -> None:
    reading = read(page("Water", PROSE * 40), headers=((name, value),), status=status)
    assert (reading.page_kind, reading.unread) == (PageKind.CHALLENGE, Unread.CHALLENGE)


def test_a_challenge_padded_with_text_is_still_one() -> None:
    padding = "<p>Checking your browser before accessing the site. Ray 7f3a.</p>" * 400
    assert read(page("Just a moment...", padding)).page_kind is PageKind.CHALLENGE


@pytest.mark.parametrize(
    "sentence",
    [
        "The guard at the gate asked her to verify that you are human before the lift would move.",
        "Readers were told that the page you are looking for may have been removed by the ministry.",
        "“Subscribe to continue reading” is the sentence that the committee wants to ban.",
        "Log in, said the notice; accept all cookies, said the next one; we value your privacy.",
        "Visitors of the archive saw only the words 404 not found where the minutes had been.",
        "The paper said that access to this page has been denied to nobody.",
    ],
)
def test_an_article_that_mentions_such_words_stays_a_page(sentence: str) -> None:
    body = f"<article><h1>Words at the gate</h1>{PROSE}<p>{sentence}</p>{MORE}</article>"
    assert read(page("Words at the gate", body)).page_kind is PageKind.PAGE


def test_an_article_under_a_cookie_banner_stays_a_page() -> None:
    banner = "<div>We use cookies. <button>Accept all</button><button>Reject all</button></div>"
    article = f"<article><h1>Water</h1>{PROSE}{PROSE}</article>"
    assert read(page("Water", banner + article)).page_kind is PageKind.PAGE


@pytest.mark.parametrize(
    ("status", "unread"),
    [(404, Unread.GONE), (410, Unread.GONE), (500, Unread.HTTP_ERROR), (401, Unread.LOGIN)],
)
def test_an_error_status_is_believed(status: int, unread: Unread) -> None:
    reading = read(page("Water", PROSE * 20), status=status)
    assert reading.unread is unread
    assert reading.document is None


def test_a_stub_keeps_what_was_served_apart_from_the_document() -> None:
    body = "<article><h1>Water</h1><p>The first paragraph of a story behind a wall.</p></article>"
    reading = read(page("Water", f"{body}<p>Subscribe to continue reading</p>"))
    assert reading.document is None
    assert reading.served is not None
    assert "first paragraph" in reading.served.text


def test_a_page_beyond_the_byte_cap_is_not_parsed() -> None:
    reading = read(b"<p>" + b"a" * 10_000_001)
    assert reading.unread is Unread.TOO_LARGE
    assert "10000004" in (reading.detail or "")


def test_a_page_beyond_the_element_cap_is_not_walked() -> None:
    reading = read(b"<b></b>" * 100_001)
    assert reading.unread is Unread.TOO_LARGE
