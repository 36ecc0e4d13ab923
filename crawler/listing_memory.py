"""What listings said of their age when they were last read whole, kept between runs."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from pipelines.datasets.files import write_whole

logger = logging.getLogger(__name__)

# Header of the answer → header of the next question (RFC 9110, conditional requests).
_VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class ListingMemory:
    """Validators by address; a listing is remembered only when all that it listed was read."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / "state" / "listings.json"
        self._known: dict[str, dict[str, str]] = _read(self._path)
        self._seen: dict[str, dict[str, str]] = {}

    def question(self, url: str) -> dict[str, str]:
        """Return the headers that ask for a listing only if it has changed."""
        return dict(self._known.get(url, {}))

    def saw(self, url: str, headers: Mapping[str, str]) -> None:
        """Take note of what an answer said of itself; `remember` makes it last."""
        named = {name.lower(): value for name, value in headers.items()}
        self._seen[url] = {
            asked: named[answered] for answered, asked in _VALIDATORS.items() if named.get(answered)
        }

    def forget(self, url: str) -> None:
        """Have a listing asked in full next time: something that it listed was not read."""
        self._seen[url] = {}

    def remember(self) -> None:
        """Write down what was seen; a run that stops early does not call this."""
        if self._seen:
            known = {url: said for url, said in (self._known | self._seen).items() if said}
            write_whole(self._path, json.dumps(known, indent=1, sort_keys=True) + "\n")


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return {str(url): dict(said) for url, said in known.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError) as error:
        logger.warning("listing memory not readable path=%s error=%s; asking anew", path, error)
        return {}
