"""A loopback server on which every host name is a fault: `http://reset.example/` resets."""

import gzip
import socket
import ssl
import struct
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from typing import Self

import brotli
from backports import zstd

SHEET = Path("data/sample/pages/press.northbeam.example/files/2026-q1-fact-sheet.pdf")

WORDS = b"The harbour board of Quillhaven prints the times of its two ferries every spring. "
PAGE = (
    b"<!doctype html><html lang=en><head><meta charset=utf-8><title>Ferry times</title></head>"
    b"<body><article><h1>Ferry times</h1><p>" + WORDS * 12 + b"</p></article></body></html>"
)
HEAVY = PAGE.replace(b"</article>", (b"<p>" + WORDS * 2 + b"</p>") * 40_000 + b"</article>")
"""Seven megabytes of markup; the tree alone takes a hundred."""
LATIN = PAGE.replace(b"Quillhaven", "Quillhåven".encode("latin-1"))
ROBOTS = b"User-agent: *\nDisallow: /private/\n"
HTML = "Content-Type: text/html; charset=utf-8"
DRIP_SECONDS = 0.05
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Line:
    """One connection on which a fault is played."""

    sock: socket.socket
    turn: int
    """How often this very address was asked for, this time included."""
    stopping: Event
    path: str
    asked: Counter[str]
    """What the server was asked for so far."""

    def page(self, status: int = 200, body: bytes = PAGE, *headers: str) -> None:
        """Send a whole answer."""
        self.head(status, f"Content-Length: {len(body)}", *headers)
        self.sock.sendall(body)

    def head(self, status: int, *headers: str) -> None:
        """Send the head of an answer; HTML unless a header says otherwise."""
        kind = [] if any(h.startswith("Content-Type") for h in headers) else [HTML]
        lines = [f"HTTP/1.1 {status} X", "Connection: close", *kind, *headers, "", ""]
        self.sock.sendall("\r\n".join(lines).encode("latin-1"))

    def forever(self, piece: bytes, pause: float = 0) -> None:
        """Send one piece over and over until the client or the test has had enough."""
        while not self.stopping.wait(pause):
            self.sock.sendall(piece)

    def page_after(self, page: str) -> None:
        """Answer when another page was asked for, such as `plain/quick`."""
        while not self.asked[page] and not self.stopping.wait(0.02):
            pass
        self.page()

    def reset(self) -> None:
        """Close with RST instead of FIN."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()


def _half(line: Line) -> None:
    line.head(200, f"Content-Length: {len(PAGE)}")
    line.sock.sendall(PAGE[: len(PAGE) // 2])


def _cut_chunks(line: Line) -> None:
    line.head(200, "Transfer-Encoding: chunked")
    line.sock.sendall(b"%x\r\n%b\r\n" % (len(PAGE), PAGE))


def _chunks(line: Line) -> None:
    _cut_chunks(line)
    line.sock.sendall(b"0\r\n\r\n")


def _drip(line: Line) -> None:
    line.head(200, "Content-Length: 100000")
    line.forever(b"x", DRIP_SECONDS)


def _endless(line: Line) -> None:
    line.head(200)
    line.forever(b"x" * 65536)


def _endless_head(line: Line) -> None:
    line.sock.sendall(b"HTTP/1.1 200 OK\r\n")
    line.forever(b"X-Pad: " + b"y" * 8000 + b"\r\n")


def _reset_late(line: Line) -> None:
    _half(line)
    line.reset()


def _flaky(line: Line) -> None:
    line.page() if line.turn > 1 else line.reset()


def _busy_once(line: Line) -> None:
    line.page() if line.turn > 1 else line.page(503, b"busy", "Retry-After: 0")


@cache
def _gzip_bomb() -> bytes:
    squeeze = zlib.compressobj(1, zlib.DEFLATED, 31)
    return b"".join(squeeze.compress(bytes(MEGABYTE)) for _ in range(64)) + squeeze.flush()


@cache
def _brotli_bomb() -> bytes:
    return brotli.compress(bytes(64 * MEGABYTE), quality=1)


NEVER_ANSWERING = ("drip", "silent", "robotssilent")
"""Faults that end with the crawl's own patience."""


@cache
def _zstd_bomb() -> bytes:
    return zstd.compress(bytes(64 * MEGABYTE))


def linking(*urls: str) -> bytes:
    """Return a page that cites others."""
    cited = "".join(f"<p>As <a href={url}>the paper {url[-16:]}</a> has it.</p>" for url in urls)
    return PAGE.replace(b"</h1>", b"</h1>" + cited.encode())


FAULTS: dict[str, Callable[[Line], None]] = {
    "plain": lambda line: line.page(),
    "heavy": lambda line: line.page(200, HEAVY),
    "chunks": _chunks,
    "gzipped": lambda line: line.page(200, gzip.compress(PAGE), "Content-Encoding: gzip"),
    "brotlied": lambda line: line.page(200, brotli.compress(PAGE), "Content-Encoding: br"),
    "latin": lambda line: line.page(200, LATIN),
    "flaky": _flaky,
    "busyonce": _busy_once,
    "hangup": lambda line: line.sock.close(),
    "reset": lambda line: line.reset(),
    "half": _half,
    "cutchunks": _cut_chunks,
    "resetlate": _reset_late,
    "drip": _drip,
    "silent": lambda line: line.stopping.wait() and None,
    "endless": _endless,
    "endlesshead": _endless_head,
    "huge": lambda line: line.head(200, f"Content-Length: {10**12}"),
    "nothttp": lambda line: line.sock.sendall(b"SSH-2.0-OpenSSH_9.9\r\n" * 3),
    "badgzip": lambda line: line.page(200, b"no gzip at all" * 9, "Content-Encoding: gzip"),
    "oddcoding": lambda line: line.page(200, PAGE, "Content-Encoding: sprain"),
    "gzipbomb": lambda line: line.page(200, _gzip_bomb(), "Content-Encoding: gzip"),
    "brotlibomb": lambda line: line.page(200, _brotli_bomb(), "Content-Encoding: br"),
    "zstdbomb": lambda line: line.page(200, _zstd_bomb(), "Content-Encoding: zstd"),
    "oddstatus": lambda line: line.page(99_999_999_999),
    "longhead": lambda line: line.page(200, PAGE, f"X-Pad: {'y' * 8000}"),
    "long": lambda line: line.page(200, PAGE + b" " * 60_000),
    "many": lambda line: line.page(200, PAGE.replace(b"</p>", b"<i>o</i>" * 600 + b"</p>")),
    "deep": lambda line: line.page(200, PAGE.replace(b"<p>", b"<div>" * 120 + b"<p>")),
    "pdf": lambda line: line.page(200, SHEET.read_bytes(), "Content-Type: application/pdf"),
    "citing": lambda line: line.page(
        200, linking(*(f"http://plain.example/{word}" for word in line.path.split("/")[1:]))
    ),
    "leading": lambda line: line.page(200, linking(f"http://citing.example{line.path}")),
    "citinghosts": lambda line: line.page(
        200, linking(*(f"http://plain.{name}.example/x" for name in line.path.split("/")[1:]))
    ),
    "loop": lambda line: line.page(302, b"", "Location: /page"),
    "needscookie": lambda line: line.page(
        302, b"", "Location: /page", "Set-Cookie: seen=1; Path=/"
    ),
    "scripted": lambda line: line.page(503, b"<html><script>_cf_chl_opt={}</script></html>"),
    "maze": lambda line: line.page(302, b"", f"Location: /page?step={line.turn}{line.path[-6:]}"),
    "inward": lambda line: line.page(302, b"", "Location: http://169.254.169.254/latest/"),
    "fileward": lambda line: line.page(302, b"", "Location: file:///etc/passwd"),
    "neighbour": lambda line: line.page(302, b"", "Location: http://127.0.0.2/"),
    "portward": lambda line: line.page(302, b"", "Location: http://plain.example:22/"),
    "moved": lambda line: line.page(301, b"", "Location: http://plain.example/page"),
    "busy": lambda line: line.page(503, b"busy"),
    "busylong": lambda line: line.page(503, b"busy", "Retry-After: 86400"),
    "toomany": lambda line: line.page(429, b"slow down", "Retry-After: 0"),
    "challenge": lambda line: line.page(429, PAGE, "cf-mitigated: challenge"),
    "gone": lambda line: line.page(410, b"gone"),
    "nothing": lambda line: line.page(200, b""),
    "robotssilent": lambda line: line.stopping.wait() and None,
    "sours": lambda line: (
        line.page() if line.turn == 1 or line.path.endswith(("0", "1")) else line.page(410)
    ),
    "waits": lambda line: line.page_after("plain/quick"),
    "robotswaits": lambda line: line.page_after("plain/quick"),
    "robotsbusy": lambda line: line.page(503, b"busy"),
    "robotsmissing": lambda line: line.page(404 if line.path == "/robots.txt" else 200),
    "robotsreset": lambda line: line.reset(),
    "robotsloop": lambda line: (
        line.page(302, b"", "Location: /robots.txt") if line.path == "/robots.txt" else line.page()
    ),
}


class FaultServer(ThreadingTCPServer):
    """Answer by host name while a `with` block lasts; `asked` counts by host label and path."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._tls = tls
        self.asked: Counter[str] = Counter()
        self.stopping = Event()

    def get_request(self) -> tuple[socket.socket, object]:
        """Accept a connection, behind TLS if there is a certificate."""
        connection, address = super().get_request()
        if self._tls is not None:
            connection = self._tls.wrap_socket(
                connection, server_side=True, do_handshake_on_connect=False
            )
        return connection, address

    @property
    def port(self) -> int:
        """Port on loopback."""
        return int(self.server_address[1])

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *failure: object) -> None:
        self.stopping.set()
        self.shutdown()
        self.server_close()


class _Handler(BaseRequestHandler):
    server: FaultServer
    request: socket.socket

    def handle(self) -> None:
        """Answer one request in the manner that its host name asks for."""
        try:
            fault, path = self._read_request()
            if not fault:
                return
            self.server.asked[f"{fault}{path}"] += 1
            turn = self.server.asked[f"{fault}{path}"]
            line = Line(self.request, turn, self.server.stopping, path, self.server.asked)
            if path == "/robots.txt" and not fault.startswith("robots"):
                line.page(200, ROBOTS, "Content-Type: text/plain")
            else:
                FAULTS[fault](line)
        except OSError:
            return  # the client has had enough

    def _read_request(self) -> tuple[str, str]:
        raw = b""
        while b"\r\n\r\n" not in raw:
            chunk = self.request.recv(65536)
            if not chunk:
                return "", ""
            raw += chunk
        lines = raw.decode("latin-1").split("\r\n")
        host = next(line[5:].strip() for line in lines if line.lower().startswith("host:"))
        return host.split(".")[0], lines[0].split(" ")[1]
