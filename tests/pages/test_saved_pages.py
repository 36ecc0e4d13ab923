"""Pages of every publisher are read as a person approved, and no publisher is without them."""

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import pytest
from lxml import html

from crawler.publishers import PUBLISHERS, AddressForm, Identity, Publisher
from pipelines.page_rules import RULES, PageRule
from pipelines.urls import canonical_key, host_of
from tests.pages.approve import main
from tests.pages.saved import PAYLOADS, SavedPage, difference, saved_pages, written

PAGES = saved_pages()
MAX_BYTES = 100_000
GENERIC_PUBLISHERS = 2
# Real hosts that a page names because the rules know them; nothing is ever asked of them.
KNOWN_HOSTS = {"ad.doubleclick.net", "x.com", "www.facebook.com", "www.google.com"}
KNOWN_HOSTS |= {"images.ctfassets.net", "l.facebook.com", "purl.org", "schema.org", "www.w3.org"}

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
every_publisher = pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda p: p.name)


def pages_of(publisher: Publisher) -> list[SavedPage]:
    return [page for page in PAGES if page.facts["publisher"] == publisher.name]


@every_page
def test_a_saved_page_is_read_as_approved(page: SavedPage) -> None:
    changed = difference(page, written(page))
    if changed:
        cure = f"if this is right: python -m tests.pages.approve {page.name}"
        pytest.fail(
            f"{page.name} is read otherwise than approved; {cure}\n{changed}", pytrace=False
        )


@every_page
def test_a_saved_page_is_small_has_one_payload_and_says_whose_words_it_holds(
    page: SavedPage,
) -> None:
    assert len([name for name in PAYLOADS if (page.folder / name).is_file()]) == 1
    assert len(page.payload) <= MAX_BYTES
    assert page.facts["rights"] == "our own words; people, firms and figures are invented"
    assert page.facts["about"]
    assert date.fromisoformat(page.facts["layout_seen"]) <= datetime.now(UTC).date()


@every_page
def test_a_saved_page_lies_under_its_host(page: SavedPage) -> None:
    assert page.folder.parent.name == urlsplit(page.facts["url"]).hostname


@every_page
def test_a_saved_page_leads_to_nobody_who_exists(page: SavedPage) -> None:
    own = {host for publisher in PUBLISHERS for host in publisher.hosts}
    named = set(re.findall(r"https?:(?:\\?/){2}([\w.-]+)", page.payload.decode("utf-8")))
    assert {host for host in named - own - KNOWN_HOSTS if not host.endswith(".example")} == set()


@every_page
def test_all_addresses_of_a_saved_article_are_one_article(page: SavedPage) -> None:
    keys = {canonical_key(url) for url in (page.facts["url"], *page.facts.get("also", ()))}
    assert len(keys) == 1


@every_publisher
def test_the_checklist_of_a_publisher_is_whole(publisher: Publisher) -> None:
    """What `docs/publishers.md` asks of whoever adds one."""
    missing = [*_missing_of_entry(publisher), *_missing_of_pages(publisher)]
    assert missing == []


def _missing_of_entry(publisher: Publisher) -> list[str]:
    wanted = {
        "hosts": publisher.hosts,
        "listings": publisher.listings,
        "forms of addresses": publisher.forms,
        "how authors are written": publisher.authors,
        "languages": publisher.languages,
        "a note": publisher.note,
        "the day of last sight": publisher.seen,
    }
    return [f"{publisher.name}: {what}" for what, value in wanted.items() if not value]


def _missing_of_pages(publisher: Publisher) -> list[str]:
    pages = pages_of(publisher)
    hosts = {host_of(page.facts["url"]) for page in pages}
    listings = {page.facts["listing"]["url"] for page in pages if page.facts.get("listing")}
    told = [p.url for p in publisher.listings if p.holds_text and host_of(p.url) in publisher.hosts]
    moved = [page for page in pages if page.facts.get("also")]
    return [
        *(f"a page at {host}" for host in publisher.hosts if host not in hosts),
        *(f"a page of form {form.name}" for form in publisher.forms if not _shown(form, pages)),
        *(f"an item of {url}" for url in told if url not in listings),
        *(f"approved output of {page.name}" for page in pages if not page.approved.is_file()),
        *(["an article at two addresses"] if _may_move(publisher) and not moved else []),
    ]


def _shown(form: AddressForm, pages: list[SavedPage]) -> bool:
    return any(page.facts["form"] == form.name for page in pages)


def _may_move(publisher: Publisher) -> bool:
    return publisher.identity is not Identity.ADDRESS


@pytest.mark.parametrize("page", [p for p in PAGES if p.facts["form"]], ids=lambda page: page.name)
def test_a_saved_page_has_the_form_of_address_that_it_stands_for(page: SavedPage) -> None:
    publisher = next(p for p in PUBLISHERS if p.name == page.facts["publisher"])
    form = publisher.form_of(page.facts["url"])
    assert form is not None
    assert form.name == page.facts["form"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.hosts[0]} {rule.since}")
def test_every_page_rule_is_at_work_on_a_saved_page(rule: PageRule) -> None:
    pages = [page for page in PAGES if host_of(page.facts["url"]) in rule.hosts]
    trees = [html.fromstring(p.payload) for p in pages if (p.folder / "page.html").is_file()]
    wanted = [*rule.bodies, *rule.extras, *rule.dropped]
    assert [path for path in wanted if not any(tree.xpath(path) for tree in trees)] == []


def test_publishers_that_nobody_described_are_read_too() -> None:
    described = {publisher.name for publisher in PUBLISHERS}
    others = {page.facts["publisher"] for page in PAGES} - described
    assert len(others) >= GENERIC_PUBLISHERS


def test_approving_a_page_that_is_not_there_names_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["nowhere.example/none"]) == 2
    assert PAGES[0].name in capsys.readouterr().err
