"""Settled sources, the older ones on disk, so that a long run's memory stays flat."""

import pickle
import tempfile
import zlib
from collections import OrderedDict
from collections.abc import Iterator, MutableMapping

from pipelines.records.dossiers import Source

KEPT_IN_MEMORY = 400
"""Sources that were used last, some 50 KB each; a run of a few articles never leaves memory."""
_LEVEL = 1  # a tenth of a millisecond a page, and a quarter of its size


class SourceSpool(MutableMapping[str, Source]):
    """Sources by key: the last used in memory, the rest in a file that nobody else can open."""

    def __init__(self) -> None:
        self._recent: OrderedDict[str, Source] = OrderedDict()
        self._places: dict[str, tuple[int, int]] = {}
        self._file = tempfile.TemporaryFile(prefix="sourcecheck-")  # noqa: SIM115 - closed below

    def __getitem__(self, key: str) -> Source:
        if key in self._recent:
            self._recent.move_to_end(key)
            return self._recent[key]
        offset, length = self._places[key]
        self._file.seek(offset)
        # The file has no name: what is read is what this process wrote.
        source: Source = pickle.loads(zlib.decompress(self._file.read(length)))  # noqa: S301
        self._keep(key, source)
        return source

    def __setitem__(self, key: str, source: Source) -> None:
        self._places.pop(key, None)
        self._keep(key, source)

    def __contains__(self, key: object) -> bool:
        return key in self._recent or key in self._places

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._places.pop(key, None)
        self._recent.pop(key, None)

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._places), **dict.fromkeys(self._recent)})

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def _keep(self, key: str, source: Source) -> None:
        self._recent[key] = source
        self._recent.move_to_end(key)
        if len(self._recent) > KEPT_IN_MEMORY:
            self._write(*self._recent.popitem(last=False))

    def _write(self, key: str, source: Source) -> None:
        if key in self._places:
            return
        packed = zlib.compress(pickle.dumps(source, pickle.HIGHEST_PROTOCOL), _LEVEL)
        self._places[key] = (self._file.seek(0, 2), len(packed))
        self._file.write(packed)
