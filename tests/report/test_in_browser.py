"""The report in a real browser: Debian's Chromium, driven by Playwright, on files and a server."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.report.article_view import ReportedArticle
from pipelines.report.pages import Places
from pipelines.report.site import write_report
from tests.report.test_pages import hostile_article, long_article

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)

if CHROMIUM is None:
    pytest.skip("no Chromium: install it with tests/install_browser.sh", allow_module_level=True)

playwright = pytest.importorskip(
    "playwright.sync_api", reason="no Playwright: install the dev extra"
)
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: same extra")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Watched:
    """A page of the browser, and what it did that it must not do."""

    page: object
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def opened(browser) -> Iterator[object]:
    """Return a function that opens an address and watches what the page does."""
    contexts = []

    def opening(url: str, **options) -> Watched:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        watched = Watched(page=context.new_page())
        watched.page.set_default_timeout(5_000)
        watched.page.on("pageerror", lambda error: watched.faults.append(str(error)))
        watched.page.on(
            "console",
            lambda line: watched.faults.append(line.text) if line.type == "error" else None,
        )
        watched.page.on("request", lambda request: watched.requests.append(request.url))
        watched.page.goto(url)
        return watched

    yield opening
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def report(ferry: tuple[Dossier, CheckedDossier], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report with the ferry article, a second one, and a hostile one."""
    dossier, checked = ferry
    other = replace(
        dossier.article, title="Pier stays shut", publisher="Saltmarsh Bugle", url_key="bugle/pier"
    )
    articles = [
        ReportedArticle(dossier=dossier, checked=checked),
        ReportedArticle(
            dossier=replace(dossier, article=other),
            checked=CheckedDossier(
                citations=(), claims=checked.claims[:2], checks=checked.checks[:2]
            ),
        ),
        hostile_article(),
    ]
    folder = tmp_path_factory.mktemp("report")
    write_report(articles, folder, title="Articles and their sources", made="Made today")
    return folder


def ferry_page(report: Path, ferry: tuple[Dossier, CheckedDossier]) -> str:
    return (report / "articles" / f"{ferry[0].article.document_id}.html").as_uri()


def titles(page) -> list[str]:
    return page.locator(".entry:visible h3").all_inner_texts()


def focused(page) -> str:
    return page.evaluate(
        "document.activeElement.closest('.card')?.querySelector('h3').textContent ?? ''"
    ).strip()


def test_no_page_makes_an_error_or_a_request_or_runs_a_hostile_word(report: Path, opened) -> None:
    for path in sorted(report.rglob("*.html")):
        watched = opened(path.as_uri())
        assert watched.faults == []
        assert watched.requests == [path.as_uri()]
        assert watched.page.evaluate("window.hacked === undefined")


def test_a_script_that_slips_in_is_stopped_by_the_policy(report: Path, opened) -> None:
    watched = opened((report / "index.html").as_uri())
    watched.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        " {textContent: 'window.hacked = 1'}))"
    )
    assert watched.page.evaluate("window.hacked === undefined")
    assert any("Content Security Policy" in fault for fault in watched.faults)


def test_the_overview_filters_by_publisher(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    assert len(titles(page)) == 3
    page.get_by_label("Publisher").select_option("Saltmarsh Bugle")
    assert titles(page) == ["Pier stays shut"]
    assert page.locator(".found").inner_text() == "1 of 3 articles"
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("document.querySelectorAll('.entry:not([hidden])').length === 3")


def test_verdict_kind_and_speaker_must_hold_for_one_claim(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.get_by_label("Speaker").select_option("Ottoline Marsh")
    page.get_by_label("Kind").select_option("Quote")
    assert len(titles(page)) == 2
    page.get_by_label("Verdict").select_option("Not found in the cited pages")
    assert titles(page) == []  # she is quoted, and a quote is not found, but not hers


def test_the_search_takes_words_of_titles_and_speakers(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.get_by_label("Search").fill("croft")
    assert titles(page) == ["Brackwater ferry to run through winter"]


def test_a_filter_is_an_address_to_send(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.get_by_label("Publisher").select_option("Saltmarsh Bugle")
    again = opened(page.url).page
    assert titles(again) == ["Pier stays shut"]


def test_slash_leads_to_the_search_and_n_to_the_next_article(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent") == (
        "Brackwater ferry to run through winter"
    )
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_keys_step_through_the_findings_both_ways(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.keyboard.press("n")
    assert focused(page) == "1 Statement partly borne out"
    page.keyboard.press("j")
    assert focused(page) == "2 Quote has other words than the source"
    assert page.locator(".where").inner_text() == "2 / 6"
    page.keyboard.press("p")
    assert focused(page) == "1 Statement partly borne out"
    page.keyboard.press("k")
    assert focused(page) == "6 Figure differs from the source"


def test_single_letter_keys_can_be_switched_off(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.keyboard.press("?")
    page.get_by_label("Single-letter keys are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    assert focused(page) == ""


def test_a_deep_link_opens_at_its_finding(report: Path, ferry, opened) -> None:
    claim = ferry[1].claims[2]
    page = opened(f"{ferry_page(report, ferry)}#c-{claim.claim_id[:12]}").page
    card = page.locator(".card.on")
    assert card.locator("h3").inner_text() == "4 Ellipsis hides words that matter"
    assert card.is_visible()
    assert page.locator("mark.hot").inner_text() == claim.exact


def test_a_link_of_the_overview_leads_to_the_finding(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri()).page
    page.locator(".first a").first.click()
    page.wait_for_url("**/articles/*.html#c-*")
    assert page.locator(".card.on").count() == 1


def test_only_the_pressing_ones_can_be_shown(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.get_by_label("Show").select_option("pressing")
    assert page.locator(".card:visible").count() == 4
    assert page.locator(".where").inner_text() == "– / 4"
    page.get_by_label("Show").select_option("all")
    assert page.locator(".others[open]").count() == page.locator(".others").count() > 0


def test_a_click_on_marked_words_leads_to_their_card(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.locator("mark", has_text="nine votes to two").click()
    assert page.locator(".card.on h3").inner_text() == "3 Figure differs from the source"


def test_a_ruling_becomes_a_command_that_a_shell_can_take(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.locator(".card.serious").first.get_by_role("button", name="Rule").click()
    page.get_by_label("is wrong").check()
    page.get_by_label("Note").fill("it's satire; $(rm)")
    command = page.get_by_label("Command to run").input_value()
    claim = ferry[1].claims[0].claim_id
    assert command == f"sourcecheck rule {claim} reject --note 'it'\\''s satire; $(rm)'"


def test_the_dialog_names_the_commands_that_explain_and_prove(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.locator(".card.serious").first.get_by_role("button", name="Rule").click()
    claim = ferry[1].claims[0].claim_id
    assert page.locator("#rule code").all_inner_texts() == [
        f"sourcecheck explain {claim}",
        f"sourcecheck packet {claim}",
    ]


def test_a_text_in_no_table_cannot_be_ruled_on(tmp_path: Path, ferry, opened) -> None:
    reported = ReportedArticle(dossier=ferry[0], checked=ferry[1])
    loose = Places(has_tables=False)
    made = write_report([reported], tmp_path, title="t", made="m", ours="draft", places=loose)
    page = opened(made.articles[0].as_uri()).page
    page.keyboard.press("n")
    page.keyboard.press("r")
    assert page.locator("dialog[open]").count() == 0
    assert page.get_by_role("button", name="Rule").count() == 0


def test_a_finding_is_copied_with_both_sides_and_the_link(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry), permissions=["clipboard-read", "clipboard-write"]).page
    page.locator(".card.serious").first.get_by_role("button", name="Copy").click()
    page.wait_for_selector(".toast.up")
    text = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert text[0].startswith("Source has “may keep”, article has “will keep”.")
    assert text[1] == "Article: “We will keep every crossing, and every job on this line is safe,”"
    assert text[2].startswith("Source: “We may keep every crossing")
    assert text[3].startswith("https://brackwaterlines.example/press/winter#:~:text=")


def test_the_stored_copy_opens_at_the_passage(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.get_by_role("link", name="Stored copy").first.click()
    page.wait_for_url("**/stored/*.html*")
    assert "first since 1998" in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("index", 1280, "light"),
        ("index", 320, "dark"),
        ("article", 1280, "light"),
        ("article", 320, "dark"),
        ("stored", 1280, "dark"),
    ],
)
def test_axe_finds_nothing(report: Path, ferry, opened, name: str, width: int, scheme: str) -> None:
    url = {
        "index": (report / "index.html").as_uri(),
        "article": ferry_page(report, ferry),
        "stored": min((report / "stored").glob("*.html")).as_uri(),
    }[name]
    page = opened(url, viewport={"width": width, "height": 900}, color_scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", ["index", "article"])
def test_nothing_is_wider_than_a_small_screen(report: Path, ferry, opened, name: str) -> None:
    url = (report / "index.html").as_uri() if name == "index" else ferry_page(report, ferry)
    page = opened(url, viewport={"width": 320, "height": 700}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_everything_can_still_be_read(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry), java_script_enabled=False).page
    assert page.locator(".card").count() == 6
    assert not page.locator(".steps").is_visible()


def test_the_print_view_has_text_and_findings_and_no_controls(report: Path, ferry, opened) -> None:
    page = opened(ferry_page(report, ferry)).page
    page.emulate_media(media="print")
    assert not page.locator(".top").is_visible()
    assert not page.locator(".card .do").first.is_visible()
    assert page.locator(".card").first.is_visible()
    assert len(page.pdf()) > 10_000


def test_the_theme_can_be_turned_and_is_kept(report: Path, opened) -> None:
    page = opened((report / "index.html").as_uri(), color_scheme="light").page
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_it_works_from_a_web_server_too(report: Path, ferry, opened) -> None:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(report))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/"
        watched = opened(root)
        watched.page.locator(".entry h3 a").first.click()
        watched.page.wait_for_url("**/articles/*.html")
        watched.page.keyboard.press("n")
        assert focused(watched.page)
        assert [url for url in watched.requests if not url.startswith(root)] == []
        server.shutdown()


def test_an_article_with_400_claims_opens_within_a_second(tmp_path: Path, opened) -> None:
    made = write_report([long_article(400)], tmp_path, title="Long", made="now")
    page = opened(made.articles[0].as_uri()).page
    milliseconds = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert milliseconds < 1000
    page.keyboard.press("n")
    assert focused(page).startswith("1 ")
