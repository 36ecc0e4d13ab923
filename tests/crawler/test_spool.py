"""Sources come back from the spool equal, however many there are."""

from crawler.spool import KEPT_IN_MEMORY, SourceSpool
from pipelines.plain_text import read_plain_text
from pipelines.records.dossiers import Source
from pipelines.records.pages import Unread


def _source(number: int) -> Source:
    url = f"https://s.example/{number}"
    if number % 3 == 0:
        return Source(url_key=url, url=url, unread=Unread.GONE)
    return Source(url_key=url, url=url, document=read_plain_text(f"Page {number}.", url=url))


def test_sources_come_back_equal_long_after_they_left_memory() -> None:
    spool = SourceSpool()
    sources = {s.url_key: s for s in map(_source, range(KEPT_IN_MEMORY * 2))}
    spool.update(sources)
    assert dict(spool) == sources
    assert len(spool) == len(sources)
    spool.close()


def test_a_later_outcome_replaces_an_earlier_one_and_a_removed_one_is_gone() -> None:
    spool = SourceSpool()
    spool["k"] = _source(0)
    spool["k"] = _source(1)
    assert spool["k"] == _source(1)
    del spool["k"]
    assert "k" not in spool
    spool.close()
