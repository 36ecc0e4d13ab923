"""Files that are complete or absent: written aside, synced, then renamed into place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(target: Path, *, aside: Path | None = None) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, that file becomes `target` at once.

    Args:
        target: Where the finished file shall stand; what stood there is replaced.
        aside: Folder of the same file system for the unfinished file; the target's own if None.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = (aside or target.parent) / f".{target.name}.part"
    try:
        yield draft
        sync(draft)
        draft.replace(target)
        sync(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def write_whole(target: Path, content: str) -> None:
    """Replace a small text file so that no reader ever sees half of it."""
    with whole_file(target) as draft:
        draft.write_text(content, encoding="utf-8")


def sync(path: Path) -> None:
    """Bring a file or a folder's entries to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
