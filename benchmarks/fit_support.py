"""Labelled pairs → the coefficients of the support model, with out-of-fold figures.

    python -m benchmarks.fit_support FOLDER [--write]

FOLDER holds `wice_dev`, `bump_dev`, `summedits_news_dev` and `fool_me_twice_dev` as gzipped JSON
lines of `{"claim", "sources": [{"text"}], "label"}`, BUMP's with a `pair`. Logistic regression by
Newton's method, numpy alone. Items that share a source share a fold, so no item is judged by a fit
that saw it or its twin.

The page profile learns from three sets at once, and each in its own way. WiCE claims are natural,
so they alone set the constant and the calibration. SummEdits and BUMP statements are edited on
purpose, half of them wrong whatever their words; of SummEdits only the slopes are kept, of BUMP
only which statement of a pair is the faithful one.
"""

import argparse
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipelines.claims.statements.assessing import assess
from pipelines.pairs import read_pair
from pipelines.records.identity import text_digest

Array = NDArray[np.float64]

OUT = Path("pipelines/claims/statements/support.json")
WICE, BUMP, SUMMEDITS, FOOL = "wice_dev", "bump_dev", "summedits_news_dev", "fool_me_twice_dev"
ORIGIN = {
    WICE: "WiCE dev (ryokamoi/wice, ODC-BY and CC BY-SA)",
    BUMP: "BUMP dev (dataminr-ai/BUMP task 1, MIT)",
    SUMMEDITS: "SummEdits news dev (salesforce/factualNLG, Apache-2.0)",
    FOOL: "Fool Me Twice dev (google-research/fool-me-twice, Apache-2.0)",
}
FOLDS = 10
RIDGE = 3.0  # on coefficients of features scaled to variance 1; the constants are free
SUMMEDITS_WEIGHT = 0.3  # of one statement, against a WiCE claim's 1
PAIR_WEIGHT = 0.15  # of one BUMP pair
EPSILON = 1e-9
TRUSTS = tuple(step / 20 for step in range(2, 21))
ABOUT_TRUST = (
    "Share of a page's chance above one half that is believed; by likelihood of the out-of-fold"
    " chances, each set counted alike."
)
LOWERING = {"words_missing", "unnamed_subjects", "gender_doubts", "conflicts"}


@dataclass(frozen=True)
class Items:
    """One set: features, labels, and what may not be torn apart."""

    names: list[str]
    features: Array
    labels: Array
    sources: list[str]
    pairs: list[str]


@dataclass(frozen=True)
class Equations:
    """Rows of a logistic regression without a constant of its own."""

    rows: Array
    labels: Array
    weights: Array


def read_items(folder: Path, name: str) -> Items:
    """Read a set and compute its features."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as handle:
        rows = [json.loads(line) for line in handle]
    found = []
    for row in rows:
        claim, article, sources = read_pair(row)
        found.append(assess(claim, article, sources[0][1]).features)
    return Items(
        names=list(found[0]),
        features=np.array([list(f.values()) for f in found], dtype=float),
        labels=np.array([row["label"] for row in rows], dtype=float),
        sources=[text_digest(row["sources"][0]["text"]) for row in rows],
        pairs=[row.get("pair", "") for row in rows],
    )


def solve(equations: Equations, free: int) -> Array:
    """Return the coefficients that fit best; the last `free` of them carry no penalty."""
    rows, labels, weights = equations.rows, equations.labels, equations.weights
    penalty = np.full(rows.shape[1], RIDGE)
    penalty[len(penalty) - free :] = EPSILON
    beta = np.zeros(rows.shape[1])
    for _ in range(100):
        chance = sigmoid(rows @ beta)
        gradient = rows.T @ (weights * (chance - labels)) + penalty * beta
        curve = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, gradient)
        beta -= step
        if np.abs(step).max() < EPSILON:
            break
    return beta


def sigmoid(score: Array) -> Array:
    """Return probabilities for log odds."""
    return 1 / (1 + np.exp(-np.clip(score, -30, 30)))


def fold_of(items: Items) -> NDArray[np.int64]:
    """Return a fold for each item, the same for all items of one source."""
    return np.array([int(source[:12], 16) % FOLDS for source in items.sources])


def faithful_pairs(items: Items) -> list[tuple[int, int]]:
    """Return the places of the faithful and the corrupted statement of each pair."""
    sides: dict[str, dict[int, int]] = {}
    for place, (pair, label) in enumerate(zip(items.pairs, items.labels, strict=True)):
        sides.setdefault(pair, {})[int(label)] = place
    return [(side[1], side[0]) for side in sides.values() if len(side) == 2]


class Profile:
    """A model of one kind of source: what it learns from, and how it is fitted."""

    def __init__(self, sets: dict[str, Items]) -> None:
        self.sets = sets
        first = next(iter(sets.values()))
        self.names = first.names
        self.signs = np.array([-1.0 if name in LOWERING else 1.0 for name in self.names])
        self.mean = first.features.mean(axis=0)
        self.scale = np.vstack([s.features for s in sets.values()]).std(axis=0) + EPSILON

    def scaled(self, name: str) -> Array:
        """Return the features of a set around the first set's mean, at variance 1."""
        return (self.sets[name].features - self.mean) / self.scale

    def equations(self, held_out: int | None) -> Equations:
        """Return what is learned from, one fold of sources left out."""
        parts = [self._labelled(name, held_out) for name in self.sets if name != BUMP]
        if BUMP in self.sets:
            parts.append(self._compared(held_out))
        return Equations(
            rows=np.vstack([p.rows for p in parts]),
            labels=np.concatenate([p.labels for p in parts]),
            weights=np.concatenate([p.weights for p in parts]),
        )

    def _labelled(self, name: str, held_out: int | None) -> Equations:
        """Return a set's items; all but the first set have a constant that is thrown away."""
        items = self.sets[name]
        kept = fold_of(items) != held_out
        constants = np.zeros((int(kept.sum()), 2))
        is_first = name == next(iter(self.sets))
        constants[:, 0 if is_first else 1] = 1.0
        return Equations(
            rows=np.hstack([self.scaled(name)[kept], constants]),
            labels=items.labels[kept],
            weights=np.full(int(kept.sum()), 1.0 if is_first else SUMMEDITS_WEIGHT),
        )

    def _compared(self, held_out: int | None) -> Equations:
        """Return, for each pair, the faithful statement's features less the corrupted one's."""
        folds, scaled = fold_of(self.sets[BUMP]), self.scaled(BUMP)
        pairs = [p for p in faithful_pairs(self.sets[BUMP]) if folds[p[0]] != held_out]
        rows = np.array([scaled[good] - scaled[bad] for good, bad in pairs])
        return Equations(
            rows=np.hstack([rows, np.zeros((len(rows), 2))]),
            labels=np.ones(len(rows)),
            weights=np.full(len(rows), PAIR_WEIGHT),
        )

    def fit(self, held_out: int | None = None) -> tuple[float, Array]:
        """Return constant and coefficients for features as they are.

        A feature whose coefficient has the wrong sign says what others say better: it is left out
        and the rest fitted again, so that support never rises with a word that is missing.
        """
        equations = self.equations(held_out)
        kept = np.ones(len(self.names) + 2, dtype=bool)
        beta = np.zeros(len(kept))
        while True:
            part = Equations(equations.rows[:, kept], equations.labels, equations.weights)
            beta[:] = 0.0
            beta[kept] = solve(part, free=2)
            wrong = beta[:-2] * self.signs < 0.0
            if not wrong.any():
                break
            kept[:-2] &= ~wrong
        slopes = beta[:-2] / self.scale
        return float(beta[-2] - slopes @ self.mean), slopes

    def out_of_fold(self) -> dict[str, Array]:
        """Return for every item the probability by a fit that did not see its source."""
        chances = {name: np.zeros(len(items.labels)) for name, items in self.sets.items()}
        for fold in range(FOLDS):
            constant, slopes = self.fit(held_out=fold)
            for name, items in self.sets.items():
                there = fold_of(items) == fold
                chances[name][there] = sigmoid(items.features[there] @ slopes + constant)
        return chances


def believed(chances: Array, trust: float) -> Array:
    """Return chances with what lies above one half drawn towards it; see `support.support_of`."""
    drawn: Array = np.where(chances <= 0.5, chances, 0.5 + trust * (chances - 0.5))
    return drawn


def fit_trust(sets: Mapping[str, Items], chances: Mapping[str, Array]) -> float:
    """Return the trust in chances above one half under which the labels are likeliest.

    Sets count alike, whatever their size. Edited statements have nearly all words of their source,
    half of them wrongly: what many of such words prove is less than WiCE alone would say.
    """

    def surprise(trust: float) -> float:
        losses = []
        for name, items in sets.items():
            chance = np.clip(believed(chances[name], trust), EPSILON, 1 - EPSILON)
            right = np.where(items.labels == 1, chance, 1 - chance)
            losses.append(-np.log(right).mean())
        return float(np.mean(losses))

    return min(TRUSTS, key=surprise)


def trust_left_out(sets: Mapping[str, Items], chances: Mapping[str, Array]) -> dict[str, object]:
    """Return for each set the trust that the others give, and the calibration error under it."""
    found: dict[str, object] = {}
    for name, items in sets.items():
        others = {other: told for other, told in sets.items() if other != name}
        trust = fit_trust(others, chances) if others else 1.0
        error = calibration_error(believed(chances[name], trust), items.labels)
        found[name] = {"trust": trust, "calibration_error": round(error, 3)}
    return found


def auroc(chances: Array, labels: Array) -> float:
    """Return the share of supported-unsupported couples in the right order, ties half."""
    good, bad = chances[labels == 1], chances[labels == 0]
    order = (good[:, None] > bad[None, :]) + 0.5 * (good[:, None] == bad[None, :])
    return float(order.mean())


def balanced_accuracy(chances: Array, labels: Array) -> float:
    """Return the mean of both classes' hit rates at one half."""
    hits = (chances >= 0.5) == (labels == 1)
    return float((hits[labels == 1].mean() + hits[labels == 0].mean()) / 2)


def calibration_error(chances: Array, labels: Array, bins: int = 10) -> float:
    """Return the mean gap between probability and share of supported items, over equal bins."""
    places = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = [abs(chances[places == b].sum() - labels[places == b].sum()) for b in range(bins)]
    return float(sum(gaps) / len(labels))


def figures(items: Items, chances: Array) -> dict[str, float]:
    """Return what is measured of one set."""
    found = {
        "items": float(len(items.labels)),
        "auroc": auroc(chances, items.labels),
        "balanced_accuracy": balanced_accuracy(chances, items.labels),
        "calibration_error": calibration_error(chances, items.labels),
    }
    pairs = faithful_pairs(items) if items.pairs[0] else []
    if pairs:
        found["consistency"] = float(np.mean([chances[g] > chances[b] for g, b in pairs]))
    return {name: round(value, 3) for name, value in found.items()}


def main() -> None:
    """Fit both profiles, report, and write the file when told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {OUT}")
    args = parser.parse_args()
    learned: dict[str, object] = {}
    measured: dict[str, object] = {}
    left_out: dict[str, object] = {}
    for kind, names in (("page", (WICE, BUMP, SUMMEDITS)), ("passage", (FOOL,))):
        profile = Profile({name: read_items(args.folder, name) for name in names})
        unseen = profile.out_of_fold()
        trust = fit_trust(profile.sets, unseen) if kind == "page" else 1.0
        for name, chances in unseen.items():
            measured[name] = figures(profile.sets[name], believed(chances, trust))
            print(kind, name, measured[name])
        if kind == "page":
            left_out = trust_left_out(profile.sets, unseen)
            print(kind, "trust", trust, left_out)
        constant, slopes = profile.fit()
        coefficients = dict(zip(profile.names, slopes.round(4).tolist(), strict=True))
        print(kind, round(constant, 4), coefficients)
        learned[kind] = {
            "intercept": round(constant, 4),
            "coefficients": coefficients,
            "trust": trust,
        }
    if args.write:
        record = {
            "about": "Log odds that a source supports all of a claim, by features of features.py.",
            "fitted_at": datetime.now(UTC).date().isoformat(),
            "fitted_by": "benchmarks/fit_support.py",
            "trained_on": ORIGIN,
            "out_of_fold": measured,
            "profiles": learned,
            "trust": {"about": ABOUT_TRUST, "left_out": left_out},
        }
        OUT.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
