"""Premise and hypothesis → how far the one entails or contradicts the other, by an optional model.

Nothing here is loaded unless an operator names a folder. The extra `nli` brings what it needs:
`pip install sourcecheck[nli]`. The folder holds a cross-encoder as it is exported for ONNX:
`model.onnx`, `tokenizer.json` and `config.json`, whose `id2label` names the classes.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

MOST_TOKENS = 512
"""Tokens of premise and hypothesis together; a longer premise loses its end."""

_BATCH = 16  # couples a run; bounds memory at some hundred megabytes for a base model
_BLOCK = 1 << 20  # bytes of a file that are digested at a time
_FILES = ("model.onnx", "tokenizer.json", "config.json")
_MIN_CLASSES = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model says of one couple; the rest to 1 is neither."""

    p_entail: float
    p_contradict: float


class Entailment(Protocol):
    """A model that reads a premise and a hypothesis."""

    @property
    def name(self) -> str:
        """Name and digest of the weights, written beside every answer that leans on them."""

    def judge(self, couples: Sequence[tuple[str, str]]) -> list[Judgement]:
        """Return a judgement for each (premise, hypothesis), in order."""


class OnnxCrossEncoder:
    """A local cross-encoder, run by onnxruntime on the processor."""

    def __init__(self, folder: Path) -> None:
        """Load a model from a folder.

        Raises:
            ValueError: a file is missing, or the classes are not those of entailment.
            ImportError: the extra `nli` is not installed.
        """
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise ValueError(f"{folder}: no {', '.join(missing)}; export the model for ONNX")
        onnxruntime, tokenizers = _libraries()
        labels = _labels(json.loads((folder / "config.json").read_text(encoding="utf-8")))
        self._entail, self._contradict = _classes(labels, folder)
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MOST_TOKENS, strategy="only_first")
        self._tokenizer.enable_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the caller spreads work over processes
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {entry.name for entry in self._session.get_inputs()}
        self._name = f"{folder.name}@sha256:{_digest(folder / 'model.onnx')[:16]}"

    @property
    def name(self) -> str:
        """Name of the folder and the first digits of the weights' SHA-256."""
        return self._name

    def judge(self, couples: Sequence[tuple[str, str]]) -> list[Judgement]:
        """Return a judgement for each (premise, hypothesis), in order."""
        return [
            judgement
            for start in range(0, len(couples), _BATCH)
            for judgement in self._judge(couples[start : start + _BATCH])
        ]

    def _judge(self, couples: Sequence[tuple[str, str]]) -> list[Judgement]:
        import numpy as np

        encoded = self._tokenizer.encode_batch([tuple(couple) for couple in couples])
        columns = {
            "input_ids": [e.ids for e in encoded],
            "attention_mask": [e.attention_mask for e in encoded],
            "token_type_ids": [e.type_ids for e in encoded],
        }
        feed = {
            name: np.array(rows, dtype=np.int64)
            for name, rows in columns.items()
            if name in self._inputs
        }
        scores = np.asarray(self._session.run(None, feed)[0], dtype=np.float64)
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = raised / raised.sum(axis=1, keepdims=True)
        return [Judgement(float(row[self._entail]), self._contradiction(row)) for row in chances]

    def _contradiction(self, row: Any) -> float:
        """Return the chance of contradiction; a model of two classes does not tell it."""
        return 0.0 if self._contradict is None else float(row[self._contradict])


@cache
def cross_encoder(folder: str) -> OnnxCrossEncoder:
    """Return the model of a folder, loaded once a process."""
    return OnnxCrossEncoder(Path(folder))


def _libraries() -> tuple[Any, Any]:
    try:
        import onnxruntime
        import tokenizers
    except ImportError as fault:
        raise ImportError(
            f"an entailment model needs {fault.name}; install sourcecheck[nli]"
        ) from fault
    return onnxruntime, tokenizers


def _labels(config: Mapping[str, Any]) -> dict[int, str]:
    return {int(key): str(label).lower() for key, label in config.get("id2label", {}).items()}


def _classes(labels: Mapping[int, str], folder: Path) -> tuple[int, int | None]:
    """Return the places of entailment and of contradiction, None for the latter if it has none."""
    entail = [i for i, label in labels.items() if label in {"entailment", "entail", "supported"}]
    contradict = [i for i, label in labels.items() if label.startswith("contradict")]
    if len(entail) != 1 or len(labels) < _MIN_CLASSES:
        raise ValueError(f"{folder}: id2label of config.json must name entailment ({labels})")
    return entail[0], contradict[0] if contradict else None


def _digest(path: Path) -> str:
    body = hashlib.sha256()
    with path.open("rb") as handle:
        while block := handle.read(_BLOCK):
            body.update(block)
    return body.hexdigest()
