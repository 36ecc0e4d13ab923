"""Crawls of the sample web, killed at any step and moment: is anything lost or doubled?

Run as `python -m benchmarks.kills [--kills 100] [--seed 1]`; it ends with 1 if a run that was
resumed differs from one that was left alone.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from crawler.sample_web import SampleServer, SampleWeb
from tests.crawler.killed_runs import (
    POINTS,
    Content,
    Point,
    content_of,
    damage,
    differences,
    doubled_captures,
    finish,
    killed_at,
)

SHORTEST_SECONDS = 0.05
LONGEST_SHARE = 1.1  # of the time that an undisturbed crawl takes
TWICE_SHARE = 0.3  # of the random trials, in which the attempt that resumes is killed as well


def main() -> int:
    """Kill, resume, compare, print, and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    told: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        SampleServer(SampleWeb.load(Path("data/sample"))) as server,
    ):
        root, port = Path(folder), server.server_port
        finish(root / "warm-up", port)
        began = time.monotonic()
        finish(root / "undisturbed", port)
        longest = (time.monotonic() - began) * LONGEST_SHARE
        undisturbed = content_of(root / "undisturbed")
        number = 0
        while told["kills"] < given.kills:
            kills = plan(number, longest, chance)
            trial(root / f"trial-{number}", port, kills, undisturbed, told)
            number += 1
    rows = sum(counter.total() for counter in undisturbed.values())
    print(
        f"{told['kills']} kills: {told['at a step']} at {len(POINTS)} named steps,"
        f" {told['at random']} at random moments"
        f" ({told['again']} of an attempt that resumed)"
    )
    print(f"{told['trials']} runs finished; {told['differing']} differ from the undisturbed run")
    print(
        f"{rows} rows compared a run; archives damaged {told['damaged']}, doubled {told['doubled']}"
    )
    return int(bool(told["differing"] or told["damaged"] or told["doubled"]))


def plan(number: int, longest: float, chance: random.Random) -> list[Point | float]:
    """Return the kills of one trial: every named step once, then random moments."""
    if number < len(POINTS):
        return [POINTS[number]]
    count = 2 if chance.random() < TWICE_SHARE else 1
    return [chance.uniform(SHORTEST_SECONDS, longest) for _ in range(count)]


def trial(
    folder: Path,
    port: int,
    kills: list[Point | float],
    undisturbed: Content,
    told: Counter[str],
) -> None:
    """Kill one run, finish it, and count what came of it."""
    data = folder / "data"
    folder.mkdir()
    for place, kill in enumerate(kills):
        if killed_at(data, port, kill):
            told["kills"] += 1
            told["at a step" if isinstance(kill, Point) else "at random"] += 1
            told["again"] += place > 0
        elif isinstance(kill, Point):
            told["differing"] += 1
            print(f"never came to: {kill}")
    finish(data, port)
    found = differences(undisturbed, content_of(data))
    told["trials"] += 1
    told["differing"] += bool(found)
    told["damaged"] += bool(damage(data))
    told["doubled"] += doubled_captures(data)
    for words in found:
        print(f"{', '.join(map(str, kills))}: {words}")


if __name__ == "__main__":
    sys.exit(main())
