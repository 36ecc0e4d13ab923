"""Units of every language: what each measures, and the fixed factor to the base of its kind."""

from dataclasses import dataclass, replace

from pipelines.records.claims import Quantity, UnitClass


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: units of one dimension convert into each other."""

    unit_class: UnitClass
    dimension: str
    factor: float
    """How many of the dimension's base unit one of these is."""


def _physical(dimension: str, factors: dict[str, float]) -> dict[str, Unit]:
    return {symbol: Unit(UnitClass.PHYSICAL, dimension, f) for symbol, f in factors.items()}


_DAY = 86_400.0
_YEAR = 365.2425 * _DAY

UNITS: dict[str, Unit] = {
    "%": Unit(UnitClass.PERCENT, "share", 1.0),
    "percentage point": Unit(UnitClass.PERCENT_POINT, "point", 1.0),
    "basis point": Unit(UnitClass.BASIS_POINT, "point", 0.01),
    "fraction": Unit(UnitClass.FRACTION, "share", 100.0),
    "times": Unit(UnitClass.MULTIPLE, "multiple", 1.0),
    "second": Unit(UnitClass.DURATION, "time", 1.0),
    "millisecond": Unit(UnitClass.DURATION, "time", 0.001),
    "minute": Unit(UnitClass.DURATION, "time", 60.0),
    "hour": Unit(UnitClass.DURATION, "time", 3_600.0),
    "day": Unit(UnitClass.DURATION, "time", _DAY),
    "week": Unit(UnitClass.DURATION, "time", 7 * _DAY),
    "fortnight": Unit(UnitClass.DURATION, "time", 14 * _DAY),
    "month": Unit(UnitClass.DURATION, "time", _YEAR / 12),
    "quarter": Unit(UnitClass.DURATION, "time", _YEAR / 4),
    "year": Unit(UnitClass.DURATION, "time", _YEAR),
    "decade": Unit(UnitClass.DURATION, "time", 10 * _YEAR),
    "century": Unit(UnitClass.DURATION, "time", 100 * _YEAR),
    **_physical(
        "length",
        {
            "nm": 1e-9,
            "mm": 1e-3,
            "cm": 1e-2,
            "m": 1.0,
            "km": 1e3,
            "inch": 0.0254,
            "ft": 0.3048,
            "yard": 0.9144,
            "mile": 1609.344,
            "nautical mile": 1852.0,
            "light-year": 9.4607e15,
        },
    ),
    **_physical(
        "area",
        {
            "m2": 1.0,
            "sq ft": 0.09290304,
            "hectare": 1e4,
            "acre": 4046.856,
            "km2": 1e6,
            "sq mile": 2.589988e6,
        },
    ),
    **_physical(
        "mass",
        {
            "mg": 1e-6,
            "g": 1e-3,
            "kg": 1.0,
            "ounce": 0.0283495,
            "lb": 0.45359237,
            "tonne": 1e3,
            "ton": 1e3,
        },
    ),
    **_physical(
        "volume",
        {
            "ml": 1e-3,
            "litre": 1.0,
            "gallon": 3.785411784,
            "m3": 1e3,
            "barrel": 158.987295,
            "cubic foot": 28.3168,
        },
    ),
    **_physical("power", {"W": 1.0, "kW": 1e3, "MW": 1e6, "GW": 1e9, "TW": 1e12, "hp": 745.7}),
    **_physical("energy", {"kWh": 1.0, "MWh": 1e3, "GWh": 1e6, "TWh": 1e9, "J": 2.7778e-7}),
    **_physical("data", {"KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15}),
    **_physical("bits", {"kbps": 1e3, "Mbps": 1e6, "Gbps": 1e9}),
    **_physical("frequency", {"Hz": 1.0, "kHz": 1e3, "MHz": 1e6, "GHz": 1e9}),
    **_physical("celsius", {"°C": 1.0}),
    **_physical("fahrenheit", {"°F": 1.0}),
    **_physical("degree", {"degree": 1.0}),
    **_physical("kelvin", {"K": 1.0}),
    **_physical("tension", {"V": 1.0, "kV": 1e3}),
    **_physical("loudness", {"dB": 1.0}),
    **_physical("speed", {"knot": 1.852}),
    **_physical("carat", {"carat": 1.0}),
}

# Signs before or after an amount, longest first where one holds another.
CURRENCY_SIGNS: dict[str, str] = {
    "US$": "USD",
    "U.S.$": "USD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "NT$": "TWD",
    "CA$": "CAD",
    "AU$": "AUD",
    "R$": "BRL",
    "A$": "AUD",
    "C$": "CAD",
    "S$": "SGD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "₪": "ILS",
    "฿": "THB",
}

# ISO 4217 codes that news prints before or after an amount, and two printed short forms.
CURRENCY_CODES: dict[str, str] = {
    code: code.upper()
    for code in [
        "usd",
        "eur",
        "gbp",
        "jpy",
        "chf",
        "cad",
        "aud",
        "nzd",
        "cny",
        "hkd",
        "sgd",
        "inr",
        "krw",
        "brl",
        "mxn",
        "zar",
        "rub",
        "try",
        "sek",
        "nok",
        "dkk",
        "pln",
        "czk",
        "huf",
        "ils",
        "aed",
        "sar",
        "twd",
        "thb",
        "idr",
        "myr",
        "php",
        "vnd",
        "ars",
        "clp",
        "cop",
        "pen",
        "uah",
        "ngn",
        "kes",
        "egp",
    ]
} | {"rs": "INR", "rmb": "CNY", "sfr": "CHF", "fr": "CHF"}


def multiplied(quantity: Quantity, factor: float, unit: str) -> Quantity:
    """Return a number told in another unit, of which `factor` make one of its own."""
    return replace(
        quantity,
        value=None if quantity.value is None else quantity.value * factor,
        low=quantity.low * factor,
        high=quantity.high * factor,
        half_width=quantity.half_width * factor,
        unit=unit,
    )
