"""The command line as a user has it: a process of its own, its streams and its exit code."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "data" / "sample"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def sourcecheck() -> Run:
    def run(
        *words: str | Path, stdin: str = "", cwd: Path = ROOT
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "crawler.cli", *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
            cwd=cwd,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    return run
