"""Documents tables → the pages that a report needs, in a file where each is found at once.

A page of text is large and a report needs thousands, a few at a time: a query would hold thousands
of rows at once, and a look-up in Parquet would unpack a whole row group for each.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.datasets.rows import from_row
from pipelines.datasets.schemas import DOCUMENTS
from pipelines.records.pages import Document

ROWS = 128
"""Rows taken from a file at a time; of pages of 100 kB, some 13 MB."""

_LAYOUT = ("blocks", "links")
"""What a page is laid out with; a report needs it of its articles only."""

# One plain schema for files of every age: categories become words, which need no common list.
_SCHEMA = pa.schema(
    [
        pa.field(column.name, pa.string() if pa.types.is_dictionary(column.type) else column.type)
        for column in DOCUMENTS.columns
    ]
)


class PageShelf:
    """Pages by id, on disk."""

    def __init__(self, files: Iterable[Path], wanted: Collection[str], folder: Path) -> None:
        self._places: dict[str, tuple[int, int]] = {}
        path = folder / "pages.arrow"
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, _SCHEMA) as writer:
            keys = pa.array(sorted(wanted), pa.string())
            for number, batch in enumerate(_taken(files, keys)):
                for row, document_id in enumerate(batch["document_id"].to_pylist()):
                    self._places.setdefault(document_id, (number, row))
                writer.write_batch(batch)
        self._file = pa.ipc.open_file(pa.memory_map(str(path)))

    def read(self, ids: Iterable[str], *, with_layout: Collection[str]) -> dict[str, Document]:
        """Return pages by id; one that no file holds is left out.

        Args:
            ids: Pages to read.
            with_layout: Those of them whose blocks and links are needed.
        """
        rows: dict[tuple[int, bool], list[int]] = defaultdict(list)
        for document_id in dict.fromkeys(ids):
            if document_id in self._places:
                number, row = self._places[document_id]
                rows[number, document_id in with_layout].append(row)
        pages: dict[str, Document] = {}
        for (number, is_whole), places in rows.items():
            for cells in self._rows(number, places, () if is_whole else _LAYOUT):
                pages[cells["document_id"]] = from_row(DOCUMENTS, cells)
        return pages

    def _rows(
        self, number: int, places: Sequence[int], without: Sequence[str]
    ) -> list[dict[str, Any]]:
        names = [name for name in _SCHEMA.names if name not in without]
        batch = self._file.get_batch(number).select(names)
        rows: list[dict[str, Any]] = batch.take(pa.array(places)).to_pylist()
        return rows


def _taken(files: Iterable[Path], wanted: pa.Array) -> Iterable[pa.RecordBatch]:
    """Yield the wanted rows of table files, in one schema."""
    for path in files:
        with pq.ParquetFile(path) as parquet:
            for batch in parquet.iter_batches(batch_size=ROWS):
                kept = batch.filter(pc.is_in(batch["document_id"], wanted))
                if kept.num_rows:
                    yield _plain(kept)


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    has = set(batch.schema.names)
    columns = [
        batch[field.name].cast(field.type)
        if field.name in has
        else pa.nulls(batch.num_rows, field.type)
        for field in _SCHEMA
    ]
    return pa.RecordBatch.from_arrays(columns, schema=_SCHEMA)
