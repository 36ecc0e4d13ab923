"""Today's verdicts on the sample web; `python -m tests.packets.verdicts` prints their digest."""

import tempfile
from pathlib import Path

from pipelines.packets.rules import digest_of_verdicts
from pipelines.records.checks import RULES_VERSION
from tests.crawler.conftest import ROOT, crawl_once

SAMPLE = ROOT / "data" / "sample"


def digest_of_today(folder: Path) -> str:
    """Return the digest of the verdicts that the code gives now, crawled into a folder."""
    crawled = crawl_once(
        folder, file=str(SAMPLE / "articles.txt"), replay=[SAMPLE / "sample.warc.gz"]
    )
    checks = crawled.rows("checks")
    if not checks:
        raise ValueError(f"{SAMPLE}: gave no checks\n{crawled.log}")
    return digest_of_verdicts(checks)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(f'"{RULES_VERSION}": "{digest_of_today(Path(made) / "data")}",')  # noqa: T201 - to be copied
