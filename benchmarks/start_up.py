"""How long `sourcecheck --help` takes, beside an empty Python; medians of 9 runs."""

import shutil
import statistics
import subprocess
import sys
import time

RUNS = 9


def _median_seconds(command: list[str]) -> float:
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> None:
    """Print the two medians and their ratio."""
    program = shutil.which("sourcecheck", path=f"{sys.prefix}/bin")
    if program is None:
        sys.exit("sourcecheck: is not installed in this environment; run `make bench`")
    empty = _median_seconds([sys.executable, "-c", "pass"])
    shown = _median_seconds([program, "--help"])
    print(
        f"sourcecheck --help {shown:.3f} s, empty Python {empty:.3f} s, ratio {shown / empty:.1f}"
    )


if __name__ == "__main__":
    main()
