"""Nothing that a page says runs or asks for anything, from a file or from a server."""

import functools
import http.server
import threading
from pathlib import Path

from tests.report.in_browser.conftest import focused


def test_no_page_makes_an_error_or_a_request_or_runs_a_hostile_word(report: Path, opened) -> None:
    for path in sorted(report.rglob("*.html")):
        watched = opened(path.as_uri())
        assert watched.faults == []
        assert watched.requests == [path.as_uri()]
        assert watched.page.evaluate("window.hacked === undefined")


def test_a_script_that_slips_in_is_stopped_by_the_policy(report: Path, opened) -> None:
    watched = opened((report / "index.html").as_uri())
    watched.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        " {textContent: 'window.hacked = 1'}))"
    )
    assert watched.page.evaluate("window.hacked === undefined")
    assert any("Content Security Policy" in fault for fault in watched.faults)


def test_it_works_from_a_web_server_too(report: Path, ferry, opened) -> None:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(report))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/"
        watched = opened(root)
        watched.page.locator(".entry h3 a").first.click()
        watched.page.wait_for_url("**/articles/*.html")
        watched.page.keyboard.press("n")
        assert focused(watched.page)
        assert [url for url in watched.requests if not url.startswith(root)] == []
        server.shutdown()
