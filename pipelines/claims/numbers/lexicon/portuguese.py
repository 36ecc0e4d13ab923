"""Portuguese number words, of Portugal and Brazil."""

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
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze "
    "dezesseis dezessete dezoito "
    "dezenove"
)
_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
_HUNDREDS = "duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"


def _small() -> dict[str, float]:
    below = _BELOW_TWENTY.split()
    found: dict[str, float] = {word: float(number) for number, word in enumerate(below)}
    found |= {
        "uma": 1.0,
        "duas": 2.0,
        "quatorze": 14.0,
        "dezasseis": 16.0,
        "dezassete": 17.0,
        "dezanove": 19.0,
    }
    for tens, word in enumerate(_TENS.split(), start=2):
        found[word] = tens * 10.0
        for one in range(1, 10):
            found[f"{word} e {below[one]}"] = tens * 10.0 + one
        found[f"{word} e uma"], found[f"{word} e duas"] = tens * 10.0 + 1, tens * 10.0 + 2
    for hundreds, word in enumerate(_HUNDREDS.split(), start=2):
        found[word] = found[word.removesuffix("os") + "as"] = hundreds * 100.0
    return found | {
        "cem": 100.0,
        "cento": 100.0,
        "mil": 1000.0,
        "uma dezena": 10.0,
        "uma dúzia": 12.0,
        "meia dúzia": 6.0,
        "uma centena": 100.0,
        "um milhar": 1000.0,
    }


PORTUGUESE = NumberLexicon(
    language="pt",
    decimal_comma=True,
    small=_small(),
    scales={
        "mil": 1e3,
        "milhão": 1e6,
        "milhões": 1e6,
        "mi": 1e6,
        "bilhão": 1e9,
        "bilhões": 1e9,
        "bi": 1e9,
        "mil milhões": 1e9,
        "trilhão": 1e12,
        "trilhões": 1e12,
        "tri": 1e12,
        "biliões": 1e12,
    },
    glued_scales={"m": 1e6, "k": 1e3, "mi": 1e6, "bi": 1e9},
    joiners=listed("e"),
    articles=listed("um uma"),
    indefinite={
        "dezenas": wording.TENS,
        "dúzias": wording.DOZENS,
        "centenas": wording.HUNDREDS,
        "milhares": wording.THOUSANDS,
        "dezenas de milhares": wording.TENS_OF_THOUSANDS,
        "centenas de milhares": wording.HUNDREDS_OF_THOUSANDS,
        "centenas de milhões": wording.HUNDREDS_OF_MILLIONS,
    },
    fractions={
        "um terço": 1 / 3,
        "dois terços": 2 / 3,
        "três quartos": 0.75,
        "metade": 0.5,
        "a metade": 0.5,
        "um quarto": 0.25,
        "um quinto": 0.2,
        "um décimo": 0.1,
    },
    parts={"terço": 1 / 3, "quarto": 0.25, "quinto": 0.2, "décimo": 0.1},
    part_follows=listed("de do da dos das mais menos"),
    half_added={"e meio": 0.5, "e meia": 0.5},
    multiples=spread_numbers(
        {
            2: (
                "dobrou|dobraram|dobra|dobram|dobrado|dobrar|duplicou|duplicaram|duplicado|"
                "duplicar|dobro"
            ),
            3: "triplicou|triplicaram|triplicado|triplicar|triplo",
            4: "quadruplicou|quadruplicaram",
        }
    ),
    units=spread(
        {
            "%": "por cento",
            "percentage point": "pontos percentuais|ponto percentual|p p",
            "basis point": "pontos base|pontos-base",
            "times": "vezes mais|vezes menos|vezes maior|vezes superior",
            "second": "segundo|segundos",
            "minute": "minuto|minutos",
            "hour": "hora|horas",
            "day": "dia|dias",
            "week": "semana|semanas",
            "month": "mês|meses",
            "quarter": "trimestres",
            "year": "ano|anos",
            "decade": "década|décadas",
            "century": "século|séculos",
            "mm": "milímetros",
            "cm": "centímetro|centímetros|cm",
            "m": "metro|metros|m",
            "km": "quilômetro|quilômetros|quilómetro|quilómetros|km",
            "m2": "metros quadrados|metro quadrado|m²",
            "hectare": "hectare|hectares|ha",
            "km2": "quilômetros quadrados|quilómetros quadrados|km²",
            "g": "grama|gramas",
            "kg": "quilograma|quilogramas|quilo|quilos|kg",
            "tonne": "tonelada|toneladas",
            "litre": "litro|litros",
            "m3": "metros cúbicos|m³",
            "barrel": "barril|barris",
            "kW": "quilowatts|kw",
            "MW": "megawatt|megawatts|mw",
            "GW": "gigawatt|gigawatts|gw",
            "kWh": "quilowatts hora|kwh",
            "MWh": "megawatts hora|mwh",
            "GB": "gigabytes|gb",
            "°C": "graus celsius|graus|grau",
            "km/hour": "quilômetros por hora|quilómetros por hora|km h",
        }
    ),
    currencies=spread(
        {
            "BRL": "real|reais|de reais",
            "EUR": "euro|euros|de euros",
            "USD": "dólar|dólares|de dólares|dólares americanos",
            "GBP": "libras|libras esterlinas|de libras|de libras esterlinas",
            "JPY": "ienes|de ienes",
            "CNY": "yuans|de yuans",
            "CHF": "francos suíços|de francos suíços",
            "cent": "centavos|cêntimos",
        }
    ),
    before=by_wording(
        {
            Wording.ABOUT: (
                "cerca de|aproximadamente|em torno de|por volta de|uns|umas|à volta de|perto de"
            ),
            Wording.OVER: (
                "mais de|mais da|mais do|mais dos|mais das|acima de|superior a|pouco mais de|"
                "acima dos"
            ),
            Wording.AT_LEAST: "pelo menos|no mínimo|ao menos|não menos de|um mínimo de",
            Wording.NEARLY: "quase|pouco menos de",
            Wording.LESS_THAN: "menos de|menos da|menos do|abaixo de|inferior a|abaixo dos",
            Wording.AT_MOST: "até|no máximo|não mais de|um máximo de",
        }
    ),
    after=by_wording(
        {Wording.AT_LEAST: "ou mais|e mais|no mínimo", Wording.AT_MOST: "ou menos|no máximo"}
    ),
    between=listed("entre"),
    range_joins=listed("a ou"),
    range_from=listed("faixa"),
    per=listed("por ao à a cada"),
    per_units={
        "ano": "year",
        "mês": "month",
        "semana": "week",
        "dia": "day",
        "hora": "hour",
        "minuto": "minute",
        "segundo": "second",
        "pessoa": "person",
        "habitante": "head",
        "ação": "share",
        "litro": "liter",
        "barril": "barrel",
        "tonelada": "ton",
        "quilo": "kg",
        "h": "hour",
        "unidade": "unit",
    },
    per_adverbs={
        "anuais": "year",
        "anual": "year",
        "mensais": "month",
        "diários": "day",
        "semanais": "week",
    },
    stops=listed(
        "o a os as um uma uns umas do da dos das de e ou mas em no na nos nas ao aos à às com "
        "contra desde durante entre "
        "para por pelo pela segundo sem sobre que quem qual onde quando como é são era eram foi "
        "foram será serão há tem têm "
        "está estão não mais menos muito já também se seu sua seus suas lhe nos me este esta "
        "estes estas esse essa disse "
        "disseram hoje ontem enquanto porque embora"
    ),
    partitives=listed("de dos das do da novos novas outros outras"),
    designators=listed(
        "capítulo página artigo seção secção figura tabela número nº rota quarto sala porta "
        "canal fase nível etapa "
        "categoria grupo classe versão tipo modelo linha zona lugar volume episódio temporada "
        "rodada copa voo trem comboio ônibus autocarro portão foto"
    ),
    ages=listed("idade"),
    froms=listed("de do"),
    tos=listed("para a até"),
    bys=listed("em"),
    ups=listed(
        "subiu subiram aumentaram cresceram sobe subido subida alta aumentou aumenta aumento "
        "cresceu cresce crescimento avançou avanço elevou elevação "
        "ganhou"
    ),
    downs=listed(
        "caiu cai queda baixou baixa diminuiu diminuição recuou recuo reduziu redução perdeu "
        "desceu descida"
    ),
    minus=listed("menos"),
    one=listed("um uma zero"),
    out_of=listed("em"),
    every=listed("cada"),
    people=listed(
        "pessoas pessoa homens mulheres crianças habitantes trabalhadores funcionários "
        "empregados soldados policiais "
        "alunos estudantes pacientes professores vítimas mortos feridos visitantes clientes "
        "usuários utilizadores "
        "eleitores migrantes refugiados passageiros manifestantes cidadãos moradores médicos"
    ),
    plural_ends=("s",),
    round_nouns=listed("dezena vintena trintena centena milhar"),
    persons=listed(
        "homem mulher jovem menino menina rapaz rapariga adolescente motorista condutor condutora "
        "estudante aposentado aposentada reformado suspeito suspeita vítima morador moradora "
        "ciclista jogador jogadora"
    ),
)
