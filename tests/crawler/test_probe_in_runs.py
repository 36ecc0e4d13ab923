"""Every run that checks something asks the known-answer probe, and is red when it fails."""

import json
import subprocess
import sys
from pathlib import Path

from tests.crawler.conftest import CHILD, QUICK, ROOT

ARTICLE = "https://www.millbrookcourier.example/news/2026/05/13/harbour-car-park-stays-free"
SAMPLE = ROOT / "data" / "sample" / "sample.warc.gz"
CRAWL = """
import json, sys
from pipelines import dossiers
dossiers.ROOMS = dossiers.ROOMS[int(sys.argv[2]):]
from tests.crawler.crawl_once import crawl
print(json.dumps(crawl(json.loads(sys.argv[1]))))
"""


def crawled(data_dir: Path, without_rooms: int) -> dict[str, object]:
    given = {
        "spider": "article",
        "arguments": {},
        "data_dir": str(data_dir),
        "urls": [ARTICLE],
        "file": "",
        "replay": [str(SAMPLE)],
        "settings": QUICK,
    }
    words = [sys.executable, "-c", CRAWL, json.dumps(given), str(without_rooms)]
    ended = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, env=CHILD, check=True)
    said: dict[str, object] = json.loads(ended.stdout)
    return said


def test_a_run_counts_the_planted_errors_that_it_caught(tmp_path: Path) -> None:
    said = crawled(tmp_path, without_rooms=0)
    counts = said["counts"]
    assert isinstance(counts, dict)
    assert (counts["probe/caught"], counts["probe/missed"], counts["probe/accused"]) == (6, 0, 0)
    assert said["status"] == "done"


def test_a_run_whose_checks_let_an_error_slip_is_below_its_floor(tmp_path: Path) -> None:
    said = crawled(tmp_path, without_rooms=1)
    assert said["status"] == "below_floor"
    assert "probe failed (negation taken out of a quote: not caught" in str(said["reason"])
