"""The crawl as a run: lock, manifest, tables and counts."""

import errno
import logging
import platform
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings

from crawler.exit_codes import ExitCode
from crawler.floors import Floors, verdict
from crawler.log_lines import tame_logs
from crawler.resuming import EarlierAttempt, run_to_resume
from crawler.stopping import quick_stop_of
from pipelines.runs import Run, RunStatus, new_run_id, run_lock, runs_like, write_manifest

if TYPE_CHECKING:
    from pipelines.datasets.journal import Unfit
    from pipelines.datasets.store import Store

logger = logging.getLogger(__name__)

# Stats that are worth a number in `runs`: path prefix → name there.
_COUNTED = (
    "articles/",
    "captures/",
    "pages/",
    "records/",
    "dossiers/",
    "retry/count",
    "hosts/",
    "discovery/",
    "citations/",
    "replay/",
    "probe/",
    "sources/",
)
FLUSH_SECONDS = 2.0  # rows younger than this are made again from the WARC after a kill


class RunAddon:
    """Give a crawl without a RUN_ID its name, and let CONTACT say who asks."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Set RUN_ID, from RESUME or anew; put CONTACT into the user agent, unless given."""
        given = settings.getpriority("USER_AGENT")
        if given is None or given <= SETTINGS_PRIORITIES["project"]:
            agent = f"{settings['BOT_NAME']}/{settings['RELEASE']} (+{settings['CONTACT']})"
            settings.set("USER_AGENT", agent, "project")
        if settings["RESUME"]:
            settings.set("RUN_ID", settings["RESUME"], "cmdline")
        if not settings["RUN_ID"]:
            settings.set("RUN_ID", new_run_id(datetime.now(UTC)), "cmdline")


class RunKeeper:
    """Hold the data folder, the tables and the manifest of one crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._data_dir = Path(str(crawler.settings["DATA_DIR"]))
        self._store: Store | None = None
        self._flush_at = monotonic() + FLUSH_SECONDS
        self._floors = Floors.from_settings(crawler.settings)
        self._fault: Exception | None = None
        self._unfit: list[Unfit] = []
        self._held = ExitStack()
        now = datetime.now(UTC)
        self.run = Run(
            run_id=str(crawler.settings["RUN_ID"]),
            command=crawler.spidercls.name,
            arguments=tuple(crawler.settings.getlist("RUN_ARGUMENTS")),
            started_at=now,
            host=platform.node(),
            version=str(crawler.settings["RELEASE"]),
        )
        self.earlier: EarlierAttempt | None = None
        """What an earlier attempt of this run has captured."""
        self._held.enter_context(run_lock(self._data_dir, self.run.run_id, now=now))
        try:
            self._recover()
            if crawler.settings["RESUME"]:
                self._resume()
            write_manifest(self._data_dir, self.run)
        except BaseException:
            self._held.close()
            raise

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the lock; `RunLocked` ends the crawl before it begins."""
        tame_logs()
        keeper = cls(crawler)
        crawler.signals.connect(keeper.end, signals.spider_closed)
        return keeper

    def append(self, record: object) -> str:
        """Take a record into its table; return the table's name.

        Raises:
            ValueError: No table holds such records; the run will end as failed.
        """
        try:
            table = self._open_store().append(record)
            if monotonic() >= self._flush_at:
                self._flush_at = monotonic() + FLUSH_SECONDS
                self._flush()
        except Exception as error:
            self._fault = self._fault or error
            quick_stop_of(self._crawler).give_up()
            raise
        return table

    def end(self, reason: str) -> None:
        """Turn the journal into tables and write what the run did."""
        try:
            self._flush()
            self.run = self._ended(reason)
            self.append(self.run)
            rows = self._open_store().close()
            logger.info("tables written run=%s rows=%s", self.run.run_id, rows)
        except Exception as error:  # a run whose tables are not whole must say so, whatever it was
            self.run = _failed(self.run, error)
            logger.exception("tables not written run=%s", self.run.run_id)
        finally:
            write_manifest(self._data_dir, self.run)
            self._held.close()

    def _flush(self) -> None:
        """Bring the rows where a kill cannot lose them; tell of records that make no row."""
        store = self._open_store()
        store.flush()
        told = len(self._unfit)
        self._unfit = store.unfit
        for unfit in self._unfit[told:]:
            logger.error("record not written: %s", unfit)
            self._crawler.stats.inc_value("records/unfit")

    def _ended(self, reason: str) -> Run:
        archives = self._crawler.settings.getlist("REPLAY_FILES")
        if archives:
            self._crawler.stats.set_value("replay/files", len(archives))
        stats = self._crawler.stats.get_stats()
        counts = {k: v for k, v in stats.items() if k.startswith(_COUNTED) and isinstance(v, int)}
        run = replace(self.run, finished_at=datetime.now(UTC), counts=tuple(sorted(counts.items())))
        fault = self._crawler.stats.get_value("captures/write_error") or self._fault
        if fault is not None:
            return _failed(run, fault)
        status, code, words = verdict(run, reason, self._earlier_runs(run), self._floors)
        slipped = self._crawler.stats.get_value("probe/failure")
        if slipped and code in {ExitCode.DONE, ExitCode.BELOW_FLOOR}:
            status, code, words = RunStatus.BELOW_FLOOR, ExitCode.BELOW_FLOOR, slipped
        elif self._unfit and code == ExitCode.DONE:
            first = str(self._unfit[0])[:200]
            words = f"records that do not fit their tables: {len(self._unfit)}; first {first}"
            status, code = RunStatus.BELOW_FLOOR, ExitCode.BELOW_FLOOR
        return replace(run, status=status, exit_code=code, reason=words)

    def _earlier_runs(self, run: Run) -> list[Run]:
        """Return the runs to measure this one by; an archive's answers are measured by none."""
        if run.count("replay/files") or not self._floors.share:
            return []
        return runs_like(self._data_dir, run)

    def _open_store(self) -> "Store":
        if self._store is None:
            # Arrow takes half a second to import: not before the first page is on its way.
            from pipelines.datasets.store import Store

            self._store = Store(self._data_dir, self.run.run_id, self.run.started_at.date())
        return self._store

    def _resume(self) -> None:
        """Go on where an earlier attempt of the run ended; its day stays the run's day."""
        before = run_to_resume(self._data_dir, self.run.run_id)
        self.run = replace(
            self.run,
            started_at=before.started_at,
            arguments=before.arguments,
            attempt=before.attempt + 1,
        )
        captures = self._data_dir / "captures"
        self.earlier = EarlierAttempt(captures / f"{self.run.run_id}.warc.gz")

    def _recover(self) -> None:
        journal = self._data_dir / "journal"
        if journal.is_dir() and any(journal.iterdir()):
            from pipelines.datasets.store import recover

            for run_id, rows in recover(self._data_dir).items():
                logger.warning("tables of an earlier run finished run=%s rows=%s", run_id, rows)


def _failed(run: Run, error: Exception) -> Run:
    is_full = getattr(error, "errno", None) in {errno.ENOSPC, errno.EDQUOT}
    return replace(
        run,
        finished_at=run.finished_at or datetime.now(UTC),
        status=RunStatus.FAILED,
        exit_code=ExitCode.DISK_FULL if is_full else ExitCode.FAILED,
        reason=f"could not write: {error}",
    )
