"""`demo`, `article`, `rebuild`: from addresses or archives to tables and a ledger."""

import re
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.commands.tables import AsJson, DataDir
from crawler.commands.terminal import safe, say, stop
from crawler.exit_codes import ExitCode

if TYPE_CHECKING:
    from pipelines.runs import Run

Replay = Annotated[
    list[Path] | None,
    typer.Option(
        "--replay", metavar="FILE.warc.gz", help="Answer from this archive, not the network."
    ),
]
ShowAll = Annotated[bool, typer.Option("--all", help="Show claims that ask for no attention too.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Log every step on stderr.")]
Setting = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="A Scrapy setting, such as DOWNLOAD_DELAY=2."),
]

Resume = Annotated[
    str,
    typer.Option(
        "--resume", metavar="RUN_ID", help="Finish a run that was cut off; fetch what is missing."
    ),
]
Depth = Annotated[
    int, typer.Option(min=1, max=2, help="2 follows a cited page to its own sources.")
]

# how an address begins: "https://"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}://", re.IGNORECASE)

# "HTTPPROXY_PASSWORD", "API_KEY", "AUTH_TOKEN"
_SECRET = re.compile(r"PASS|SECRET|TOKEN|KEY|AUTH")

DEMO_LIVE = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}
"""What the demo changes when it crawls a server of its own on loopback."""


def article(  # noqa: PLR0913, PLR0917 - each is an option of the command
    urls: Annotated[list[str] | None, typer.Argument(metavar="[URL]...")] = None,
    file: Annotated[str, typer.Option(help="File with an address a line; '-' for stdin.")] = "",
    depth: Depth = 1,
    resume: Resume = "",
    data: DataDir = Path("data"),
    replay: Replay = None,
    settings: Setting = None,
    as_json: AsJson = False,
    show_all: ShowAll = False,
    verbose: Verbose = False,
) -> None:
    """Crawl articles and the pages they cite, check them, write tables, print the ledger.

    Example: sourcecheck article --replay data/sample/sample.warc.gz
    https://www.millbrookcourier.example/news/2026/05/13/harbour-car-park-stays-free
    """
    before = arguments_of(data, resume)
    if not urls and not file and not resume:
        raise typer.BadParameter("give the address of an article, or --file with a list of them")
    for path in replay or ():
        if not path.is_file():
            raise typer.BadParameter(f"{path}: no such archive; --replay takes a WARC file")
    run_and_finish(
        "article",
        data,
        is_json=as_json,
        with_all=show_all,
        urls=tuple(urls or before.urls),
        file=file or before.named.get("file", ""),
        depth=str(depth) if depth > 1 else before.named.get("depth", ""),
        resume=resume,
        **beside(before, replay, settings, verbose=verbose),
    )


@dataclass(frozen=True, slots=True)
class GivenBefore:
    """What a run that is resumed was given when it began."""

    spider: str = ""
    urls: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    settings: tuple[str, ...] = ()
    """What `--set` gave, each as NAME=VALUE."""
    replay: tuple[Path, ...] = ()


def arguments_of(data: Path, run_id: str) -> GivenBefore:
    """Return what a run was given, from its manifest; nothing without a run."""
    from pipelines.runs import read_manifest

    if not run_id:
        return GivenBefore()
    try:
        run = read_manifest(data, run_id)
    except FileNotFoundError:
        stop(f"{run_id}: no such run; see them with: sourcecheck runs", ExitCode.USAGE)
    except ValueError as fault:
        stop(str(fault), ExitCode.FAILED)
    words = [word.partition("=") for word in run.arguments if not _SCHEME.match(word)]
    return GivenBefore(
        spider=run.command,
        urls=tuple(word for word in run.arguments if _SCHEME.match(word)),
        named={name: value for name, _, value in words if name not in {"set", "replay"}},
        settings=tuple(value for name, _, value in words if name == "set"),
        replay=tuple(Path(value) for name, _, value in words if name == "replay"),
    )


def beside(
    before: GivenBefore,
    replay: list[Path] | None,
    settings: list[str] | None,
    *,
    verbose: bool,
) -> dict[str, Any]:
    """Return archives and settings of a crawl, and how its manifest tells them.

    A resumed run goes on with those that it began with; what is given anew goes before them. A
    setting that looks like a secret stays out of the manifest, and has to be given again.
    """
    archives = tuple(path.absolute() for path in replay or ()) or before.replay
    chosen = parsed_settings([*before.settings, *(settings or [])])
    told = [f"set={name}={value}" for name, value in chosen.items() if not _SECRET.search(name)]
    return {
        "replay": archives,
        "settings_overrides": log_settings(verbose=verbose) | chosen,
        "given": [*told, *(f"replay={path}" for path in archives)],
    }


def demo(
    data: DataDir = Path("data"),
    sample: Annotated[Path, typer.Option(help="Folder of the sample web.")] = Path("data/sample"),
    live: Annotated[
        bool, typer.Option("--live", help="Crawl a server on loopback instead of the archive.")
    ] = False,
    as_json: AsJson = False,
    show_all: ShowAll = False,
    verbose: Verbose = False,
) -> None:
    """Run the whole chain on the sample web of invented publishers; no network, a few seconds.

    Example: sourcecheck demo
    """
    articles = sample / "articles.txt"
    if not articles.is_file():
        raise typer.BadParameter(f"{sample}: holds no sample web; run this where it was cloned")
    with _sample_server(sample) if live else nullcontext({}) as mapped:
        run_and_finish(
            "article",
            data,
            is_json=as_json,
            with_all=show_all,
            with_pages=True,
            file=str(articles),
            replay=() if live else (sample / "sample.warc.gz",),
            settings_overrides=log_settings(verbose=verbose) | mapped,
        )


class _sample_server:  # noqa: N801 - a context manager, used like a function
    """Serve the sample web on loopback; enter gives the settings that lead every host there."""

    def __init__(self, folder: Path) -> None:
        from crawler.sample_web import SampleServer, SampleWeb

        self._server = SampleServer(SampleWeb.load(folder))

    def __enter__(self) -> dict[str, Any]:
        self._server.__enter__()
        port = self._server.server_port
        return DEMO_LIVE | {
            "HOST_MAP": {"*": f"127.0.0.1:{port}"},
            "ALLOWED_NETWORKS": ["127.0.0.0/8"],
            "ALLOWED_PORTS": [port],
        }

    def __exit__(self, *failure: object) -> None:
        self._server.__exit__(*failure)


def log_settings(*, verbose: bool) -> dict[str, Any]:
    """Return the settings that say how much a crawl tells on stderr."""
    return {"LOG_LEVEL": "INFO" if verbose else "WARNING", "PROGRESS": True}


def parsed_settings(settings: list[str]) -> dict[str, str]:
    """Return the settings given as NAME=VALUE on the command line."""
    pairs = [setting.partition("=") for setting in settings]
    for name, equals, _ in pairs:
        if not equals or not name.isupper():
            raise typer.BadParameter(f"--set {name}: give NAME=VALUE, such as DOWNLOAD_DELAY=2")
    return {name: value for name, _, value in pairs}


def run_and_finish(
    spider: str,
    data: Path,
    *,
    is_json: bool,
    with_all: bool,
    with_pages: bool = False,
    say_more: Callable[[Path], None] | None = None,
    **arguments: Any,
) -> None:
    """Run a spider, print what it found, and exit with what its run says.

    `say_more` is called with the data folder before the ledger is shown.
    """
    from crawler.jobs import run_crawl
    from pipelines.runs import RunLockedError

    try:
        run = run_crawl(spider, data_dir=data, **arguments)
    except RunLockedError as fault:
        stop(str(fault), ExitCode.LOCKED)
    except (ValueError, OSError) as fault:
        stop(str(fault), ExitCode.FAILED)
    if say_more:
        say_more(data)
    finish(run, data, is_json=is_json, with_all=with_all, with_pages=with_pages)


def finish(
    run: "Run", data: Path, *, is_json: bool, with_all: bool, with_pages: bool = False
) -> None:
    """Print the ledger of a run's articles, and what could not be read; exit with its code.

    `with_pages` writes the pages to read as well, and ends with their path.
    """
    from crawler.commands.ledger_view import show_ledger
    from pipelines.datasets.reading import LedgerQuery, read_ledger

    show_ledger(
        read_ledger(data, LedgerQuery(run_id=run.run_id)), is_json=is_json, with_all=with_all
    )
    for url, why in unread_articles(data, run.run_id):
        say(f"not read: {safe(url)}: {safe(why)}")
    for host, count in hosts_left_alone(run):
        say(f"left alone: {safe(host)} kept refusing; {count} of its pages were not asked for")
    say(last_line(run, data))
    if with_pages:
        from crawler.commands.reporting import write_pages

        say(f"read the articles beside their sources: {write_pages(data)[0]}")
    elif run.count("records/checks"):
        say(f"read the articles beside their sources: sourcecheck report --open --data {data}")
    raise typer.Exit(run.exit_code or ExitCode.DONE)


def unread_articles(data: Path, run_id: str) -> list[tuple[str, str]]:
    """Return the articles that a run asked for and could not read, with the reason."""
    from pipelines.datasets.reading import TableReader

    with TableReader(data, tables=("captures",)) as tables:
        rows = tables.arrow(
            "SELECT url, unread, unread_detail FROM captures "
            "WHERE run_id = $run AND role = 'article' AND unread IS NOT NULL ORDER BY url",
            {"run": run_id},
        ).to_pylist()
    return [
        (row["url"], f"{row['unread']} ({row['unread_detail'] or 'no detail'})") for row in rows
    ]


def hosts_left_alone(run: "Run") -> list[tuple[str, int]]:
    """Return the hosts that refused too often, and how many pages were not asked for therefore."""
    prefix = "hosts/not_asked/"
    return [(name.removeprefix(prefix), n) for name, n in run.counts if name.startswith(prefix)]


def last_line(run: "Run", data: Path) -> str:
    """Return what a run came to, with the counts that an operator asks for first."""
    from pipelines.runs import RunStatus

    read = run.count("records/documents")
    kept = run.count("captures/exchanges")
    seconds = (run.finished_at - run.started_at).total_seconds() if run.finished_at else 0.0
    because = f" ({run.reason})" if run.reason else ""
    verb = "article" if run.command == "article" else "crawl"
    is_cut = run.status is RunStatus.INTERRUPTED
    then = f"; finish it with: sourcecheck {verb} --resume {run.run_id}" if is_cut else ""
    return (
        f"{run.status}{because}: {kept} exchanges kept, {read} pages read,"
        f" {run.count('records/checks')} claims checked in {seconds:.1f} s;"
        f" run {run.run_id}, tables in {data / 'tables'}{then}"
    )
