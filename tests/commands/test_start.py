"""What is loaded before a command has anything to do."""

import subprocess
import sys

import pytest

import crawler.__main__


def _loaded(work: str, *names: str) -> set[str]:
    """Return which modules are loaded after some work in a fresh process."""
    command = [sys.executable, "-c", f"{work}\nimport sys; print(*sys.modules)"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(names) & set(said.split())


def test_what_worker_processes_import_again_of_the_program_is_light() -> None:
    assert not _loaded("import crawler.__main__", "typer", "crawler.cli")


def test_the_program_runs_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["sourcecheck", "--help"])
    with pytest.raises(SystemExit) as ended:
        crawler.__main__.main()
    assert ended.value.code == 0


def test_a_crawl_loads_no_component_that_is_switched_off() -> None:
    work = (
        "from scrapy.settings import Settings\n"
        "from scrapy.utils.misc import load_object\n"
        "settings = Settings()\n"
        "settings.setmodule('crawler.settings')\n"
        "for kind in ('EXTENSIONS', 'DOWNLOADER_MIDDLEWARES', 'SPIDER_MIDDLEWARES'):\n"
        "    list(map(load_object, settings.get_component_priority_dict_with_base(kind)))\n"
        "import crawler.citing, pipelines.datasets.store\n"
    )
    heavy = ("aiohttp", "requests", "tldextract", "pandas", "trafilatura", "pipelines.dossiers")
    assert not _loaded(work, *heavy)


ONE_COLUMN = "import pyarrow\npyarrow.array(['reef'])\n"


def test_arrow_makes_its_columns_without_pandas() -> None:
    lean = "from crawler.lean_arrow import keep_pandas_out\nkeep_pandas_out()\n"
    assert _loaded(lean + ONE_COLUMN, "pandas", "pyarrow") == {"pyarrow"}


def test_arrow_still_finds_pandas_when_it_is_needed() -> None:
    work = (
        "from crawler.lean_arrow import keep_pandas_out\nkeep_pandas_out()\n"
        "import pyarrow\n"
        "assert pyarrow.table({'depth': [4, None]}).to_pandas().shape == (2, 1)\n"
        "import pandas\n"
        "assert pyarrow.array(pandas.Series([4.5, None])).null_count == 1\n"
    )
    assert _loaded(work, "pandas") == {"pandas"}


def test_a_process_that_has_pandas_keeps_it_in_arrow() -> None:
    work = (
        "import pandas\n"
        "from crawler.lean_arrow import keep_pandas_out\nkeep_pandas_out()\n"
        "import pyarrow\n"
        "assert pyarrow.array(pandas.Series([4.5, None])).null_count == 1\n"
    )
    assert _loaded(work, "pandas") == {"pandas"}
