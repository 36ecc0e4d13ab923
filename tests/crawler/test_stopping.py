"""A crawl that must end ends soon, with everything it kept readable."""

import json
import signal
import subprocess
import time
from pathlib import Path

from tests.crawler.conftest import CHILD, ROOT, Crawled, crawl_command, crawl_once
from tests.crawler.fault_server import FaultServer

SOON_SECONDS = 240  # generous for a loaded machine; the pages under way would take an hour


def test_sigterm_ends_a_crawl_that_waits_for_slow_hosts(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    urls = [f"http://{name}.example/stop" for name in ("plain", "silent", "drip", "busylong")]
    command = crawl_command(
        tmp_path,
        urls,
        server_port=fault_server.port,
        DOWNLOAD_TIMEOUT=3600,
        RETRY_AFTER_MAX_SECONDS=10**6,
    )
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=CHILD, **pipes) as run:
        _wait_for(fault_server, "silent/stop", "drip/stop", "busylong/stop", "plain/stop")
        run.send_signal(signal.SIGTERM)
        out, log = run.communicate(timeout=SOON_SECONDS)
    crawled = Crawled(**json.loads(out), data_dir=tmp_path, log=log.decode())
    assert crawled.status == "interrupted"
    assert list(crawled.pages) in ([urls[0]], [])
    assert "Traceback" not in crawled.log


def test_a_full_disk_stops_the_crawl_and_the_run_says_so(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    folder = tmp_path / "captures"
    folder.mkdir()
    (folder / "full.warc.gz").symlink_to("/dev/full")
    crawled = crawl_once(
        tmp_path, ["http://plain.example/"], server_port=fault_server.port, RUN_ID="full"
    )
    manifest = json.loads((tmp_path / "runs" / "full.json").read_text())
    assert (crawled.status, manifest["exit_code"]) == ("failed", 6)
    assert "No space left" in manifest["reason"]


def test_tables_that_cannot_be_written_stop_the_crawl_and_the_run_says_so(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    (tmp_path / "journal").write_text("a file where a folder belongs")
    urls = [f"http://plain.example/{n}" for n in range(4)]
    crawled = crawl_once(tmp_path, urls, server_port=fault_server.port, RUN_ID="jammed")
    manifest = json.loads((tmp_path / "runs" / "jammed.json").read_text())
    assert (crawled.status, manifest["exit_code"]) == ("failed", 1)
    assert "journal" in manifest["reason"]


def _wait_for(server: FaultServer, *pages: str) -> None:
    deadline = time.monotonic() + SOON_SECONDS
    while not all(server.asked[page] for page in pages):
        assert time.monotonic() < deadline, server.asked
        server.stopping.wait(0.02)
