"""What to do next, by what lies in the data folder: for a person who typed no command."""

from pathlib import Path


def next_steps(data: Path) -> str:
    """Return the commands that make sense now, one a line with what each gives.

    >>> next_steps(Path("nowhere")).splitlines()[1]
    '  sourcecheck demo                       the whole chain, offline, in half a minute'
    """
    steps = [("sourcecheck demo", "the whole chain, offline, in half a minute")]
    if any((data / "tables").glob("ledger/*/*.parquet")):
        steps = [
            ("sourcecheck report --open", "the articles beside their sources"),
            ("sourcecheck ledger", "every claim, worst first"),
            ("sourcecheck runs", "what happened"),
        ]
    steps += [
        ("sourcecheck draft FILE", "check a draft before it is published"),
        ("sourcecheck article URL", "check a published article"),
        ("sourcecheck COMMAND --help", "what a command does, with an example"),
    ]
    return "\n".join(["What to do next:", *(f"  {words:<38} {gives}" for words, gives in steps)])
