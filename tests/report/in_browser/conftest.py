"""A report in a real browser: Debian's Chromium, driven by Playwright, and what is seen of it."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from pipelines.records.dossiers import CheckedDossier, Dossier
from pipelines.report.article_view import ReportedArticle
from pipelines.report.site import write_report
from tests.report.straining_articles import hostile_article

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Watched:
    """A page of the browser, and what it did that it must not do."""

    page: object
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("no Chromium: install it with tests/install_browser.sh")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="no Playwright: install the dev extra"
    )
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
        watched.page.set_default_timeout(60_000)  # ends a test that hangs, and measures nothing
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
