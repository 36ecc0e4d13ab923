"""One crawl of the sample web, and a packet of one of its articles."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.packets.packing import choose, write_packet
from tests.crawler.conftest import ROOT, crawl_once

SAMPLE = ROOT / "data" / "sample"
ARTICLE = "https://www.millbrookcourier.example/news/2026/05/13/harbour-car-park-stays-free"
MADE_AT = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def crawled_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packets") / "data"
    crawl_once(folder, [ARTICLE], replay=[SAMPLE / "sample.warc.gz"])
    return folder


@pytest.fixture(scope="session")
def packet(crawled_data: Path) -> Path:
    target = crawled_data / "packets" / "article.zip"
    write_packet(crawled_data, choose(crawled_data, ARTICLE), target, made_at=MADE_AT)
    return target
