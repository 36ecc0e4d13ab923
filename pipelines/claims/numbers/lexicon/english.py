"""English number words."""

from pipelines.claims.numbers import wording
from pipelines.claims.numbers.lexicon.english_context import (
    DESIGNATORS,
    DOWNS,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    PEOPLE,
    STATES,
    STOPS,
    STREETS,
    UPS,
)
from pipelines.claims.numbers.lexicon.english_units import (
    CURRENCY_WORDS,
    DEGREE_AFTER,
    DEGREE_BEFORE,
    HEAVY,
    METRE_AFTER,
    METRE_BEFORE,
    METRE_GOODS,
    MILLION_AFTER,
    UNIT_WORDS,
    WEIGHING,
)
from pipelines.claims.numbers.lexicon.words import NumberLexicon, listed

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


_SCALES_COUNTED = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9
}  # fmt: skip


def _small() -> dict[str, float]:
    ones = dict(zip(_words(_ONES), range(20), strict=True))
    found: dict[str, float] = dict(ones)
    for tens, word in enumerate(_words(_TENS), start=2):
        found[word] = tens * 10
        for one in range(1, 10):
            found[f"{word} {_words(_ONES)[one]}"] = tens * 10 + one
    return found | {"dozen": 12, "half a dozen": 6, "half dozen": 6}


def _words(line: str) -> list[str]:
    return line.split()


def _fractions() -> dict[str, float]:
    names = {
        "half": 2,
        "third": 3,
        "quarter": 4,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "ninth": 9,
        "tenth": 10,
        "hundredth": 100,
        "thousandth": 1000,
    }
    counts = dict(zip(_words(_ONES)[1:10], range(1, 10), strict=True))
    found = {"half": 0.5}
    for name, parts in names.items():
        plural = "halves" if name == "half" else f"{name}s"
        for word, count in counts.items():
            if count < parts:
                found[f"{word} {name if count == 1 else plural}"] = count / parts
    return found


ENGLISH = NumberLexicon(
    language="en",
    small=_small(),
    hundred=listed("hundred"),
    scales={
        "thousand": 1e3,
        "million": 1e6,
        "billion": 1e9,
        "trillion": 1e12,
        "quadrillion": 1e15,
        "lakh": 1e5,
        "crore": 1e7,
        "dozen": 12,
        "bn": 1e9,
        "mln": 1e6,
        "bln": 1e9,
        "trn": 1e12,
    },
    glued_scales={
        "k": 1e3,
        "m": 1e6,
        "mn": 1e6,
        "mm": 1e6,
        "b": 1e9,
        "bn": 1e9,
        "t": 1e12,
        "tn": 1e12,
    },
    joiners=listed("and"),
    articles=listed("a an"),
    indefinite={
        "dozens": wording.DOZENS,
        "scores": wording.SCORES,
        "tens": wording.TENS,
        "hundreds": wording.HUNDREDS,
        "thousands": wording.THOUSANDS,
        "millions": wording.MILLIONS,
        "billions": wording.BILLIONS,
        "trillions": wording.TRILLIONS,
        "tens of thousands": wording.TENS_OF_THOUSANDS,
        "hundreds of thousands": wording.HUNDREDS_OF_THOUSANDS,
        "tens of millions": wording.TENS_OF_MILLIONS,
        "hundreds of millions": wording.HUNDREDS_OF_MILLIONS,
        "tens of billions": wording.TENS_OF_BILLIONS,
        "hundreds of billions": wording.HUNDREDS_OF_BILLIONS,
        **{
            f"{word} {scale}": (wording.SEVERAL[0] * size, wording.SEVERAL[1] * size)
            for word in ("several", "few")
            for scale, size in _SCALES_COUNTED.items()
        },
    },
    fractions=_fractions(),
    counted_with_of=listed("scores tens"),
    bare_halves=listed("half"),
    half_follows=listed("of the a an its their his her our all as that this what those these"),
    parts={
        "third": 1 / 3,
        "quarter": 0.25,
        "fifth": 0.2,
        "sixth": 1 / 6,
        "seventh": 1 / 7,
        "eighth": 0.125,
        "tenth": 0.1,
    },
    part_follows=listed(
        "of more less higher lower larger smaller fewer to from in on at since and or among for"
    ),
    ambiguous_parts=listed("quarter"),
    share_links=listed("a of"),
    half_added={"and a half": 0.5, "and a quarter": 0.25, "and three quarters": 0.75},
    multiples={
        "twice": 2,
        "double": 2,
        "doubled": 2,
        "doubles": 2,
        "doubling": 2,
        "triple": 3,
        "tripled": 3,
        "triples": 3,
        "tripling": 3,
        "trebled": 3,
        "treble": 3,
        "quadrupled": 4,
        "quadruple": 4,
        "quadrupling": 4,
        "quintupled": 5,
        "halved": 0.5,
        "halving": 0.5,
        "twofold": 2,
        "threefold": 3,
        "fourfold": 4,
        "fivefold": 5,
        "sixfold": 6,
        "sevenfold": 7,
        "eightfold": 8,
        "ninefold": 9,
        "tenfold": 10,
        "hundredfold": 100,
    },
    units=UNIT_WORDS,
    currencies=CURRENCY_WORDS,
    before=HEDGES_BEFORE,
    after=HEDGES_AFTER,
    between=listed("between"),
    range_joins=listed("to or through"),
    range_from=listed(
        "range ranges ranged ranging vary varies varied varying anywhere pay pays paying cost "
        "costs costing priced sell sells selling"
    ),
    per=listed("per a an each every"),
    per_units={
        **{
            word: word
            for word in listed(
                "second minute hour day week month quarter year decade barrel share gallon ounce"
            )
        },
        **{
            word: word
            for word in listed(
                "person capita household customer user unit ton tonne mile kilometer head employee"
            )
        },
        **{
            word: word
            for word in listed(
                "student patient vehicle child litre liter pound acre ticket seat night family game"
            )
        },
        **{
            word: word
            for word in listed(
                "dozen kilogram token tokens meter piece bottle kilowatt-hour square litre pupil "
                "worker"
            )
        },
        "annum": "year",
        "kilometre": "kilometer",
        "metre": "meter",
        "kwh": "kwh",
        "mwh": "mwh",
        "kg": "kg",
        "litre": "liter",
        "km": "km",
        "h": "hour",
        "hr": "hour",
        "mo": "month",
        "yr": "year",
        "s": "second",
    },
    per_adverbs={
        "annually": "year",
        "yearly": "year",
        "monthly": "month",
        "weekly": "week",
        "daily": "day",
        "hourly": "hour",
        "quarterly": "quarter",
        "apiece": "piece",
    },
    stops=STOPS,
    partitives=listed(
        "of the its their these those his her our all whom which more additional further other "
        "another"
    ),
    designators=DESIGNATORS,
    ages=listed("aged age ages"),
    turning=listed("turned turns turning"),
    froms=listed("from"),
    tos=listed("to at"),
    bys=listed("by"),
    ups=UPS,
    downs=DOWNS,
    steps=listed("up down rose fell grew climbed dropped jumped slipped surged plunged"),
    one=listed("one zero"),
    figure=listed("figure figures digit digits"),
    out_of=listed("in"),
    every=listed("every each"),
    metre_after=METRE_AFTER,
    metre_before=METRE_BEFORE,
    metre_goods=METRE_GOODS,
    million_after=MILLION_AFTER,
    degree_before=DEGREE_BEFORE,
    degree_after=DEGREE_AFTER,
    weighing=WEIGHING,
    heavy=HEAVY,
    single_units=listed(
        "second minute hour day week fortnight month year decade century mile kilometer "
        "kilometre metre meter foot inch "
        "ton tonne kilogram pound gallon litre liter acre hectare degree"
    ),
    during=listed("over"),
    topic_leads=listed(
        "held spread dispute disputes row rows fight battle feud probe lawsuit sued sue charged "
        "arrested fined handed handing hand turned talks concern concerns controversy "
        "debate anger questions clash spat"
    ),
    during_leads=listed(
        "for of after within in lasted took takes last take takes is was are were be with just "
        "well spent spanning some "
        "spans spanned little slightly runs ran waited worked served than"
    ),
    idioms=listed(
        "time times way off sided stop man on size party woman liner shot hit trick piece thing "
        "day another"
    ),
    time_shifts=listed("earlier ago later before after prior previously"),
    people=PEOPLE,
    states=STATES,
    counts_after=listed("were are have had short fewer apiece each"),
    pointing=listed("the these those all both any no or only first last next other top"),
    groups=listed("crew family team panel staff squad gang instead total household"),
    adjectives=listed("double triple treble quadruple"),
    time_words=listed("last next yearly annual monthly weekly today's yesterday's current"),
    streets=STREETS,
)
