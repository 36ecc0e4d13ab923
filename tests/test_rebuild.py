"""What an archive holds is enough: the tables made from it are those that the crawl wrote."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pipelines.datasets.schemas import TABLES
from tests.crawler.conftest import Crawled, crawl_once

SAMPLE = Path(__file__).parent.parent / "data" / "sample"
MADE_BY_READING = sorted(set(TABLES) - {"runs"})


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawl_once(
        tmp_path_factory.mktemp("crawled"),
        file=str(SAMPLE / "articles.txt"),
        replay=[SAMPLE / "sample.warc.gz"],
    )


@pytest.fixture(scope="module")
def rebuilt(crawled: Crawled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data_dir = tmp_path_factory.mktemp("rebuilt")
    rebuild(crawled.warc, data_dir)
    return data_dir


def rebuild(archive: Path, data_dir: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "crawler.cli", "rebuild", str(archive), "--data", str(data_dir)],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    return done.stderr


def rows(data_dir: Path, table: str) -> list[str]:
    """Return the rows of a table as sorted JSON, so that order and file names do not matter."""
    frame = pd.read_parquet(data_dir / "tables" / table)
    return sorted(frame.to_json(orient="records", lines=True, date_format="iso").splitlines())


@pytest.mark.parametrize("table", MADE_BY_READING)
def test_a_rebuilt_table_is_the_table_of_the_crawl(
    table: str, crawled: Crawled, rebuilt: Path
) -> None:
    assert rows(rebuilt, table) == rows(crawled.data_dir, table)


def test_rebuilding_twice_adds_a_run_and_nothing_else(rebuilt: Path, crawled: Crawled) -> None:
    before = {table: rows(rebuilt, table) for table in MADE_BY_READING}
    rebuild(crawled.warc, rebuilt)
    assert {table: rows(rebuilt, table) for table in MADE_BY_READING} == before
    assert len(rows(rebuilt, "runs")) == 2


def test_an_archive_cut_in_the_middle_gives_all_that_is_whole(
    crawled: Crawled, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.warc.gz"
    whole = crawled.warc.read_bytes()
    cut.write_bytes(whole[: len(whole) * 2 // 3])
    rebuild(cut, tmp_path / "data")
    kept = rows(tmp_path / "data", "captures")
    assert 0 < len(kept) < len(rows(crawled.data_dir, "captures"))
