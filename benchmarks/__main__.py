"""`make bench`: every benchmark in turn, each printing its own table of ratios."""

import subprocess
import sys

BENCHMARKS = ("start_up", "extraction", "chain", "quotes", "typed_claims", "tables", "report")


def main() -> int:
    """Run the benchmarks named on the command line, or all."""
    failed = 0
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"\n== {name}", flush=True)
        failed += (
            subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode
            != 0
        )
    return failed


if __name__ == "__main__":
    sys.exit(main())
