"""French date words."""

from pipelines.claims.dates.lexicon.words import DateLexicon, listed

FRENCH = DateLexicon(
    language="fr",
    months={
        name: number
        for number, names in enumerate(
            (
                "janvier janv",
                "février fevrier févr",
                "mars",
                "avril avr",
                "mai",
                "juin",
                "juillet juil",
                "août aout",
                "septembre sept",
                "octobre oct",
                "novembre nov",
                "décembre decembre déc",
            ),
            start=1,
        )
        for name in names.split()
    },
    weekdays={
        name: number
        for number, name in enumerate(
            ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
        )
    },
    near_days={
        "aujourd'hui": 0,
        "hier": -1,
        "avant-hier": -2,
        "demain": 1,
        "après-demain": 2,
        "hier soir": -1,
        "ce matin": 0,
        "ce soir": 0,
    },
    which={
        "dernier": -1,
        "dernière": -1,
        "passé": -1,
        "passée": -1,
        "ce": 0,
        "cet": 0,
        "cette": 0,
        "en cours": 0,
        "prochain": 1,
        "prochaine": 1,
    },
    units={
        "jour": "day",
        "jours": "day",
        "semaine": "week",
        "semaines": "week",
        "week-end": "weekend",
        "mois": "month",
        "trimestre": "quarter",
        "trimestres": "quarter",
        "an": "year",
        "ans": "year",
        "année": "year",
        "années": "year",
        "décennie": "decade",
    },
    plural_units=listed("jours semaines trimestres ans années"),
    numbers={"un": 1, "une": 1}
    | {
        word: number
        for number, word in enumerate(
            [
                "deux",
                "trois",
                "quatre",
                "cinq",
                "six",
                "sept",
                "huit",
                "neuf",
                "dix",
                "onze",
                "douze",
            ],
            start=2,
        )
    },
    ordinals={
        "premier": 1,
        "première": 1,
        "1er": 1,
        "deuxième": 2,
        "second": 2,
        "seconde": 2,
        "2e": 2,
        "troisième": 3,
        "3e": 3,
        "quatrième": 4,
        "4e": 4,
        "dernier": 4,
    },
    parts={
        "début": "early",
        "au début de": "early",
        "au début du": "early",
        "mi": "mid",
        "à la mi": "mid",
        "milieu": "mid",
        "au milieu de": "mid",
        "fin": "late",
        "à la fin de": "end",
        "à la fin du": "end",
        "courant": "mid",
    },
    seasons={"printemps": 3, "été": 6, "automne": 9, "hiver": 12},
    shapes={
        "day_range": (
            (
                r"(?:du )?(?:{WEEKDAY} )?{DAY}(?:er)?(?: {MONTH})? ?(?:-|au|à) ?{DAY2} {MONTH2}(?: "
                r"{YEAR})?"
            ),
        ),
        "day": (r"(?:{WEEKDAY},? (?:le )?)?{DAY}(?:er)? {MONTH}\.?(?: {YEAR})?",),
        "month_range": (r"(?:de |d'|entre )?{MONTH} (?:à|et) {MONTH2} {YEAR}",),
        "part_of_month": (r"{ORD} (?P<stretch>semaine|quinzaine) (?:de |d'){MONTH}(?: {YEAR})?",),
        "month": (
            r"{PART}[- ]{MONTH}(?: {YEAR})?",
            r"{MONTH}\.? (?:de (?:l'année )?)?{YEAR}",
            r"{MONTH} (?P<which>dernier|prochain)",
        ),
        "quarter": (
            r"{ORD} trimestre(?: (?:de (?:l'(?P<fiscal>exercice) )?)?{YEAR}| de l'année)?",
            r"T{NTH}[ /-]?{YEAR}",
        ),
        "half": (r"{ORD} semestre(?: (?:de )?{YEAR}| de l'année)", r"S{NTH}[ /-]?{YEAR}"),
        "fiscal_year": (r"exercice(?: fiscal| comptable)? {FY}",),
        "season": (
            r"(?:{PART} (?:de )?(?:l')?)?{SEASON} {YEAR}",
            r"{SEASON} (?P<which>dernier|prochain)",
            r"(?P<which>ce|cet) {SEASON}",
        ),
        "decade": (
            r"(?:au {PART} des |{PART} (?:des )?)?années {DECADE}",
            r"(?:{PART} des )?années {DD}",
        ),
        "year_range": (r"{YEAR} ?- ?{YEAR2}", r"(?:entre|de) {YEAR} (?:et|à) {YEAR2}"),
        "which_weekday": (
            r"{WEEKDAY} (?P<which>dernier|prochain|passé)",
            r"{WEEKDAY}(?: (?:matin|soir|après-midi))?",
        ),
        "near_day": (r"{NEAR_DAY}",),
        "ago": (r"il y a {N} {UNIT}",),
        "story": (
            r"{N} {UNIT} (?:plus tard|plus tôt|auparavant|après)",
            (
                r"le (?:lendemain|surlendemain)|la veille|l'année (?:suivante|précédente)|le mois "
                r"(?:suivant|précédent)"
            ),
        ),
        "which_unit": (
            (
                r"(?:la |le |l')?(?P<unit>semaine|week-end|mois|trimestre|année|an|décennie) "
                r"(?P<which>derni[eè]re?|passée?|prochaine?|en cours)"
            ),
            r"(?P<which>cette|ce) (?P<unit>semaine|week-end|mois|trimestre|année|décennie)",
            r"{PART} (?:de )?l'(?P<unit>année)",
        ),
        "year": (r"{PART}[- ]{YEAR}", r"{YEAR}"),
    },
    guarded=listed("mars mai"),
    prepositions=listed(
        "en depuis dès avant après jusqu'en fin début mi d'ici de à vers année l'année an l'an "
        "entre et pour "
        "courant pendant"
    ),
    until=listed("jusqu'à jusqu'au"),
    future=listed("sera seront doit doivent devrait devraient prévu prévue aura auront va vont"),
    past=listed("dit déclaré annoncé était étaient avait avaient depuis été fut"),
    extra_triggers=listed(
        "semestre exercice lendemain surlendemain veille tard tôt auparavant l'année l'an "
        "l'automne l'été l'hiver d'ici"
    ),
    extra_openers=listed(
        "du de entre le la l'année au il exercice années l' en mi ce cet cette les l'exercice "
        "l'automne l'été l'hiver"
    ),
    page_labels=("publié le", "publié", "mis à jour le", "mis à jour", "modifié le", "consulté le"),
)
