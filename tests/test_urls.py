"""One page, one key; a redirector's link gives its target."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.urls import canonical_key, host_of, safe_url, unwrap

SAME_PAGE = [
    ("http://example.org/a", "https://www.example.org/a/"),
    ("https://example.org:443/a", "https://example.org/a#part"),
    ("https://example.org/a?utm_source=x&fbclid=1", "https://example.org/a"),
    ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
    ("https://example.org/caf%C3%A9", "https://example.org/café"),
    ("https://m.example.org/a", "https://example.org/a"),
    ("https://münchen.example/a", "https://xn--mnchen-3ya.example/a"),
    ("https://venturebeat.com/2019/11/18/big-deal/", "https://venturebeat.com/ai/big-deal"),
    ("https://venturebeat.com/ai/big-deal", "https://venturebeat.com/technology/big-deal"),
    ("https://venturebeat.com/games/big-deal/", "https://gamesbeat.com/big-deal/"),
    ("https://newsroom.fb.com/news/2019/06/x/", "https://about.fb.com/news/2019/06/x"),
    ("https://www.google.com/url?q=https://example.org/a&sa=D", "https://example.org/a"),
    ("https://web.archive.org/web/20240503120000/https://example.org/a", "https://example.org/a"),
]

OTHER_PAGE = [
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a?id=1", "https://example.org/a?id=2"),
    ("https://example.org/a?ref=x", "https://example.org/a"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org:8443/a", "https://example.org/a"),
    ("https://venturebeat.com/category/big-deal", "https://venturebeat.com/ai/big-deal"),
]

UNWRAPPED = [
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=AT0", "https://example.org/a"),
    ("https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fexample.org%2F", "https://example.org/"),
    ("https://www.google.com/amp/s/example.org/amp/a", "https://example.org/amp/a"),
    ("https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fexample.org", "https://example.org"),
    ("https://href.li/?https://example.org/a", "https://example.org/a"),
    (
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F",
        "https://example.org/",
    ),
    ("https://web.archive.org/web/2020id_/http:/example.org/a?b=1", "http://example.org/a?b=1"),
    ("https://example-org.cdn.ampproject.org/c/s/example.org/a?b=1", "https://example.org/a?b=1"),
    ("https://archive.ph/20240101/https://example.org/x", "https://example.org/x"),
    ("https://t.co/abc", "https://t.co/abc"),
    ("https://news.google.com/rss/articles/CBM", "https://news.google.com/rss/articles/CBM"),
    (
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url?q=javascript:alert(1)",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME_PAGE)
def test_two_spellings_of_one_page_share_a_key(one: str, other: str) -> None:
    assert canonical_key(one) == canonical_key(other)


@pytest.mark.parametrize(("one", "other"), OTHER_PAGE)
def test_two_pages_have_two_keys(one: str, other: str) -> None:
    assert canonical_key(one) != canonical_key(other)


@pytest.mark.parametrize(("wrapped", "target"), UNWRAPPED)
def test_a_redirectors_link_gives_its_target(wrapped: str, target: str) -> None:
    assert unwrap(wrapped) == target


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_an_address(text: str) -> None:
    for url in (
        text,
        f"https://{text}",
        f"https://example.org/{text}",
        f"https://web.archive.org/web/{text}",
    ):
        assert isinstance(canonical_key(url), str)
        assert isinstance(host_of(url), str)


@pytest.mark.parametrize(
    "bad", ["", "ftp://example.org/a", "javascript:alert(1)", "https://", "example.org"]
)
def test_an_address_that_is_not_of_the_web_is_refused_by_name(bad: str) -> None:
    with pytest.raises(ValueError, match="not a web address"):
        safe_url(bad)
