"""Each publisher's entry holds what the checklist asks: date, listings, what an article is."""

from datetime import UTC, date, datetime

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from crawler.publishers import (
    PUBLISHERS,
    Publisher,
    Span,
    latest_addresses,
    period_addresses,
    publisher_named,
)
from pipelines.page_rules import rules_for
from pipelines.urls import canonical_key, host_of, is_web_url

EARLIEST_SIGHT = date(2026, 1, 1)
HAS_NO_RULES = {"meta_ai": "class names change with every build; the general rules read its pages"}

# Addresses in the forms that each publisher is known to use; the slugs are invented.
ARTICLES: dict[str, tuple[str, ...]] = {
    "venturebeat": (
        "https://venturebeat.com/ai/a-tale-of-two-ferries",
        "https://venturebeat.com/technology/a-tale-of-two-ferries/",
        "https://venturebeat.com/2019/11/18/a-tale-of-two-ferries/",
        "https://venturebeat.com/a-tale-of-two-ferries",
        "https://gamesbeat.com/a-tale-of-two-ferries/",
    ),
    "meta_newsroom": (
        "https://about.fb.com/news/2026/09/a-tale-of-two-ferries/",
        "https://about.fb.com/br/news/2026/09/um-conto-de-duas-balsas/",
        "https://about.fb.com/ltam/news/2026/09/cuento-de-dos-barcos/",
        "https://newsroom.fb.com/news/2018/04/a-tale-of-two-ferries/",
    ),
    "meta_ai": (
        "https://ai.meta.com/blog/a-tale-of-two-ferries/",
        "https://research.meta.ai/blog/a-tale-of-two-ferries",
    ),
}
OTHERS: dict[str, tuple[str, ...]] = {
    "venturebeat": (
        "https://venturebeat.com/",
        "https://venturebeat.com/category/ai",
        "https://venturebeat.com/author/mira-voss",
        "https://venturebeat.com/tag/boats-and-ships",
        "https://venturebeat.com/newsletters",
        "https://venturebeat.com/press-releases",
        "https://venturebeat.com/guest-posts",
        "https://venturebeat.com/feed",
        "https://venturebeat.com/sitemap.xml",
        "https://venturebeat.com/_next/static/a-b.js",
        "https://venturebeat.com/wp-content/a-b.png",
        "https://elsewhere.example/ai/a-tale-of-two-ferries",
    ),
    "meta_newsroom": (
        "https://about.fb.com/",
        "https://about.fb.com/news/",
        "https://about.fb.com/news/category/technology/",
        "https://about.fb.com/news/tag/ai/",
        "https://about.fb.com/news/2026/09/",
        "https://about.fb.com/wp-admin/admin-post.php",
        "https://elsewhere.example/news/2026/09/a-tale/",
    ),
    "meta_ai": (
        "https://ai.meta.com/blog/",
        "https://ai.meta.com/research/a-tale/",
        "https://elsewhere.example/blog/a-tale/",
    ),
}
every_publisher = pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda p: p.name)


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(name, url) for name, urls in table.items() for url in urls]


@every_publisher
def test_an_entry_has_a_date_of_last_sight_and_a_note(publisher: Publisher) -> None:
    assert EARLIEST_SIGHT <= publisher.seen <= datetime.now(UTC).date()
    assert publisher.note
    assert publisher.hosts
    assert publisher.languages
    assert publisher.quiet_days > 0


@every_publisher
def test_an_entry_has_listings_of_its_latest_articles(publisher: Publisher) -> None:
    places = latest_addresses(publisher)
    assert places
    assert all(is_web_url(place.url) for place in places)
    asked = {(place.url, place.span) for place in publisher.listings}
    assert len(asked) == len(publisher.listings)


@every_publisher
def test_a_listing_lies_with_the_publisher_or_says_what_it_is(publisher: Publisher) -> None:
    strangers = [p for p in publisher.listings if host_of(p.url) not in publisher.hosts]
    assert all(place.note for place in strangers)


@every_publisher
def test_a_listing_by_period_has_the_marks_of_its_days(publisher: Publisher) -> None:
    first, last = date(2026, 3, 30), date(2026, 4, 1)
    for group in period_addresses(publisher, first, last):
        assert all("{" not in place.url for place in group)
        assert len(group) == (3 if group[0].span is Span.DAY else 1)
        assert group[0].span is not Span.LATEST


@every_publisher
def test_an_entry_has_examples_of_articles_and_of_other_pages(publisher: Publisher) -> None:
    assert len(ARTICLES[publisher.name]) >= 2
    assert len(OTHERS[publisher.name]) >= 3


@pytest.mark.parametrize(("name", "url"), pairs(ARTICLES))
def test_an_article_is_known_by_its_address(name: str, url: str) -> None:
    assert publisher_named(name).is_article(url)


@pytest.mark.parametrize(("name", "url"), pairs(OTHERS))
def test_a_page_of_another_use_is_no_article(name: str, url: str) -> None:
    assert not publisher_named(name).is_article(url)


@every_publisher
def test_an_entry_has_page_rules_or_says_why_not(publisher: Publisher) -> None:
    has_rules = bool(rules_for(ARTICLES[publisher.name][0]))
    assert has_rules != (publisher.name in HAS_NO_RULES)


def test_an_article_that_moved_between_sections_is_the_same_article() -> None:
    keys = {canonical_key(url) for url in ARTICLES["venturebeat"]}
    assert keys == {"venturebeat.com/*/a-tale-of-two-ferries"}


def test_the_old_host_of_the_newsroom_is_the_same_publisher() -> None:
    old, new = (f"https://{host}/news/2018/04/a/" for host in ("newsroom.fb.com", "about.fb.com"))
    assert canonical_key(old) == canonical_key(new)


def test_a_name_that_nobody_has_is_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="venturebeat, meta_newsroom, meta_ai"):
        publisher_named("quillhaven_courier")


def test_each_publisher_has_a_spider_of_its_name() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    names = SpiderLoader.from_settings(settings).list()
    assert {publisher.name for publisher in PUBLISHERS} | {"feed"} <= set(names)
