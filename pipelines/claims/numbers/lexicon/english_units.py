"""English units and currencies, as they stand behind a number."""

from pipelines.claims.numbers.lexicon.words import listed, spread

UNIT_WORDS = spread(
    {
        "%": "percent|per cent|pct|percentage|pc",
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
        "day": ("day|days|business days|working days|calendar days|consecutive days|straight days"),
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
        "m": "meter|meters|metre|metres|m",
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
        "km2": ("square kilometer|square kilometers|square kilometre|square kilometres|sq km|km²"),
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
        "°C": "degrees celsius|degree celsius|degrees centigrade|celsius|°c|degrees c|c",
        "°F": "degrees fahrenheit|degree fahrenheit|fahrenheit|°f|degrees f|f",
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
)

CURRENCY_WORDS = spread(
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
        "krone": "kroner|krone",
        "crown": "crowns",
        "CZK": "czech crowns|koruna",
        "SEK": "swedish crowns|swedish kronor|kronor",
        "NOK": "norwegian crowns|norwegian kroner",
        "DKK": "danish crowns|danish kroner",
        "PLN": "zloty|zlotys",
        "UAH": "hryvnia|hryvnias",
        "ZAR": "rand",
        "CAD": "canadian dollars|canadian dollar",
        "AUD": "australian dollars|australian dollar",
        "HKD": "hong kong dollars",
        "SGD": "singapore dollars",
        "NGN": "naira",
        "ILS": "shekel|shekels",
        "AED": "dirham|dirhams",
        "SAR": "riyal|riyals",
        "cent": "cent|cents|us cents",
        "penny": "pence|p",
        "BTC": "bitcoin|bitcoins|btc",
    }
)

METRE_AFTER = listed(
    "deep high tall wide long thick below away apart north south east west northeast northwest "
    "southeast southwest upstream downstream offshore underwater inland uphill downhill sprint "
    "final finals heats hurdles freestyle backstroke breaststroke butterfly medley relay sprints "
    "races race walk dash pool steeplechase champion title record runner sprinter swimmer"
)
METRE_BEFORE = listed(
    "jumped leapt leaped threw cleared vaulted within swam ran dived dug deep height "
    "depth altitude distance length width radius diameter"
)
METRE_GOODS = listed(
    "water snow rain sand soil mud ice rock rope cable track pipe pipes fence fencing wire silt "
    "lava sediment floodwater coastline shoreline trench tunnel road"
)
MILLION_AFTER = listed(
    "who whose of more fewer a per each people others were are have had voted last this adults in"
)
DEGREE_BEFORE = listed(
    "to of at by above below around about over under than hit hits hitting reach reached reaches "
    "reaching near nearly from between a the exceed exceeded exceeding touched topped almost up "
    "roughly some"
)
DEGREE_AFTER = listed("above below warmer cooler hotter colder higher lower heat warming")
WEIGHING = listed(
    "weigh weighs weighed weighing weight lost lose losing gained gain gaining shed shedding "
    "lifted lift lifting heavier lighter"
)
HEAVY = listed("of heavier lighter overweight underweight per")
