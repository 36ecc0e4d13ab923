"""Spanish number words."""

from pipelines.claims.numbers import wording
from pipelines.claims.numbers.lexicon.words import (
    NumberLexicon,
    by_wording,
    listed,
    spread,
    spread_numbers,
)
from pipelines.claims.numbers.wording import Wording

_BELOW_THIRTY = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
    "veintiséis veintisiete "
    "veintiocho veintinueve"
)
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = (
    "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos"
)


def _small() -> dict[str, float]:
    below = _BELOW_THIRTY.split()
    found: dict[str, float] = {word: float(number) for number, word in enumerate(below)}
    for tens, word in enumerate(_TENS.split(), start=3):
        found[word] = tens * 10.0
        for one in range(1, 10):
            found[f"{word} y {below[one]}"] = tens * 10.0 + one
    for hundreds, word in enumerate(_HUNDREDS.split(), start=2):
        found[word] = found[word.removesuffix("os") + "as"] = hundreds * 100.0
    return found | {
        "un": 1.0,
        "una": 1.0,
        "veintiún": 21.0,
        "cien": 100.0,
        "ciento": 100.0,
        "mil": 1000.0,
        "una decena": 10.0,
        "una docena": 12.0,
        "media docena": 6.0,
        "una veintena": 20.0,
        "una treintena": 30.0,
        "medio centenar": 50.0,
        "un centenar": 100.0,
        "un millar": 1000.0,
        "medio millón": 5e5,
    }


SPANISH = NumberLexicon(
    language="es",
    decimal_comma=True,
    small=_small(),
    scales={
        "mil": 1e3,
        "millón": 1e6,
        "millon": 1e6,
        "millones": 1e6,
        "mil millones": 1e9,
        "mm": 1e6,
        "mdd": 1e6,
        "billón": 1e12,
        "billones": 1e12,
    },
    glued_scales={"m": 1e6, "k": 1e3},
    joiners=listed("y"),
    articles=listed("un una"),
    indefinite={
        "decenas": wording.TENS,
        "docenas": wording.DOZENS,
        "centenares": wording.HUNDREDS,
        "cientos": wording.HUNDREDS,
        "miles": wording.THOUSANDS,
        "millares": wording.THOUSANDS,
        "decenas de miles": wording.TENS_OF_THOUSANDS,
        "cientos de miles": wording.HUNDREDS_OF_THOUSANDS,
        "cientos de millones": wording.HUNDREDS_OF_MILLIONS,
        "miles de millones": wording.BILLIONS,
    },
    fractions={
        "un tercio": 1 / 3,
        "dos tercios": 2 / 3,
        "tres cuartos": 0.75,
        "la mitad": 0.5,
        "una quinta parte": 0.2,
        "una cuarta parte": 0.25,
        "la cuarta parte": 0.25,
        "una tercera parte": 1 / 3,
        "la tercera parte": 1 / 3,
    },
    parts={"tercio": 1 / 3, "cuarto": 0.25, "quinto": 0.2, "décimo": 0.1},
    part_follows=listed("de del más menos"),
    half_added={"y medio": 0.5, "y media": 0.5},
    multiples=spread_numbers(
        {
            2: "duplicó|duplicado|duplicar|doble|duplica|duplicaron|duplican|duplicarse|duplicando",
            3: "triplicó|triplicado|triple|triplicaron|triplica|triplican|triplicar",
            4: "cuadruplicó|cuadruplicado|cuadruplicaron|cuadruplica",
        }
    ),
    units=spread(
        {
            "%": "por ciento|porciento",
            "percentage point": "puntos porcentuales|punto porcentual",
            "basis point": "puntos básicos|puntos base",
            "times": "veces más|veces menos|veces mayor|veces superior",
            "second": "segundo|segundos",
            "minute": "minuto|minutos",
            "hour": "hora|horas",
            "day": "día|días",
            "week": "semana|semanas",
            "month": "mes|meses",
            "quarter": "trimestres",
            "year": "año|años",
            "decade": "década|décadas",
            "century": "siglo|siglos",
            "mm": "milímetros",
            "cm": "centímetro|centímetros|cm",
            "m": "metro|metros|m",
            "km": "kilómetro|kilómetros|km",
            "m2": "metros cuadrados|metro cuadrado|m²",
            "hectare": "hectárea|hectáreas|ha",
            "km2": "kilómetros cuadrados|km²",
            "g": "gramo|gramos",
            "kg": "kilogramo|kilogramos|kilo|kilos|kg",
            "tonne": "tonelada|toneladas",
            "litre": "litro|litros",
            "m3": "metros cúbicos|m³",
            "barrel": "barril|barriles",
            "kW": "kilovatio|kilovatios|kw",
            "MW": "megavatio|megavatios|mw",
            "GW": "gigavatio|gigavatios|gw",
            "kWh": "kilovatios hora|kwh",
            "MWh": "megavatios hora|mwh",
            "hp": "caballos",
            "GB": "gigabytes|gb",
            "°C": "grados celsius|grados centígrados|grados|grado",
            "km/hour": "kilómetros por hora|km h",
        }
    ),
    currencies=spread(
        {
            "EUR": "euro|euros|de euros",
            "USD": "dólar|dólares|de dólares|dólares estadounidenses|de dólares estadounidenses",
            "GBP": "libras|libras esterlinas|de libras|de libras esterlinas",
            "peso": "peso|pesos|de pesos",
            "MXN": "pesos mexicanos|de pesos mexicanos",
            "ARS": "pesos argentinos|de pesos argentinos",
            "JPY": "yenes|de yenes",
            "CNY": "yuanes|de yuanes",
            "CHF": "francos suizos|de francos suizos",
            "BRL": "reales|de reales",
            "cent": "céntimos|centavos",
        }
    ),
    before=by_wording(
        {
            Wording.ABOUT: (
                "unos|unas|cerca de|alrededor de|aproximadamente|en torno a|aproximado de|unos "
                "cuantos|en torno al"
            ),
            Wording.OVER: (
                "más de|por encima de|superior a|superiores a|por encima del|algo más de|poco "
                "más de"
            ),
            Wording.AT_LEAST: "al menos|como mínimo|por lo menos|no menos de|un mínimo de",
            Wording.NEARLY: "casi|poco menos de|cerca del",
            Wording.LESS_THAN: "menos de|por debajo de|inferior a|por debajo del|menos del",
            Wording.AT_MOST: "hasta|como máximo|no más de|un máximo de|hasta un",
        }
    ),
    after=by_wording(
        {Wording.AT_LEAST: "o más|y más|como mínimo", Wording.AT_MOST: "o menos|como máximo"}
    ),
    between=listed("entre"),
    range_joins=listed("a o"),
    range_from=listed("rango"),
    per=listed("por al a cada"),
    per_units={
        "año": "year",
        "mes": "month",
        "semana": "week",
        "día": "day",
        "hora": "hour",
        "minuto": "minute",
        "segundo": "second",
        "persona": "person",
        "habitante": "head",
        "acción": "share",
        "litro": "liter",
        "barril": "barrel",
        "tonelada": "ton",
        "kilo": "kg",
        "kilómetro": "kilometer",
        "h": "hour",
        "unidad": "unit",
    },
    per_adverbs={
        "anuales": "year",
        "anual": "year",
        "mensuales": "month",
        "diarios": "day",
        "diarias": "day",
        "semanales": "week",
    },
    stops=listed(
        "el la los las un una unos unas lo del al de y o u e pero en a ante con contra desde "
        "durante entre hacia hasta "
        "para por según sin sobre tras que quien cual donde cuando como es son era eran fue "
        "fueron será serán ha han había "
        "está están no más menos muy ya también se su sus le les nos me mi si este esta estos "
        "estas ese esa dijo dijeron "
        "añadió respecto frente mientras porque aunque sino hoy ayer"
    ),
    partitives=listed("de los las del nuevos nuevas otros otras"),
    designators=listed(
        "capítulo página artículo sección figura tabla número núm no ruta habitación sala "
        "puerta canal fase nivel etapa "
        "categoría grupo clase versión tipo modelo línea zona puesto lugar tomo episodio "
        "temporada jornada copa mundial vuelo tren autobús foto"
    ),
    ages=listed("edad"),
    froms=listed("de desde del"),
    tos=listed("a al hasta"),
    bys=listed("en"),
    ups=listed(
        "subió subieron aumentaron crecieron sube subido subida aumentó aumenta aumentado "
        "aumento creció crece crecimiento crecido incrementó incremento "
        "alza avanzó elevó ganó repuntó"
    ),
    downs=listed(
        "bajó bajaron cayeron cae baja bajado cayó cae caído caída disminuyó disminución "
        "descendió descenso redujo reducción perdió retrocedió "
        "recortó recorte"
    ),
    minus=listed("menos"),
    one=listed("un una uno cero"),
    out_of=listed("de"),
    every=listed("cada"),
    people=listed(
        "personas persona hombres mujeres niños niñas habitantes trabajadores empleados "
        "soldados policías alumnos "
        "estudiantes pacientes profesores víctimas muertos heridos visitantes clientes usuarios "
        "votantes migrantes "
        "refugiados pasajeros manifestantes ciudadanos vecinos médicos"
    ),
    plural_ends=("s",),
    round_nouns=listed("decena veintena treintena centenar millar"),
    persons=listed(
        "hombre mujer joven niño niña chico chica adolescente conductor conductora estudiante "
        "jubilado jubilada sospechoso sospechosa víctima vecino vecina ciclista jugador jugadora"
    ),
)
