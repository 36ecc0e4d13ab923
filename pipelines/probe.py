"""Known answers → whether the checks still give them: each run asks before it is called done."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pipelines.citations import find_citations
from pipelines.dossiers import check_dossier
from pipelines.plain_text import read_plain_text
from pipelines.records.checks import Check, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import Dossier, Source
from pipelines.records.pages import Link
from pipelines.records.probes import ProbeResult
from pipelines.records.spans import Span

SOURCE_URL = "https://board.lanternfield.example/reservoir"
ARTICLE_URL = "https://www.saltmarshpost.example/2025/03/15/reservoir"

SOURCE = """\
The Lanternfield Water Board approved the Hollin Beck reservoir on 14 March 2025. The Hollin Beck \
reservoir will cost $86 million and will hold 4.2 billion litres of water.

“We will not raise household bills to pay for the reservoir,” said Ottilie Brandt, who chairs the \
water board. “Every village on the hill will have clean water by the winter,” Brandt added.

“The dam wall is built to stand for two hundred years,” said Casimir Vell, the chief engineer.

Leaks from the board's pipes fell by 18%. The consultation drew 1,340 objections. The \
board moved its office to Corrin Street on 9 January 2024. The old pumping station was not \
damaged by the flood. The board employs 212 people.
"""

ARTICLE = """\
The Hollin Beck reservoir will cost $68 million, the board says.

“We will raise household bills to pay for the reservoir,” said Ottilie Brandt.

“The dam wall is built to stand for nine hundred years,” said Casimir Vell.

Leaks from the board's pipes fell by 81%.

The board moved its office to Corrin Street on 9 June 2024.

The old pumping station was damaged by the flood.

“Every village on the hill will have clean water by the winter,” Brandt added.

The consultation drew 1,340 objections.

The Lanternfield Water Board approved the Hollin Beck reservoir on 14 March 2025.

The board employs 212 people.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """Words of the planted article, and what the checks must say of them."""

    name: str
    kind: ClaimKind
    words: str
    is_wrong: bool
    """True for words that were altered, False for a control that the source bears out."""


PLANTS = (
    Plant(name="number changed", kind=ClaimKind.NUMBER, words="$68 million", is_wrong=True),
    Plant(name="share changed", kind=ClaimKind.NUMBER, words="81%", is_wrong=True),
    Plant(name="date changed", kind=ClaimKind.DATE, words="9 June 2024", is_wrong=True),
    Plant(
        name="negation taken out of a quote",
        kind=ClaimKind.QUOTE,
        words="We will raise household bills to pay for the reservoir",
        is_wrong=True,
    ),
    Plant(
        name="number changed in a quote",
        kind=ClaimKind.QUOTE,
        words="The dam wall is built to stand for nine hundred years",
        is_wrong=True,
    ),
    Plant(
        name="negation taken out of a statement",
        kind=ClaimKind.STATEMENT,
        words="The old pumping station was damaged by the flood",
        is_wrong=True,
    ),
    Plant(name="true number", kind=ClaimKind.NUMBER, words="1,340 objections", is_wrong=False),
    Plant(name="true date", kind=ClaimKind.DATE, words="14 March 2025", is_wrong=False),
    Plant(
        name="true quote",
        kind=ClaimKind.QUOTE,
        words="Every village on the hill will have clean water by the winter",
        is_wrong=False,
    ),
    Plant(
        name="true statement",
        kind=ClaimKind.STATEMENT,
        words="The board employs 212 people",
        is_wrong=False,
    ),
)


def run_probe() -> ProbeResult:
    """Return what `check_dossier` makes of the planted article today.

    >>> run_probe().reason
    """
    checked = check_dossier(planted_dossier())
    answers = list(zip(checked.claims, checked.checks, strict=True))
    right = {plant.name: _is_as_known(plant, answers) for plant in PLANTS}
    return ProbeResult(
        caught=tuple(p.name for p in PLANTS if p.is_wrong and right[p.name]),
        missed=tuple(p.name for p in PLANTS if p.is_wrong and not right[p.name]),
        cleared=tuple(p.name for p in PLANTS if not p.is_wrong and right[p.name]),
        accused=tuple(p.name for p in PLANTS if not p.is_wrong and not right[p.name]),
    )


def planted_dossier() -> Dossier:
    """Return the planted article, each of whose paragraphs links to the one source."""
    bare = read_plain_text(ARTICLE, url=ARTICLE_URL, published_at=datetime(2025, 3, 15, tzinfo=UTC))
    article = replace(bare, links=tuple(_link(block.span) for block in bare.blocks))
    page = read_plain_text(SOURCE, url=SOURCE_URL, published_at=datetime(2025, 3, 14, tzinfo=UTC))
    return Dossier(
        article=article,
        citations=tuple(find_citations(article)),
        sources=(Source(url_key=page.url_key, url=page.url, document=page),),
    )


def _link(paragraph: Span) -> Link:
    """Return a link from a paragraph's last word."""
    start = paragraph.start + paragraph.of(ARTICLE).rindex(" ") + 1
    return Link(url=SOURCE_URL, href=SOURCE_URL, span=Span(start, paragraph.end - 1))


def _is_as_known(plant: Plant, answers: list[tuple[Claim, Check]]) -> bool:
    start = ARTICLE.index(plant.words)
    place = Span(start, start + len(plant.words))
    told = [check.verdict for claim, check in answers if _is_about(claim, plant, place)]
    return bool(told) and set(told) == {Verdict.REFUTED if plant.is_wrong else Verdict.SUPPORTED}


def _is_about(claim: Claim, plant: Plant, place: Span) -> bool:
    return claim.kind is plant.kind and claim.span.overlaps(place)
