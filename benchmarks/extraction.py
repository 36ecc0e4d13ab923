"""Text, links and metadata of pages beside trafilatura; processor time.

Each page is read in turn by each contestant, five times over; its fastest reading counts, which is
what the noise of a shared machine disturbs least. Run as
`python -m benchmarks.extraction [FOLDER]`; the folder's HTML files, those of the sample web by
default. The baseline parses each page once and has `bare_extraction` find text and metadata.
"""

import math
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from trafilatura.utils import load_html

from pipelines.extraction import read_page

ROUNDS = 5
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
    fastest = {name: [math.inf] * len(pages) for name in CONTESTANTS}
    for _ in range(ROUNDS):
        for number, page in enumerate(pages):
            for name, work in CONTESTANTS.items():
                fastest[name][number] = min(fastest[name][number], _seconds(work, page))
    rates = {name: len(pages) / sum(seconds) for name, seconds in fastest.items()}
    baseline = next(iter(rates.values()))
    for name, rate in rates.items():
        print(f"{name:46} {rate:6.1f} pages/s  {rate / baseline:4.2f} x")
    size = statistics.mean(map(len, pages)) / 1000
    print(f"{len(pages)} pages, mean {size:.0f} kB")


def _seconds(work: Callable[[bytes], object], page: bytes) -> float:
    began = time.process_time()
    work(page)
    return time.process_time() - began


if __name__ == "__main__":
    main()
