"""The stages alone: one JSON object a line in, one a line out, an error on its own line number."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module

from pipelines.engines.local import map_lines

Row = dict[str, object]
Verb = Callable[[Row], Row]
"""One input object → one output object."""


# Verb → module and function; imported once for all workers, and never for `--help`.
VERBS = {
    "extract": ("pipelines.extraction_lines", "extract_line"),
    "claims": ("pipelines.claim_lines", "claims_line"),
    "pairs": ("pipelines.pairs", "check_pair_line"),
}


def answer_lines(
    verb: str, lines: Iterable[str], processes: int | None = None, *, model_folder: str = ""
) -> Iterator[str]:
    """Yield the answer of a verb (extract, claims, pairs) to each line, in order.

    `model_folder` holds an optional model of entailment, which only `pairs` asks.
    """
    work = partial(_answer_shard, verb, model_folder)
    module, _ = VERBS[verb]
    return map_lines(work, lines, failure=_failed_line, processes=processes, preload=(module,))


def _answer_shard(verb: str, model_folder: str, lines: Sequence[str]) -> list[str]:
    module, function = VERBS[verb]
    answer = getattr(import_module(module), function)
    if model_folder:
        from pipelines.entailment import cross_encoder

        answer = partial(answer, model=cross_encoder(model_folder))
    return [answer_line(answer, line) for line in lines]


def answer_line(verb: Verb, line: str) -> str:
    r"""Return one output line for one input line; whatever is wrong stands in its `error`.

    >>> answer_line(lambda row: row, '{"id": 1')
    '{"id": null, "error": "not JSON: Expecting \',\' delimiter (column 9)"}'
    """
    try:
        row = json.loads(line)
    except json.JSONDecodeError as fault:
        return _dump({"id": None, "error": f"not JSON: {fault.msg} (column {fault.colno})"})
    except (RecursionError, ValueError) as fault:
        return _dump({"id": None, "error": f"not JSON: {fault}"})
    if not isinstance(row, dict):
        found = type(row).__name__
        return _dump({"id": None, "error": f"a line must hold one JSON object ({found})"})
    return _dump(_answer(verb, row))


def _answer(verb: Verb, row: Row) -> Row:
    try:
        return verb(row)
    except Exception as fault:  # noqa: BLE001  (the one loop over foreign rows: none may stop the rest)
        kind = "" if isinstance(fault, ValueError) else f"{type(fault).__name__}: "
        return {"id": row.get("id"), "error": f"{kind}{fault}"}


def _dump(row: Row) -> str:
    text = json.dumps(row, ensure_ascii=False)
    return text if _is_printable(text) else json.dumps(row)


def _is_printable(text: str) -> bool:
    """Tell whether a text has a UTF-8 form: lone surrogates have none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _failed_line(line: str, cause: str) -> str:
    return answer_line(partial(_failed_row, cause), line)


def _failed_row(cause: str, row: Row) -> Row:
    return {"id": row.get("id"), "error": cause}
