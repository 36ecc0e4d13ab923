"""Articles are given as arguments, in a file or on stdin; plain Scrapy runs the spider as well."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.spiders.article import ArticleSpider, split_urls
from pipelines.records.pages import Unread
from pipelines.runs import read_manifests, run_lock
from tests.crawler.conftest import (
    crawl_command,
    crawl_once,
    crawl_with_plain_scrapy,
    run_command,
)
from tests.crawler.fault_server import FaultServer

ONE, TWO = "https://a.example/1", "https://b.example/2,x"


@pytest.mark.parametrize("words", [f"{ONE},{TWO}", f" {ONE} {TWO}\n", f"{ONE}\n,{TWO},"])
def test_addresses_are_parted_by_white_space_and_by_commas_between_them(words: str) -> None:
    assert split_urls(words.replace("\n,", "\n")) == [ONE, TWO]


def test_a_file_may_hold_comments_and_repeats(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(f"# two of them\n\n{ONE}\n{TWO}\n{ONE}\n", encoding="utf-8-sig")
    assert ArticleSpider(urls=TWO, file=str(listed)).urls == (TWO, ONE)


@pytest.mark.parametrize("arguments", [{}, {"urls": " , "}, {"file": "/nowhere/list.txt"}])
def test_a_spider_without_addresses_says_what_to_give(arguments: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="address"):
        ArticleSpider(**arguments)


def test_an_address_that_is_none_is_a_row(tmp_path: Path) -> None:
    urls = ["nonsense", "ftp://files.example/a", "http://"]
    crawled = crawl_once(tmp_path, urls)
    assert {c.unread for c in crawled.pages.values()} == {Unread.ADDRESS_REFUSED}
    assert sorted(crawled.pages) == sorted(urls)


def test_plain_scrapy_crawls_with_the_project_settings(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    urls = ("-a", "urls=http://plain.example/scrapy")
    done = crawl_with_plain_scrapy("article", tmp_path, fault_server.port, *urls)
    assert done.returncode == 0, done.stderr
    runs, faults = read_manifests(tmp_path)
    assert ([run.status for run in runs], faults) == (["done"], [])
    assert runs[0].count("records/documents") == 1


def test_a_second_run_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with run_lock(tmp_path, "holder", now=datetime.now(UTC)):
        done = run_command(crawl_command(tmp_path, [ONE]))
    assert "RunLocked" in done.stderr
    assert "run holder" in done.stderr
    assert not (tmp_path / "tables").exists()
