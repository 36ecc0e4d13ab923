"""The sample web: its pages, its archive, its server, and what was planted in it."""

import functools
import gzip
import importlib.util
import io
import json
import zlib
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pypdf
import pytest
from lxml import html
from protego import Protego
from warcio.archiveiterator import ArchiveIterator

from crawler.sample_web import SampleAnswer, SampleServer, SampleWeb
from pipelines.records.checks import Flag, QuoteClass, Severity, Verdict
from pipelines.records.claims import ClaimKind, DocketKind
from pipelines.records.pages import Unread
from tests.test_sample_ledger import FLAGS_OF_TWO_RUNS

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
ARCHIVE = SAMPLE / "sample.warc.gz"
WEB = SampleWeb.load(SAMPLE)
EXPECTED = json.loads((SAMPLE / "expected.json").read_text("utf-8"))
ARTICLES = EXPECTED["articles"]
PLANTED = [(article, claim) for article in ARTICLES for claim in article["claims"]]

MAX_PAGE_BYTES = 60_000
MAX_ARCHIVE_BYTES = 300_000

# Real hosts that the rules know by name; nothing is ever asked of them by a test.
KNOWN_HOSTS = {"x.com", "ad.doubleclick.net", "www.google.com", "www.facebook.com"}


def script(name: str) -> ModuleType:
    """Import a script of the sample folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, SAMPLE / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answers() -> Iterator[SampleAnswer]:
    yield from WEB.answers.values()


@functools.cache
def words_of(url: str) -> str:
    """Return all words of a page, whatever it is made of, one space between them."""
    answer = WEB.answers[url]
    kind = dict(answer.headers)["Content-Type"]
    if "pdf" in kind:
        pages = pypdf.PdfReader(io.BytesIO(answer.body)).pages
        text = " ".join(page.extract_text() for page in pages)
    elif "plain" in kind:
        text = answer.body.decode()
    else:
        text = html.fromstring(answer.body, parser=_parser(kind)).text_content()
    return " ".join(text.split())


def _parser(content_type: str) -> html.HTMLParser:
    charset = content_type.partition("charset=")[2]
    return html.HTMLParser(encoding=charset) if charset else html.HTMLParser()


def test_every_page_of_the_folder_is_served() -> None:
    served = {entry.body for entry in answers()}
    pages = [p for p in (SAMPLE / "pages").rglob("*") if p.is_file()]
    encoded = [p.read_text("utf-8") for p in pages if p.suffix != ".pdf"]
    assert len(pages) >= 20
    for text in encoded:
        forms = (text.encode(c, "ignore") for c in ("utf-8", "iso-8859-1", "windows-1252"))
        assert served.intersection(forms), text[:200]


def test_no_page_is_over_60_kb_and_the_archive_is_under_300_kb() -> None:
    assert max(len(answer.body) for answer in answers()) <= MAX_PAGE_BYTES
    assert ARCHIVE.stat().st_size <= MAX_ARCHIVE_BYTES


def test_every_host_is_reserved_for_examples_or_known_to_the_rules() -> None:
    hosts = {urlsplit(url).netloc for url in WEB.answers}
    assert {h for h in hosts if not h.endswith(".example")} <= KNOWN_HOSTS


def test_an_address_that_stands_twice_in_the_manifest_is_refused(tmp_path: Path) -> None:
    twice = '[[answer]]\nurl = "https://a.example/"\n' * 2
    (tmp_path / "web.toml").write_text(f"fetched_at = 2026-05-14T09:30:00Z\n[robots]\n{twice}")
    with pytest.raises(ValueError, match="stands twice"):
        SampleWeb.load(tmp_path)


def test_the_committed_archive_is_what_the_script_packs(tmp_path: Path) -> None:
    packed = tmp_path / "sample.warc.gz"
    assert script("pack").pack(SAMPLE, packed) == len(WEB.answers)
    again = gzip.decompress(packed.read_bytes())
    assert gzip.decompress(ARCHIVE.read_bytes()) == again, "run python data/sample/pack.py"


def test_packing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    pack = script("pack").pack
    for name in ("one", "two"):
        pack(SAMPLE, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_second_reader_finds_every_record_of_the_archive_sound() -> None:
    found = {}
    kinds = []
    with ARCHIVE.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            kinds.append(record.rec_type)
            url = record.rec_headers["WARC-Target-URI"]
            body = record.content_stream().read()
            assert record.rec_headers["WARC-Date"] == "2026-05-14T09:30:00Z"
            if record.rec_type == "response":
                found[url] = (int(record.http_headers.get_statuscode()), body)
    assert kinds == ["warcinfo", *["response", "request"] * len(WEB.answers)]
    assert found == {a.url: (a.status, a.body) for a in answers()}


def test_each_record_of_the_archive_is_a_gzip_member_of_its_own() -> None:
    rest = ARCHIVE.read_bytes()
    members = 0
    while rest:
        member = zlib.decompressobj(wbits=31)
        assert member.decompress(rest).startswith(b"WARC/1.1\r\n")
        rest = member.unused_data
        members += 1
    assert members == 1 + 2 * len(WEB.answers)


def ask(server: SampleServer, url: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=120)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection.request("GET", path, headers={"Host": parts.netloc, **headers})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_the_server_says_on_loopback_what_the_archive_says() -> None:
    with SampleServer(WEB) as server:
        for answer in answers():
            scheme = {"X-Forwarded-Proto": urlsplit(answer.url).scheme}
            response, body = ask(server, answer.url, **scheme)
            assert (response.status, body) == (answer.status, answer.body), answer.url
            assert tuple(response.getheaders()) == answer.headers
    assert server.asked == list(WEB.answers)


def test_the_server_takes_https_for_granted_and_a_proxy_s_absolute_address() -> None:
    page = "http://brannick-lectures.example/2025/osei.txt"
    with SampleServer(WEB) as server:
        assert ask(server, page)[0].status == 200
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=120)
        connection.request("HEAD", page)
        response = connection.getresponse()
        assert (response.status, response.read()) == (301, b"")
        connection.close()


def test_the_server_has_a_404_for_what_nobody_planted() -> None:
    with SampleServer(WEB) as server:
        assert ask(server, "https://nobody.example/none")[0].status == 404


def test_redirects_lead_from_http_over_two_hosts_to_a_page() -> None:
    url, statuses = "http://chipinstitute.example/r/1184", []
    while (answer := WEB.answers[url]).status in (301, 302):
        statuses.append(answer.status)
        url = dict(answer.headers)["Location"]
    assert (statuses, answer.status) == ([301, 302], 200)
    assert url == "https://www.chipinstitute.example/research/cost-of-cooling"


@pytest.mark.parametrize(
    ("url", "raw", "charset"),
    [
        ("https://council.saint-elan.example/minutes/2026-05-12.html", b"\xc9lan", "iso-8859-1"),
        ("https://council.saint-elan.example/minutes/2026-05-12.html", b"\xa32.60", "iso-8859-1"),
        ("https://roads.corrowcounty.example/notices/bus-14-summer", b"\x93We", "windows-1252"),
    ],
)
def test_old_encodings_are_really_served(url: str, raw: bytes, charset: str) -> None:
    body = WEB.answers[url].body
    assert raw in body
    assert raw.decode(charset) in body.decode(charset)
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_robots_forbids_one_cited_page_and_no_other() -> None:
    cited = {c["url"] for article in ARTICLES for c in article["citations"]}
    forbidden = {url for url in cited if not robots_of(url).can_fetch(url, "sourcecheck")}
    assert forbidden == {"https://corrow-utilities.example/private/tariff-notes"}


def robots_of(url: str) -> Protego:
    scheme, host = urlsplit(url)[:2]
    return Protego.parse(WEB.answers[f"{scheme}://{host}/robots.txt"].body.decode())


def test_the_pdf_is_made_by_its_script_byte_for_byte() -> None:
    maker = script("make_pdf")
    assert maker.TARGET.read_bytes() == maker.make_fact_sheet(), "run data/sample/make_pdf.py"


def test_a_pdf_reader_finds_every_line_of_the_pdf_without_complaint() -> None:
    maker = script("make_pdf")
    pages = pypdf.PdfReader(maker.TARGET, strict=True).pages
    read = [page.extract_text().splitlines() for page in pages]
    assert [[line for line in page if line] for page in read] == [
        [line for line in page if line] for page in maker.PAGES
    ]


def test_brackets_in_a_pdf_line_are_escaped() -> None:
    maker = script("make_pdf")
    odd = r"costs (about) 5 \ 6 – “so”"
    made = maker.make_pdf(((odd,),), title="odd (title)", created=maker.CREATED)
    assert pypdf.PdfReader(io.BytesIO(made), strict=True).pages[0].extract_text().strip() == odd


def test_the_demo_crawls_exactly_the_articles_that_have_expectations() -> None:
    listed = (SAMPLE / "articles.txt").read_text("utf-8").split()
    assert listed == [article["url"] for article in ARTICLES]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: urlsplit(a["url"]).netloc)
def test_every_expected_citation_stands_in_its_article_and_is_answered(
    article: dict[str, Any],
) -> None:
    page = html.fromstring(WEB.answers[article["url"]].body.decode())
    addresses = [*page.xpath("//@href"), *page.text_content().split()]
    targets = " ".join(addresses)
    for citation in article["citations"]:
        assert citation["url"] in targets
        assert WEB.find(citation["url"]), citation["url"]
        assert set(citation.get("unread", [])) <= set(Unread)
    for url in article["no_citations"]:
        assert url in targets or url.replace(f"https://{urlsplit(url).netloc}", "") in targets


@pytest.mark.parametrize(
    ("article", "claim"),
    PLANTED,
    ids=[f"{urlsplit(a['url']).netloc}-{c['id']}" for a, c in PLANTED],
)
def test_planted_words_stand_in_the_article_and_in_the_source(
    article: dict[str, Any], claim: dict[str, Any]
) -> None:
    assert claim["exact"] in words_of(article["url"])
    if "source_exact" in claim:
        assert claim["source_exact"] in words_of(claim["source"])
    if "source" in claim:
        assert WEB.find(claim["source"])


def test_every_answer_that_is_expected_is_one_that_the_records_know() -> None:
    known = {
        "kind": set(ClaimKind),
        "verdict": set(Verdict),
        "severity": set(Severity),
        "quote_class": set(QuoteClass),
        "flags": set(Flag),
        "unread": set(Unread),
        "docket": set(DocketKind),
    }
    for _, claim in PLANTED:
        for field, answers_known in known.items():
            assert set(claim.get(field, [])) <= answers_known, claim


def expected_for_certain(field: str) -> set[str]:
    """Return the answers that some planted claim must have, with no other allowed."""
    return {claim[field][0] for _, claim in PLANTED if len(claim.get(field, [])) == 1}


def test_every_kind_of_claim_is_planted() -> None:
    assert expected_for_certain("kind") == set(ClaimKind)


def test_every_quote_class_is_planted() -> None:
    assert expected_for_certain("quote_class") == set(QuoteClass)


def test_every_verdict_is_planted() -> None:
    assert expected_for_certain("verdict") == set(Verdict)


def test_every_flag_that_one_run_can_raise_is_planted() -> None:
    raised = {flag for _, claim in PLANTED for flag in claim.get("flags", [])}
    assert raised >= set(Flag) - FLAGS_OF_TWO_RUNS


def test_nothing_adverse_is_expected_of_a_clean_article() -> None:
    clean = [claim for article, claim in PLANTED if article["is_clean"]]
    assert clean
    for claim in clean:
        assert claim["verdict"] == [Verdict.SUPPORTED]
        assert claim.get("severity", [Severity.NONE]) == [Severity.NONE]
