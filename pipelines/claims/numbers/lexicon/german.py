"""German number words."""

from pipelines.claims.numbers import wording
from pipelines.claims.numbers.lexicon.words import (
    NumberLexicon,
    by_wording,
    listed,
    spread,
    spread_numbers,
)
from pipelines.claims.numbers.wording import Wording

_ONES = (
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
)
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"


def _below_hundred() -> dict[int, str]:
    ones = _split(_ONES)
    found = dict(enumerate(ones))
    for tens, word in enumerate(_split(_TENS), start=2):
        found[tens * 10] = word
        for one in range(1, 10):
            found[tens * 10 + one] = f"{ones[one]}und{word}"
    return found


def _split(line: str) -> list[str]:
    return line.split()


def _small() -> dict[str, float]:
    """Return the numbers below a thousand and the full thousands: German writes one word."""
    below = _below_hundred()
    words: dict[int, list[str]] = {n: [w] for n, w in below.items() if n != 1}
    words[1] = ["eins"]
    for hundreds in range(1, 10):
        heads = [f"{below[hundreds]}hundert"] + (["hundert"] if hundreds == 1 else [])
        for rest in range(100):
            tail = "" if rest == 0 else ("eins" if rest == 1 else below[rest])
            words[hundreds * 100 + rest] = [head + tail for head in heads]
    found: dict[str, float] = {w: float(n) for n, ws in words.items() for w in ws}
    for number in range(2, 1000):
        for word in words[number]:
            found[f"{word}tausend"] = number * 1000.0
    found |= {"eintausend": 1000.0, "tausend": 1000.0, "dutzend": 12.0, "ein dutzend": 12.0}
    found |= {"halbe million": 5e5, "eine halbe million": 5e5, "halbe milliarde": 5e8}
    found |= {"eine halbe milliarde": 5e8}
    return found | {w.replace("ß", "ss"): n for w, n in found.items() if "ß" in w}


GERMAN = NumberLexicon(
    language="de",
    decimal_comma=True,
    small=_small() | {"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1},
    scales={
        "tausend": 1e3,
        "tsd": 1e3,
        "million": 1e6,
        "millionen": 1e6,
        "mio": 1e6,
        "milliarde": 1e9,
        "milliarden": 1e9,
        "mrd": 1e9,
        "billion": 1e12,
        "billionen": 1e12,
        "bio": 1e12,
        "dutzend": 12,
    },
    glued_scales={"mio": 1e6, "mrd": 1e9, "k": 1e3},
    joiners=listed("und"),
    articles=listed("ein eine einer einem einen"),
    indefinite={
        "dutzende": wording.DOZENS,
        "dutzenden": wording.DOZENS,
        "hunderte": wording.HUNDREDS,
        "hunderten": wording.HUNDREDS,
        "tausende": wording.THOUSANDS,
        "tausenden": wording.THOUSANDS,
        "zehntausende": wording.TENS_OF_THOUSANDS,
        "zehntausenden": wording.TENS_OF_THOUSANDS,
        "hunderttausende": wording.HUNDREDS_OF_THOUSANDS,
        "hunderttausenden": wording.HUNDREDS_OF_THOUSANDS,
    },
    fractions={
        "ein drittel": 1 / 3,
        "zwei drittel": 2 / 3,
        "ein viertel": 0.25,
        "drei viertel": 0.75,
        "dreiviertel": 0.75,
        "ein fünftel": 0.2,
        "zwei fünftel": 0.4,
        "ein sechstel": 1 / 6,
        "ein achtel": 0.125,
        "ein zehntel": 0.1,
        "die hälfte": 0.5,
        "hälfte": 0.5,
    },
    parts={"drittel": 1 / 3, "viertel": 0.25, "fünftel": 0.2, "zehntel": 0.1},
    part_follows=listed("der des aller von mehr weniger"),
    half_added={},
    multiples=spread_numbers(
        {
            2: "doppelte|verdoppelt|verdoppelte|verdoppelten|verdoppeln|zweimal so|doppelt",
            3: "dreifache|verdreifacht|verdreifachte|verdreifachten|verdreifachen|dreimal so",
            4: "vierfache|vervierfacht|vervierfachte|viermal so",
            5: "fünffache|verfünffacht|fünfmal so",
            10: "zehnfache|verzehnfacht|zehnmal so",
            0.5: "halbiert|halbierte|halbierten|halbieren",
        }
    ),
    units=spread(
        {
            "%": "prozent",
            "percentage point": "prozentpunkte|prozentpunkten|prozentpunkt",
            "basis point": "basispunkte|basispunkten",
            "times": "mal so",
            "second": "sekunde|sekunden",
            "minute": "minute|minuten",
            "hour": "stunde|stunden",
            "day": "tag|tage|tagen",
            "week": "woche|wochen",
            "month": "monat|monate|monaten",
            "year": "jahr|jahre|jahren",
            "decade": "jahrzehnt|jahrzehnte|jahrzehnten",
            "mm": "millimeter|mm",
            "cm": "zentimeter|cm",
            "m": "meter|metern|m",
            "km": "kilometer|kilometern|km",
            "m2": "quadratmeter|quadratmetern|qm|m²",
            "hectare": "hektar",
            "km2": "quadratkilometer|quadratkilometern|km²",
            "mg": "milligramm",
            "g": "gramm",
            "kg": "kilogramm|kilo|kg",
            "tonne": "tonne|tonnen",
            "litre": "liter|litern",
            "m3": "kubikmeter|kubikmetern|m³",
            "barrel": "barrel",
            "kW": "kilowatt|kw",
            "MW": "megawatt|mw",
            "GW": "gigawatt|gw",
            "kWh": "kilowattstunde|kilowattstunden|kwh",
            "MWh": "megawattstunden|mwh",
            "GWh": "gigawattstunden|gwh",
            "TWh": "terawattstunden|twh",
            "hp": "ps",
            "GB": "gigabyte|gb",
            "TB": "terabyte|tb",
            "°C": "grad celsius|grad",
            "km/hour": "kilometer pro stunde|km h|stundenkilometer|kilometern pro stunde",
            "age": "jährige|jähriger|jährigen|jähriges|jahre alt",
        }
    ),
    currencies=spread(
        {
            "EUR": "euro|euros",
            "USD": "dollar|us dollar",
            "GBP": "pfund|britische pfund",
            "CHF": "franken|schweizer franken",
            "JPY": "yen",
            "CNY": "yuan",
            "cent": "cent",
        }
    ),
    before=by_wording(
        {
            Wording.ABOUT: (
                "rund|etwa|ungefähr|circa|ca|knappe|zirka|gut geschätzt|geschätzt|"
                "schätzungsweise|um die|in etwa"
            ),
            Wording.OVER: "mehr als|über|gut|deutlich mehr als|etwas mehr als|weit über",
            Wording.AT_LEAST: "mindestens|wenigstens|nicht weniger als|zumindest",
            Wording.NEARLY: "knapp|fast|beinahe|nahezu|annähernd",
            Wording.LESS_THAN: "weniger als|unter",
            Wording.AT_MOST: "bis zu|höchstens|maximal|nicht mehr als",
        }
    ),
    after=by_wording({Wording.AT_LEAST: "oder mehr|und mehr", Wording.AT_MOST: "oder weniger"}),
    between=listed("zwischen"),
    range_joins=listed("bis"),
    plain_range_join=True,
    range_from=listed("spanne bereich"),
    per=listed("pro je im am"),
    per_units={
        "jahr": "year",
        "monat": "month",
        "woche": "week",
        "tag": "day",
        "stunde": "hour",
        "minute": "minute",
        "sekunde": "second",
        "person": "person",
        "kopf": "head",
        "aktie": "share",
        "liter": "liter",
        "quadratmeter": "m2",
        "barrel": "barrel",
        "tonne": "ton",
        "kilogramm": "kg",
        "kilometer": "kilometer",
        "kilowattstunde": "kwh",
        "h": "hour",
    },
    per_adverbs={"jährlich": "year", "monatlich": "month", "täglich": "day", "wöchentlich": "week"},
    stops=listed(
        "der die das den dem des ein eine einer einem einen und oder aber in im an am auf aus "
        "bei mit nach von vom zu "
        "zum zur für gegen um durch über unter vor hinter zwischen ohne seit bis pro je wie als "
        "wenn dass weil ist "
        "sind war waren wird werden wurde wurden hat haben hatte hatten kann können soll sollen "
        "muss müssen nicht auch "
        "nur noch schon mehr weniger er sie es wir ihr ihre sein seine sich sagte sagten laut "
        "so sowie alle allen "
        "gestiegen gefallen gesunken gekostet verletzt getötet starben kamen gab gibt uhr "
        "prozent januar februar märz"
    ),
    partitives=listed("der des dieser von weitere weiteren"),
    designators=listed(
        "kapitel seite artikel paragraf absatz nummer nr zimmer raum gleis kanal stufe phase "
        "klasse gruppe platz rang "
        "tabelle abbildung version typ modell linie bundesstraße autobahn tor halle block "
        "ziffer runde spieltag flug zug bus ice"
    ),
    ages=listed("alter"),
    froms=listed("von"),
    tos=listed("auf"),
    bys=listed("um"),
    ups=listed(
        "stieg steigt stiegen steigen gestiegen anstieg zuwachs wuchs wächst gewachsen wachstum "
        "plus erhöhte erhöht "
        "erhöhung kletterte legte zunahme höher steigerte gesteigert"
    ),
    downs=listed(
        "fiel fällt fielen fallen gefallen sank sinkt sanken gesunken rückgang minus schrumpfte "
        "geschrumpft senkte "
        "gesenkt senkung verringerte verlor niedriger kürzte einbruch abnahme reduzierte"
    ),
    one=listed("ein eine einen einem einer eins null"),
    figure=listed("stellig stellige stelligen stelliger"),
    out_of=listed("von"),
    people=listed(
        "menschen personen person männer frauen kinder mitarbeiter mitarbeiterinnen "
        "beschäftigte beschäftigten angestellte "
        "einwohner bürger soldaten polizisten schüler studenten studierende patienten lehrer "
        "opfer tote verletzte "
        "besucher kunden nutzer wähler flüchtlinge migranten passagiere demonstranten arbeiter "
        "leute teilnehmer"
    ),
    capital_nouns=True,
    plural_ends=("en", "er", "e", "s", "n"),
)
