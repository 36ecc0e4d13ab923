"""Verdicts, severities, rules and causes → the words an editor reads, always of the sources."""

from datetime import datetime

from pipelines.records.checks import Check, Flag, QuoteClass, Severity, Verdict
from pipelines.records.citations import CitationKind
from pipelines.records.claims import Claim, ClaimKind
from pipelines.records.pages import Unread

VERDICT_WORDS = {
    Verdict.SUPPORTED: "Borne out",
    Verdict.PARTIALLY_SUPPORTED: "Partly borne out",
    Verdict.REFUTED: "Differs from the source",
    Verdict.CONFLICTING_SOURCES: "Sources disagree",
    Verdict.NOT_FOUND: "Not found in the cited pages",
    Verdict.NOT_CHECKABLE: "Not checkable",
    Verdict.SOURCE_UNAVAILABLE: "Source not read",
}

SEVERITY_WORDS = {
    Severity.SERIOUS: "serious",
    Severity.MODERATE: "moderate",
    Severity.MINOR: "minor",
    Severity.NONE: "no difference that matters",
}

KIND_WORDS = {
    ClaimKind.QUOTE: "Quote",
    ClaimKind.NUMBER: "Figure",
    ClaimKind.DATE: "Date",
    ClaimKind.NAME: "Name",
    ClaimKind.HEDGE: "Hedge",
    ClaimKind.STATEMENT: "Statement",
}

CITATION_WORDS = {
    CitationKind.INLINE: "linked in the text",
    CitationKind.LISTED: "in the list of sources",
    CitationKind.QUOTED: "linked at a quotation",
    CitationKind.NAMED: "named without a link",
    CitationKind.EMBED: "embedded",
}

QUOTE_WORDS = {
    QuoteClass.VERBATIM: "Word for word",
    QuoteClass.TYPOGRAPHIC: "Word for word, typography aside",
    QuoteClass.CASE: "Word for word, capitals aside",
    QuoteClass.ELLIPSIS_OMISSION: "Words left out behind an ellipsis",
    QuoteClass.BRACKET_INSERTION: "Words put in square brackets",
    QuoteClass.FILLER_DELETION: "Filler words left out",
    QuoteClass.SUBSTITUTION: "Quote has other words than the source",
    QuoteClass.DELETION: "Quote leaves out words of the source",
    QuoteClass.INSERTION: "Quote has words that the source has not",
    QuoteClass.REORDER: "Quote has the words in another order",
    QuoteClass.STITCHED: "Quote joins passages that stand apart",
    QuoteClass.TRUNCATED: "Quote stops before the source's qualifier",
    QuoteClass.PARAPHRASE_IN_QUOTES: "Paraphrase in quotation marks",
    QuoteClass.ABSENT: "Quote not found in the cited pages",
}

FLAG_WORDS = {
    Flag.OVERCLAIM: "Stated more firmly than in the source",
    Flag.UNDERCLAIM: "Stated less firmly than in the source",
    Flag.APPROXIMATOR_DROPPED: "The source says “about”; that word is gone",
    Flag.MISATTRIBUTED: "The source gives these words to somebody else",
    Flag.OUT_OF_CONTEXT: "The source limits these words; the limit is left out",
    Flag.ALTERED_QUOTE: "The quote's words were changed",
    Flag.FOUND_IN_OTHER_SOURCE: "Found in another source than the one cited here",
    Flag.SOURCE_NEWER_THAN_ARTICLE: "The source is dated after the article",
    Flag.SOURCE_CHANGED_SINCE: "The source has changed since it was read",
    Flag.CIRCULAR: "The source cites this article",
    Flag.SAME_ORIGIN: "These sources are one text",
    Flag.INTERNAL_CONFLICT: "The article disagrees with itself",
}

UNREAD_WORDS = {
    Unread.NOT_FETCHED: "not fetched",
    Unread.FETCH_FAILED: "could not be reached",
    Unread.TIMED_OUT: "timed out",
    Unread.TOO_LARGE: "too large",
    Unread.TOO_MANY_REDIRECTS: "too many redirects",
    Unread.ROBOTS: "robots.txt forbids it",
    Unread.ADDRESS_REFUSED: "address refused",
    Unread.OVER_LIMIT: "over this run's limit",
    Unread.OPTED_OUT: "asks not to be mined",
    Unread.NOT_IN_ARCHIVE: "not in the archive",
    Unread.GONE: "gone",
    Unread.HTTP_ERROR: "server error",
    Unread.CHALLENGE: "bot challenge",
    Unread.CONSENT: "consent wall",
    Unread.LOGIN: "login page",
    Unread.PAYWALL_STUB: "paywall",
    Unread.SOFT_404: "page says not found",
    Unread.EMPTY: "no text",
    Unread.NOT_TEXT: "not a text",
    Unread.EXTRACTION_FAILED: "text could not be read out",
    Unread.LANGUAGE: "language not handled",
}

_ADVERSE_FLAGS = (
    Flag.MISATTRIBUTED,
    Flag.OUT_OF_CONTEXT,
    Flag.INTERNAL_CONFLICT,
    Flag.OVERCLAIM,
    Flag.APPROXIMATOR_DROPPED,
)
"""Flags that say more than the verdict does, the weightiest first."""

_MILD_CLASSES = frozenset({QuoteClass.VERBATIM, QuoteClass.TYPOGRAPHIC, QuoteClass.CASE})

# What each rule found, after the verdict's words: "Borne out: …".
_REASON_WORDS = {
    "no_cited_source": "nothing is cited that it could be held against",
    "source_too_short": "the cited page has too little text to say that something is missing",
    "opinion": "an opinion, which no page can bear out",
    "forecast": "a forecast, which no page can bear out yet",
    "question": "a question, which asserts nothing",
    "quote_verbatim": "the words stand in the source, character for character",
    "quote_typographic": "the words stand in the source; only marks, dashes or spaces differ",
    "quote_case": "the words stand in the source; only capitals differ",
    "quote_ellipsis_omission": "the words stand in the source, some left out at the ellipsis",
    "quote_bracket_insertion": "the words outside the brackets stand in the source in order",
    "quote_filler_deletion": "only fillers or repeated words of the source are missing",
    "quote_substitution": "the passage was found, and some of its words are others",
    "quote_deletion": "the passage was found, and some of its words are missing without a mark",
    "quote_insertion": "the passage was found, and the quote has words that it has not",
    "quote_reorder": "the same words stand in the source in another order",
    "quote_stitched": "the pieces stand far apart in the source, or in another speaker's turn",
    "quote_truncated": "the source goes on with a condition or limit where the quote stops",
    "quote_paraphrase_in_quotes": "the source says something like it in other words",
    "quote_absent": "no cited page has these words; an interview may have no page",
    "quote_misattributed": "the words stand in the source, said by somebody else",
    "quote_out_of_context": "the words stand in the source, next to a limit that is left out",
    "number_same": "the source has the same figure",
    "number_rounded": "the source has a finer figure that rounds to this one",
    "number_approximately": "the source's figure lies within what the wording allows",
    "number_within_bound": "the source's figure lies within the bound that is stated",
    "number_recomputed": "the figure follows from figures that the source has",
    "number_approximator_dropped": "the source hedges the figure, and the hedge is gone",
    "number_conflicting": "a sentence about the same thing has another figure",
    "number_scale_slip": "a sentence about the same thing has the same digits in another scale",
    "number_digit_swap": "a sentence about the same thing has these digits in another order",
    "number_sign": "a sentence about the same thing goes in the other direction",
    "number_percent_against_points": "percent on one side, percentage points on the other",
    "number_unit_mismatch": "a sentence about the same thing counts in another unit",
    "number_elsewhere": "the figure is on the page, in a sentence about something else",
    "number_not_found": "no cited page has this figure",
    "date_same": "the source has the same date",
    "date_coarser": "the source's date lies within the one that is stated",
    "date_overlapping": "the source's date overlaps with the one that is stated",
    "date_near": "the source's date lies as near as such wording allows",
    "date_finer": "the source is less exact than the date that is stated",
    "date_of_publication": "the source was published on that day",
    "date_conflicting": "a sentence about the same thing has another date",
    "date_year_differs": "a sentence about the same thing has another year",
    "date_month_differs": "a sentence about the same thing has another month",
    "date_day_differs": "a sentence about the same thing has another day",
    "date_day_month_swap": "day and month have changed places",
    "date_elsewhere": "the date is on the page, in a sentence about something else",
    "date_not_found": "no cited page has this date",
    "name_same": "the cited page has the name",
    "name_alias": "the cited page has another form of the name",
    "name_absent": "no cited page has the name",
    "name_version_differs": "the cited page has another version",
    "name_other_bearer": "the cited page has somebody else of that last name",
    "name_surname_alone": "the cited page has a last name that two in the article bear",
    "hedge_as_certain": "the source is about as certain",
    "hedge_overclaim": "the article is more certain than the source",
    "hedge_underclaim": "the article is less certain than the source",
    "hedge_not_compared": "no cited page has a sentence on the same thing",
    "statement_supported": "the source's sentences say it",
    "statement_words_aligned": "the source has the statement's words in one place",
    "statement_words_missing": "the source has part of the statement's words in one place",
    "statement_quote_missing": "the source says something like it, but has not the words quoted",
    "statement_not_found": "no cited page has a passage that says it",
    "statement_number_conflict": "the source's sentence about it has another figure",
    "statement_date_conflict": "the source's sentence about it has another date",
    "statement_name_conflict": "the source's sentence about it has another name",
    "statement_negation_conflict": "the source's sentence about it denies what this affirms",
    "statement_opposite_conflict": "the source's sentence about it has the opposite word",
    "statement_sibling_conflict": "the source's sentence about it has another word of its kind",
    "statement_quantifier_conflict": "the source's sentence about it counts otherwise",
    "statement_roles_conflict": "who does and who suffers have changed places",
    "statement_entailed_by_model": "the optional model reads the source as saying it",
    "statement_contradicted_by_model": "the optional model reads the source as denying it",
    "statement_gender_conflict": "the source's sentence about it has another pronoun",
}

_HEADINGS = {
    "quote_ellipsis_omission": "Ellipsis hides words that matter",
    "quote_bracket_insertion": "Brackets change the quote",
    "number_scale_slip": "Figure has another scale than the source",
    "number_digit_swap": "Digits of a figure are exchanged",
    "number_sign": "Figure goes in the other direction",
    "number_percent_against_points": "Percent taken for percentage points",
    "number_unit_mismatch": "Figure has another unit than the source",
    "number_approximator_dropped": "Figure has lost its “about”",
    "number_elsewhere": "Figure stands in the source for something else",
    "date_elsewhere": "Date stands in the source for something else",
    "date_finer": "Date is more exact than the source",
    "date_day_month_swap": "Day and month are exchanged",
    "name_version_differs": "The source has another version",
    "statement_roles_conflict": "Statement turns the roles round",
    "statement_negation_conflict": "Statement and source differ on a “not”",
}
"""Headings of findings whose rule says more than the verdict and the class."""


def heading_of(claim: Claim, check: Check) -> str:
    """Return what was found about a claim, in a few words."""
    flag = next((flag for flag in _ADVERSE_FLAGS if flag in check.flags), None)
    best = check.by_source[0] if check.by_source else None
    quote_class = best.quote_class if best else None
    if flag and (quote_class is None or quote_class in _MILD_CLASSES):
        return FLAG_WORDS[flag]
    is_misplaced = Flag.FOUND_IN_OTHER_SOURCE in check.flags and quote_class in _MILD_CLASSES
    if is_misplaced and check.severity is Severity.NONE:
        return FLAG_WORDS[Flag.FOUND_IN_OTHER_SOURCE]
    if quote_class is not None and check.verdict is not Verdict.SOURCE_UNAVAILABLE:
        is_harmless = check.severity in {Severity.NONE, Severity.MINOR}
        own = None if is_harmless else _HEADINGS.get(check.reason)
        return own or QUOTE_WORDS[quote_class]
    kind = KIND_WORDS[claim.kind]
    if check.reason in _HEADINGS:
        return _HEADINGS[check.reason]
    if check.verdict in {Verdict.REFUTED, Verdict.NOT_FOUND, Verdict.PARTIALLY_SUPPORTED}:
        words = VERDICT_WORDS[check.verdict]
        return f"{kind} {words[0].lower()}{words[1:]}"
    return VERDICT_WORDS[check.verdict]


def reason_words(reason: str) -> str:
    """Return a rule in plain words; a rule without words of its own is told by its name.

    >>> reason_words("source_gone"), reason_words("number_of_legs")
    ('the source was not read: gone', 'number: of legs')
    """
    if reason in _REASON_WORDS:
        return _REASON_WORDS[reason]
    if reason.startswith("source_"):
        cause = reason.removeprefix("source_")
        if cause in set(Unread):
            return f"the source was not read: {UNREAD_WORDS[Unread(cause)]}"
    kind, _, rest = reason.partition("_")
    return f"{kind}: {rest.replace('_', ' ')}" if rest else reason


def share(part: int, whole: int, noun: str) -> str:
    """Return a count with the whole it is of, and the share where that says something.

    >>> share(41, 57, "quotes word for word")
    '41 of 57 quotes word for word (72 %)'
    """
    percent = f" ({100 * part / whole:.0f} %)" if whole else ""
    return f"{part} of {whole} {noun}{percent}"


def day_words(at: datetime | None) -> str | None:
    """Return a moment's day for a reader; None when there is none.

    >>> day_words(datetime(2026, 10, 20))
    '20 October 2026'
    """
    return f"{at.day} {at:%B %Y}" if at else None
