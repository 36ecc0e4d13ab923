"""A loopback server that stands for whole publishers, told apart by their host names.

Real spiders meet them through HOST_MAP. What a publisher answers stands in `sites`, what its pages,
feeds and sitemaps look like in `invented_markup`.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    method: str
    url: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """What the server answers."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


CHALLENGE = Reply(
    b"<html><body>Checking your browser</body></html>",
    429,
    headers={"x-vercel-mitigated": "challenge", "Retry-After": "0"},
)
MISSING = Reply(b"nothing here", 404, "text/plain")
Site = Callable[[Asked], Reply | None]


def redirect(target: str, status: int = 301) -> Reply:
    """Return a redirect."""
    return Reply(b"", status, headers={"Location": target})


def conditional(asked: Asked, reply: Reply, tag: str) -> Reply:
    """Return 304 when the asker has this very answer."""
    if asked.headers.get("if-none-match") == tag:
        return Reply(b"", 304, headers={"ETag": tag})
    return Reply(reply.body, reply.status, reply.kind, {**reply.headers, "ETag": tag})


class SiteServer(ThreadingHTTPServer):
    """Answer for every host that it was given; note each request."""

    daemon_threads = True

    def __init__(self, sites: Mapping[str, Site] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sites = dict(sites or {})
        self.asked: list[Asked] = []

    @property
    def port(self) -> int:
        """Port on loopback."""
        return int(self.server_address[1])

    def count(self, url: str) -> int:
        """Return how often an address was asked for."""
        return sum(asked.url == url for asked in self.asked)

    def forget(self) -> None:
        """Begin to count anew."""
        self.asked.clear()

    @property
    def pages_asked(self) -> Counter[str]:
        """Addresses asked for, robots.txt aside."""
        return Counter(a.url for a in self.asked if not a.url.endswith("/robots.txt"))

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *failure: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: SiteServer

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        host = self.headers["Host"].split(":")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, f"https://{host}{self.path}", headers)
        self.server.asked.append(asked)
        site = self.server.sites.get(host)
        reply = (site(asked) if site else None) or MISSING
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, *args: Any) -> None:
        """Keep quiet."""
