"""What is remembered of a listing, and after which runs it counts."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.listing_memory import ListingMemory
from pipelines.runs import Run, RunStatus, write_manifest

FEED = "https://gull.example/feed"
AT = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
RUN = Run(run_id="one", command="feed", started_at=AT, status=RunStatus.DONE)
SAID = {"ETag": '"7"', "Last-Modified": "Thu, 14 May 2026 09:00:00 GMT", "Server": "x"}
BOATS = {"gull.example/boats": "a", "gull.example/eels": "b"}


def after_a_run(data_dir: Path, run: Run = RUN, *, digests: dict[str, str] = BOATS) -> None:
    write_manifest(data_dir, run)
    memory = ListingMemory(data_dir)
    memory.saw(FEED, SAID, AT)
    memory.listed(FEED, digests)
    memory.remember(run.run_id)


def test_etag_and_last_modified_are_asked_with_after_a_run_that_was_done(tmp_path: Path) -> None:
    after_a_run(tmp_path)
    memory = ListingMemory(tmp_path)
    asked = {"If-None-Match": '"7"', "If-Modified-Since": SAID["Last-Modified"]}
    assert (memory.question(FEED), memory.read_at(FEED)) == (asked, AT)


@pytest.mark.parametrize(
    ("status", "asks_conditionally", "knows_words"),
    [
        (RunStatus.DONE, True, True),
        (RunStatus.BELOW_FLOOR, False, True),
        (RunStatus.FAILED, False, False),
        (RunStatus.KILLED, False, False),
    ],
)
def test_what_a_run_learned_counts_by_how_it_ended(
    tmp_path: Path, status: RunStatus, *, asks_conditionally: bool, knows_words: bool
) -> None:
    after_a_run(tmp_path, replace(RUN, status=status))
    memory = ListingMemory(tmp_path)
    assert bool(memory.question(FEED)) is asks_conditionally
    assert bool(memory.changed(FEED, dict.fromkeys(BOATS, "new"))) is knows_words


def test_after_a_failed_run_the_one_before_it_counts(tmp_path: Path) -> None:
    after_a_run(tmp_path)
    failed = replace(RUN, run_id="two", status=RunStatus.FAILED)
    after_a_run(tmp_path, failed, digests=dict.fromkeys(BOATS, "later"))
    assert ListingMemory(tmp_path).changed(FEED, BOATS) == set()


def test_only_an_entry_whose_words_changed_is_told(tmp_path: Path) -> None:
    after_a_run(tmp_path)
    now = BOATS | {"gull.example/eels": "c", "gull.example/nets": "d"}
    assert ListingMemory(tmp_path).changed(FEED, now) == {"gull.example/eels"}


def test_an_edit_that_could_not_be_read_is_told_again(tmp_path: Path) -> None:
    after_a_run(tmp_path)
    now = dict.fromkeys(BOATS, "new")
    write_manifest(tmp_path, replace(RUN, run_id="two"))
    memory = ListingMemory(tmp_path)
    memory.saw(FEED, SAID)
    memory.listed(FEED, now)
    memory.unread(FEED, ["gull.example/eels"])
    memory.remember("two")
    assert ListingMemory(tmp_path).changed(FEED, now) == {"gull.example/eels"}


def test_a_listing_that_was_not_read_whole_is_asked_in_full(tmp_path: Path) -> None:
    after_a_run(tmp_path)
    write_manifest(tmp_path, replace(RUN, run_id="two"))
    memory = ListingMemory(tmp_path)
    memory.saw(FEED, SAID, AT.replace(day=15))
    memory.forget(FEED)
    memory.remember("two")
    assert ListingMemory(tmp_path).question(FEED) == {}
    assert ListingMemory(tmp_path).read_at(FEED) == AT


@pytest.mark.parametrize("stored", ["", "[]", '{"https://gull.example/feed": ["one", {}]}'])
def test_a_memory_of_another_shape_is_no_memory(tmp_path: Path, stored: str) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "listings.json").write_text(stored)
    assert ListingMemory(tmp_path).question(FEED) == {}
