"""What listings said when they were last read whole, kept between runs."""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pipelines.datasets.files import write_whole
from pipelines.runs import RunStatus, read_manifest

logger = logging.getLogger(__name__)

# Header of the answer → header of the next question (RFC 9110, conditional requests).
_VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
_WENT_TO_ITS_END = frozenset({RunStatus.DONE, RunStatus.BELOW_FLOOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What one run learned of a listing."""

    run: str = ""
    question: dict[str, str] = field(default_factory=dict)
    """Headers that ask for the listing only if it has changed; empty: ask in full."""
    read_at: str = ""
    """Moment up to which all that it listed was read, ISO 8601; empty for never."""
    digests: dict[str, str] = field(default_factory=dict)
    """Key of each article listed → digest of its entry's words when it was last read."""


class ListingMemory:
    """What is known of listings, by address; only what a run read to its end counts.

    Headers of conditional requests hold only after a run that was done, so that a run that dies
    between listing and articles is not answered "nothing new" for ever. The last run that can be
    trusted stays behind the newest, in case that one cannot.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._path = data_dir / "state" / "listings.json"
        self._statuses: dict[str, RunStatus | None] = {}
        self._known = {url: self._trusted(said) for url, said in self._read().items()}
        self._seen: dict[str, Remembered] = {}

    def question(self, url: str) -> dict[str, str]:
        """Return the headers that ask for a listing only if it has changed."""
        return dict(self._of(url).question)

    def read_at(self, url: str) -> datetime | None:
        """Return the moment up to which all that a listing held was read; None for never."""
        at = self._of(url).read_at
        return datetime.fromisoformat(at) if at else None

    def changed(self, url: str, digests: Mapping[str, str]) -> set[str]:
        """Return the keys of articles whose entry says other words than when they were read."""
        before = self._of(url).digests
        return {key for key, digest in digests.items() if before.get(key, digest) != digest}

    def saw(self, url: str, headers: Mapping[str, str], at: datetime | None = None) -> None:
        """Take note of what an answer said of itself; `remember` makes it last.

        `at` is the moment of the question, where the next one asks for later changes only.
        """
        named = {name.lower(): value for name, value in headers.items()}
        question = {
            asked: named[answered] for answered, asked in _VALIDATORS.items() if named.get(answered)
        }
        read_at = at.isoformat() if at else ""
        self._seen[url] = replace(self._of(url), question=question, read_at=read_at)

    def listed(self, url: str, digests: Mapping[str, str]) -> None:
        """Take note of the words of a listing's entries, whose articles are now read."""
        seen = self._seen.get(url, self._of(url))
        self._seen[url] = replace(seen, digests=dict(digests))

    def unread(self, url: str, keys: Iterable[str]) -> None:
        """Have articles compared with their old words next time: the new were not read."""
        seen, before = self._seen.get(url), self._of(url).digests
        if seen is not None:
            left = {key: before[key] for key in keys if key in before}
            self._seen[url] = replace(seen, digests=seen.digests | left)

    def forget(self, url: str) -> None:
        """Have a listing asked in full next time: something that it listed was not read."""
        before = self._of(url)
        seen = self._seen.get(url, before)
        self._seen[url] = replace(seen, question={}, read_at=before.read_at)

    def remember(self, run_id: str) -> None:
        """Write down what a run saw; a run that stops early does not call this."""
        if not self._seen:
            return
        lasting = {u: s for u, s in self._seen.items() if s.question or s.read_at or s.digests}
        now = {url: [replace(said, run=run_id)] for url, said in lasting.items()}
        before = {url: [said] for url, said in self._known.items() if said.run}
        stored = {
            url: [asdict(said) for said in now.get(url, []) + before.get(url, [])]
            for url in now | before
        }
        write_whole(self._path, json.dumps(stored, indent=1, sort_keys=True) + "\n")

    def _of(self, url: str) -> Remembered:
        return self._known.get(url, Remembered())

    def _read(self) -> dict[str, list[Remembered]]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            return {url: [_remembered(said) for said in runs] for url, runs in stored.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError, AttributeError) as error:
            logger.warning("listing memory not readable path=%s error=%s", self._path, error)
            return {}

    def _trusted(self, said: list[Remembered]) -> Remembered:
        """Return what the latest run that went to its end learned."""
        for one in said:
            status = self._status(one.run)
            if status in _WENT_TO_ITS_END:
                return one if status is RunStatus.DONE else replace(one, question={})
        return Remembered()

    def _status(self, run_id: str) -> RunStatus | None:
        if run_id not in self._statuses:
            try:
                self._statuses[run_id] = read_manifest(self._data_dir, run_id).status
            except (OSError, ValueError):
                self._statuses[run_id] = None
        return self._statuses[run_id]


def _remembered(said: Any) -> Remembered:
    """Read what one run learned.

    Raises:
        TypeError: it has another shape; then every listing is asked in full.
    """
    return Remembered(**said)
