"""A made-up news site on loopback: realistic weight, our own words, the same bytes every time.

Run as `python -m benchmarks.site PORT PAGES` it serves until it is stopped.
"""

import asyncio
import random
import sys
from functools import lru_cache

SOURCES_PER_ARTICLE = 4
PARAGRAPHS = 18
CHROME_LINKS = 260
"""Navigation, related and footer links round a body; with scripts a page comes to about 170 kB,
the mean of the news pages that extraction was measured on."""
SCRIPT_BYTES = 90_000

_ONSETS = (
    "b",
    "br",
    "c",
    "cr",
    "d",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
)
_RHYMES = ("all", "an", "and", "ar", "eck", "el", "en", "er", "ill", "in", "ock", "on", "or", "um")
WORDS = tuple(
    f"{one}{two}{three}" for one in _ONSETS for two in _RHYMES for three in ("et", "ow", "ish")
)
"""Words of no language, as many as a page of news has: alike words would make every place alike."""

_PLACES = ("Aldmoor", "Brackwater", "Corrin", "Dunhollow", "Eastmere", "Fallowgate")
_FIRST = ("Mira", "Tomas", "Ines", "Jonah", "Lena", "Ottilie", "Piet", "Rhea", "Sorrel", "Ulla")
_LAST = ("Voss", "Eld", "Corvane", "Strake", "Abrook", "Dunmore", "Falk", "Hale", "Quill", "Wray")


def page_path(number: int) -> str:
    """Return the path of a page; the first pages are articles, the rest their sources."""
    return f"/news/2026/05/page-{number}"


@lru_cache(maxsize=4096)
def page_html(number: int, host: str) -> bytes:
    """Return one page: an article that cites four others, between menus, scripts and a footer."""
    dice = random.Random(number)
    title = f"{dice.choice(_PLACES)} {dice.choice(WORDS)} {dice.choice(WORDS)} number {number}"
    cited = [
        f"{host}{page_path(dice.randrange(100_000) % 500 + 500)}"
        for _ in range(SOURCES_PER_ARTICLE)
    ]
    paragraphs = [_paragraph(dice) for _ in range(PARAGRAPHS)]
    for place, url in enumerate(cited):
        paragraphs[place * 4] += f' <a href="{url}">The record</a> of it is public.'
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{title} | Fold Gazette</title>
<meta property="article:published_time" content="2026-05-03T09:00:00Z">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{title}",
"datePublished":"2026-05-03T09:00:00Z","author":{{"@type":"Person","name":"{_name(dice)}"}}}}</script><script>{_script(dice)}</script></head>
<body><nav>{_chrome(dice)}</nav><main><article><h1>{title}</h1>
<div class="byline">By {_name(dice)}</div>
{body}</article></main><footer>{_chrome(dice)}</footer></body></html>""".encode()


def _name(dice: random.Random) -> str:
    return f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"


def _clause(dice: random.Random, length: int) -> str:
    """Return words of no language between the small words that hold a sentence together."""
    small = ("the", "of", "and", "in", "with", "for", "was", "to", "a", "by", "that", "from")
    words = (dice.choice(small if place % 3 == 0 else WORDS) for place in range(length))
    return " ".join(words)


def _paragraph(dice: random.Random) -> str:
    """Return five sentences: one with an amount, one quote, one date every third time."""
    plain = [f"The {_clause(dice, dice.randint(9, 22))}." for _ in range(3)]
    amount = (
        f"{dice.choice(_PLACES)} {_clause(dice, 6)} ${dice.randint(2, 900)} million"
        f" {_clause(dice, 5)}, {_name(dice)} said."
    )
    quote = f"“We {_clause(dice, dice.randint(8, 20))},” said {_name(dice)}."
    if dice.random() < 1 / 3:
        plain.append(
            f"It {_clause(dice, 6)} on May {dice.randint(1, 28)}, {dice.randint(2019, 2026)}."
        )
    return " ".join([plain[0], amount, *plain[1:], quote])


def _chrome(dice: random.Random) -> str:
    return "".join(
        f'<li class="menu-item menu-item-{n}">'
        f'<a class="menu-link" href="/section/{n}/{dice.randrange(10**9)}">'
        f"{dice.choice(_PLACES)} {dice.choice(WORDS)}</a></li>"
        for n in range(CHROME_LINKS // 2)
    )


def _script(dice: random.Random) -> str:
    filler = f"window.cfg{dice.randrange(10**6)}={{}};"
    return filler * (SCRIPT_BYTES // len(filler))


async def serve(port: int, host: str) -> None:
    """Answer every page of the site over HTTP/1.1 with keep-alive until cancelled."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            while (await reader.readline()).strip():
                pass
            path = line.split()[1].decode()
            body = _body_of(path, host)
            status = "200 OK" if body else "404 Not Found"
            kind = "text/html; charset=utf-8"
            head = (
                f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            writer.write(head.encode() + body)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


def _body_of(path: str, host: str) -> bytes:
    number = path.rpartition("-")[2]
    return page_html(int(number), host) if number.isdigit() else b""


if __name__ == "__main__":
    _port, _pages = int(sys.argv[1]), int(sys.argv[2])
    _host = f"http://127.0.0.1:{_port}"
    for _number in [*range(_pages), *range(500, 1000)]:
        page_html(_number, _host)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    asyncio.run(serve(_port, _host))
