"""The command line's own help → `docs/commands.md`, a page of a manual for each command.

`python -m crawler.commands.manual > docs/commands.md` writes it anew.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from crawler.cli import EPILOG, app

HEAD = """\
# Commands

Generated from each command's help by `python -m crawler.commands.manual > docs/commands.md`.

`sourcecheck --install-completion` teaches your shell to complete commands and options;
`sourcecheck COMMAND --help` prints what stands here.
"""

# "Example: sourcecheck demo" at the end of a help text, over one line or two
_EXAMPLE = re.compile(r"\n*Example:\s*(.+)\Z", re.DOTALL)


def manual() -> str:
    """Return the manual of every command, in the order of the help."""
    program = get_command(app)
    with program.make_context("sourcecheck", [], resilient_parsing=True) as context:
        names = program.list_commands(context)  # type: ignore[attr-defined]
        listed = [(name, program.get_command(context, name)) for name in names]  # type: ignore[attr-defined]
        index = "".join(
            f"- [`{name}`](#sourcecheck-{name}): {_first(command)}\n" for name, command in listed
        )
        pages = "".join(_page(name, command, context) for name, command in listed)
    codes = EPILOG.partition("Exit codes: ")[2].partition(". ")[0]
    exits = "".join(
        f"| {c.split(maxsplit=1)[0]} | {c.split(maxsplit=1)[1]} |\n" for c in codes.split("; ")
    )
    return f"{HEAD}\n{index}\n## Exit status\n\n| code | meaning |\n| --- | --- |\n{exits}{pages}"


def _first(command: Any) -> str:
    return " ".join((command.help or "").strip().partition("\n\n")[0].split())


def _page(name: str, command: Any, parent: Any) -> str:
    """Return one command's page: what it does, how it is called, what it takes, an example."""
    words = (command.help or "").strip()
    example = _EXAMPLE.search(words)
    about = _EXAMPLE.sub("", words)
    context = type(parent)(command, info_name=name, parent=parent)
    usage = " ".join([f"sourcecheck {name}", *command.collect_usage_pieces(context)])
    parts = [
        f"\n## sourcecheck {name}\n",
        "\n\n".join(" ".join(paragraph.split()) for paragraph in about.split("\n\n")) + "\n",
        f"```\n{usage}\n```\n",
        *_table(command, context),
    ]
    if example:
        parts.append(f"Example:\n\n```\n{' '.join(example[1].split())}\n```\n")
    return "\n".join(parts)


def _table(command: Any, context: Any) -> Iterator[str]:
    rows = [record for p in command.get_params(context) if (record := p.get_help_record(context))]
    if rows:
        lines = (f"| {_cell(f'`{left}`')} | {_cell(right)} |\n" for left, right in rows)
        yield f"| option or argument | meaning |\n| --- | --- |\n{''.join(lines)}"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(manual())
