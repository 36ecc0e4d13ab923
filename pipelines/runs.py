"""Run: what one execution did, its manifest on disk, and the lock that keeps two writers apart."""

import json
import os
import platform
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from pipelines.datasets.files import write_whole
from pipelines.records.checks import RULES_VERSION
from pipelines.records.identity import digest_of

MOST_LIKE = 50  # runs that a run is ever compared with
MOST_LOOKED_AT = 1_000  # manifests that are read for it; .1 ms each


class RunStatus(StrEnum):
    """How a run stands; only `done` is done."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    BELOW_FLOOR = "below_floor"
    INTERRUPTED = "interrupted"
    """Stopped by a person or the machine, and ended in order."""
    KILLED = "killed"
    """Died without a last word; found by a later run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One execution of a command that writes tables."""

    run_id: str
    command: str
    """Command as given, such as `article` or `crawl`."""
    arguments: tuple[str, ...] = ()
    """What the command was given, in order."""
    started_at: datetime
    finished_at: datetime | None = None
    """None while it runs, and when it was killed."""
    status: RunStatus = RunStatus.RUNNING
    exit_code: int | None = None
    reason: str | None = None
    """Why it did not end as `done`, in plain words."""
    counts: tuple[tuple[str, int], ...] = ()
    """Name and number of what was captured, read, found and checked; names have paths."""
    attempt: int = 1
    """1 at first, one more each time the run is resumed."""
    host: str = ""
    version: str = ""
    """Release of sourcecheck."""
    rules_version: str = RULES_VERSION

    def __post_init__(self) -> None:
        if self.started_at.utcoffset() is None:
            raise ValueError(f"{self.run_id}: started_at must carry a zone ({self.started_at})")

    @property
    def execution_id(self) -> str:
        """Identity of this attempt of the run."""
        return digest_of([self.run_id, str(self.attempt)])

    def count(self, name: str) -> int:
        """Return one of the counts; 0 when nothing was counted under the name."""
        return dict(self.counts).get(name, 0)


def new_run_id(now: datetime) -> str:
    """Return an id that sorts by time; six random hex digits part runs of one moment.

    >>> new_run_id(datetime(2026, 11, 22, 9, 5, tzinfo=UTC))[:19]
    '20261122T090500000Z'
    """
    at = now.astimezone(UTC)
    return f"{at:%Y%m%dT%H%M%S}{at.microsecond // 1000:03d}Z-{secrets.token_hex(3)}"


def day_of_run(run_id: str) -> date | None:
    """Return the UTC day on which a run began, read from its id; None for an id of another make.

    >>> day_of_run("20261122T090500000Z-a1b2c3")
    datetime.date(2026, 11, 22)
    """
    try:
        return datetime.strptime(run_id[:8], "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def manifest_path(data_dir: Path, run_id: str) -> Path:
    """Return where the manifest of a run lies."""
    return data_dir / "runs" / f"{run_id}.json"


def write_manifest(data_dir: Path, run: Run) -> Path:
    """Write what a run did, whole or not at all; a later call replaces it."""
    target = manifest_path(data_dir, run.run_id)
    body = asdict(run) | {"counts": dict(run.counts)}
    write_whole(target, json.dumps(body, default=str, ensure_ascii=False, indent=2) + "\n")
    return target


def read_manifest(data_dir: Path, run_id: str) -> Run:
    """Read the manifest of a run.

    Raises:
        FileNotFoundError: There is no such run.
        ValueError: The file is no manifest; the message names it and its cure.
    """
    path = manifest_path(data_dir, run_id)
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        return _run_from(body)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(
            f"{path}: is no manifest of a run ({error}); move it away, the tables do not need it"
        ) from error


def read_manifests(data_dir: Path) -> tuple[list[Run], list[str]]:
    """Return every run that has a manifest, oldest first, and a message for each unreadable one."""
    runs: list[Run] = []
    faults: list[str] = []
    for path in sorted((data_dir / "runs").glob("*.json")):
        try:
            runs.append(read_manifest(data_dir, path.stem))
        except ValueError as error:
            faults.append(str(error))
    return sorted(runs, key=lambda run: (run.started_at, run.run_id)), faults


def runs_like(data_dir: Path, run: Run, *, most: int = MOST_LIKE) -> list[Run]:
    """Return the runs that did what a run does and were done, latest first.

    They had the same command and arguments, and the network answered, no archive.
    """
    found: list[Run] = []
    paths = sorted((data_dir / "runs").glob("*.json"), reverse=True)
    for path in paths[:MOST_LOOKED_AT]:
        try:
            other = read_manifest(data_dir, path.stem)
        except (OSError, ValueError):
            continue
        if _is_like(run, other):
            found.append(other)
        if len(found) == most:
            break
    return found


def _asked_of(run: Run) -> list[str]:
    """Return a run's arguments without the floors it was given: they change no crawl."""
    return [word for word in run.arguments if not word.startswith("set=FLOOR_")]


def _is_like(run: Run, other: Run) -> bool:
    return (
        other.status is RunStatus.DONE
        and other.run_id != run.run_id
        and (other.command, _asked_of(other)) == (run.command, _asked_of(run))
        and not other.count("replay/files")
    )


def _run_from(body: dict[str, Any]) -> Run:
    finished = body.get("finished_at")
    changed = {
        "started_at": datetime.fromisoformat(body["started_at"]),
        "finished_at": datetime.fromisoformat(finished) if finished else None,
        "status": RunStatus(body["status"]),
        "arguments": tuple(body.get("arguments") or ()),
        "counts": tuple((body.get("counts") or {}).items()),
    }
    return Run(**(body | changed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who holds, or held, the data folder."""

    run_id: str
    pid: int
    host: str
    since: str
    """UTC moment, ISO 8601."""

    def __str__(self) -> str:
        return f"run {self.run_id}, process {self.pid} on {self.host}, since {self.since}"


class RunLockedError(RuntimeError):
    """Another run is writing to the data folder."""

    def __init__(self, path: Path, owner: Owner | None) -> None:
        cure = "wait for it to end, or give another --data"
        if owner and owner.host != platform.node():
            cure += "; if that machine is gone, delete the file"
        super().__init__(f"{path}: held by {owner or 'another run'}; {cure}")
        self.owner = owner


@contextmanager
def run_lock(data_dir: Path, run_id: str, *, now: datetime) -> Iterator[Owner | None]:
    """Hold the data folder for one run; give the owner that died with it in hand, if one did.

    The lock is the kernel's: it ends with its process, however that ends, so that nothing has to
    guess whether an owner is dead. The file's words only say who it is. A folder that several
    machines share is guarded by the host name in the file.

    Raises:
        RunLockedError: Another run holds it.
    """
    import fcntl

    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / ".lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RunLockedError(path, _read_owner(handle)) from None
        before = _read_owner(handle)
        if before and before.host != platform.node():
            raise RunLockedError(path, before)
        _write_owner(
            handle,
            Owner(
                run_id=run_id,
                pid=os.getpid(),
                host=platform.node(),
                since=now.astimezone(UTC).isoformat(timespec="seconds"),
            ),
        )
        try:
            yield before
        finally:
            _write_owner(handle, None)
    finally:
        os.close(handle)


def _read_owner(handle: int) -> Owner | None:
    try:
        return Owner(**json.loads(os.pread(handle, 4096, 0)))
    except (ValueError, TypeError):
        return None


def _write_owner(handle: int, owner: Owner | None) -> None:
    os.ftruncate(handle, 0)
    if owner:
        os.pwrite(handle, json.dumps(asdict(owner)).encode(), 0)
    os.fsync(handle)
