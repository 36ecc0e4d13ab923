"""The word lists beside this module, as lines."""

from importlib.resources import files


def read_lines(name: str) -> list[str]:
    """Return the lines of a word list, comments and empty lines left out."""
    text = (files("pipelines.claims.statements") / "lexicon" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
