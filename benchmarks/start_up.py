"""How long `sourcecheck --help` takes, beside an empty Python, and what a small run costs at least.

Medians; memory is the most that the command's own process held.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 9
SMALL_RUNS = 3
SAMPLE = Path(__file__).parents[1] / "data" / "sample"


def _measured(command: list[str]) -> tuple[float, float]:
    """Return the seconds that a command takes, and the MB that it holds at the most."""
    began = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"{' '.join(command)}: ended with {running.returncode}")
    return time.perf_counter() - began, used.ru_maxrss / 1024


def _median(command: list[str], runs: int) -> tuple[float, float]:
    taken, held = zip(*(_measured(command) for _ in range(runs)), strict=True)
    return statistics.median(taken), max(held)


def _small_runs(program: str, data: str) -> dict[str, list[str]]:
    """Return commands that have little to do, each over the sample web."""
    archive = str(SAMPLE / "sample.warc.gz")
    article = (SAMPLE / "articles.txt").read_text(encoding="utf-8").split()[-1]
    given = ["--replay", archive, "--data", data]
    return {
        "article, one with its sources": [program, "article", article, *given],
        "ledger of it": [program, "ledger", "--data", data],
        "draft, one with its sources": [
            program,
            "draft",
            str(SAMPLE / "drafts/barrier.md"),
            *given,
        ],
        "claims of no line": [program, "claims", os.devnull],
    }


def main() -> None:
    """Print what each takes."""
    program = shutil.which("sourcecheck", path=f"{sys.prefix}/bin")
    if program is None:
        sys.exit("sourcecheck: is not installed in this environment; run `make bench`")
    empty, _ = _median([sys.executable, "-c", "pass"], RUNS)
    shown, _ = _median([program, "--help"], RUNS)
    print(
        f"sourcecheck --help {shown:.3f} s, empty Python {empty:.3f} s, ratio {shown / empty:.1f}"
    )
    with tempfile.TemporaryDirectory() as data:
        for name, command in _small_runs(program, data).items():
            seconds, peak = _median(command, SMALL_RUNS)
            print(f"sourcecheck {name:30} {seconds:5.2f} s, {peak:4.0f} MB")


if __name__ == "__main__":
    main()
