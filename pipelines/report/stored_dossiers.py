"""Tables → checked articles, a few at a time, with the pages, captures and rulings around them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import batched
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipelines.datasets.columns import Table
from pipelines.datasets.reading import TableReader
from pipelines.datasets.rows import from_batch
from pipelines.datasets.schemas import CAPTURES, CHECKS, CITATIONS, CLAIMS, DOCUMENTS, RULINGS
from pipelines.records.checks import Check
from pipelines.records.citations import Citation
from pipelines.records.claims import Claim
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Capture, Document, Unread
from pipelines.records.rulings import Ruling
from pipelines.report.article_view import ReportedArticle
