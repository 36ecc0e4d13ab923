"""Views → HTML: every word of a page escaped, one style and one script, nothing from elsewhere."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from pipelines.findings.links import safe_href
from pipelines.records.pages import Document
from pipelines.report.article_view import ArticleView
from pipelines.report.overview_view import OverviewView

_VARIABLES = {"report.css": "style", "report.js": "script", "stored.css": "stored_style"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where an article's page finds what it links to; None leaves a link out."""

    overview: str | None = "../index.html"
    stored: str | None = "../stored/"
    captures: str | None = "../../captures/"
    has_tables: bool = True
    """Whether the claims stand in tables, so that they can be ruled on, explained and packed."""
    packets: str = "../../packets/"
    packed: frozenset[str] = frozenset()
    """Claims and articles, by id, of which an evidence packet lies there."""


def render_article(article: ArticleView, places: Places) -> str:
    """Return the page of one article."""
    return _template("article.html.j2").render(article=article, places=places)


def render_overview(overview: OverviewView) -> str:
    """Return the page that lists the articles."""
    return _template("overview.html.j2").render(overview=overview)


def render_stored(page: Document, *, with_all_text: bool = False) -> str:
    """Return the stored text of a source as a page of its own, without the page's markup.

    `with_all_text` adds what stands on the page outside its main text.
    """
    beyond = [text for text in (page.page_text, page.structured_text) if text and with_all_text]
    return _template("stored.html.j2").render(page=page, live=safe_href(page.url), beyond=beyond)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipelines.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for name, variable in _VARIABLES.items():
        text = _asset(name)
        # Our own files: the only text that reaches a page unescaped.
        environment.globals[variable] = Markup(text)  # noqa: S704
        environment.globals[f"{variable}_digest"] = _digest(text)
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def _asset(name: str) -> str:
    return files("pipelines.report").joinpath("assets", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Return the digest by which a Content-Security-Policy knows an inline style or script."""
    raw = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(raw).decode()}"
