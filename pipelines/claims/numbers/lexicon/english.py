"""English number words."""

from pipelines.claims.numbers import wording
from pipelines.claims.numbers.lexicon.words import NumberLexicon, by_wording, listed, spread
from pipelines.claims.numbers.wording import Wording

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


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
    units=spread(
        {
            "%": "percent|per cent|pct|percentage",
            "percentage point": (
                "percentage point|percentage points|percent point|percent points|pp|ppt|ppts|"
                "pct pts|pts"
            ),
            "basis point": "basis point|basis points|bps|bp",
            "times": (
                "x|fold|times as|times more|times larger|times higher|times bigger|times "
                "greater|times the|times its"
                "|times their|times that|times faster|times less|times lower|times smaller|times "
                "what|times larger than"
            ),
            "millisecond": "milliseconds|millisecond",
            "second": "second|seconds|sec|secs",
            "minute": "minute|minutes|min|mins",
            "hour": "hour|hours|hr|hrs",
            "day": (
                "day|days|business days|working days|calendar days|consecutive days|straight days"
            ),
            "week": "week|weeks|consecutive weeks|straight weeks",
            "fortnight": "fortnight|fortnights",
            "month": "month|months|consecutive months|straight months|mo",
            "quarter": "quarters|consecutive quarters|straight quarters",
            "year": "year|years|yr|yrs|consecutive years|straight years",
            "decade": "decade|decades",
            "century": "century|centuries",
            "nm": "nanometer|nanometers|nanometre|nanometres|nm",
            "mm": "millimeter|millimeters|millimetre|millimetres|mm",
            "cm": "centimeter|centimeters|centimetre|centimetres|cm",
            "m": "meter|meters|metre|metres",
            "km": "kilometer|kilometers|kilometre|kilometres|km|kms",
            "inch": "inch|inches",
            "ft": "foot|feet|ft",
            "yard": "yard|yards",
            "mile": "mile|miles|mi",
            "nautical mile": "nautical mile|nautical miles",
            "light-year": "light year|light years",
            "m2": "square meter|square meters|square metre|square metres|sq m|sqm|m²",
            "sq ft": "square foot|square feet|sq ft|sqft",
            "hectare": "hectare|hectares|ha",
            "acre": "acre|acres",
            "km2": (
                "square kilometer|square kilometers|square kilometre|square kilometres|sq km|km²"
            ),
            "sq mile": "square mile|square miles|sq mi",
            "mg": "milligram|milligrams|mg",
            "g": "gram|grams|g",
            "kg": "kilogram|kilograms|kilo|kilos|kg|kgs",
            "ounce": "ounce|ounces|oz",
            "lb": "lb|lbs",
            "tonne": "tonne|tonnes|metric ton|metric tons",
            "ton": "ton|tons|short tons",
            "ml": "milliliter|milliliters|millilitre|millilitres|ml",
            "litre": "liter|liters|litre|litres",
            "gallon": "gallon|gallons",
            "m3": "cubic meter|cubic meters|cubic metre|cubic metres|m³",
            "barrel": "barrel|barrels|bbl",
            "cubic foot": "cubic foot|cubic feet",
            "W": "watt|watts",
            "kW": "kilowatt|kilowatts|kw",
            "MW": "megawatt|megawatts|mw",
            "GW": "gigawatt|gigawatts|gw",
            "TW": "terawatt|terawatts",
            "hp": "horsepower|hp|bhp",
            "kWh": "kilowatt hour|kilowatt hours|kwh",
            "MWh": "megawatt hour|megawatt hours|mwh",
            "GWh": "gigawatt hour|gigawatt hours|gwh",
            "TWh": "terawatt hour|terawatt hours|twh",
            "KB": "kilobytes|kb",
            "MB": "megabyte|megabytes|mb",
            "GB": "gigabyte|gigabytes|gb",
            "TB": "terabyte|terabytes|tb",
            "PB": "petabyte|petabytes|pb",
            "Mbps": "megabits per second|mbps",
            "Gbps": "gigabits per second|gbps",
            "Hz": "hertz|hz",
            "MHz": "megahertz|mhz",
            "GHz": "gigahertz|ghz",
            "°C": "degrees celsius|degree celsius|degrees centigrade|celsius|°c|degrees c",
            "°F": "degrees fahrenheit|degree fahrenheit|fahrenheit|°f|degrees f",
            "degree": "degree|degrees",
            "V": "volt|volts",
            "kV": "kilovolt|kilovolts|kv",
            "dB": "decibel|decibels|db",
            "knot": "knot|knots",
            "carat": "carat|carats",
            "mile/hour": "mph|miles per hour|miles an hour",
            "km/hour": "kph|kmh|km h|kilometers per hour|kilometres per hour|kilometers an hour",
            "age": "year old|years old|year olds|years of age|month old|months old|yr old",
        }
    ),
    currencies=spread(
        {
            "USD": (
                "dollar|dollars|us dollar|us dollars|u.s dollar|u.s dollars|bucks|american dollars"
            ),
            "EUR": "euro|euros",
            "GBP": "pound|pounds|pounds sterling|sterling|quid|british pounds",
            "JPY": "yen|japanese yen",
            "CNY": "yuan|renminbi|chinese yuan",
            "INR": "rupee|rupees|indian rupees",
            "CHF": "swiss franc|swiss francs|francs",
            "KRW": "won|korean won",
            "RUB": "ruble|rubles|rouble|roubles",
            "BRL": "reais|brazilian reais|real",
            "MXN": "mexican pesos",
            "peso": "peso|pesos",
            "TRY": "lira|turkish lira",
            "SEK": "swedish crowns|swedish kronor|kronor",
            "NOK": "norwegian crowns|norwegian kroner",
            "DKK": "danish crowns|danish kroner",
            "PLN": "zloty|zlotys",
            "UAH": "hryvnia|hryvnias",
            "ZAR": "rand",
            "CAD": "canadian dollars",
            "AUD": "australian dollars",
            "HKD": "hong kong dollars",
            "SGD": "singapore dollars",
            "NGN": "naira",
            "ILS": "shekel|shekels",
            "AED": "dirham|dirhams",
            "SAR": "riyal|riyals",
            "cent": "cent|cents|us cents",
            "penny": "pence",
            "BTC": "bitcoin|bitcoins|btc",
        }
    ),
    before=by_wording(
        {
            Wording.ABOUT: (
                "about|around|some|roughly|approximately|approx|an estimated|estimated|circa|ca|"
                "c|close to"
                "|in the region of|in the neighborhood of|nearer|somewhere around|just about|about "
                "some|more or less|or so"
            ),
            Wording.OVER: (
                "more than|over|above|exceeding|upwards of|upward of|in excess of|well over|"
                "just over|north of"
                "|greater than|slightly more than|slightly over|a little over|just above|well "
                "above|"
                "a little more than"
                "|exceeded|exceeds|topped|surpassed|surpassing|topping|just more than|well more "
                "than|better than"
            ),
            Wording.AT_LEAST: (
                "at least|a minimum of|no fewer than|no less than|not less than|minimum of|as "
                "many as at least"
            ),
            Wording.NEARLY: (
                "nearly|almost|just under|just below|just shy of|shy of|close on|slightly less "
                "than|a little less than"
                "|a little under|slightly under|approaching|just short of|just less than"
            ),
            Wording.LESS_THAN: "less than|fewer than|under|below|south of|well under|well below",
            Wording.AT_MOST: (
                "up to|as many as|as much as|no more than|at most|not more than|a maximum of|"
                "maximum of|as few as"
                "|capped at|a cap of"
            ),
        }
    ),
    after=by_wording(
        {
            Wording.AT_LEAST: (
                "or more|or higher|or above|or older|or greater|or over|and up|and over|and "
                "older|and above|plus"
            ),
            Wording.AT_MOST: (
                "or less|or fewer|or under|or lower|or below|or younger|and under|and younger"
            ),
            Wording.ABOUT: "or so|or thereabouts|give or take|odd",
        }
    ),
    between=listed("between"),
    range_joins=listed("to or through"),
    range_from=listed("range ranges ranged ranging vary varies varied varying anywhere"),
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
                "kilogram token tokens meter piece bottle kilowatt-hour square litre pupil worker"
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
    stops=listed(
        "a an the of in on at to by for from with without within into onto upon over under "
        "above below between among "
        "after before since until till during through across along around about against near "
        "off out up down and or "
        "but nor so yet if then than that this these those which who whom whose what when where "
        "why how is are was "
        "were be been being am has have had having do does did done will would shall should can "
        "could may might must "
        "not no it its he she they them their his her him we us our you your i my me as also "
        "only just even still "
        "already ever never now here there per via plus minus versus vs because while though "
        "although however said "
        "say says saying told added according reported including included compared followed ago "
        "later earlier "
        "each every all both either neither any some such same other another more less most "
        "least many much few "
        "rose fell gained lost won rises falls up down increased decreased remained became come "
        "came went go goes "
        "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday "
        "respectively overall "
        "whereas despite unless once well too very too apart away back together amid regardless "
        "instead "
        "died killed injured wounded attended voted signed joined left arrested made took got "
        "gave found set "
        "am pm et pt gmt edt est mr mrs ms dr"
    ),
    partitives=listed(
        "of the its their these those his her our all whom which more additional further other "
        "another"
    ),
    designators=listed(
        "chapter page section article figure table route highway flight channel room gate line "
        "type phase stage level "
        "tier category grade class version no number rule title proposition prop amendment "
        "district ward precinct "
        "interstate road exit lot suite apt apartment floor step day part episode season volume "
        "vol issue act scene "
        "formula group area pier terminal platform unit sector block zone region camp building "
        "hangar sol model mark "
        "chromosome resolution bill order case docket question item point appendix annex "
        "exhibit schedule paragraph "
        "clause verse psalm round week game match set game lap hole inning q division league "
        "world war covid top "
        "studio stadium hall bay track lane psalm generation gen covid"
    ),
    ages=listed("aged age ages"),
    froms=listed("from"),
    tos=listed("to at"),
    bys=listed("by"),
    ups=listed(
        "rose risen rise rises rising up increase increased increases increasing grew grow "
        "grows growing growth grown "
        "climbed climb climbs climbing gained gain gains gaining jumped jump jumps jumping "
        "surged surge surges surging "
        "soared soar soars soaring advanced advance added add adds adding rallied higher "
        "expanded expand expands "
        "hike hiked raised raise raises improved improvement boosted upped swelled spiked spike "
        "leapt ballooned "
        "accelerated edged"
    )
    - {"edged"},
    downs=listed(
        "fell fall fallen falls falling down decrease decreased decreases decreasing declined "
        "decline declines "
        "declining dropped drop drops dropping lost loses losing slid slide slides sliding "
        "slipped slip slips "
        "plunged plunge plunges plunging tumbled tumble tumbles tumbling shrank shrink shrunk "
        "shrinks shrinking lower "
        "reduced reduce reduces reduction cut cuts cutting sank sink sinks sinking plummeted "
        "plummet contracted "
        "contraction lowered slashed slash dipped dip dips shed sheds eased weakened slumped "
        "slump slumps crashed"
    ),
    one=listed("one zero"),
    figure=listed("figure figures digit digits"),
    out_of=listed("in"),
    race_words=listed(
        "hurdles freestyle backstroke breaststroke butterfly medley relay sprints races"
    ),
    single_units=listed(
        "second minute hour day week fortnight month year decade century mile kilometer "
        "kilometre metre meter foot inch "
        "ton tonne kilogram pound gallon litre liter acre hectare degree"
    ),
    during=listed("over"),
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
    people=listed(
        "people person persons man men woman women child children kid resident residents "
        "civilian victim passenger "
        "police officer soldier troop worker employee staff student teacher patient migrant "
        "refugee protester "
        "demonstrator miner pilot doctor nurse member player fan spectator customer user voter "
        "adult teenager "
        "inmate prisoner hostage guest visitor tourist crew individual folk folks other others "
        "lawmaker citizen"
    ),
)
