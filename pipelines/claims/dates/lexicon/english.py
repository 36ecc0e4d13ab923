"""English date words."""

from pipelines.claims.dates.lexicon.words import DateLexicon, listed

_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_ORDINAL_QUARTER = r"{ORD}[ -]{QUARTER_WORD}"
_OF_YEAR = (
    r"(?:,?(?: of| in)?(?: the)? (?:{FISCAL} )?{YEAR}|,? of {FISCAL_YEAR}| (?:of )?{WHICH} year|"
    r" of the year)"
)

ENGLISH = DateLexicon(
    language="en",
    months={
        name: number
        for number, names in enumerate(
            (
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ),
            start=1,
        )
        for name in names.split()
    },
    weekdays={
        name: number
        for number, names in enumerate(
            (
                "monday mon",
                "tuesday tues tue",
                "wednesday wed",
                "thursday thurs thu",
                "friday fri",
                "saturday sat",
                "sunday sun",
            )
        )
        for name in names.split()
    },
    near_days={
        "today": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "tonight": 0,
        "last night": -1,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    },
    which={
        "last": -1,
        "past": -1,
        "this": 0,
        "current": 0,
        "next": 1,
        "coming": 1,
        "this past": -1,
        "this coming": 1,
    },
    units={
        "day": "day",
        "days": "day",
        "week": "week",
        "weeks": "week",
        "weekend": "weekend",
        "month": "month",
        "months": "month",
        "quarter": "quarter",
        "quarters": "quarter",
        "year": "year",
        "years": "year",
        "decade": "decade",
        "decades": "decade",
    },
    plural_units=listed("days weeks months quarters years decades"),
    numbers={"a": 1, "an": 1, "a couple of": 2} | {w: n for n, w in enumerate(_NUMBERS, start=1)},
    ordinals={
        "first": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "1st": 1,
        "2nd": 2,
        "3rd": 3,
        "4th": 4,
        "final": 4,
    },
    parts={
        "early": "early",
        "mid": "mid",
        "late": "late",
        "the start of": "start",
        "the beginning of": "start",
        "the middle of": "mid",
        "the end of": "end",
        "year-end": "end",
    },
    seasons={"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12},
    feasts={
        "new year's day": (1, 1),
        "valentine's day": (2, 14),
        "st patrick's day": (3, 17),
        "halloween": (10, 31),
        "bonfire night": (11, 5),
        "christmas eve": (12, 24),
        "christmas day": (12, 25),
        "boxing day": (12, 26),
        "new year's eve": (12, 31),
    },
    shapes={
        "feast": (r"{FEAST}(?:,? {YEAR})?",),
        "day_range": (
            (
                r"(?:{WEEKDAY},? )?{MONTH}\.? {DAY}(?:st|nd|rd|th)?(?: ?- ?| to | through )"
                r"(?:{MONTH2} )?{DAY2}(?:st|nd|rd|th)?(?![\d%:])(?:,? {YEAR})?"
            ),
            (
                r"(?:the )?{DAY}(?:st|nd|rd|th)?(?: ?- ?| to )(?:the )?{DAY2}(?:st|nd|rd|th)?(?: "
                r"of)? {MONTH}(?:,? {YEAR})?"
            ),
            r"{DAY} {MONTH}(?: ?- ?| to ){DAY2} {MONTH2}(?:,? {YEAR})?",
            (
                r"between {MONTH}\.? {DAY} and (?:{MONTH2}\.? )?{DAY2}(?:st|nd|rd|th)?(?![\d%:])"
                r"(?:,? {YEAR})?"
            ),
            r"between {DAY} (?:{MONTH} )?and {DAY2} {MONTH2}(?:,? {YEAR})?",
        ),
        "day": (
            (
                r"(?:{WEEKDAY},? )?(?:the )?{DAY}(?:st|nd|rd|th)?(?: of)?[ -]{MONTH}\.?(?:[ "
                r",-]{1,2}{YEAR})?"
            ),
            (
                r"(?:{WEEKDAY},? )?{MONTH}\.?[ -]{DAY}(?:st|nd|rd|th)?(?!\d|[.,:]\d|%| per ?cent| "
                r"million| billion)(?:,? {YEAR})?"
            ),
        ),
        "month_range": (
            (
                r"(?:(?:from|between) )?{MONTH}\.?(?: ?- ?| to | through | until ){MONTH2}\.?,? "
                r"(?:of )?{YEAR}"
            ),
            r"between {MONTH}\.? and {MONTH2}\.?(?:,? (?:of )?{YEAR})?",
            r"from {MONTH}\.? (?:to|through|until) {MONTH2}(?!\.? ?\d)",
            r"between {MONTH}\.? {YEAR} and {MONTH2}\.? {YEAR2}",
        ),
        "part_of_month": (
            (
                r"(?:{ORD}|(?P<ord>last)) (?P<stretch>week|half) (?:of|in) {MONTH}"
                r"(?:,? (?:of )?{YEAR})?"
            ),
        ),
        "month": (
            r"{PART}(?:-| in | )?(?:the )?{MONTH}(?:,? (?:of )?(?:{YEAR}|{WHICH} year))?",
            r"{MONTH}\.?(?:,| of)? (?:{YEAR}|{WHICH} year)",
            r"{MONTH} ?'{YY}",
        ),
        "quarter": (
            rf"{{FISCAL}} {_ORDINAL_QUARTER}(?: of| in|,)?(?: {{YEAR}})?",
            r"{ORD} {FISCAL} {QUARTER_WORD}(?: of| in|,)?(?: {YEAR})?",
            rf"{_ORDINAL_QUARTER}{_OF_YEAR}?",
            r"(?:{FISCAL} )?Q{NTH}(?:,? of)?[ -]?(?:{FISCAL_YEAR}|{FISCAL} {YEAR}|{YEAR}|'?{YY})?",
            r"{NTH}Q[ -]?(?:FY)?(?:{YEAR}|'?{YY})",
            r"{FISCAL_YEAR}[ -]?Q{NTH}",
            r"{YEAR}[ -]?Q{NTH}",
            r"{YEAR} {ORD}[ -]{QUARTER_WORD}",
        ),
        "half": (
            rf"{{ORD}}[ -]half{_OF_YEAR}",
            r"H{NTH}[ -]?(?:{FISCAL_YEAR}|{YEAR}|'?{YY})",
            r"{NTH}H[ -]?(?:{YEAR}|'?{YY})",
        ),
        "fiscal_year": (r"{FISCAL_YEAR}", r"{YEAR} (?:fiscal|financial) year"),
        "months_of_year": (
            r"(?:the )?first {N} months of (?:the )?{YEAR}",
            r"(?:the )?first {N} months of (?:the|{WHICH}) year",
        ),
        "season": (
            (
                r"(?:{PART}[ -])?(?:the )?{SEASON}(?:,| of)? (?:{YEAR}(?:[-/]\d\d(?!\d))?|{WHICH} "
                r"year)"
            ),
            r"{WHICH} {SEASON}",
        ),
        "decade": (
            r"(?:{PART}[ -])?{DECADE}'?s",
            r"(?:{PART}[ -])?'{DD}s",
        ),
        "year_range": (
            r"{YEAR} ?[-/] ?{YEAR2}",
            r"{YEAR} (?:through|until) {YEAR2}",
            r"(?:between|from) {YEAR} (?:and|to|through|until) {YEAR2}",
        ),
        "which_month": (r"(?:(?:early|late) )?{WHICH} {MONTH}",),
        "which_weekday": (r"(?:{WHICH} )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?",),
        "near_day": (r"{NEAR_DAY}(?: (?:morning|afternoon|evening|night))?",),
        "weeks_from_weekday": (r"{N} weeks? (?P<side>ago|from) (?:on )?{WEEKDAY}",),
        "ago": (r"{N} {UNIT} ago", r"{N} {UNIT} from (?:now|today)", r"in {N} {UNIT}'? time"),
        "story": (
            r"{N} {UNIT} (?:later|earlier|before|afterwards?|prior)",
            (
                r"the (?:following|previous|next|same|preceding) (?:day|week|month|year|morning|"
                r"evening|weekend)"
            ),
        ),
        "which_unit": (
            r"{PART}(?: in)? {WHICH} {UNIT}",
            r"(?:(?:earlier|later|sometime) )?{WHICH} {UNIT}",
            r"{PART} the (?P<unit>year|month|quarter|week|decade)",
        ),
        "year": (r"{PART}(?: in|-)? ?{YEAR}", r"{YEAR}"),
    },
    guarded=frozenset(
        {"may", "march", "mar", "sun", "sat", "mon", "wed", "fri", "second", "dec", "jan"}
    ),
    prepositions=listed(
        "in since until till by from during of before after through throughout around between "
        "for late early mid "
        "circa and to"
    ),
    future=listed(
        "should could takes starts begins opens closes resumes returns reopens "
        "upcoming expected scheduled plans "
        "planned due slated "
        "shall would expects set must"
    )
    | {"will"},
    past=listed(
        "said told was were had did fell rose began left took came went met won lost held broke "
        "gave got made saw since "
        "spoke ran led sold bought built knew thought heard found became paid fought grew sank "
        "struck drove chose taught kept felt brought caught stood stole threw wrote won "
        "sent spent sat sang shook shot slid swore wore rode drew flew fled"
    ),
    results=listed(
        "results earnings profit profits revenue sales loss losses figures numbers report"
    ),
    past_ends=("ed",),
    passives=listed("be"),
    infinitives=listed("to"),
    until=listed("through until till by"),
    lasting=listed(
        "serve serves served serving spend spends spent wait waits waited work works worked least "
        "of than for about almost nearly minimum took take takes"
    ),
    extra_triggers=listed("fiscal financial fy q1 q2 q3 q4 h1 h2 half morning night evening"),
    extra_openers=listed(
        "the between from in earlier later sometime early late fiscal financial fy half year mid"
    ),
    page_labels=(
        "published",
        "updated",
        "last updated",
        "last modified",
        "posted",
        "first published",
        "modified",
        "accessed",
        "retrieved",
    ),
    sure_labels=(
        "last updated",
        "last modified",
        "page modified",
        "originally published",
        "article was published",
        "story was published",
    ),
    month_first=True,
)
