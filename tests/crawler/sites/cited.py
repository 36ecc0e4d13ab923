"""Hosts that articles cite: public records, shorteners, a web archive."""

import gzip
import json
from urllib.parse import parse_qs, urlsplit

from tests.crawler.invented_markup import page, words
from tests.crawler.site_server import MISSING, Asked, Reply, redirect

RECORD = "https://records.example/ferries"


def records(asked: Asked) -> Reply | None:
    """A quiet host of public records; `/noted` asks not to be mined."""
    path = urlsplit(asked.url).path
    if path == "/robots.txt":
        return Reply(b"User-agent: *\nDisallow: /closed/\n", kind="text/plain")
    if path == "/origin":
        return Reply(page("Origin", words("The first paper of all names 40 lamps.")))
    if path == "/chain":
        link = '<a href="https://records.example/origin">the first paper</a>'
        return Reply(page("Chain", words("A paper that leans on another.", link)))
    if path == "/lost":
        return None
    if path == "/noted":
        noted = page("Noted", words("Not yours."), head="<meta name=robots content=noarchive>")
        packed = {"TDM-Reservation": "1", "Content-Encoding": "gzip"}
        return Reply(gzip.compress(noted), headers=packed)
    return Reply(page(f"Record {path}", words(f"The record of {path} names 40 lamps.")))


def shortener(asked: Asked) -> Reply:
    """Refuse HEAD, as shorteners do; GET leads by two hops to the record."""
    if asked.method == "HEAD":
        return Reply(b"", 405)
    if urlsplit(asked.url).path == "/robots.txt":
        return MISSING
    if urlsplit(asked.url).hostname == "t.co":
        return redirect("https://bit.ly/lamps")
    return redirect("https://records.example/ferries?utm_source=short", 302)


def web_archive(asked: Asked) -> Reply | None:
    """List one copy of whatever is asked about, and serve it as it was taken."""
    parts = urlsplit(asked.url)
    if parts.path == "/cdx/search/cdx":
        rows = [["timestamp", "original"], ["20260102030405", parse_qs(parts.query)["url"][0]]]
        return Reply(json.dumps(rows).encode(), kind="application/json")
    if parts.path.startswith("/web/20260102030405id_/"):
        return Reply(page("An Old Copy", words("What stood here in January is told once more.")))
    return None
