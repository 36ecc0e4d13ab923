"""French number words."""

from pipelines.claims.numbers import wording
from pipelines.claims.numbers.lexicon.words import (
    NumberLexicon,
    by_wording,
    listed,
    spread,
    spread_numbers,
)
from pipelines.claims.numbers.wording import Wording

_BELOW_TWENTY = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix_sept dix_huit dix_neuf"
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def _small() -> dict[str, float]:
    """Return zero to ninety-nine as the words stand one after the other, hyphens aside."""
    below = [word.replace("_", " ") for word in _BELOW_TWENTY.split()]
    found: dict[str, float] = {word: float(number) for number, word in enumerate(below)}
    found["une"] = 1.0
    for tens, word in _TENS.items():
        found[word] = float(tens)
        found[f"{word} et un"] = tens + 1.0
        for one in range(2, 10):
            found[f"{word} {below[one]}"] = float(tens + one)
    for rest in range(10, 20):
        found[f"soixante {'et ' if rest == 11 else ''}{below[rest]}"] = 60.0 + rest
    found["quatre vingts"] = found["quatre vingt"] = 80.0
    for rest in range(1, 20):
        found[f"quatre vingt {below[rest]}"] = 80.0 + rest
    found |= {"septante": 70.0, "huitante": 80.0, "nonante": 90.0, "mille": 1000.0}
    return found | {
        "une dizaine": 10.0,
        "une douzaine": 12.0,
        "une quinzaine": 15.0,
        "une vingtaine": 20.0,
        "une trentaine": 30.0,
        "une quarantaine": 40.0,
        "une cinquantaine": 50.0,
        "une soixantaine": 60.0,
        "une centaine": 100.0,
        "un millier": 1000.0,
    }


FRENCH = NumberLexicon(
    language="fr",
    decimal_comma=True,
    small=_small(),
    hundred=listed("cent cents"),
    scales={
        "mille": 1e3,
        "million": 1e6,
        "millions": 1e6,
        "milliard": 1e9,
        "milliards": 1e9,
        "mds": 1e9,
        "mrd": 1e9,
        "mrds": 1e9,
        "billion": 1e12,
        "billions": 1e12,
        "de millions": 1e6,
    },
    glued_scales={"m": 1e6, "md": 1e9, "mds": 1e9, "mrds": 1e9, "k": 1e3},
    joiners=listed("et"),
    articles=listed("un une le"),
    indefinite={
        "dizaines": wording.TENS,
        "douzaines": wording.DOZENS,
        "centaines": wording.HUNDREDS,
        "milliers": wording.THOUSANDS,
        "millions": wording.MILLIONS,
        "milliards": wording.BILLIONS,
        "dizaines de milliers": wording.TENS_OF_THOUSANDS,
        "centaines de milliers": wording.HUNDREDS_OF_THOUSANDS,
        "dizaines de millions": wording.TENS_OF_MILLIONS,
        "centaines de millions": wording.HUNDREDS_OF_MILLIONS,
    },
    fractions={
        "un tiers": 1 / 3,
        "deux tiers": 2 / 3,
        "trois quarts": 0.75,
        "la moitié": 0.5,
        "un cinquième": 0.2,
        "deux cinquièmes": 0.4,
        "un dixième": 0.1,
    },
    parts={"tiers": 1 / 3, "quart": 0.25, "cinquième": 0.2, "dixième": 0.1},
    part_follows=listed("des de du d'entre plus moins"),
    half_added={"et demi": 0.5, "et demie": 0.5},
    multiples=spread_numbers(
        {
            2: "doublé|double|doubler|doubla|doublent|doublés|doublée|doublées|doublement",
            3: "triplé|triple|tripler|tripla|triplent|triplement",
            4: "quadruplé|quadruple|quadrupler",
            5: "quintuplé",
            10: "décuplé",
        }
    ),
    units=spread(
        {
            "%": "pour cent",
            "percentage point": "points de pourcentage|point de pourcentage",
            "basis point": "points de base",
            "times": "fois plus|fois moins|fois supérieur|fois supérieure",
            "second": "seconde|secondes",
            "minute": "minute|minutes|min",
            "hour": "heure|heures",
            "day": "jour|jours",
            "week": "semaine|semaines",
            "month": "mois",
            "quarter": "trimestres",
            "year": "an|ans|année|années",
            "decade": "décennie|décennies",
            "century": "siècle|siècles",
            "mm": "millimètres|mm",
            "cm": "centimètre|centimètres|cm",
            "m": "mètre|mètres|m",
            "km": "kilomètre|kilomètres|km",
            "m2": "mètres carrés|mètre carré|m²",
            "hectare": "hectare|hectares|ha",
            "km2": "kilomètres carrés|km²",
            "mg": "milligrammes|mg",
            "g": "gramme|grammes|g",
            "kg": "kilogramme|kilogrammes|kilo|kilos|kg",
            "tonne": "tonne|tonnes",
            "litre": "litre|litres",
            "m3": "mètres cubes|m³",
            "barrel": "baril|barils",
            "kW": "kilowatt|kilowatts|kw",
            "MW": "mégawatt|mégawatts|mw",
            "GW": "gigawatt|gigawatts|gw",
            "kWh": "kilowattheure|kilowattheures|kwh",
            "MWh": "mégawattheures|mwh",
            "TWh": "térawattheures|twh",
            "hp": "chevaux",
            "GB": "go|gigaoctets",
            "°C": "degrés celsius|degrés|degré",
            "km/hour": "kilomètres heure|km h|kilomètres par heure",
        }
    ),
    currencies=spread(
        {
            "EUR": "euro|euros|d'euros|d'euro",
            "USD": "dollar|dollars|de dollars|dollars américains",
            "GBP": "livre sterling|livres sterling|livres|de livres sterling|de livres",
            "CHF": "francs suisses|de francs suisses",
            "JPY": "yens|de yens",
            "CNY": "yuans|de yuans",
            "CAD": "dollars canadiens|de dollars canadiens",
            "cent": "centimes|centime",
        }
    ),
    before=by_wording(
        {
            Wording.ABOUT: (
                "environ|quelque|autour de|aux alentours de|à peu près|approximativement|"
                "d'environ|vers|estimé à"
            ),
            Wording.OVER: (
                "plus de|plus d'un|au dessus de|supérieur à|supérieure à|un peu plus de|"
                "dépassant|de plus de|à plus de"
            ),
            Wording.AT_LEAST: "au moins|au minimum|pas moins de|d'au moins|un minimum de",
            Wording.NEARLY: "près de|presque|un peu moins de|à près de|de près de",
            Wording.LESS_THAN: (
                "moins de|en dessous de|inférieur à|inférieure à|à moins de|de moins de"
            ),
            Wording.AT_MOST: "jusqu'à|au plus|au maximum|maximum",
        }
    ),
    after=by_wording(
        {
            Wording.AT_LEAST: "ou plus|et plus|au moins",
            Wording.AT_MOST: "ou moins|et moins|au maximum",
            Wording.ABOUT: "environ",
        }
    ),
    between=listed("entre"),
    range_joins=listed("à ou"),
    range_from=listed("fourchette allant"),
    per=listed("par l' le la"),
    per_units={
        "an": "year",
        "mois": "month",
        "semaine": "week",
        "jour": "day",
        "heure": "hour",
        "minute": "minute",
        "seconde": "second",
        "personne": "person",
        "habitant": "head",
        "action": "share",
        "litre": "liter",
        "baril": "barrel",
        "tonne": "ton",
        "kilo": "kg",
        "kilomètre": "kilometer",
        "h": "hour",
        "unité": "unit",
    },
    per_adverbs={"annuels": "year", "annuelles": "year", "mensuels": "month", "quotidiens": "day"},
    stops=listed(
        "le la les l' un une des du de d' et ou mais dans en à au aux sur sous pour par avec "
        "sans chez entre vers depuis "
        "pendant avant après contre selon est sont était étaient a ont avait avaient sera "
        "seront été être avoir qui que "
        "dont où ne pas plus moins il elle ils elles on nous vous ce cette ces son sa ses leur "
        "leurs se s'est y très "
        "aussi ainsi alors donc car comme lors dit déclaré affirmé supplémentaires environ "
        "contre soit jusqu'à"
    ),
    partitives=listed("de des du d'entre autres nouveaux nouvelles"),
    designators=listed(
        "chapitre page article section figure tableau numéro n no route chambre salle porte "
        "canal phase niveau étape "
        "catégorie groupe classe version type modèle ligne quai zone place rang acte tome "
        "épisode saison journée vol train bus tram photo"
    ),
    ages=listed("âgé âgée âgés âgées"),
    froms=listed("de"),
    tos=listed("à"),
    bys=listed("de"),
    ups=listed(
        "hausse augmenté augmente augmentation progressé progresse progression grimpé bondi "
        "croissance hausses gagné "
        "accru augmenter supérieur élevé relevé relevée"
    ),
    downs=listed(
        "baisse baissé reculé recul chuté chute diminué diminution repli perdu réduit réduction "
        "tombé tombée inférieur "
        "replié dégringolé abaissé"
    ),
    minus=listed("moins"),
    one=listed("un une zéro"),
    out_of=listed("sur"),
    out_of_noun=listed("sur"),
    people=listed(
        "personnes personne gens hommes femmes enfants habitants salariés employés employées "
        "soldats policiers élèves "
        "étudiants patients enseignants victimes morts blessés visiteurs clients utilisateurs "
        "électeurs migrants réfugiés "
        "passagers manifestants ouvriers travailleurs spectateurs participants"
    ),
    plural_ends=("s", "x"),
    round_nouns=listed(
        "dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine "
        "millier"
    ),
    persons=listed(
        "homme femme fille garçon adolescent adolescente enfant conducteur conductrice étudiant "
        "étudiante retraité retraitée suspect victime automobiliste cycliste joueur joueuse"
    ),
)
