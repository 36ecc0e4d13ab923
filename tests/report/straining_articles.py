"""Articles that strain a report: one whose every word is hostile, one of very many claims."""

from dataclasses import replace

from pipelines.records.checks import Check, Evidence, SourceCheck, Verdict
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.dossiers import CheckedDossier, Dossier, Source
from pipelines.records.pages import Document, Link
from pipelines.records.spans import Span
from pipelines.report.article_view import ReportedArticle
from tests.report.ferry_article import article_page, page
from tests.report.outcomes import Outcomes, answer

HOSTILE = '"><script>window.hacked = 1</script><img src=x onerror="window.hacked=1">'


def hostile_article() -> ReportedArticle:
    """Return an article whose every foreign word tries to be markup."""
    article = article_page()
    article = replace(
        article,
        title=HOSTILE,
        publisher=HOSTILE,
        authors=(HOSTILE,),
        notes=(HOSTILE,),
        url="javascript:window.hacked=1",
        url_key="hostile",
        links=(*article.links, Link(url="javascript:alert(1)", href="x", span=Span(0, 3))),
    )
    source = replace(page("https://evil.example/" + "x" * 9, HOSTILE * 3), title=HOSTILE)
    told = Outcomes(article, ())
    told.add(
        "nine votes to two",
        Verdict.REFUTED,
        answer(source, Verdict.REFUTED, HOSTILE, HOSTILE, note=HOSTILE, source_speaker=HOSTILE),
        reason=HOSTILE,
    )
    return _reported(article, source, told)


def long_article(count: int) -> ReportedArticle:
    """Return an article with so many claims, each with a source's passage."""
    sentence = "The boat carried {} passengers across the bay on a quiet day in May. "
    text = "\n\n".join(
        "".join(sentence.format(n) for n in range(at, at + 5)) for at in range(0, count, 5)
    )
    article = replace(page("https://post.example/long", text), title="A long article")
    source = page("https://source.example/log", text, "The log of the boat")
    told = Outcomes(article, ())
    for n in range(count):
        words = sentence.format(n).strip()
        start = text.index(words)
        span = Span(start, start + len(words))
        verdict = (Verdict.NOT_FOUND, Verdict.SUPPORTED, Verdict.REFUTED)[n % 3]
        claim = Claim(
            document_id=article.document_id,
            kind=ClaimKind.STATEMENT,
            spans=(span,),
            exact=words,
            sentence=span,
        )
        found = Evidence(source_id=source.document_id, url=source.url, span=span, exact=words)
        said = SourceCheck(
            url_key=source.url_key,
            source_id=source.document_id,
            verdict=verdict,
            reason="statement_number_conflict",
            evidence=() if verdict is Verdict.NOT_FOUND else (found,),
        )
        told.claims.append(claim)
        told.checks.append(
            Check(
                claim_id=claim.claim_id,
                document_id=claim.document_id,
                verdict=verdict,
                reason="statement_number_conflict",
                by_source=(said,),
            )
        )
    return _reported(article, source, told)


def _reported(article: Document, source: Document, told: Outcomes) -> ReportedArticle:
    dossier = Dossier(
        article=article,
        citations=(),
        sources=(Source(url_key=source.url_key, url=source.url, document=source),),
    )
    checked = CheckedDossier(citations=(), claims=tuple(told.claims), checks=tuple(told.checks))
    return ReportedArticle(dossier=dossier, checked=checked)
