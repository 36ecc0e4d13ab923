"""What an earlier attempt of a run has captured → answers for the attempt that finishes it."""

from pathlib import Path

from scrapy import Request

from crawler.replay import Archive
from crawler.responses import UnreadError, bare_url
from pipelines.captures import WarcReader
from pipelines.exchanges import StoredResponse
from pipelines.gzip_members import cut_torn_tail
from pipelines.records.pages import Capture
from pipelines.runs import Run, RunStatus, read_manifest


class EarlierAttempt:
    """The exchanges and settled captures in a run's own WARC file.

    Every stored response answers once, in the order in which they came; a page that was tried
    three times is tried three times again. What was never answered is left to the network.
    """

    def __init__(self, path: Path) -> None:
        """Cut what a kill left half written, and index the rest.

        Raises:
            OSError: The file cannot be read or cut.
        """
        self._archive = Archive(())
        self._settled: dict[tuple[object, ...], Capture] = {}
        if not path.is_file():
            return
        cut_torn_tail(path)
        self._archive = Archive([path], is_once=True, may_be_empty=True)
        for capture in WarcReader(path).settled():
            self._settled.setdefault(_key(capture), capture)

    def answer(self, request: Request) -> StoredResponse | None:
        """Return the next stored response to a request; None when it was not answered yet.

        Raises:
            UnreadError: The earlier attempt settled that it gets no answer.
        """
        stored = self._archive.answer(bare_url(request))
        if stored is None:
            failed = self._archive.failure(bare_url(request))
            if failed is not None and failed.unread is not None:
                raise UnreadError(failed.unread, failed.unread_detail or "")
        return stored

    def settled(self, capture: Capture) -> Capture | None:
        """Return the capture with which the earlier attempt settled the same page the same way."""
        return self._settled.get(_key(capture))


def _key(capture: Capture) -> tuple[object, ...]:
    return (
        capture.role,
        capture.url,
        capture.final_url,
        capture.feed_item,
        capture.unread,
        capture.warc_offset is None,
    )


def run_to_resume(data_dir: Path, run_id: str) -> Run:
    """Return the run as it stood when it ended too early.

    Raises:
        ValueError: There is no such run, or it is done.
    """
    try:
        run = read_manifest(data_dir, run_id)
    except FileNotFoundError:
        raise ValueError(
            f"{run_id}: no such run in {data_dir}; see them with: sourcecheck runs"
        ) from None
    if run.status in {RunStatus.DONE, RunStatus.BELOW_FLOOR}:
        raise ValueError(f"{run_id}: went to its end ({run.status}); there is nothing to resume")
    return run
