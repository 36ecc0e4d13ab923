"""Article → its statements: one claim for each sentence, with why where it cannot be checked."""

from pipelines.records.claims import Claim, ClaimKind
from pipelines.text import Reading


def find_statements(article: Reading) -> list[Claim]:
    """Return a claim for each sentence of the article."""
    return [
        Claim(
            document_id=article.document_id,
            kind=ClaimKind.STATEMENT,
            spans=(sentence,),
            exact=sentence.of(article.text),
            sentence=sentence,
        )
        for sentence in article.sentences
    ]
