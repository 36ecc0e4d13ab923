"""Pictures are drawn whole or not at all, and say why not."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.datasets.plots import Picture, draw
from pipelines.records.pages import Document

Crawl = Callable[..., dict[str, int]]
MAGIC = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


@pytest.mark.parametrize("picture", Picture)
def test_every_picture_is_drawn_from_the_latest_state(
    data_dir: Path, crawl: Crawl, tmp_path: Path, picture: Picture
) -> None:
    crawl()
    assert draw(picture, data_dir, tmp_path / "a.png") == []
    assert (tmp_path / "a.png").stat().st_size > 10_000


@pytest.mark.parametrize("ending", MAGIC)
def test_the_ending_of_the_name_chooses_the_format(
    data_dir: Path, crawl: Crawl, tmp_path: Path, ending: str
) -> None:
    crawl()
    draw(Picture.VERDICTS, data_dir, tmp_path / f"a.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes().startswith(MAGIC[ending])


def test_a_publisher_with_an_odd_name_breaks_no_picture(
    data_dir: Path, crawl: Crawl, tmp_path: Path, page: Document
) -> None:
    crawl(
        replace(page, publisher="$x^{ \n\\frac"), replace(page, url_key="b", publisher="潮汐" * 40)
    )
    draw(Picture.VERDICTS, data_dir, tmp_path / "a.svg")
    assert "潮汐潮汐" in (tmp_path / "a.svg").read_text("utf-8")


def test_an_unknown_ending_is_refused(data_dir: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.gif: unknown ending \(allowed: \.png, \.svg, \.pdf"):
        draw(Picture.VERDICTS, data_dir, Path("a.gif"))


def test_without_rows_there_is_nothing_to_draw(data_dir: Path) -> None:
    with pytest.raises(ValueError, match="nothing to draw for timeline; crawl something first"):
        draw(Picture.TIMELINE, data_dir, Path("a.png"))


def test_without_matplotlib_the_cure_is_named(
    data_dir: Path, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl()
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ValueError, match=r"pip install 'sourcecheck\[plot\]'"):
        draw(Picture.VERDICTS, data_dir, Path("a.png"))


def test_more_publishers_than_have_room_are_told_of(
    data_dir: Path, crawl: Crawl, tmp_path: Path, page: Document
) -> None:
    pages = [replace(page, publisher=f"Paper {n}", url_key=f"paper{n}.example") for n in range(27)]
    crawl(*pages)
    draw(Picture.VERDICTS, data_dir, tmp_path / "a.svg")
    words = (tmp_path / "a.svg").read_text("utf-8")
    assert "latest state of 25 claims; the 25 of 27 publishers with the most to look at" in words


def test_the_timeline_counts_findings_among_the_claims_of_a_day(
    data_dir: Path, crawl: Crawl, tmp_path: Path
) -> None:
    crawl()
    draw(Picture.TIMELINE, data_dir, tmp_path / "a.svg")
    assert ">1 of 1<" in (tmp_path / "a.svg").read_text("utf-8")
