"""Runs of an article → its correction notes, and whether it is paid for or cut short."""

import re
from collections.abc import Iterable, Sequence

from pipelines.markup.runs import Run
from pipelines.page_phrases import PAYWALL_GATE

MAX_NOTE_CHARS = 1_200  # a note is a paragraph; the longest seen had 900
_OPENING_CHARS = 90  # in which a note's opening ends in its colon or dash
_LABEL_CHARS = 80  # "Sponsored content from Voss Labs"
_CUT_CHARS = 3_000  # a body longer than this that ends in an ellipsis is a matter of style

# "Update on May 12, 2026: …", "Correction: …", "Editor's note, 3 May: …", "UPDATED 10:15"
_NOTE_OPENING = re.compile(
    r"\W{0,3}(?:(?:update|updated|correction|corrected|clarification|editor[’']?s[’']? note"
    r"|amendment"
    r"|retraction|korrektur|berichtigung|mise à jour|rectificatif|correcci[óo]n|actualizaci[óo]n"
    r"|correção|atualização|rettifica|aggiornamento)\b"
    r"(?:\s(?:on|at|of|am|vom|le|el|em)?\s?[^:—–\n]{0,60})?\s?[:—–]|update \(|this (?:post"
    r"|story) was updated)",
    re.IGNORECASE,
)

# "This story has been corrected", "An earlier version of this article misstated"
_NOTE_WORDS = re.compile(
    r"\b(?:this|the) (?:story|article|post|report|piece|page|headline|item) (?:has been|was|is "
    r"being) "
    r"(?:\w+ )?(?:corrected|updated|amended|revised|clarified|edited|changed)\b"
    r"|\b(?:an? )?(?:earlier|previous|original) version of this (?:story|article|post|report"
    r"|piece)\b"
    r"|\bhas been (?:corrected|updated|amended) (?:to|since|because|with)\b",
    re.IGNORECASE,
)

# One of these stands in every such sentence: most runs need not be searched.
_STEMS = (
    *("version of this", "orrected", "pdated", "mended", "evised", "larified", "edited", "changed"),
)

# "Sponsored", "Paid post", "Presented by Voss Labs", "Anzeige", "Advertorial"
_SPONSORED_LABEL = re.compile(
    r"\W{0,3}(?:sponsored(?: (?:content|post|article|story|by\b.{1,50}|feature))?|paid (?:post"
    r"|content|program"
    r"|partnership|for by\b.{1,50})|advertorial|advertis(?:ement|er) (?:feature|content)"
    r"|partner content"
    r"|branded content|presented by .{1,50}|in partnership with .{1,50}|promoted(?: content| "
    r"by .{1,50})?"
    r"|brandvoice|anzeige|publireportage|publirreportaje|contenido patrocinado|contenu sponsorisé"
    r"|conteúdo (?:patrocinado|publicitário)|contenuto sponsorizzato)\W{0,3}",
    re.IGNORECASE,
)

# what such an article says of itself: "Sponsored articles are content produced by a company …"
SPONSORED_WORDS = re.compile(
    r"^sponsored (?:articles|posts|content) (?:are|is) content produced by"
    r"|\bthis (?:article|post|content) (?:is|was) (?:sponsored|paid for|produced in partnership)\b"
    r"|\bpaid for and presented by\b",
    re.IGNORECASE,
)

# "Continue reading", "Read the full story at …" in a link of its own
_GO_ON = re.compile(
    r"\W{0,3}(?:continue reading|read the (?:full|rest of the) (?:story|article)|weiterlesen)",
    re.IGNORECASE,
)
_ELLIPSIS_END = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[\"”’)\s]*$")  # "and then the …"


def is_note(run: Run) -> bool:
    """Tell whether a run says that the article was changed."""
    text = run.text
    if not 15 <= len(text) <= MAX_NOTE_CHARS:
        return False
    may_open = any(mark in text[:_OPENING_CHARS] for mark in ":—–(") or text.startswith("This ")
    if may_open and _NOTE_OPENING.match(text):
        return True
    is_short = len(text) <= MAX_NOTE_CHARS / 2
    return is_short and any(s in text for s in _STEMS) and _NOTE_WORDS.search(text) is not None


def is_sponsored(
    near_headline: Iterable[Run], ending: Iterable[Run], authors: Iterable[str]
) -> bool:
    """Tell whether a page says that its article is paid for."""
    labels = (run.text for run in near_headline if len(run.text) <= _LABEL_CHARS)
    return (
        any(_SPONSORED_LABEL.fullmatch(label) for label in labels)
        or any(SPONSORED_WORDS.search(run.text[:400]) for run in ending)
        or any(name.lower().startswith("sponsored") for name in authors)
    )


def is_truncated(body: Sequence[Run], behind: Iterable[Run]) -> bool:
    """Tell whether an article breaks off: at an ellipsis, a gate, or a link to the rest."""
    if not body:
        return False
    ends = body[-1].text
    size = sum(len(run.text) for run in body)
    if size < _CUT_CHARS and _ELLIPSIS_END.search(ends[-12:]):
        return True
    return any(
        PAYWALL_GATE.search(run.text[:400]) or (run.is_linked and _GO_ON.match(run.text))
        for run in (body[-1], *behind)
    )
