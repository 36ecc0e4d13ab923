"""The house keeps its own rules: sizes, names, arrows, and a lock file that installs anywhere."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(p for room in ("crawler", "pipelines") for p in (ROOT / room).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MAX_FILE_LINES = 350
MAX_FUNCTION_LINES = 60
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "base", "manager", "misc"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions_of(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function with the number of its lines, docstring aside."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = node.body[0] if ast.get_docstring(node) else None
            doc_lines = (doc.end_lineno or 0) - doc.lineno + 1 if doc else 0
            yield (
                f"{name_of(path)}:{node.name}",
                (node.end_lineno or 0) - node.lineno + 1 - doc_lines,
            )


@pytest.mark.parametrize("path", MODULES + TESTS, ids=name_of)
def test_a_room_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_FILE_LINES


def test_no_function_is_longer_than_a_screen() -> None:
    long = [f for path in MODULES for f in functions_of(path) if f[1] > MAX_FUNCTION_LINES]
    assert long == []


def test_half_of_all_functions_are_under_ten_lines() -> None:
    assert median(lines for path in MODULES for _, lines in functions_of(path)) < 10


def test_no_room_is_named_for_what_did_not_know_its_room() -> None:
    assert [
        name_of(p) for p in MODULES + TESTS if FORBIDDEN_NAMES & set(p.with_suffix("").parts)
    ] == []


def test_the_core_knows_neither_scrapy_nor_the_crawler() -> None:
    imports = re.compile(r"^\s*(?:from|import) (?:scrapy|twisted|crawler)\b", re.MULTILINE)
    core = [p for p in MODULES if p.is_relative_to(ROOT / "pipelines")]
    assert [name_of(p) for p in core if imports.search(p.read_text("utf-8"))] == []


def test_the_lock_file_pins_every_dependency_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    pinned = {
        line.split("==")[0].lower().replace("_", "-") for line in lock.splitlines() if "==" in line
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[\[<>=~; ]", line)[0].lower().replace("_", "-") for line in wanted}
    assert names - pinned == set()
