"""Portuguese date words, of Portugal and Brazil."""

from pipelines.claims.dates.lexicon.words import DateLexicon, listed

PORTUGUESE = DateLexicon(
    language="pt",
    months={
        name: number
        for number, names in enumerate(
            (
                "janeiro jan",
                "fevereiro fev",
                "março marco",
                "abril abr",
                "maio mai",
                "junho jun",
                "julho jul",
                "agosto ago",
                "setembro set",
                "outubro out",
                "novembro nov",
                "dezembro dez",
            ),
            start=1,
        )
        for name in names.split()
    },
    weekdays={
        name: number
        for number, names in enumerate(
            (
                "segunda-feira",
                "terça-feira terça",
                "quarta-feira quarta",
                "quinta-feira quinta",
                "sexta-feira sexta",
                "sábado",
                "domingo",
            )
        )
        for name in names.split()
    },
    near_days={
        "hoje": 0,
        "ontem": -1,
        "anteontem": -2,
        "amanhã": 1,
        "depois de amanhã": 2,
        "esta manhã": 0,
        "ontem à noite": -1,
    },
    which={
        "passado": -1,
        "passada": -1,
        "último": -1,
        "última": -1,
        "este": 0,
        "esta": 0,
        "neste": 0,
        "nesta": 0,
        "próximo": 1,
        "próxima": 1,
        "que vem": 1,
    },
    units={
        "dia": "day",
        "dias": "day",
        "semana": "week",
        "semanas": "week",
        "fim de semana": "weekend",
        "mês": "month",
        "meses": "month",
        "trimestre": "quarter",
        "trimestres": "quarter",
        "ano": "year",
        "anos": "year",
        "década": "decade",
        "décadas": "decade",
    },
    plural_units=listed("dias semanas meses trimestres anos décadas"),
    numbers={"um": 1, "uma": 1, "duas": 2}
    | {
        word: number
        for number, word in enumerate(
            [
                "dois",
                "três",
                "quatro",
                "cinco",
                "seis",
                "sete",
                "oito",
                "nove",
                "dez",
                "onze",
                "doze",
            ],
            start=2,
        )
    },
    ordinals={
        "primeiro": 1,
        "primeira": 1,
        "segundo": 2,
        "segunda": 2,
        "terceiro": 3,
        "quarto": 4,
        "último": 4,
        "1º": 1,
        "2º": 2,
        "3º": 3,
        "4º": 4,
    },
    parts={
        "início de": "early",
        "no início de": "early",
        "começo de": "early",
        "meados de": "mid",
        "em meados de": "mid",
        "final de": "late",
        "finais de": "late",
        "fim de": "late",
        "no final de": "late",
    },
    seasons={"primavera": 3, "verão": 6, "outono": 9, "inverno": 12},
    shapes={
        "day_range": (
            r"(?:de )?{DAY}(?: de {MONTH})? ?(?:-|a|e) ?{DAY2} de {MONTH2}(?: de {YEAR})?",
        ),
        "day": (r"(?:{WEEKDAY},? (?:dia )?\(?)?{DAY}(?:º|°)? de {MONTH}(?: de {YEAR}|, {YEAR})?",),
        "month_range": (r"(?:de |desde |entre )?{MONTH} (?:a|até|e) {MONTH2} de {YEAR}",),
        "part_of_month": (r"{ORD} (?P<stretch>semana|quinzena) de {MONTH}(?: de {YEAR})?",),
        "month": (
            r"{PART} {MONTH}(?: de {YEAR})?",
            r"{MONTH}(?: de|,)? {YEAR}",
            r"{MONTH} (?P<which>passado|próximo)",
        ),
        "quarter": (
            (
                r"{ORD} trimestre(?: (?:de |do )?(?:(?P<fiscal>exercício(?: de)?|ano fiscal(?: "
                r"de)?) )?{YEAR}| (?:do|deste) ano)?"
            ),
            r"T{NTH}[ /-]?{YEAR}",
            r"{NTH}T{YY}",
        ),
        "half": (r"{ORD} (?:semestre|metade)(?: (?:de )?{YEAR}| do ano| deste ano)",),
        "fiscal_year": (r"(?:exercício(?: de)?|ano fiscal(?: de)?) {FY}",),
        "season": (
            r"{SEASON} de {YEAR}",
            r"(?P<which>este|esta|neste|nesta) {SEASON}",
            r"{SEASON} (?P<which>passado|passada)",
        ),
        "decade": (r"(?:{PART} (?:a )?)?(?:década de |anos )(?:{DECADE}|{DD})",),
        "year_range": (r"{YEAR} ?- ?{YEAR2}", r"(?:entre|de) {YEAR} (?:e|a|até) {YEAR2}"),
        "which_weekday": (
            (
                r"(?:(?P<which>última|próxima|nesta|último|próximo) )?{WEEKDAY}(?: "
                r"(?P<which2>passada|passado))?"
            ),
        ),
        "near_day": (r"{NEAR_DAY}",),
        "ago": (r"há {N} {UNIT}", r"{N} {UNIT} atrás"),
        "story": (
            r"{N} {UNIT} (?:depois|mais tarde|antes)",
            (
                r"(?:no|o) dia seguinte|(?:no|o) ano seguinte|(?:no|o) mês anterior|(?:no|o) ano "
                r"anterior|(?:na|a) véspera"
            ),
        ),
        "which_unit": (
            (
                r"(?P<which>última|último|próxima|próximo|este|esta|neste|nesta) (?P<unit>semana|"
                r"fim de semana|mês|trimestre|ano|década)"
            ),
            (
                r"(?P<unit>semana|fim de semana|mês|trimestre|ano|década) "
                r"(?P<which>passado|passada|"
                r"próximo|próxima|que vem)"
            ),
            r"{PART}o? (?P<unit>ano|mês)",
        ),
        "year": (r"{PART}o? {YEAR}", r"{YEAR}"),
    },
    guarded=listed("set out mai ago marco terça quarta quinta sexta"),
    prepositions=listed("em desde até de do para antes após ano anos entre e durante na nesta no"),
    until=listed("até"),
    future=listed("será serão deverá deve devem previsto prevista próximo próxima vai vão haverá"),
    past=listed("disse anunciou foi era eram foram havia desde morreu"),
    past_ends=("aram", "eram", "iram"),
    extra_triggers=listed("semestre metade exercício véspera"),
    extra_openers=listed(
        "de entre há no na o a exercício ano anos década semana fim mês trimestre em"
    ),
    page_labels=(
        "publicado em",
        "publicado",
        "atualizado em",
        "atualizado",
        "acessado em",
        "consultado em",
    ),
)
