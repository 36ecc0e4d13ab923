"""Every block of docs/analysts.md runs on the sample, and pandas answers as DuckDB does."""

import math
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "analysts.md").read_text("utf-8")
BLOCK = re.compile(r"^```(python|sql)\n(.*?)^```$", re.DOTALL | re.MULTILINE)  # ```sql … ```

DEMO = (sys.executable, "-c", "from crawler.cli import main; main()", "demo")

GUIDE, QUESTIONS = PAGE.split("## Questions\n")
ASKED = {
    title.strip(): dict(BLOCK.findall(body))
    for title, body in re.findall(r"^### (.+?)$(.*?)(?=^##)", QUESTIONS, re.DOTALL | re.MULTILINE)
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Crawl the sample web into `data/` of a folder of its own, and work there."""
    folder = tmp_path_factory.mktemp("analyst")
    done = subprocess.run(
        [*DEMO, "--sample", str(ROOT / "data" / "sample"), "--data", str(folder / "data")],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    before = Path.cwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


@pytest.fixture(scope="module")
def names(folder: Path) -> dict[str, Any]:
    """Return what the page's first blocks define."""
    names: dict[str, Any] = {}
    for language, code in BLOCK.findall(GUIDE):
        if language == "python":
            exec(code, names)  # noqa: S102 - the page is ours, and running it is the test
        else:
            names["tables"].connection.execute(code)
    return names


def test_the_first_line_of_the_page_is_a_table(names: dict[str, Any]) -> None:
    assert len(names["checks"]) > 100


def test_plain_pandas_finds_the_same_newest_rows(names: dict[str, Any]) -> None:
    assert set(names["plain_ledger"]["check_id"]) == set(names["ledger"]["check_id"])
    assert len(names["then_ledger"]) == 0


def test_the_page_answers_a_dozen_questions() -> None:
    assert len(ASKED) >= 12
    assert all(blocks.keys() == {"sql", "python"} for blocks in ASKED.values())


def test_every_check_goes_out_as_a_claim_review(names: dict[str, Any]) -> None:
    (code,) = (code for _, code in BLOCK.findall(QUESTIONS) if "interchange_lines" in code)
    exec(code, names)  # noqa: S102 - as above
    assert len(names["lines"]) == len(names["ledger"])


@pytest.mark.parametrize("question", ASKED)
def test_pandas_answers_as_duckdb_does(question: str, names: dict[str, Any]) -> None:
    blocks = ASKED[question]
    exec(blocks["python"], names)  # noqa: S102 - as above
    by_duckdb = names["tables"].arrow(blocks["sql"]).to_pandas()
    assert list(names["answer"].columns) == list(by_duckdb.columns)
    assert plain(names["answer"]) == plain(by_duckdb)


@pytest.mark.parametrize(
    "question", [question for question in ASKED if question != "Which pages changed, and when?"]
)
def test_the_sample_has_something_to_say(question: str, names: dict[str, Any]) -> None:
    assert names["tables"].arrow(ASKED[question]["sql"]).num_rows > 0


def plain(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """Return a frame's rows as values that compare: no dtypes, one kind of nothing."""
    return [tuple(map(_plain, row)) for row in frame.itertuples(index=False)]


def _plain(value: Any) -> object:
    if isinstance(value, list | np.ndarray):
        return [_plain(part) for part in value]
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int | float | np.number) and not isinstance(value, bool):
        return round(float(value), 6)
    return value
