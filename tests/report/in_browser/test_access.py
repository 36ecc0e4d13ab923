"""Everybody can read it: with other eyes, small screens, no scripts, on paper, by night."""

from pathlib import Path

import pytest

from tests.report.in_browser.conftest import ferry_page

axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="no axe: install the dev extra"
)

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
