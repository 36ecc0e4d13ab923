"""One way to alter a quotation each: what the source says, what the article prints, what is right.

The word lists here are the generator's own: it must not share its notion of a negation or a
modal with what it tests.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.quotes.sentences import FILLERS, PLACES, SYNONYMS


@dataclass(frozen=True)
class Statement:
    """A filled statement: its clauses as spoken."""

    first: str
    second: str
    tail: str
    paraphrase: str
    omittable: str
    """Stretch of the first clause that may go behind an ellipsis; empty when there is none."""

    @property
    def spoken(self) -> str:
        """The whole sentence."""
        return f"{self.first}, {self.second}."


@dataclass(frozen=True)
class Altered:
    """What is printed of a statement, and what a standards desk should say of it."""

    said: str
    """The sentence, or sentences, of the source."""
    printed: str
    """The words between the article's marks."""
    classes: frozenset[str]
    """Classes that name the alteration; the first word of a kind's name is one of them."""
    severity: str
    """none, minor, moderate or serious: the least that must be said."""
    flags: frozenset[str] = field(default_factory=frozenset)
    lead: str = ""
    """Article words before the quote in place of the plain attribution."""
    speaker: str = "same"
    """same or other (of the source)."""
    place: str = "same"
    """same, other (another source has it) or far (a second part stands far away)."""
    extra: str = ""
    """Second statement of the source, for stitched quotes."""


Kind = Callable[[Statement, Statement, random.Random], Altered | None]

_AUXILIARIES = ("will", "must", "are", "is", "was", "were", "has", "have", "should")


def _swap(pattern: str, put: str, text: str) -> str | None:
    changed = re.sub(pattern, put, text, count=1)
    return changed if changed != text else None


def _altered(said: str, printed: str | None, classes: str, severity: str) -> Altered | None:
    return Altered(said, printed, frozenset(classes.split()), severity) if printed else None


def verbatim(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Print the very words."""
    return _altered(s.spoken, s.spoken, "verbatim", "none")


def typographic(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Print other dashes, spaces, ligatures, apostrophes, an invisible character."""
    changes = [
        lambda t: t.replace(" ", "\u00a0", 3),
        lambda t: t.replace("fi", "ﬁ").replace("fl", "ﬂ") + " ",
        lambda t: t.replace(", ", ",\u2009", 1),
        lambda t: t.replace("e", "e\u200b", 1),
        lambda t: t.rstrip(".") + ",",
    ]
    printed = r.choice(changes)(s.spoken).strip()
    return _altered(s.spoken, printed, "typographic", "none") if printed != s.spoken else None


def case(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Begin in mid-sentence with a capital."""
    return _altered(s.spoken, s.second[0].upper() + s.second[1:] + ".", "case", "none")


def filler_deletion(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Leave out what was said between the words."""
    words = s.spoken.split()
    at = r.randrange(3, len(words) - 3)
    said = " ".join(words[:at]) + " " + r.choice(FILLERS) + " ".join(words[at:])
    return _altered(said.replace(" , ", ", "), s.spoken, "filler_deletion", "minor")


def ellipsis_honest(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Leave out an innocent stretch and mark it."""
    dots = r.choice([" … ", " ... ", " [...] ", " . . . "])
    printed = s.spoken.replace(f" {s.omittable} ", dots, 1) if s.omittable else None
    if printed == s.spoken:
        return None
    return _altered(s.spoken, printed, "ellipsis_omission", "none")


def ellipsis_dishonest(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Swallow the negation in the dots."""
    return _altered(
        s.spoken, _swap(r" (?:not|never) ", " … ", s.spoken), "ellipsis_omission", "serious"
    )


def bracket_honest(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Explain a pronoun in brackets."""
    name = r.choice(["the company", "the town", "our office"])
    printed = _swap(r"^We (\w+) ", rf"[{name}] \1 ", s.spoken) or _swap(
        r"\bthem\b", f"[{name}]", s.spoken
    )
    return _altered(s.spoken, printed, "bracket_insertion", "none")


def bracket_dishonest(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Put brackets where the negation was."""
    printed = _swap(r" (?:not|never) (\w+) ", r" [\1] ", s.spoken)
    return _altered(s.spoken, printed, "bracket_insertion", "serious")


def negation_dropped(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Drop the not."""
    return _altered(
        s.spoken, _swap(r" (?:not|never) ", " ", s.spoken), "deletion substitution", "serious"
    )


def negation_added(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Put in a not."""
    if re.search(r"\b(?:not|never|No|without)\b", s.first):
        return None
    pattern = rf"\b({'|'.join(_AUXILIARIES)})\b"
    first = _swap(pattern, r"\1 not", s.first)
    printed = first and f"{first}, {s.second}."
    return _altered(s.spoken, printed, "insertion substitution", "serious")


def number_changed(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Print another number."""
    found = re.search(r"\d+", s.spoken)
    if not found:
        return None
    other = str(int(found.group()) + r.choice([1, 2, 10, 30]))
    return _altered(s.spoken, s.spoken.replace(found.group(), other, 1), "substitution", "serious")


def scale_changed(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Print billion for million."""
    return _altered(s.spoken, _swap("million", "billion", s.spoken), "substitution", "serious")


def name_swapped(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Print another place."""
    here = next((p for p in PLACES if p in s.spoken), None)
    if here is None:
        return None
    other = r.choice([p for p in PLACES if p != here])
    return _altered(s.spoken, s.spoken.replace(here, other, 1), "substitution", "serious")


def modal_softened(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Print may for will."""
    printed = _swap(r"\bwill\b", "may", s.spoken) or _swap(r"\bmust\b", "should", s.spoken)
    return _altered(s.spoken, printed, "substitution", "serious")


def quantifier_changed(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Print some for all."""
    printed = _swap(r"^(?:All|Most of) the", "Some of the", s.spoken) or _swap(
        r"^Every school", "Any school", s.spoken
    )
    return _altered(s.spoken, printed, "substitution insertion", "serious")


def word_substituted(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Print another word for a plain one."""
    for word, other in SYNONYMS.items():
        printed = _swap(rf"\b{word}\b", other, s.spoken)
        if printed:
            return _altered(s.spoken, printed, "substitution", "moderate")
    return None


def word_deleted(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Leave out a plain word without a mark."""
    printed = _swap(
        r"\b(?:old|crowded|calm|long|new|heavy|small|proper|own|southern|plain) ", "", s.spoken
    )
    return _altered(s.spoken, printed, "deletion", "moderate")


def word_inserted(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Put in a plain word."""
    word = r.choice(["splendid", "wretched", "familiar"])
    printed = _swap(r"(, (?:and|because) (?:the|my|our) )", rf"\1{word} ", s.spoken)
    return _altered(s.spoken, printed, "insertion", "moderate")


def reordered(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Print the second clause first."""
    link, _, rest = s.second.partition(" ")
    if link != "and":
        return None
    printed = f"{rest[0].upper()}{rest[1:]}, and {s.first[0].lower()}{s.first[1:]}."
    return _altered(s.spoken, printed, "reorder", "moderate")


def truncated(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Stop where the speaker went on to a condition."""
    said = f"{s.first}, {s.tail}."
    return _altered(said, f"{s.first}.", "truncated", "moderate")


def stitched_far(s: Statement, o: Statement, _r: random.Random) -> Altered | None:
    """Join two passages of one speaker that stand far apart."""
    printed = f"{s.first}, {o.second}."
    return Altered(
        s.spoken, printed, frozenset({"stitched"}), "serious", place="far", extra=o.spoken
    )


def stitched_turn(s: Statement, o: Statement, _r: random.Random) -> Altered | None:
    """Join the end of one speaker's turn with the beginning of another's."""
    printed = f"{s.second[0].upper()}{s.second[1:]}. {o.first}."
    return Altered(
        s.spoken, printed, frozenset({"stitched"}), "serious", place="turn", extra=o.spoken
    )


def paraphrase(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Print one's own words in quotation marks."""
    printed = s.paraphrase + "." if s.paraphrase else None
    return _altered(s.spoken, printed, "paraphrase_in_quotes", "serious")


def wrong_speaker(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Give the right words to another speaker of the source."""
    return Altered(
        s.spoken, s.spoken, frozenset({"verbatim"}), "serious",
        flags=frozenset({"misattributed"}), speaker="other",
    )  # fmt: skip


def wrong_source(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Cite a page that does not have the words."""
    return Altered(s.spoken, s.spoken, frozenset({"absent"}), "none", place="other")


def invented(s: Statement, o: Statement, _r: random.Random) -> Altered | None:
    """Print what nobody in the source said."""
    return Altered(o.spoken, s.spoken, frozenset({"absent"}), "none")


OUT_OF_CONTEXT = frozenset({"out_of_context"})


def _cut(said: str, printed: str, classes: str = "verbatim typographic case") -> Altered:
    return Altered(said, printed, frozenset(classes.split()), "serious", flags=OUT_OF_CONTEXT)


def cut_from_denial(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Leave out that the speaker does not think so."""
    lead = r.choice(["I do not believe that", "Nobody has shown that", "I doubt that"])
    words = f"{s.first[0].lower()}{s.first[1:]}"
    return _cut(f"{lead} {words}.", words)


def cut_from_condition(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Leave out the condition in front."""
    lead = r.choice(["If the grant comes through", "Unless the rain stops"])
    words = f"{s.first[0].lower()}{s.first[1:]}"
    return _cut(f"{lead}, {words}.", words)


def cut_from_question(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Print a question as a statement."""
    lead = r.choice(["Did I ever tell you that", "Is it really true that"])
    words = f"{s.first[0].lower()}{s.first[1:]}"
    return _cut(f"{lead} {words}?", words)


def cut_from_others(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Leave out that it is what others say."""
    lead = r.choice(["My critics say that", "Some people claim that", "They will tell you that"])
    words = f"{s.first[0].lower()}{s.first[1:]}"
    return _cut(f"{lead} {words}.", words)


def cut_before_limit(s: Statement, _o: Statement, r: random.Random) -> Altered | None:
    """Leave out the sentence that takes it back."""
    limit = r.choice(
        ["But only if the board agrees to it first.", "But not before the audit is done."]
    )
    return _cut(f"{s.first}. {limit}", f"{s.first}.")


def told_in_context(s: Statement, _o: Statement, _r: random.Random) -> Altered | None:
    """Cut a quote from its denial, and say so in the lead-in."""
    words = f"{s.first[0].lower()}{s.first[1:]}"
    return Altered(
        f"I do not believe that {words}.", words,
        frozenset({"verbatim", "typographic", "case"}), "none", lead="did not believe that",
    )  # fmt: skip


def harmless_neighbour(s: Statement, o: Statement, _r: random.Random) -> Altered | None:
    """Quote a sentence whole whose neighbours deny other things."""
    said = f"That is not the question. {s.first}. But {o.first[0].lower()}{o.first[1:]}."
    return _altered(said, f"{s.first}.", "verbatim", "none")


KINDS: tuple[Kind, ...] = (
    verbatim, typographic, case, told_in_context, harmless_neighbour, ellipsis_honest,
    bracket_honest, filler_deletion, word_substituted, word_deleted, word_inserted, reordered,
    truncated, negation_dropped, negation_added, number_changed, scale_changed, name_swapped,
    modal_softened, quantifier_changed, ellipsis_dishonest, bracket_dishonest, stitched_far,
    stitched_turn, paraphrase, cut_from_denial, cut_from_condition, cut_from_question,
    cut_from_others, cut_before_limit, wrong_speaker, wrong_source, invented,
)  # fmt: skip
