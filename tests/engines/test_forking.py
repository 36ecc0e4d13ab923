"""What the fork server has imported, its workers find."""

import subprocess
import sys

ASK_WORKERS = """
import sys
from pipelines.engines.forking import start_fork_server
from pipelines.engines.pool import WorkerPool

if __name__ == "__main__":
    start_fork_server(["colorsys"])
    pool = WorkerPool(workers=2)
    asked = [pool.submit(eval, 600.0, "'colorsys' in __import__('sys').modules") for _ in range(2)]
    print([answer.result() for answer in asked], "colorsys" in sys.modules)
    pool.close()
"""


def test_modules_are_imported_once_for_all_workers() -> None:
    command = [sys.executable, "-c", ASK_WORKERS]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.split() == ["[True,", "True]", "False"]
