"""`python -m benchmarks.quotes`: what is said of altered quotes, and how fast they are found."""

import sys

from benchmarks.quotes.speed import print_speed
from benchmarks.quotes.table import print_table


def main() -> None:
    """Print the table of the test bed, then speed; or one of both, named on the command line."""
    wanted = sys.argv[1:] or ["table", "speed"]
    if "table" in wanted:
        print_table(wrong="--wrong" in wanted)
    if "speed" in wanted:
        print_speed()


if __name__ == "__main__":
    main()
