"""How much of one page is read at most: what a page costs must not be the page's own choice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCaps:
    """Bounds of reading one page; a page beyond one is a row that names it."""

    page_bytes: int = 10_000_000
    """PAGE_MAXSIZE: content coding undone; the largest of 600 saved news pages had 2.4 MB."""
    elements: int = 100_000
    """PAGE_ELEMENTS: the fullest of these pages had 19,000."""
    depth: int = 512
    """PAGE_DEPTH: elements within each other, as browsers nest them at most; the deepest had 60."""
    pdf_pages: int = 500
    """PDF_PAGES: a long annual report has 400."""
    pdf_seconds: float = 30.0
    """PDF_SECONDS: the slowest 300-page report took 12 s."""


DEFAULT_CAPS = PageCaps()
