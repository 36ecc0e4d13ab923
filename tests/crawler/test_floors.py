"""A run that captured nothing, or far less than its own history, is not done."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from crawler.exit_codes import ExitCode
from crawler.floors import Floors, verdict
from pipelines.runs import Run, RunStatus, runs_like, write_manifest
from tests.crawler.conftest import crawl_once
from tests.crawler.fault_server import FaultServer
from tests.crawler.invented_markup import words
from tests.crawler.newsrooms import crawl_listings
from tests.crawler.site_server import SiteServer
from tests.crawler.sites.venturebeat import VentureBeat

AT = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
RUN = Run(run_id="now", command="venturebeat", started_at=AT, status=RunStatus.DONE)
FLOORS = Floors(share=0.5, runs=5, pages=5)


def run(run_id: str = "now", **counts: int) -> Run:
    named = {name.replace("__", "/"): count for name, count in counts.items()}
    return replace(RUN, run_id=run_id, counts=tuple(named.items()))


def listing(listed: int, *, whole: int = 1, known: int = 0) -> dict[str, int]:
    return {
        "discovery__listings__read": whole,
        "discovery__listings__whole": whole,
        "discovery__listed": listed,
        "discovery__known": known,
    }


def pages(kind: str, read: int, unread: int) -> dict[str, int]:
    return {f"{kind}__read": read, f"{kind}__unread": unread, "records__documents": read}


USUAL_LISTING = [run("past", **listing(20)) for _ in range(3)]
USUAL_SOURCES = [run("past", **pages("sources", 80, 20)) for _ in range(3)]


@pytest.mark.parametrize(
    ("now", "earlier", "words"),
    [
        (run(**listing(4, known=4)), USUAL_LISTING, "4 articles were listed, and 20 in the 3 runs"),
        (run(**listing(0)), USUAL_LISTING, "the listings named no article"),
        (run(**listing(0)), [], "the listings named no article"),
        (run(**pages("sources", 3, 17)), USUAL_SOURCES, "3 of 20 sources were read, and 80%"),
        (
            run(**pages("articles", 1, 9)),
            [run("past", **pages("articles", 9, 1))],
            "1 of 10 articles were read, and 90% in the run before",
        ),
        (run(), USUAL_SOURCES, "no page could be read"),
        (run(discovery__listings__unread=2), USUAL_LISTING, "no listing could be read"),
        (run(records__documents=3, dossiers__failed=1), [], "1 of 1 articles could not be checked"),
    ],
)
def test_a_fall_is_named_with_what_was_usual(now: Run, earlier: list[Run], words: str) -> None:
    status, code, reason = verdict(now, "finished", earlier, FLOORS)
    assert (status, code) == (RunStatus.BELOW_FLOOR, ExitCode.BELOW_FLOOR)
    assert words in str(reason)


@pytest.mark.parametrize(
    ("now", "earlier"),
    [
        pytest.param(
            run(discovery__listings__unchanged=1), USUAL_LISTING, id="answered not modified"
        ),
        pytest.param(
            run(discovery__listings__read=1), USUAL_LISTING, id="asked for later changes, and none"
        ),
        pytest.param(
            run(**listing(20, known=20)), USUAL_LISTING, id="as many listed as ever, none new"
        ),
        pytest.param(run(**listing(11, known=11)), USUAL_LISTING, id="above half of the usual"),
        pytest.param(
            run(**listing(4, whole=2, known=4)), USUAL_LISTING, id="other listings than before"
        ),
        pytest.param(run(**pages("sources", 9, 11)), USUAL_SOURCES, id="a share above the floor"),
        pytest.param(run(**pages("sources", 1, 3)), USUAL_SOURCES, id="too few to say anything"),
        pytest.param(run(**pages("sources", 1, 19)), [], id="without a history"),
    ],
)
def test_a_run_that_rightly_found_little_is_done(now: Run, earlier: list[Run]) -> None:
    assert verdict(now, "finished", earlier, FLOORS)[0] is RunStatus.DONE


def test_a_floor_of_nothing_asks_for_nothing() -> None:
    now = run(**listing(1, known=1))
    assert verdict(now, "finished", USUAL_LISTING, replace(FLOORS, share=0))[0] is RunStatus.DONE


def test_only_the_latest_runs_count() -> None:
    old = [run("old", **listing(100)) for _ in range(5)]
    recent = [run("recent", **listing(6)) for _ in range(5)]
    assert verdict(run(**listing(5, known=5)), "finished", recent + old, FLOORS)[1] == ExitCode.DONE


@pytest.mark.parametrize(
    ("changes", "is_like"),
    [
        ({}, True),
        ({"status": RunStatus.BELOW_FLOOR}, False),
        ({"status": RunStatus.KILLED}, False),
        ({"command": "article"}, False),
        ({"arguments": ("set=FLOOR_SHARE=0",)}, True),
        ({"arguments": ("since=2026-05-01",)}, False),
        ({"counts": (("replay/files", 1),)}, False),
        ({"run_id": "now"}, False),
    ],
)
def test_a_run_is_measured_by_its_like(
    tmp_path: Path, changes: dict[str, Any], is_like: bool
) -> None:
    write_manifest(tmp_path, replace(RUN, **({"run_id": "before"} | changes)))
    (tmp_path / "runs" / "torn.json").write_text("{")
    assert bool(runs_like(tmp_path, RUN)) is is_like


def test_a_feed_that_lists_far_less_than_it_did_ends_its_run_below_the_floor(
    tmp_path: Path,
) -> None:
    """First twelve articles; then nothing new; then a feed that has lost ten of them."""
    boats = {f"/ai/boat-{n}-of-the-harbour": words(f"Boat {n} is blue.") for n in range(12)}
    site = VentureBeat(items=boats)
    with SiteServer({"venturebeat.com": site}) as server:
        crawl = partial(
            crawl_listings, server, tmp_path, "venturebeat", settings={"ARTICLES_PER_RUN": 0}
        )
        first, quiet = crawl(), crawl()
        for path in list(site.items)[2:]:
            del site.items[path]
        fallen = crawl()
    assert (first.status, quiet.status) == ("done", "done")
    assert str(quiet.reason).startswith("nothing new")
    assert fallen.status == "below_floor"
    assert fallen.reason == "2 articles were listed, and 12 in the run before (FLOOR_SHARE)"
    rows = {row["run_id"]: row for row in fallen.rows("runs")}
    assert rows[fallen.run_id]["reason"] == fallen.reason
    assert rows[fallen.run_id]["exit_code"] == ExitCode.BELOW_FLOOR


def test_articles_that_are_refused_where_they_were_read_end_their_run_below_the_floor(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    """The same eight addresses twice; the second time no page comes whole."""
    urls = [f"http://sours.example/{n}" for n in range(8)]
    runs = [crawl_once(tmp_path, urls, server_port=fault_server.port) for _ in range(2)]
    assert [crawled.status for crawled in runs] == ["done", "below_floor"]
    assert runs[1].reason == "2 of 8 articles were read, and 100% in the run before (FLOOR_SHARE)"


def test_the_share_is_a_setting(fault_server: FaultServer, tmp_path: Path) -> None:
    urls = [f"http://sours.example/share/{n}" for n in range(8)]
    port = fault_server.port
    runs = [crawl_once(tmp_path, urls, server_port=port, FLOOR_SHARE=share) for share in (0.5, 0)]
    assert [crawled.status for crawled in runs] == ["done", "done"]


def test_a_record_that_fits_no_table_is_counted_and_named_and_costs_no_other(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    """A capture whose status is more than the column holds, as no server can make one."""
    urls = [f"http://{name}.example/unfit" for name in ("plain", "latin", "gzipped")]
    crawled = crawl_once(
        tmp_path,
        urls,
        server_port=fault_server.port,
        ITEM_PIPELINES={
            "tests.crawler.crawl_once.Spoiler": 100,
            "crawler.item_pipelines.TableWriter": 900,
        },
    )
    assert (crawled.status, crawled.counts["records/unfit"]) == ("below_floor", 1)
    assert "records that do not fit their tables: 1; first captures: " in str(crawled.reason)
    assert "latin.example" in crawled.log
    kept = {row["url"] for row in crawled.rows("captures") if row["role"] == "article"}
    assert kept == {urls[0], urls[2]}
