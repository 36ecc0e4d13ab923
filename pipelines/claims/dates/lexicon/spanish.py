"""Spanish date words."""

from pipelines.claims.dates.lexicon.words import DateLexicon, listed

SPANISH = DateLexicon(
    language="es",
    months={
        name: number
        for number, names in enumerate(
            (
                "enero ene",
                "febrero feb",
                "marzo",
                "abril abr",
                "mayo",
                "junio jun",
                "julio jul",
                "agosto ago",
                "septiembre setiembre sept",
                "octubre oct",
                "noviembre nov",
                "diciembre dic",
            ),
            start=1,
        )
        for name in names.split()
    },
    weekdays={
        name: number
        for number, names in enumerate(
            (
                "lunes",
                "martes",
                "miércoles miercoles",
                "jueves",
                "viernes",
                "sábado sabado",
                "domingo",
            )
        )
        for name in names.split()
    },
    near_days={
        "hoy": 0,
        "ayer": -1,
        "anteayer": -2,
        "anoche": -1,
        "pasado mañana": 2,
        "mañana": 1,
        "esta mañana": 0,
        "esta noche": 0,
    },
    which={
        "pasado": -1,
        "pasada": -1,
        "último": -1,
        "última": -1,
        "este": 0,
        "esta": 0,
        "en curso": 0,
        "próximo": 1,
        "próxima": 1,
        "que viene": 1,
    },
    units={
        "día": "day",
        "días": "day",
        "semana": "week",
        "semanas": "week",
        "fin de semana": "weekend",
        "mes": "month",
        "meses": "month",
        "trimestre": "quarter",
        "trimestres": "quarter",
        "año": "year",
        "años": "year",
        "década": "decade",
        "décadas": "decade",
    },
    plural_units=listed("días semanas meses trimestres años décadas"),
    numbers={"un": 1, "una": 1}
    | {
        word: number
        for number, word in enumerate(
            [
                "dos",
                "tres",
                "cuatro",
                "cinco",
                "seis",
                "siete",
                "ocho",
                "nueve",
                "diez",
                "once",
                "doce",
            ],
            start=2,
        )
    },
    ordinals={
        "primer": 1,
        "primero": 1,
        "primera": 1,
        "segundo": 2,
        "segunda": 2,
        "tercer": 3,
        "tercero": 3,
        "cuarto": 4,
        "último": 4,
    },
    parts={
        "principios de": "early",
        "comienzos de": "early",
        "inicios de": "early",
        "mediados de": "mid",
        "finales de": "late",
        "fines de": "late",
    },
    seasons={"primavera": 3, "verano": 6, "otoño": 9, "invierno": 12},
    shapes={
        "day_range": (
            r"(?:del? )?{DAY}(?: de {MONTH})? ?(?:-|al?|y el) ?{DAY2} de {MONTH2}(?: del? {YEAR})?",
        ),
        "day": (
            (
                r"(?:{WEEKDAY},? (?:el )?)?{DAY}(?:º|°)? de {MONTH}(?: del? (?:{YEAR}|"
                r"(?P<which>este) año)|, {YEAR})?"
            ),
        ),
        "month_range": (r"(?:de |desde |entre )?{MONTH} (?:a|hasta|y) {MONTH2} del? {YEAR}",),
        "part_of_month": (r"{ORD} (?P<stretch>semana|quincena) de {MONTH}(?: del? {YEAR})?",),
        "month": (
            r"{PART} {MONTH}(?: del? {YEAR})?",
            r"{MONTH}(?: del?|,)? {YEAR}",
            r"{MONTH} (?P<which>pasado|próximo)",
        ),
        "quarter": (
            (
                r"{ORD} trimestre(?: (?:del? )?(?:(?P<fiscal>ejercicio|año "
                r"fiscal) )?{YEAR}| (?:del|"
                r"de este) año)?"
            ),
            r"[TQ]{NTH}[ /-]?{YEAR}",
        ),
        "half": (r"{ORD} (?:semestre|mitad)(?: (?:del? )?{YEAR}| del año)", r"S{NTH}[ /-]?{YEAR}"),
        "fiscal_year": (r"(?:ejercicio(?: fiscal)?|año fiscal) {FY}",),
        "season": (
            r"(?:{PART}(?:l| la)? )?{SEASON} (?:del? )?{YEAR}",
            r"(?P<which>este|esta) {SEASON}",
            r"{SEASON} (?P<which>pasado|pasada)",
        ),
        "decade": (r"(?:{PART} (?:la |los )?)?(?:década de |años )(?:los )?(?:{DECADE}|{DD})",),
        "year_range": (r"{YEAR} ?- ?{YEAR2}", r"(?:entre|de|desde) {YEAR} (?:y|a|hasta) {YEAR2}"),
        "which_weekday": (
            (
                r"(?:(?P<which>este|pasado|próximo) )?{WEEKDAY}(?: (?P<which2>pasado|próximo))?(?: "
                r"por la (?:mañana|tarde|noche))?"
            ),
        ),
        "near_day": (r"{NEAR_DAY}",),
        "ago": (r"hace {N} {UNIT}",),
        "story": (
            r"{N} {UNIT} (?:después|más tarde|antes)",
            (
                r"(?:el|al) día siguiente|(?:el|al) año siguiente|el mes anterior|el año anterior|"
                r"la víspera"
            ),
        ),
        "which_unit": (
            (
                r"(?:el |la )?(?P<which>pasado|pasada|último|última|próximo|próxima|este|esta) "
                r"(?P<unit>semana|fin de semana|mes|trimestre|año|década)"
            ),
            (
                r"(?P<unit>semana|fin de semana|mes|trimestre|año|década) (?P<which>pasado|pasada|"
                r"próximo|próxima|que viene|en curso)"
            ),
            r"{PART}l? (?P<unit>año|mes)",
        ),
        "year": (r"{PART}l? {YEAR}", r"{YEAR}"),
    },
    guarded=listed("ago"),
    prepositions=listed(
        "en desde hasta de del para antes después año años entre y a durante hacia por"
    ),
    until=listed("hasta"),
    future=listed(
        "será serán deberá previsto prevista prevé próximo próxima habrá irá hará celebrará"
    ),
    past=listed("dijo anunció fue era eran fueron había desde murió"),
    mornings=listed("mañana"),
    before_mornings=listed("la esta cada una media aquella misma de"),
    past_ends=("aron", "ieron"),
    extra_triggers=listed("semestre mitad ejercicio víspera"),
    extra_openers=listed(
        "el la al del de entre desde hace ejercicio año años década semana fin mes trimestre"
    ),
    page_labels=("publicado el", "publicado", "actualizado el", "actualizado", "consultado el"),
)
