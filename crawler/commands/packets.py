"""`packet`, `verify`: the evidence for a verdict in one file, and whether such a file holds."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.commands.reporting import PACKETS
from crawler.commands.tables import DataDir
from crawler.commands.terminal import safe, say, stop
from crawler.exit_codes import ExitCode

if TYPE_CHECKING:
    from pipelines.packets.verifying import Verified

VERIFY_SECONDS = 600.0
"""One article and its sources are made anew in seconds; a hostile file must end too."""


def packet(
    asked: Annotated[str, typer.Argument(metavar="CLAIM_ID|ARTICLE_URL")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE.zip", help="DATA/packets/ID.zip if not given."
        ),
    ] = None,
    data: DataDir = Path("data"),
) -> None:
    """Write the evidence for a claim or an article into one file that holds without this machine.

    The bytes as they came, texts, claims, checks, digests and a page to read, laid out as a WACZ.

    Example: sourcecheck packet https://www.millbrookcourier.example/news/2026/05/13/harbour-car-park-stays-free
    """
    from pipelines.packets.packing import choose, write_packet

    try:
        chosen = choose(data, asked)
        target = output or data / PACKETS / f"{chosen.about}.zip"
        size = write_packet(data, chosen, target, made_at=datetime.now(UTC))
    except ValueError as fault:
        stop(safe(str(fault)), ExitCode.FAILED)
    except OSError as fault:
        stop(f"{data}: cannot be read or written ({fault})", ExitCode.FAILED)
    print(target)  # noqa: T201 - the path is the command's output
    say(f"{size} bytes; run {chosen.run_id}, article {safe(chosen.url)}")
    _finish(_verified(target), is_brief=True)


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", exists=True, dir_okay=False)],
) -> None:
    """Make everything in a packet anew from its bytes, offline, and say line by line what holds.

    Exit code 0 when all of it holds, 1 when something is broken, 3 when another release made it.

    Example: sourcecheck verify packet.zip
    """
    _finish(_verified(file), is_brief=False)


def _verified(file: Path) -> "Verified":
    """Verify in a worker: a packet is a foreign file, whatever its name says."""
    import asyncio

    from pipelines.engines.pool import WorkerPool
    from pipelines.engines.workers import WorkerFailedError
    from pipelines.packets.verifying import verify_packet

    pool = WorkerPool(workers=1, preload=("pipelines.packets.verifying",))
    try:
        return asyncio.run(pool.run(verify_packet, VERIFY_SECONDS, file))
    except (WorkerFailedError, OSError) as fault:
        stop(f"{file}: cannot be verified ({fault})", ExitCode.FAILED)
    finally:
        pool.close()


def _finish(verified: "Verified", *, is_brief: bool) -> None:
    """Print the findings, only those that do not hold when `is_brief`; exit with what they say."""
    for finding in verified.findings:
        if not is_brief or finding.holds is not True:
            print(safe(str(finding)))  # noqa: T201 - the command's output
    held = sum(finding.holds is True for finding in verified.findings)
    say(f"{held} of {len(verified.findings)} hold; {verified.file_digest}")
    codes = {True: ExitCode.DONE, False: ExitCode.FAILED, None: ExitCode.BELOW_FLOOR}
    raise typer.Exit(codes[verified.holds])
