"""`extract`, `claims`, `pairs`: the stages alone, JSON lines in, JSON lines out."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from crawler.commands.terminal import stop
from crawler.exit_codes import ExitCode

Input = Annotated[
    str, typer.Argument(metavar="[FILE]", help="JSON lines to read; '-' or nothing for stdin.")
]
Processes = Annotated[
    int | None, typer.Option(min=1, help="Worker processes.", show_default="one per core")
]


def extract(file: Input = "-", processes: Processes = None) -> None:
    """Read pages: {"id","url","html"} to {"id","title","authors","text","links",...}.

    Example: echo '{"id":1,"url":"https://a.example/","html":"<p>Hello</p>"}' | sourcecheck extract
    """
    _answer("extract", file, processes)


def claims(file: Input = "-", processes: Processes = None) -> None:
    """Find claims: {"id","text","published_at"?} to {"id","claims":[{"kind","start","end",...}]}.

    Example: echo '{"id":1,"text":"“It works,” said Mira Voss."}' | sourcecheck claims
    """
    _answer("claims", file, processes)


def pairs(
    file: Input = "-",
    processes: Processes = None,
    model: Annotated[
        Path | None, typer.Option(help="Folder of an optional model of entailment (extra nli).")
    ] = None,
) -> None:
    """Check sentences: {"id","claim","sources":[{"id","text"}]} to {"id","verdict","support",...}.

    Example: echo '{"id":1,"claim":"It sank.","sources":[{"id":"s","text":"It sank at noon."}]}' |
    sourcecheck pairs
    """
    if model and not model.is_dir():
        raise typer.BadParameter(f"{model}: no such folder; --model takes one with an ONNX model")
    _answer("pairs", file, processes, model_folder=str(model or ""))


def _answer(verb: str, file: str, processes: int | None, *, model_folder: str = "") -> None:
    from pipelines.json_lines import answer_lines

    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", line_buffering=False)
    try:
        for answer in answer_lines(verb, _lines_of(file), processes, model_folder=model_folder):
            out.write(answer + "\n")
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; there is nobody to complain to
    finally:
        out.flush()
        out.detach()


def _lines_of(file: str) -> Iterator[str]:
    """Yield the lines of a file or of stdin; bytes that are no UTF-8 become replacement marks."""
    if file == "-":
        yield from _decoded(sys.stdin.buffer)
        return
    path = Path(file)
    try:
        with path.open("rb") as handle:
            yield from _decoded(handle)
    except OSError as fault:
        stop(
            f"{file}: cannot be read ({fault.strerror}); give a file of JSON lines", ExitCode.USAGE
        )


def _decoded(handle: BinaryIO) -> Iterator[str]:
    for raw in handle:
        yield raw.decode("utf-8", "replace").rstrip("\r\n")
