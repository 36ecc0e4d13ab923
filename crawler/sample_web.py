"""A small web described by a manifest: its answers, and a loopback server that gives them."""

import argparse
import sys
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NotRequired, Self, TypedDict, cast
from urllib.parse import urlsplit

MANIFEST = "web.toml"
OPEN_ROBOTS = "User-agent: *\nAllow: /\n"
HTML = "text/html; charset=utf-8"


class Entry(TypedDict):
    """One `[[answer]]` table of the manifest; `web.toml` says what its keys mean."""

    url: str
    status: NotRequired[int]
    type: NotRequired[str]
    location: NotRequired[str]
    headers: NotRequired[dict[str, str]]
    file: NotRequired[str]
    encoding: NotRequired[str]
    text: NotRequired[str]


class Manifest(TypedDict):
    """What `web.toml` holds."""

    fetched_at: datetime
    robots: dict[str, str]
    answer: list[Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAnswer:
    """What the sample web says when one address is asked for."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def phrase(self) -> str:
        """Reason phrase of the status line."""
        return HTTPStatus(self.status).phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleWeb:
    """Every answer of a sample web, by address, in the manifest's order."""

    answers: Mapping[str, SampleAnswer]
    fetched_at: datetime
    """The one moment at which all of it is said to have been fetched."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read `web.toml` and the files that it names.

        Raises:
            ValueError: An address stands twice.
        """
        manifest = cast("Manifest", tomllib.loads((folder / MANIFEST).read_text("utf-8")))
        fetched_at = manifest["fetched_at"]
        entries = [*_robots_entries(manifest), *manifest["answer"]]
        answers: dict[str, SampleAnswer] = {}
        for entry in entries:
            if entry["url"] in answers:
                raise ValueError(f"{entry['url']}: stands twice in {folder / MANIFEST}")
            answers[entry["url"]] = _answer(entry, folder, fetched_at)
        return cls(answers=answers, fetched_at=fetched_at)

    def find(self, url: str) -> SampleAnswer | None:
        """Return the answer for an address; None when the sample web has none."""
        return self.answers.get(url.partition("#")[0])


def _robots_entries(manifest: Manifest) -> list[Entry]:
    """Return a robots.txt for every host and scheme, open unless the manifest has its own."""
    roots = {urlsplit(entry["url"])[:2] for entry in manifest["answer"]}
    return [
        {
            "url": f"{scheme}://{host}/robots.txt",
            "type": "text/plain; charset=utf-8",
            "text": manifest["robots"].get(host, OPEN_ROBOTS),
        }
        for scheme, host in sorted(roots)
    ]


def _answer(entry: Entry, folder: Path, fetched_at: datetime) -> SampleAnswer:
    body = _body(entry, folder)
    headers = {
        "Date": format_datetime(fetched_at, usegmt=True),
        "Content-Type": entry.get("type", HTML),
        "Content-Length": str(len(body)),
    }
    if "location" in entry:
        headers["Location"] = entry["location"]
    return SampleAnswer(
        url=entry["url"],
        status=entry.get("status", 200),
        headers=tuple((headers | entry.get("headers", {})).items()),
        body=body,
    )


def _body(entry: Entry, folder: Path) -> bytes:
    """Return the bytes served: files are kept as UTF-8 and sent in the entry's encoding."""
    if "file" not in entry:
        return entry.get("text", "").encode()
    raw = (folder / entry["file"]).read_bytes()
    return raw.decode("utf-8").encode(entry["encoding"]) if "encoding" in entry else raw


class SampleServer(ThreadingHTTPServer):
    """Serve a sample web on loopback while a `with` block lasts.

    A request is answered by its Host header; its scheme is taken from `X-Forwarded-Proto`, else
    https is tried before http. An absolute request target, as a proxy gets it, works too.
    """

    daemon_threads = True

    def __init__(self, web: SampleWeb, *, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.web = web
        self.asked: list[str] = []
        """Addresses in the order in which they were asked for."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent when a client went away; tell of everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """Root of the server, such as `http://127.0.0.1:40321`."""
        return f"http://127.0.0.1:{self.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *failure: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: SampleServer

    def do_GET(self) -> None:
        """Answer with status, headers and body."""
        answer = self._find()
        self._begin(answer)
        self.wfile.write(answer.body)

    def do_HEAD(self) -> None:
        """Answer with status and headers."""
        self._begin(self._find())

    def _find(self) -> SampleAnswer:
        for url in self._addresses():
            answer = self.server.web.find(url)
            if answer is not None:
                self.server.asked.append(url)
                return answer
        self.server.asked.append(self._addresses()[0])
        return _nothing_here(self._addresses()[0])

    def _addresses(self) -> list[str]:
        if self.path.startswith(("http://", "https://")):
            return [self.path]
        scheme = self.headers.get("X-Forwarded-Proto")
        host = self.headers.get("Host", "")
        return [f"{s}://{host}{self.path}" for s in ([scheme] if scheme else ["https", "http"])]

    def _begin(self, answer: SampleAnswer) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent: a demo's terminal is for its ledger."""


def _nothing_here(url: str) -> SampleAnswer:
    body = b"The sample web has no such page.\n"
    return SampleAnswer(
        url=url,
        status=404,
        headers=(("Content-Type", "text/plain"), ("Content-Length", str(len(body)))),
        body=body,
    )


def main(arguments: list[str] | None = None) -> None:
    """Serve a sample web until interrupted."""
    parser = argparse.ArgumentParser(
        description="Serve the sample web on loopback, by Host header.",
        epilog="Example: curl -H 'Host: www.millbrookcourier.example' http://127.0.0.1:8080/robots.txt",
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("data/sample"))
    parser.add_argument("--port", type=int, default=8080)
    chosen = parser.parse_args(arguments)
    web = SampleWeb.load(chosen.folder)
    server = SampleServer(web, port=chosen.port)
    print(f"{len(web.answers)} addresses on {server.address}")  # noqa: T201
    with suppress(KeyboardInterrupt):
        server.serve_forever()
    server.server_close()


if __name__ == "__main__":
    main()
