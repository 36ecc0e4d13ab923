"""A local cross-encoder is loaded, named by its weights, and asked; the model is made here."""

import json
from pathlib import Path

import pytest

from pipelines.entailment import OnnxCrossEncoder

onnx = pytest.importorskip("onnx", reason="the extra `nli` and onnx are not installed")
pytest.importorskip("onnxruntime", reason="the extra `nli` is not installed")
tokenizers = pytest.importorskip("tokenizers", reason="the extra `nli` is not installed")

UNKNOWN = "[UNK]"
VOCABULARY = {"[PAD]": 0, UNKNOWN: 1, "yes": 2, "no": 3, "ferry": 4}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model that counts how often "yes", "no" and "ferry" stand in both texts."""
    place = tmp_path / "tiny-nli"
    place.mkdir()
    write_tokenizer(place)
    write_model(place)
    labels = {"0": "contradiction", "1": "entailment", "2": "neutral"}
    (place / "config.json").write_text(json.dumps({"id2label": labels}), encoding="utf-8")
    return place


def write_tokenizer(place: Path) -> None:
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    tokenizer = tokenizers.Tokenizer(WordLevel(VOCABULARY, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(place / "tokenizer.json"))


def write_model(place: Path) -> None:
    """Write a graph that sums a row for each token: contradiction, entailment, the rest."""
    from onnx import TensorProto, helper

    rows = [(0, 0, 0), (0, 0, 0), (0, 3, 0), (3, 0, 0), (0, 0, 1)]
    table = [float(value) for row in rows for value in row]
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["scores"]),
            helper.make_node("ReduceSum", ["scores", "axis"], ["logits"], keepdims=0),
        ],
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])],
        [
            helper.make_tensor("table", TensorProto.FLOAT, [5, 3], table),
            helper.make_tensor("axis", TensorProto.INT64, [1], [1]),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(place / "model.onnx"))


def test_a_model_judges_each_couple_in_order(folder: Path) -> None:
    judged = OnnxCrossEncoder(folder).judge([("ferry", "yes"), ("ferry", "no"), ("ferry", "ferry")])
    assert [j.p_entail > 0.8 for j in judged] == [True, False, False]
    assert [j.p_contradict > 0.8 for j in judged] == [False, True, False]


def test_couples_of_different_length_are_padded(folder: Path) -> None:
    model = OnnxCrossEncoder(folder)
    couples = [("ferry", "yes"), ("ferry ferry ferry no", "yes yes")]
    assert model.judge(couples) == [*model.judge(couples[:1]), *model.judge(couples[1:])]


def test_more_couples_than_a_batch_come_back_in_order(folder: Path) -> None:
    couples = [("ferry", "yes" if number % 3 else "no") for number in range(40)]
    judged = OnnxCrossEncoder(folder).judge(couples)
    assert [j.p_entail > 0.5 for j in judged] == [hypothesis == "yes" for _, hypothesis in couples]


def test_the_name_carries_the_digest_of_the_weights(folder: Path) -> None:
    name = OnnxCrossEncoder(folder).name
    assert name.startswith("tiny-nli@sha256:")
    assert name == OnnxCrossEncoder(folder).name


def test_nothing_asked_is_nothing_judged(folder: Path) -> None:
    assert OnnxCrossEncoder(folder).judge([]) == []


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ValueError, match=name):
        OnnxCrossEncoder(folder)


def test_a_model_of_other_classes_is_refused(folder: Path) -> None:
    (folder / "config.json").write_text('{"id2label": {"0": "good", "1": "bad"}}', encoding="utf-8")
    with pytest.raises(ValueError, match="id2label"):
        OnnxCrossEncoder(folder)


def test_a_model_of_two_classes_contradicts_nothing(folder: Path) -> None:
    labels = '{"id2label": {"1": "entailment", "2": "not_entailment"}}'
    (folder / "config.json").write_text(labels, encoding="utf-8")
    assert OnnxCrossEncoder(folder).judge([("ferry", "no")])[0].p_contradict == 0.0
