"""Whatever strangers write, nothing that we print, write or name can be more than read."""

import csv
import json
import logging
import re
import zipfile
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from lxml import html

from crawler.log_lines import TamedFormatter
from pipelines.drafts.reading import read_draft
from pipelines.packets.parts import PAGE
from tests.commands.conftest import Run
from tests.hostile.conftest import HostileWeb
from tests.hostile.corpus import HOSTILE

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]"
)
ORDER = re.compile(r"^\s*::[A-Za-z]|##\[", re.MULTILINE)
FORMULA = re.compile(r"""^[\s"]*[=+\-@＝＋－＠]""")
NUMBER = re.compile(r"^-?[\d.]+(e[+-]?\d+)?$")
LOG_LINE = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[|  \| )")
ALLOWED_LINKS = ("http://", "https://", "#", "../", "./")
NAME = re.compile(r"[A-Za-z0-9._=-]{1,120}")


def is_tame(printed: str) -> None:
    """Assert that a terminal and a CI service see nothing but words."""
    assert CONTROL.findall(printed) == []
    assert ORDER.findall(printed) == []


def is_quiet(markup: str) -> None:
    """Assert that a page runs nothing of a stranger's, and leads nowhere but to the web."""
    root = html.document_fromstring(markup.encode())
    for element in root.iter(etree_tag for etree_tag in ["script", "style"]):
        assert "alert(" not in (element.text or "") or element.get("type") == "application/json"
    for data in root.iter("script"):
        if (data.get("type") or "").endswith("json"):
            json.loads(data.text or "null")
    for element in root.iter():
        assert not [name for name in element.attrib if str(name).lower().startswith("on")]
        for name in ("href", "src", "action"):
            link = element.get(name)
            assert link is None or link.startswith(ALLOWED_LINKS) or ":" not in link, link
    assert not [img for img in root.iter("img") if img.get("src") == "x"]


def test_the_hostile_web_was_read(web: HostileWeb) -> None:
    assert web.crawled.counts["articles/read"] == len(HOSTILE)
    claims = [row["exact"] for row in web.crawled.rows("claims")]
    assert sum("lamps" in claim for claim in claims) >= len(HOSTILE) - 3
    sheets = [r for r in web.crawled.rows("captures") if r["url"].endswith("sheet.pdf")]
    assert {row["unread"] for row in sheets} == {None}


def test_logs_are_lines_of_ours(web: HostileWeb) -> None:
    for crawled in (web.crawled, web.from_feed):
        is_tame(crawled.log)
        ours = crawled.log.partition("Spider opened")[2].split("\n")[1:]
        odd = [line for line in ours if line and not LOG_LINE.match(line)]
        assert odd == []


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_a_log_line_stays_one_line_whatever_is_told(words: str) -> None:
    formatter = TamedFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    fault = (ValueError, ValueError(words), None)
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "found %s", (words,), fault)
    lines = formatter.format(record).split("\n")
    is_tame("\n".join(lines))
    assert [line for line in lines if line.startswith("ERROR: ")] == lines[:1]


@pytest.mark.parametrize(
    "command",
    [
        ("ledger", "--all"),
        ("ledger",),
        ("runs",),
        ("doctor",),
        ("rules",),
    ],
    ids=" ".join,
)
def test_what_a_command_prints_is_tame(
    web: HostileWeb, sourcecheck: Run, command: tuple[str, ...]
) -> None:
    done = sourcecheck(*command, "--data", web.data)
    assert "Traceback" not in done.stderr
    is_tame(done.stdout + done.stderr)
    assert done.stdout or done.stderr


@pytest.mark.parametrize("command", [("ledger", "--json"), ("interchange",)], ids=" ".join)
def test_what_a_machine_reads_is_one_object_a_line(
    web: HostileWeb, sourcecheck: Run, command: tuple[str, ...]
) -> None:
    done = sourcecheck(*command, "--data", web.data)
    assert [json.loads(line) for line in done.stdout.split("\n") if line]
    is_tame(done.stdout + done.stderr)


def test_an_explained_claim_is_tame(web: HostileWeb, sourcecheck: Run) -> None:
    claims = [row["claim_id"] for row in web.crawled.rows("claims") if "lamps" in row["exact"]]
    for claim_id in claims[:: len(claims) // 3]:
        done = sourcecheck("explain", claim_id, "--data", web.data)
        is_tame(done.stdout + done.stderr)
        assert "lamps" in done.stdout


def test_no_cell_of_a_sheet_is_a_formula(web: HostileWeb, sourcecheck: Run, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx"):
        sourcecheck("ledger", "--data", web.data, "-o", tmp_path / f"out.{ending}")
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    armed = [c for row in rows for c in row if FORMULA.match(c) and not NUMBER.match(c)]
    assert armed == []
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > len(HOSTILE)
    assert {cell.data_type for cell in cells} <= {"n", "s", "b", "d", "inlineStr"}
    assert not [cell for cell in cells if cell.hyperlink]


def test_the_pages_to_read_run_nothing(web: HostileWeb, sourcecheck: Run) -> None:
    done = sourcecheck("report", "--data", web.data)
    is_tame(done.stdout + done.stderr)
    pages = sorted(web.data.rglob("*.html"))
    assert len(pages) > len(HOSTILE)
    for path in pages:
        is_quiet(path.read_text(encoding="utf-8"))


def test_a_packet_runs_nothing_and_names_its_parts_itself(
    web: HostileWeb, sourcecheck: Run, tmp_path: Path
) -> None:
    for name in ("script", "ci command in line"):
        number = list(HOSTILE).index(name)
        target = tmp_path / f"{number}.zip"
        url = f"https://press.example/news/{number}"
        done = sourcecheck("packet", url, "-o", target, "--data", web.data)
        is_tame(done.stdout + done.stderr)
        with zipfile.ZipFile(target) as packet:
            assert all(".." not in part and part[0] != "/" for part in packet.namelist())
            is_quiet(packet.read(PAGE).decode())


def test_no_file_is_named_by_a_stranger(web: HostileWeb) -> None:
    names = [path.name for path in web.data.rglob("*") if path.name != ".lock"]
    assert names
    assert [name for name in names if not NAME.fullmatch(name)] == []
    beside = {path.name for path in web.data.parent.iterdir()}
    assert beside <= {"data", "data.log"}


def test_a_draft_of_everything_is_read() -> None:
    text = "\n\n".join(HOSTILE.values()).encode("utf-8", "replace")
    assert read_draft(text, name="draft.md").document.text


@pytest.mark.parametrize("wanted", ["text", "json", "sarif", "annotations"])
def test_findings_on_a_hostile_draft_are_tame(
    sourcecheck: Run, tmp_path: Path, wanted: str
) -> None:
    draft, source = tmp_path / "draft.txt", tmp_path / "source.txt"
    words = [words.encode("utf-8", "replace").decode() for words in HOSTILE.values()]
    ours = [f"The board paid {n},400 crowns for {w[:80]} lamps." for n, w in enumerate(words, 2)]
    theirs = [f"The board paid {n},900 crowns for {w[:80]} lamps." for n, w in enumerate(words, 2)]
    draft.write_text("\n\n".join(ours), encoding="utf-8")
    source.write_text("\n\n".join(theirs), encoding="utf-8")
    done = sourcecheck("compare", draft, source, "--format", wanted)
    assert "Traceback" not in done.stderr
    assert "lamps" in done.stdout
    if wanted in {"json", "sarif"}:
        assert json.loads(done.stdout)
    assert CONTROL.findall(done.stdout + done.stderr) == []
    orders = [line for line in done.stdout.split("\n") if ORDER.search(line)]
    assert all(re.match(r"::(error|warning|notice) file=", order) for order in orders)
    assert wanted == "annotations" or not orders
