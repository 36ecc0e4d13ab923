"""The manual says what the commands' own help says."""

from pathlib import Path

import pytest
from typer.main import get_command

from crawler.cli import app
from crawler.commands.manual import manual

PAGE = Path(__file__).parent.parent.parent / "docs" / "commands.md"
NAMES = sorted(get_command(app).commands)  # type: ignore[attr-defined]


def test_the_manual_is_as_the_help_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), (
        "docs/commands.md is stale; write it anew with:"
        " python -m crawler.commands.manual > docs/commands.md"
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_a_page_with_an_example(name: str) -> None:
    page = manual().partition(f"\n## sourcecheck {name}\n")[2].partition("\n## ")[0]
    assert "Example:" in page
    assert "sourcecheck " in page.partition("Example:")[2]
