"""`packet` and `verify` as a reporter uses them."""

from pathlib import Path

from tests.commands.conftest import SAMPLE, Run

ARTICLE = "https://www.millbrookcourier.example/news/2026/05/13/harbour-car-park-stays-free"


def test_a_packet_is_written_linked_from_the_report_and_verified(
    sourcecheck: Run, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    sourcecheck("article", "--data", data, "--replay", SAMPLE / "sample.warc.gz", ARTICLE)
    made = sourcecheck("packet", ARTICLE, "--data", data)
    assert made.returncode == 0, made.stderr
    packet = Path(made.stdout.strip())
    verified = sourcecheck("verify", packet, cwd=tmp_path)
    assert verified.returncode == 0, verified.stdout
    assert all(line.startswith("holds") for line in verified.stdout.splitlines())
    sourcecheck("report", "--data", data)
    page = (data / "report" / "articles" / f"{packet.stem}.html").read_text(encoding="utf-8")
    assert f"../../packets/{packet.name}" in page


def test_a_packet_that_was_changed_is_told_with_exit_code_1(
    sourcecheck: Run, tmp_path: Path
) -> None:
    file = tmp_path / "changed.zip"
    file.write_bytes(b"PK\x05\x06" + bytes(18))
    verified = sourcecheck("verify", file)
    assert verified.returncode == 1
    assert "BROKEN" in verified.stdout


def test_what_the_tables_do_not_know_is_told_with_exit_code_1(
    sourcecheck: Run, tmp_path: Path
) -> None:
    told = sourcecheck("packet", "https://nobody.example/", "--data", tmp_path)
    assert told.returncode == 1
    assert "no claim or article" in told.stderr
