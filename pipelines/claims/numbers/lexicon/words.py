"""The shape of a language's number words: what every file beside this one fills in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipelines.claims.numbers.units import CURRENCY_CODES
from pipelines.claims.numbers.wording import Wording

# the tables of phrases that are read by their first word
_TABLES = (
    "after",
    "currencies",
    "fractions",
    "half_added",
    "indefinite",
    "multiples",
    "scales",
    "small",
    "units",
)

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], object], ...]]
"""First word → the phrases that begin with it, longest first, each with its meaning."""


def listed(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


def spread(table: Mapping[str, str]) -> dict[str, str]:
    """Return phrase → meaning of a table of phrases parted by bars."""
    return {
        phrase.strip(): meaning
        for meaning, phrases in table.items()
        for phrase in phrases.split("|")
    }


def spread_numbers(table: Mapping[float, str]) -> dict[str, float]:
    """Return phrase → number of a table that lists, for each number, its phrases parted by bars."""
    return {phrase: number for number, phrases in table.items() for phrase in phrases.split("|")}


def by_wording(table: Mapping[Wording, str]) -> dict[str, Wording]:
    """Return phrase → hedge of a table that lists, for each hedge, its phrases parted by bars."""
    return {phrase: kind for kind, phrases in table.items() for phrase in phrases.split("|")}


@dataclass(frozen=True, kw_only=True)
class NumberLexicon:
    """Number words of one language, lower case; a phrase is its words joined by one space."""

    language: str
    decimal_comma: bool = False
    small: Mapping[str, float]
    """Written-out whole numbers: zero to ninety-nine, and round hundreds."""
    hundred: frozenset[str] = frozenset()
    """Words that multiply what stands before them by a hundred."""
    scales: Mapping[str, float]
    """Words that multiply a whole number: thousand, million, Mrd."""
    glued_scales: Mapping[str, float]
    """Letters that do so only right behind digits or behind a currency: m, k, bn."""
    joiners: frozenset[str]
    """Words inside a written-out number: one hundred *and* five."""
    articles: frozenset[str]
    """Words before hundred, million or a fraction that mean one."""
    indefinite: Mapping[str, tuple[float, float]]
    """Plural scale words without a count: dozens is [24, 100)."""
    counted_with_of: frozenset[str] = frozenset()
    """Plurals that are numbers only before *of*: *scores* of people."""
    fractions: Mapping[str, float]
    bare_halves: frozenset[str] = frozenset()
    """Fractions that are also other things, and count only before one of `half_follows`."""
    half_follows: frozenset[str] = frozenset()
    parts: Mapping[str, float]
    """Ordinals that are a part behind an article: a *third* of."""
    part_follows: frozenset[str]
    """Words behind such a part."""
    ambiguous_parts: frozenset[str] = frozenset()
    """Parts that only a following word makes one: a quarter is also three months."""
    share_links: frozenset[str] = frozenset()
    """Words between a share and a scale: half *a* million, a quarter *of a* million."""
    half_added: Mapping[str, float]
    """Words that add a part to a whole: *and a half*."""
    multiples: Mapping[str, float]
    units: Mapping[str, str]
    """Phrase after a number → unit symbol of `units.py`."""
    currencies: Mapping[str, str]
    """Phrase after a number → ISO 4217 code."""
    before: Mapping[str, Wording]
    after: Mapping[str, Wording]
    between: frozenset[str]
    range_joins: frozenset[str]
    """Words between the two ends of a range."""
    range_from: frozenset[str]
    plain_range_join: bool = False
    """Whether the joining word never means the end of a change: *bis* is not *auf*."""
    per: frozenset[str]
    """Words between a unit and what it is counted by."""
    per_units: Mapping[str, str]
    """Words after one of `per` → what is counted by."""
    per_adverbs: Mapping[str, str]
    time_shifts: frozenset[str] = frozenset()
    """Words that make "a year" a moment: a year *earlier*."""
    capital_nouns: bool = False
    """Whether every noun has a capital."""
    stops: frozenset[str]
    """Words that no counted noun can be."""
    partitives: frozenset[str] = frozenset()
    """Words between a number and its noun: 12 *of the* miners."""
    designators: frozenset[str] = frozenset()
    """Words before a number that make a name of it: chapter 5."""
    ages: frozenset[str] = frozenset()
    """Words before a number that make an age of it: aged 45."""
    turning: frozenset[str] = frozenset()
    """Words before a number without a noun that do so: *turned* 40 in May."""
    froms: frozenset[str] = frozenset()
    tos: frozenset[str] = frozenset()
    bys: frozenset[str] = frozenset()
    ups: frozenset[str] = frozenset()
    downs: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    """Words of change before money that cannot be what is done to it: *up* $5m to $20m."""
    minus: frozenset[str] = frozenset({"minus"})
    one: frozenset[str] = frozenset()
    """Words for one that are also pronouns or articles: they count only before a noun."""
    figure: frozenset[str] = frozenset()
    """Words that make an order of magnitude of a number: nine-*figure*."""
    out_of: frozenset[str] = frozenset()
    """Words between the parts of a share: one *in* five."""
    out_of_noun: frozenset[str] = frozenset()
    """Those of them that may stand behind a noun, too: un Français *sur* cinq."""
    every: frozenset[str] = frozenset()
    """Words between them and the whole: one in *every* five."""
    idioms: frozenset[str] = frozenset()
    """Words that hang on a one without being counted: one-*off*, one-*way*."""
    metre_after: frozenset[str] = frozenset()
    """Words before which an m is metres: 1.8m *deep*, the 400m *hurdles*."""
    metre_before: frozenset[str] = frozenset()
    """Words behind which it is: he *jumped* 8.12m, *within* 200m of the school."""
    metre_goods: frozenset[str] = frozenset()
    """What is measured in metres behind *of*: 1.8m of *water*."""
    million_after: frozenset[str] = frozenset()
    """Words before which a glued m is a million, besides plurals: the 5.2m *who* voted."""
    degree_before: frozenset[str] = frozenset()
    """Words behind which a glued C or F is degrees: highs *of* 41C."""
    degree_after: frozenset[str] = frozenset()
    """Words before which it is: 1C *warmer*."""
    weighing: frozenset[str] = frozenset()
    """Words before *pounds* that make a weight of them: he *lost* 30 pounds."""
    heavy: frozenset[str] = frozenset()
    """Words behind *pounds* that do so: 30 pounds *heavier*, 50 pounds *of* cocaine."""
    single_units: frozenset[str] = frozenset()
    """Units that count with an article alone, when hedged: more than a *decade*."""
    during: frozenset[str] = frozenset()
    """Hedges that also mean "during" before a stretch of time: *over* ten years."""
    topic_leads: frozenset[str] = frozenset()
    """Words before such a hedge that make it "because of" or "across": a row *over* €30m."""
    during_leads: frozenset[str] = frozenset()
    """Words before such a hedge that keep it one: *for* over ten years."""
    people: frozenset[str] = frozenset()
    """Counted nouns that all mean persons."""
    states: frozenset[str] = frozenset()
    """Words that make a bare small number a count of persons: three *dead*."""
    counts_after: frozenset[str] = frozenset()
    """Words that do so of any count: six *were* hurt, two *short* of a majority."""
    pointing: frozenset[str] = frozenset()
    """Words before such a number that make a pronoun of it: *the* two were."""
    groups: frozenset[str] = frozenset()
    """Words behind whose *of* it counts: a *crew* of four."""
    adjectives: frozenset[str] = frozenset()
    """Multiples that are also adjectives: *double* glazing."""
    time_words: frozenset[str] = frozenset()
    """Words of time before which they are none: double *last* year's sum."""
    round_nouns: frozenset[str] = frozenset()
    """Nouns that write a number and mean about that many: une *vingtaine*."""
    persons: frozenset[str] = frozenset()
    """Nouns behind which "of so many years" is an age: une *femme* de 43 ans."""
    streets: frozenset[str] = frozenset()
    """Words that make a house number of the number before: 48 Harbour *Street*."""
    plural_ends: tuple[str, ...] = ("s",)

    @cached_property
    def tables(self) -> Mapping[str, Phrases]:
        """The tables of phrases by name, ordered for reading: first word → longest phrase first."""
        return {name: _by_first_word(getattr(self, name)) for name in _TABLES}

    @cached_property
    def unit_starts(self) -> frozenset[str]:
        """Words with which a unit or a currency behind a number can begin."""
        codes = frozenset(CURRENCY_CODES)
        return codes | self.tables["units"].keys() | self.tables["currencies"].keys()

    @cached_property
    def specials(self) -> frozenset[str]:
        """Words right behind a number that may make an order, a share or an age of it."""
        return self.figure | self.out_of | {"something", "out"}

    @cached_property
    def range_words(self) -> frozenset[str]:
        """Words that may stand between the two ends of a range."""
        return self.range_joins | self.joiners

    @cached_property
    def last_words_before(self) -> Mapping[str, tuple[tuple[tuple[str, ...], Wording], ...]]:
        """Hedging phrases by their last word, longest first, for reading leftwards."""
        by_last: dict[str, list[tuple[tuple[str, ...], Wording]]] = {}
        for phrase, wording in self.before.items():
            words = tuple(phrase.split())
            by_last.setdefault(words[-1], []).append((words, wording))
        return {
            last: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
            for last, entries in by_last.items()
        }

    @cached_property
    def led(self) -> frozenset[str]:
        """Those of them that begin a number behind an article only: a *third*, a *million*."""
        alone = (self.small, self.indefinite, self.fractions, self.multiples)
        first = {phrase.split()[0] for table in alone for phrase in table}
        behind = {*self.parts, *self.single_units, *self.scales, *self.hundred}
        return frozenset({word.split()[0] for word in behind} - first - self.articles)

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words with which a written-out number can begin."""
        tables: tuple[Iterable[str], ...] = (
            self.small,
            self.indefinite,
            self.fractions,
            self.multiples,
            self.scales,
            self.parts,
            self.single_units,
        )
        first = {phrase.split()[0] for table in tables for phrase in table}
        return frozenset((first | self.hundred) - self.articles) | frozenset(
            word for word in self.articles if word in self.small
        )


def _by_first_word(table: Mapping[str, object]) -> Phrases:
    by_first: dict[str, list[tuple[tuple[str, ...], object]]] = {}
    for phrase, meaning in table.items():
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append((words, meaning))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in by_first.items()
    }
