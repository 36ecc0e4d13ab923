"""The readers that analysts use, each of which takes a folder of a table as it is."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pytest


def by_pandas(folder: Path) -> pa.Table:
    return pa.Table.from_pandas(pd.read_parquet(folder, dtype_backend="pyarrow"))


def by_duckdb(folder: Path) -> pa.Table:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        return connection.sql(
            f"FROM read_parquet('{folder}/**/*.parquet', hive_partitioning = true)"
        ).to_arrow_table()


def by_polars(folder: Path) -> pa.Table:
    return pl.scan_parquet(folder).collect().to_arrow()


def by_pyarrow(folder: Path) -> pa.Table:
    return ds.dataset(folder, partitioning="hive").to_table()


READERS = [by_pandas, by_duckdb, by_polars, by_pyarrow]
every_reader = pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
Read = Callable[[Path], pa.Table]
