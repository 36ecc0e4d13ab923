"""The ferry article of the report's tests."""

import pytest

from pipelines.records.dossiers import CheckedDossier, Dossier
from tests.report.ferry_dossier import ferry_dossier


@pytest.fixture(scope="session")
def ferry() -> tuple[Dossier, CheckedDossier]:
    """Return the dossier of the ferry article, checked by hand."""
    return ferry_dossier()
