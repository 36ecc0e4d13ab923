"""German date words."""

from pipelines.claims.dates.lexicon.words import DateLexicon, listed

_ENDINGS = ("e", "en", "er", "es", "em")


def _inflected(stem: str, value: int) -> dict[str, int]:
    return {stem + ending: value for ending in _ENDINGS}


GERMAN = DateLexicon(
    language="de",
    months={
        name: number
        for number, names in enumerate(
            (
                "januar jänner jan",
                "februar feber feb",
                "märz maerz mär",
                "april apr",
                "mai",
                "juni jun",
                "juli jul",
                "august aug",
                "september sept sep",
                "oktober okt",
                "november nov",
                "dezember dez",
            ),
            start=1,
        )
        for name in names.split()
    },
    weekdays={
        name: number
        for number, names in enumerate(
            (
                "montag montags",
                "dienstag dienstags",
                "mittwoch mittwochs",
                "donnerstag donnerstags",
                "freitag freitags",
                "samstag sonnabend samstags",
                "sonntag sonntags",
            )
        )
        for name in names.split()
    },
    near_days={
        "heute": 0,
        "morgen": 1,
        "gestern": -1,
        "vorgestern": -2,
        "übermorgen": 2,
        "heute abend": 0,
        "heute morgen": 0,
        "gestern abend": -1,
    },
    which=_inflected("letzt", -1)
    | _inflected("vergangen", -1)
    | _inflected("vorig", -1)
    | _inflected("dies", 0)
    | _inflected("laufend", 0)
    | _inflected("nächst", 1)
    | _inflected("kommend", 1),
    units={
        "tag": "day",
        "tagen": "day",
        "tage": "day",
        "woche": "week",
        "wochen": "week",
        "wochenende": "weekend",
        "monat": "month",
        "monats": "month",
        "monaten": "month",
        "monate": "month",
        "quartal": "quarter",
        "quartals": "quarter",
        "jahr": "year",
        "jahres": "year",
        "jahren": "year",
        "jahre": "year",
        "jahrzehnt": "decade",
    },
    plural_units=listed("tagen tage wochen monaten monate jahren jahre"),
    numbers={
        word: number
        for number, words in enumerate(
            (
                "ein einem einer einen",
                "zwei",
                "drei",
                "vier",
                "fünf",
                "sechs",
                "sieben",
                "acht",
                "neun",
                "zehn",
                "elf",
                "zwölf",
            ),
            start=1,
        )
        for word in words.split()
    },
    ordinals=_inflected("erst", 1)
    | _inflected("zweit", 2)
    | _inflected("dritt", 3)
    | _inflected("viert", 4)
    | {"1.": 1, "2.": 2, "3.": 3, "4.": 4},
    parts={
        "anfang": "early",
        "beginn": "start",
        "zu beginn": "start",
        "mitte": "mid",
        "ende": "late",
        "spätestens ende": "late",
    },
    seasons={"frühjahr": 3, "frühling": 3, "sommer": 6, "herbst": 9, "winter": 12},
    shapes={
        "day_range": (
            (
                r"(?:{WEEKDAY},? )?{DAY}\.(?: {MONTH})?(?: ?- ?| bis(?: zum)? "
                r"){DAY2}\. {MONTH2}(?: "
                r"{YEAR})?"
            ),
        ),
        "day": (r"(?:{WEEKDAY}(?:,? (?:de[nm] )?| ))?{DAY}\. ?{MONTH}\.?(?: {YEAR})?",),
        "month_range": (
            r"(?:von |zwischen )?{MONTH} (?:bis|und) {MONTH2} {YEAR}",
            r"von {MONTH} bis {MONTH2}",
        ),
        "part_of_month": (r"{ORD} (?P<stretch>woche|hälfte) (?:des |im ){MONTH}s?(?: {YEAR})?",),
        "month": (
            r"{PART} {MONTH}(?: (?:{YEAR}|{WHICH} jahres))?",
            r"{MONTH}\.? (?:{YEAR}|{WHICH} jahres)",
        ),
        "quarter": (
            (
                r"{ORD} (?:{FISCAL}quartal|quartals?)(?: (?:des )?(?:(?P<fiscal2>geschäftsjahr"
                r"(?:es)?) )?{YEAR})?"
            ),
            r"{ORD} quartals? (?:{WHICH} jahres|des jahres)",
            r"Q{NTH}[ /-]?{YEAR}",
        ),
        "half": (
            r"{ORD} (?:jahreshälfte|halbjahr(?:es)?)(?: (?:{YEAR}|{WHICH} jahres))?",
            r"H{NTH}[ /-]?{YEAR}",
        ),
        "fiscal_year": (r"(?:geschäftsjahr(?:es|s)?|gj) {FY}",),
        "season": (r"(?:{PART} )?{SEASON}(?:s)? {YEAR}", r"{WHICH} {SEASON}"),
        "decade": (r"(?:{PART} der )?{DECADE}er(?: ?-? ?jahren?)?",),
        "year_range": (r"{YEAR} ?- ?{YEAR2}", r"(?:zwischen|von) {YEAR} (?:und|bis) {YEAR2}"),
        "which_month": (r"{WHICH} {MONTH}",),
        "which_weekday": (r"(?:{WHICH} )?{WEEKDAY}(?:morgen|mittag|nachmittag|abend|nacht)?",),
        "near_day": (r"{NEAR_DAY}",),
        "ago": (r"vor {N} {UNIT}",),
        "story": (
            r"{N} {UNIT} (?:später|zuvor|danach|vorher)",
            r"(?:am|im) (?:folgenden?|selben|gleichen) (?:tage?|jahr|monat)",
            r"tags (?:zuvor|darauf)",
        ),
        "which_unit": (
            r"(?:{PART} )?{WHICH} {UNIT}",
            r"{PART} des (?P<unit>jahres|monats|quartals)",
        ),
        "year": (r"{PART} {YEAR}", r"{YEAR}"),
    },
    prepositions=listed(
        "im in seit bis ab von um gegen jahr jahre jahren jahres vor nach zwischen und anfang "
        "mitte ende"
    ),
    until=listed("bis"),
    future=listed("wird werden soll sollen geplant kommenden will wollen plant"),
    past=listed(
        "sagte teilte war waren wurde wurden hatte hatten seit kam ging fiel stieg trat brach "
        "begann"
    ),
    past_ends=("te", "ten"),
    mornings=listed("morgen"),
    before_mornings=listed("am jeden diesen guten"),
    extra_triggers=listed(
        "jahreshälfte halbjahr halbjahres geschäftsjahr geschäftsjahres gj geschäftsquartal "
        "quartals später zuvor danach vorher tags montagmorgen montagmittag montagnachmittag "
        "montagabend montagnacht dienstagmorgen dienstagmittag dienstagnachmittag dienstagabend "
        "dienstagnacht mittwochmorgen mittwochmittag mittwochnachmittag mittwochabend "
        "mittwochnacht donnerstagmorgen donnerstagmittag donnerstagnachmittag donnerstagabend "
        "donnerstagnacht freitagmorgen freitagmittag freitagnachmittag freitagabend "
        "freitagnacht samstagmorgen samstagmittag samstagnachmittag samstagabend samstagnacht "
        "sonntagmorgen sonntagmittag sonntagnachmittag sonntagabend sonntagnacht"
    ),
    extra_openers=listed(
        "zwischen von vor am im tags spätestens zu anfang mitte ende geschäftsjahr "
        "geschäftsjahres geschäftsjahrs gj ersten zweiten dritten vierten"
    ),
    page_labels=(
        "veröffentlicht",
        "veröffentlicht am",
        "aktualisiert",
        "aktualisiert am",
        "stand",
        "zuletzt geändert",
        "abgerufen am",
    ),
)
