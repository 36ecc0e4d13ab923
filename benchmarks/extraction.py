"""Text, links and metadata of pages beside trafilatura; medians of 5 runs, processor time.

Run as `python -m benchmarks.extraction [FOLDER]`; the folder's HTML files, those of the sample web
by default. The baseline parses each page once and has `bare_extraction` find text and metadata.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from trafilatura.utils import load_html

from pipelines.extraction import read_page

RUNS = 5
SAMPLE = Path("data/sample/pages")
URL = "https://news.example/2026/05/page"


def ours(page: bytes) -> object:
    """Read a page into text, blocks, links, metadata and the layer of all visible text."""
    return read_page(page, url=URL, content_type="text/html")


def bare(page: bytes) -> object:
    """Find text and metadata on one tree."""
    return trafilatura.bare_extraction(load_html(page), url=URL, with_metadata=True)


def default(page: bytes) -> object:
    """Find the text alone."""
    return trafilatura.extract(page, url=URL)


CONTESTANTS: dict[str, Callable[[bytes], object]] = {
    "bare_extraction with metadata, one tree": bare,
    "trafilatura.extract, text alone": default,
    "read_page: text, links, metadata, all layers": ours,
}


def main() -> None:
    """Print pages a second of each and the ratio to the baseline."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    pages = [path.read_bytes() for path in sorted(folder.rglob("*.html"))]
    if not pages:
        sys.exit(f"{folder}: holds no HTML file")
    rates = {name: _rate(work, pages) for name, work in CONTESTANTS.items()}
    baseline = next(iter(rates.values()))
    for name, rate in rates.items():
        print(f"{name:46} {rate:6.1f} pages/s  {rate / baseline:4.2f} x")
    size = statistics.mean(map(len, pages)) / 1000
    print(f"{len(pages)} pages, mean {size:.0f} kB")


def _rate(work: Callable[[bytes], object], pages: list[bytes]) -> float:
    for page in pages[:5]:
        work(page)
    taken = []
    for _ in range(RUNS):
        began = time.process_time()
        for page in pages:
            work(page)
        taken.append(time.process_time() - began)
    return len(pages) / statistics.median(taken)


if __name__ == "__main__":
    main()
