"""Word with a capital → where the name that it begins ends: "Institute for Tidal Studies"."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.claims.names.peoples import name_part
from pipelines.claims.names.printing import (
    bare_form,
    gap_before,
    is_function_word,
    is_listed,
    is_ordinary,
    plain_exact,
)
from pipelines.text import Reading
from pipelines.wording.word_lists import word_set

LONGEST_RUN = 9
"""Words; a longer run of capitals is a headline or a list."""

# between two words of one name: "Mira Voss", "Jean-Luc", "J. Voss", "Voss & Dell", "AT&T"
_JOINT = re.compile(r"(?: |-|\. ?| ?& ?)\Z")

# "Volta Cell Co., Ltd.", "Orrin, Inc.", "Halloran, Jr."
_SUFFIX_JOINT = re.compile(r"\.?,? \Z")
_SUFFIXES = frozenset({"ltd", "inc", "llc", "llp", "plc", "corp", "co", "jr", "sr", "gmbh", "ag"})

# the second half of a given name of two syllables: "Ji-woo", "Min-seo", "Xiao-ming"
_SYLLABLE = re.compile(r"(?:[bcdfghjkmnpstxyz]|ch|sh|ts|zh)?[aeiouwy]{1,3}(?:ng?|h|k|l|m|p)?")
_FIRST_SYLLABLE = 6  # letters at most of the first half

_MOST_PARTICLES = 3  # inside a name: "Ludwig van Beethoven", "Pieter van der Berg"
_TOPIC_WORDS = frozenset({"on", "against"})
"""After a body and before its subject: "National Institute on Ageing"."""

_PARTNERS = frozenset({"associates", "partners", "sons", "co", "company"})

# "9th U.S. Circuit Court", "101st Airborne Division"
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and which of its words have a capital."""

    reading: Reading
    words: range
    capitals: frozenset[int]

    def form(self, word: int) -> str:
        """Return a word in lower case; empty outside the sentence."""
        return bare_form(self.reading, word) if word in self.words else ""

    def is_plain_capital(self, word: int) -> bool:
        """Tell whether a word is a common one with a capital, as in names of bodies: "Pensions"."""
        form = self.form(word)
        is_common = is_ordinary(form) and not is_function_word(form)
        return word in self.capitals and is_common


def run_end(line: Line, at: int) -> int:
    """Return the word after the name that may begin at a word with a capital."""
    end = at
    while end in line.words and end - at < LONGEST_RUN:
        if end > at and not _may_go_on(line, end):
            break
        step = 1 if end == at or _is_joined(line, end) else _step(line, range(at, end))
        if not step:
            break
        end += step
        if _is_possessor(line, end - 1) and not _is_institution_of(line, end - 1):
            break
    return end


def _may_go_on(line: Line, word: int) -> bool:
    """Tell at a glance whether a word can be of the name before it."""
    if word in line.capitals or line.reading.words.forms[word] in _joining():
        return True
    return line.reading.text[line.reading.words.ends[word - 1]] == "-"


@cache
def _joining() -> frozenset[str]:
    return name_part("particle") | _TOPIC_WORDS | {"of", "for", "at", "and", "plc"}


def _is_possessor(line: Line, word: int) -> bool:
    return line.reading.words.forms[word].endswith("'s")


def _is_institution_of(line: Line, word: int) -> bool:
    """Tell whether a possessive is inside a name: "King's College", "St Brice's Primary School"."""
    if not is_ordinary(line.form(word)) and line.form(word - 1) not in {"st", "saint"}:
        return False
    for end in range(word + 1, word + LONGEST_RUN):
        if end not in line.capitals or gap_before(line.reading, end) not in {" ", "' "}:
            return False
        if is_listed(line.reading, end, "organisation_words"):
            return True
    return False


def _is_joined(line: Line, word: int) -> bool:
    """Tell whether a word with a capital goes on the name that the word before it is of."""
    gap = gap_before(line.reading, word)
    before = line.form(word - 1)
    if word not in line.capitals:
        return (gap == "-" and _is_syllable(line, word)) or (
            gap == " " and line.form(word) == "plc"
        )
    if gap == "' ":  # "National Farmers' Council"
        return before.endswith("s") and _is_institution_of(line, word - 1)
    if any(plain_exact(line.reading, at) in word_set("not_names") for at in (word - 1, word)):
        return False
    if line.form(word) in _SUFFIXES and _SUFFIX_JOINT.match(gap):
        return True
    if gap.startswith("."):
        return _JOINT.match(gap) is not None and _goes_on_after_stop(line, word, before)
    return _JOINT.match(gap) is not None


def _goes_on_after_stop(line: Line, word: int, before: str) -> bool:
    """Tell whether a full stop is of an abbreviation: "U.S. Senate"; not "left. Voss"."""
    if is_function_word(line.form(word)) or before in _SUFFIXES:
        return False
    if "." in before:
        goes_on = word + 1 in line.capitals and gap_before(line.reading, word + 1) == " "
        return goes_on or is_listed(line.reading, word, "organisation_words")
    return len(before) <= 2 or before.capitalize() in word_set("titles")


def _is_syllable(line: Line, word: int) -> bool:
    first, second = line.form(word - 1), line.form(word)
    if len(first) > _FIRST_SYLLABLE or is_ordinary(second) or not _SYLLABLE.fullmatch(second):
        return False
    is_led = word + 1 in line.capitals and gap_before(line.reading, word + 1) == " "
    return is_led or not is_ordinary(first)


def _step(line: Line, run: range) -> int:
    """Return how many words join "University" to "Leeds" or "van" to "Beethoven"; 0 if none do."""
    word = run.stop
    if gap_before(line.reading, word) == ", ":
        return 1 if _is_listing(line, run) else 0
    if gap_before(line.reading, word) not in {" ", "-"}:
        return 0
    form = line.form(word)
    if form == "and":
        return 1 if _is_joint_title(line, run) else 0
    if form in {"of", "for", "at", *_TOPIC_WORDS}:
        return _step_over_article(line, word) if _may_govern(line, run, form) else 0
    return _particles(line, word)


def _particles(line: Line, word: int) -> int:
    count = 0
    while count < _MOST_PARTICLES and line.form(word + count) in name_part("particle"):
        count += 1
    return count if count and word + count in line.capitals else 0


def _step_over_article(line: Line, word: int) -> int:
    if _is_namable(line, word + 1):
        return 1
    has_article = line.form(word + 1) in {"the", "la"}
    return 2 if has_article and _is_namable(line, word + 2) else 0


def _is_namable(line: Line, word: int) -> bool:
    return word in line.capitals and plain_exact(line.reading, word) not in word_set("not_names")


def _may_govern(line: Line, run: range, form: str) -> bool:
    """Tell whether "of", "for", "on" or "at" goes on a name: "Bank of", "Institute on Ageing"."""
    before = line.form(run.stop - 1)
    if form == "at":
        return {"university", "of"} <= set(_forms(line, run))
    if form in _TOPIC_WORDS:
        return before in name_part("topic_body") and line.is_plain_capital(run.stop + 1)
    if before.capitalize() in word_set("heads_of"):
        return True
    if form == "for" and before.capitalize() in word_set("organisation_words"):
        return True
    return _has_governor(line, run) and is_ordinary(before)


def _forms(line: Line, run: range) -> list[str]:
    return [line.form(word) for word in run]


def _has_governor(line: Line, run: range) -> bool:
    return not {"of", "for", "on"}.isdisjoint(_forms(line, run))


def _is_joint_title(line: Line, run: range) -> bool:
    """Tell whether "and" is inside a name: "Department for Work and Pensions"."""
    before, after = run.stop - 1, run.stop + 1
    if not (line.is_plain_capital(before) and line.is_plain_capital(after)):
        return False
    if is_listed(line.reading, after, "titles"):
        return False
    return _has_governor(line, run) or _names_a_body(line, before, after)


def _names_a_body(line: Line, before: int, after: int) -> bool:
    """Tell whether two common words lead to a body's word: "Food and Drug Administration"."""
    reading, end = line.reading, after
    while end + 1 in line.capitals and gap_before(reading, end + 1) == " ":
        if end - after > LONGEST_RUN:
            return False
        end += 1
    is_body = is_listed(reading, end, "organisation_words")
    return end > after and is_body and not is_listed(reading, before, "organisation_words")


def _is_listing(line: Line, run: range) -> bool:
    """Tell whether a comma is in a name: "Harker, Dunn & Sons", "Food, Farms and Trade Office"."""
    word, last = run.stop, run.stop + 2
    if line.form(word + 1) in _PARTNERS and "&" in gap_before(line.reading, word + 1):
        return word in line.capitals
    if line.form(word + 1) != "and":
        return False
    if word not in line.capitals or not line.is_plain_capital(last):
        return False
    if not line.is_plain_capital(word - 1):
        return False
    return _has_governor(line, run) or _names_a_body(line, word, last)


def run_start(line: Line, at: int, end: int) -> int:
    """Return where a name begins, ordinals and particles before the first capital included."""
    reading, first = line.reading, line.words.start
    before = line.form(at - 1)
    if before in _ORDINAL_ENDINGS and at - 2 >= first and line.form(at - 2).isdigit():
        is_numbered = not name_part("numbered").isdisjoint(_forms(line, range(at, end)))
        return at - 2 if is_numbered else at
    if before in {"al", "el", "ul"} and gap_before(reading, at) == "-":
        return at - 1
    start = at
    while start > first and line.form(start - 1) in {"van", "von", "der", "den", "ter"}:
        start -= 1
    is_noun = line.form(start - 1) in {
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "their",
        "its",
    }
    return at if is_noun else start
