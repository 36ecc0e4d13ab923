"""Spark reads the tables as the other readers do; runs where pyspark and Java are there."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.datasets.rows import to_row
from pipelines.datasets.schemas import TABLES
from pipelines.datasets.store import Store
from pipelines.records.checks import Check, Verdict

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Return a Spark session of one core that writes no page of its own."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_every_table_opens_with_every_column(spark: Any, crawled: Path) -> None:
    for name, table in TABLES.items():
        frame = spark.read.parquet(str(crawled / "tables" / name))
        assert frame.columns == [*table.schema.names, "crawl_date"]


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "later"])
def test_days_without_rows_or_values_break_nothing(
    spark: Any, data_dir: Path, full: Check, is_first: bool
) -> None:
    bare = Check(claim_id="a", document_id="d", verdict=Verdict.NOT_FOUND, reason="absent")
    days = [[], [bare], [replace(full, note=None)]]
    for place, checks in enumerate(days if is_first else reversed(days)):
        with Store(data_dir, f"run-{place}", DAY + timedelta(place)) as store:
            store.extend(checks)
    frame = spark.read.parquet(str(data_dir / "tables" / "checks"))
    found = {row["claim_id"]: row.asDict(recursive=True) for row in frame.collect()}
    wanted = to_row(full)
    assert set(found) == {"a", full.claim_id}
    assert found[full.claim_id]["by_source"] == wanted["by_source"]
    assert found["a"]["by_source"] == []
