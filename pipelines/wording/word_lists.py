"""The word lists of this room, each read once."""

from functools import cache
from importlib.resources import files


def read_lines(name: str) -> list[str]:
    """Return the lines of a word list, comments and empty lines left out."""
    text = (files("pipelines.wording") / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of a list as printed, with spaces for the underscores of a phrase."""
    return frozenset(word.replace("_", " ") for word in " ".join(read_lines(name)).split())
