"""Fit the weights by which runs of a page are told to be body, and say how well they do unseen.

    python benchmarks/fit_body.py aeb=aeb.jsonl wcxb=wcxb.jsonl > pipelines/markup/body_weights.json

Each file holds one page a line: {"id", "url", "html", "text"}, where `text` is the body as a person
marked it. The figures that the fitted file carries come from five folds over pages, so no page was
scored with weights that had seen it.
"""

import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from pipelines.extraction import find_body_words
from pipelines.markup.body import FEWEST_STATED_CHARS, bare
from pipelines.markup.runs import read_runs
from pipelines.markup.selection import find_kept
from pipelines.markup.trees import parse
from pipelines.markup.votes import NAMES, Page, rows
from pipelines.markup.weighing import NEAR_NAMES, neighbours, worth_weighing
from pipelines.metadata.page_metadata import read_metadata

FOLDS = 5
SEEDS = (1, 2, 3)
RIDGE = 0.1  # the best of .02, .1, .5, 2, 10 in five folds
THRESHOLD = 0.45  # the best of .4, .45, .5
MOST_WORDS = 80  # a longer run counts no more than one of this length
SHINGLE = 4
_WORDS = re.compile(r"\w+")


class Marked:
    """A page with its runs' figures and whether each run stands in the marked body."""

    def __init__(self, row: dict) -> None:
        root = parse(row["html"])
        runs = read_runs(root)
        said = read_metadata(root, runs, url=row["url"], latest=None)
        kept = find_kept(runs, find_body_words(root, runs, row["url"]))
        whole = Page(
            runs=runs,
            kept=frozenset(kept),
            headline=said.headline,
            stated=bare(said.stated_body) if len(said.stated_body) > FEWEST_STATED_CHARS else "",
            description=bare(said.description or ""),
        )
        _, self.page = worth_weighing(whole)
        self.runs = self.page.runs
        self.gold = row["text"]
        self.figures = np.array(rows(self.page), float).reshape(len(self.runs), len(NAMES))
        sizes = np.array([len(_WORDS.findall(run.text)) for run in self.runs])
        self.labels = np.array(label(self.runs, self.gold, sizes), float)
        raw = np.minimum(sizes, MOST_WORDS) ** 0.9
        self.weights = raw / max(1.0, float((raw * np.maximum(self.labels, 0.15)).sum())) * 100

    def beside(self, alone: np.ndarray) -> np.ndarray:
        """Return the figures with those of the neighbours, given each run's own chance."""
        near = np.array(neighbours(self.page, alone.tolist()), float)
        return np.hstack([self.figures, near.reshape(len(self.runs), len(NEAR_NAMES))])


def shingles(text: str) -> Counter:
    """Return the four-word sequences of a text with their counts."""
    words = _WORDS.findall(text.lower())
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def label(runs: list, gold: str, sizes: np.ndarray) -> list[bool]:
    """Tell for each run whether it stands in the marked body; short ones only beside long ones."""
    marked = shingles(gold)
    line = f" {' '.join(_WORDS.findall(gold.lower()))} "
    found = [_stands(run.text, marked, line) for run in runs]
    sure = [is_in and size >= 8 for is_in, size in zip(found, sizes, strict=True)]
    if not any(sure):
        return found
    return [
        is_in and (sizes[n] >= 8 or any(sure[max(0, n - 6) : n + 7]))
        for n, is_in in enumerate(found)
    ]


def _stands(text: str, marked: Counter, line: str) -> bool:
    words = _WORDS.findall(text.lower())
    if len(words) < SHINGLE:
        return bool(words) and f" {' '.join(words)} " in line
    own = shingles(text)
    return sum(key in marked for key in own) / len(own) > 0.6


def fit(figures: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return logistic weights by Newton's method, with a ridge."""
    found = np.zeros(figures.shape[1])
    for _ in range(30):
        chance = sigmoid(figures @ found)
        slope = figures.T @ (weights * (chance - labels)) + RIDGE * found
        curve = (figures.T * (weights * chance * (1 - chance))) @ figures
        step = np.linalg.solve(curve + RIDGE * np.eye(len(found)), slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def sigmoid(odds: np.ndarray) -> np.ndarray:
    """Return chances of log odds."""
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


def fit_on(pages: list[Marked], figures: list[np.ndarray]) -> np.ndarray:
    """Fit on the runs of several pages."""
    labels = np.concatenate([page.labels for page in pages])
    return fit(np.vstack(figures), labels, np.concatenate([page.weights for page in pages]))


def unseen(pages: list[Marked], figures: list[np.ndarray], folds: list[int]) -> list[np.ndarray]:
    """Return each page's chances by weights fitted without its fold."""
    found: list[np.ndarray] = [np.zeros(0)] * len(pages)
    for fold in range(FOLDS):
        seen = [n for n, f in enumerate(folds) if f != fold]
        fitted = fit_on([pages[n] for n in seen], [figures[n] for n in seen])
        for n, f in enumerate(folds):
            if f == fold:
                found[n] = sigmoid(figures[n] @ fitted)
    return found


def f1(pages: list[Marked], chances: list[np.ndarray]) -> float:
    """Return the four-word shingle F1 of mean precision and mean recall."""
    precision, recall = [], []
    for page, chance in zip(pages, chances, strict=True):
        chosen = [r.text for r, c in zip(page.runs, chance, strict=True) if c > THRESHOLD]
        gold, got = shingles(page.gold), shingles("\n\n".join(chosen))
        same = sum((gold & got).values())
        precision.append(same / max(1, got.total()))
        recall.append(same / max(1, gold.total()))
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return 2 * p * r / (p + r)


def main() -> None:
    """Fit, cross-validate and print the weights file."""
    sets = dict(argument.split("=", 1) for argument in sys.argv[1:])
    lines = [
        (name, json.loads(line))
        for name, path in sets.items()
        for line in Path(path).read_text("utf-8").splitlines()
    ]
    names = [name for name, _ in lines]
    pages = [Marked(row) for _, row in lines]
    alone = [page.figures for page in pages]
    scores: dict[str, list[float]] = {name: [] for name in sets}
    for seed in SEEDS:
        folds = [random.Random(f"{seed} {n}").randrange(FOLDS) for n in range(len(pages))]
        first = unseen(pages, alone, folds)
        both = [page.beside(chance) for page, chance in zip(pages, first, strict=True)]
        second = unseen(pages, both, folds)
        for name in sets:
            mine = [n for n, of in enumerate(names) if of == name]
            scores[name].append(f1([pages[n] for n in mine], [second[n] for n in mine]))
    fitted = fit_on(pages, alone)
    beside = fit_on(pages, both)
    said = {
        "about": "Logistic weights over the runs of a page; made by benchmarks/fit_body.py.",
        "fitted_on": {name: names.count(name) for name in sets},
        "unseen_f1": {name: round(float(np.mean(score)), 3) for name, score in scores.items()},
        "threshold": THRESHOLD,
        "alone": {k: round(float(v), 4) for k, v in zip(NAMES, fitted, strict=True)},
        "beside": {
            k: round(float(v), 4) for k, v in zip((*NAMES, *NEAR_NAMES), beside, strict=True)
        },
    }
    print(json.dumps(said, indent=1))


if __name__ == "__main__":
    main()
