"""Article → its names: one claim for each name and paragraph."""

from pipelines.claims.names.aliases import names_of
from pipelines.claims.names.mentions import Mention, mentions_of
from pipelines.records.claims import Claim, ClaimKind, Name
from pipelines.text import Reading

MAX_NAMES = 2_000
"""Names of one text that are kept; a text with more is a directory."""


def find_names(article: Reading) -> list[Claim]:
    """Return the names of an article, each once a paragraph, in order."""
    names = article.derived(names_of)
    seen: set[tuple[int, str, str | None]] = set()
    claims: list[Claim] = []
    for mention in article.derived(mentions_of):
        entity = names.entity_of(mention)
        block = article.document.block_at(mention.span.start)
        if entity is None:
            continue
        key = (block.span.start if block else -1, entity.name.canonical, entity.name.version)
        if key not in seen:
            seen.add(key)
            claims.append(_claim(article, mention, entity.name))
    return claims[:MAX_NAMES]


def _claim(article: Reading, mention: Mention, name: Name) -> Claim:
    return Claim(
        document_id=article.document_id,
        kind=ClaimKind.NAME,
        spans=(mention.span,),
        exact=mention.exact,
        sentence=article.sentence_at(mention.span.start),
        name=name,
    )
