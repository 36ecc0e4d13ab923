"""What listings said of their age when they were last read whole, kept between runs."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from pipelines.datasets.files import write_whole
from pipelines.runs import RunStatus, read_manifest

logger = logging.getLogger(__name__)

# Header of the answer → header of the next question (RFC 9110, conditional requests).
_VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class ListingMemory:
    """Validators by address; a listing is remembered only when all that it listed was read.

    What a run remembered holds as long as its manifest says that it was done: after a full disk, or
    in a folder whose runs were removed, every listing is asked in full.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._path = data_dir / "state" / "listings.json"
        self._known = self._read()
        self._seen: dict[str, dict[str, str]] = {}

    def question(self, url: str) -> dict[str, str]:
        """Return the headers that ask for a listing only if it has changed."""
        return dict(self._known.get(url, ("", {}))[1])

    def saw(self, url: str, headers: Mapping[str, str]) -> None:
        """Take note of what an answer said of itself; `remember` makes it last."""
        named = {name.lower(): value for name, value in headers.items()}
        self._seen[url] = {
            asked: named[answered] for answered, asked in _VALIDATORS.items() if named.get(answered)
        }

    def forget(self, url: str) -> None:
        """Have a listing asked in full next time: something that it listed was not read."""
        self._seen[url] = {}

    def remember(self, run_id: str) -> None:
        """Write down what a run saw; a run that stops early does not call this."""
        if not self._seen:
            return
        seen = {url: (run_id, said) for url, said in self._seen.items()}
        known = {url: said for url, said in (self._known | seen).items() if said[1]}
        write_whole(self._path, json.dumps(known, indent=1, sort_keys=True) + "\n")

    def _read(self) -> dict[str, tuple[str, dict[str, str]]]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            known = {url: (str(run), dict(said)) for url, (run, said) in stored.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError, AttributeError) as error:
            logger.warning("listing memory not readable path=%s error=%s", self._path, error)
            return {}
        done = {run for run in {run for run, _ in known.values()} if self._was_done(run)}
        return {url: (run, said) for url, (run, said) in known.items() if run in done}

    def _was_done(self, run_id: str) -> bool:
        try:
            return read_manifest(self._data_dir, run_id).status is RunStatus.DONE
        except (OSError, ValueError):
            return False
