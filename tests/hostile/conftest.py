"""A small web on which everything a stranger may write is hostile, crawled once."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.commands.conftest import sourcecheck
from tests.crawler.conftest import Crawled, crawl_once
from tests.crawler.invented_markup import FILLER, item, page, rss
from tests.crawler.site_server import Asked, Reply, SiteServer
from tests.hostile.corpus import HOSTILE

__all__ = ["sourcecheck"]

PRESS, RECORDS = "https://press.example", "https://records.example"
FEED = "https://feeds.example/all"
WORDS = list(HOSTILE.values())


@dataclass(frozen=True)
class HostileWeb:
    """What was crawled from it, and the server that still answers."""

    crawled: Crawled
    from_feed: Crawled
    port: int

    @property
    def data(self) -> Path:
        """The data folder of both crawls."""
        return self.crawled.data_dir


def told(number: int, lamps: int) -> str:
    """Return a quote that holds a hostile string."""
    words = HOSTILE[list(HOSTILE)[number]]
    return f"The pier number {number} of the town has {lamps} lamps {words} in every winter"


def markup(text: str) -> str:
    """Return text for a page: as words, not as markup; surrogates have no bytes."""
    return escape(text).encode("utf-8", "replace").decode()


def article(number: int) -> Reply:
    """An article whose title, author, quote, link text and link are hostile."""
    words, link = markup(WORDS[number]), quote(WORDS[number][:200].encode("utf-8", "replace"))
    cited = f'<a href="{RECORDS}/{number}?q={link}">{words}</a>'
    sheet = f'<a href="{RECORDS}/sheet.pdf">the sheet</a>' if number == 0 else ""
    body = (
        f"<p>“{markup(told(number, 40))},” said {words} Voss of the board on Friday,"
        f" as {cited} has it. {sheet}</p>{FILLER}"
    )
    head = f'<meta name="author" content="{words}"><meta name="description" content="{words}">'
    return Reply(page(words, body, head=head))


def record(number: int) -> Reply:
    """The page that an article leans on; it names another number of lamps."""
    body = f"<p>“{markup(told(number, 30))},” said {markup(WORDS[number])} Voss.</p>{FILLER}"
    return Reply(page(markup(WORDS[number]), body))


def sheet() -> Reply:
    """A PDF whose text and document information are hostile."""
    lines = [told(n, 30).replace("\n", " ")[:200] for n in range(len(WORDS))]
    shown = b" T* ".join(b"(%b) Tj" % _literal(line) for line in lines)
    content = b"BT /F1 8 Tf 20 780 Td 10 TL %b ET" % shown
    fonts = b"/Resources << /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 800] /Contents 4 0 R %b >>" % fonts,
        b"<< /Length %d >> stream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%b) /Author (%b) >>" % (_literal(WORDS[1]), _literal(WORDS[9])),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj %b endobj\n" % (number, one)
    table = b"xref\n0 7\n0000000000 65535 f \n" + b"".join(places)
    ending = b"trailer << /Root 1 0 R /Info 6 0 R /Size 7 >>\nstartxref\n%d\n%%%%EOF" % len(body)
    return Reply(body + table + ending, kind="application/pdf")


def _literal(text: str) -> bytes:
    raw = text.encode("latin-1", "replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def listing() -> Reply:
    """A feed of hostile titles, authors, identities and texts, as far as XML can hold them."""
    rows = []
    for number, words in enumerate(WORDS):
        legal = "".join(c for c in words if c in "\t\n" or " " <= c <= "\ud7ff")
        legal = legal.translate(dict.fromkeys(range(0x7F, 0xA0)))
        body = f"<p>{markup(legal)}</p>{FILLER}"
        rows.append(item(f"{PRESS}/told/{number}", legal, body.replace("]]>", ""), guid=legal))
    return Reply(rss(*rows), kind="application/rss+xml; charset=utf-8")


def answer(asked: Asked) -> Reply | None:
    """Answer for every host."""
    parts = urlsplit(asked.url)
    name = parts.path.rsplit("/", 1)[-1]
    if name == "sheet.pdf":
        return sheet()
    if parts.hostname == "feeds.example" and name == "all":
        return listing()
    if not name.isdigit():
        return None
    return record(int(name)) if parts.hostname == "records.example" else article(int(name))


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileWeb]:
    folder = tmp_path_factory.mktemp("hostile")
    hosts = ("press.example", "records.example", "feeds.example")
    with SiteServer(dict.fromkeys(hosts, answer)) as server:
        urls = [f"{PRESS}/news/{number}" for number in range(len(WORDS))]
        given = {"server_port": server.port, "LOG_LEVEL": "INFO", "FLOOR_SHARE": 0}
        first = crawl_once(folder / "data", urls, **given)
        second = crawl_once(folder / "data", spider="feed", arguments={"feed": FEED}, **given)
        yield HostileWeb(first, second, server.port)
