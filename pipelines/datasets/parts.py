"""Nested columns: the structs that rows of the tables hold."""

import pyarrow as pa

from pipelines.datasets.columns import (
    BIG,
    COUNT,
    DAY,
    REAL,
    TEXT,
    YES_NO,
    column,
    listed,
    word,
)
from pipelines.records.checks import EditKind, Flag, QuoteClass, Severity, Verdict
from pipelines.records.claims import Approximator, Grain, NameKind, UnitClass
from pipelines.records.pages import BlockKind, Layer, LinkRole, Unread

CODE_POINT = "code point"

SPAN = pa.struct(
    [
        column("start", COUNT, "First code point.", unit=CODE_POINT),
        column("end", COUNT, "Code point after the last.", unit=CODE_POINT),
    ]
)

HOP = pa.struct(
    [
        column("url", TEXT, "Address that redirected."),
        column("status", COUNT, "HTTP status."),
        column("location", TEXT, "Where it pointed."),
    ]
)

HEADER = pa.struct(
    [
        column("name", TEXT, "Name of the header, as sent."),
        column("value", TEXT, "Its value, as sent."),
    ]
)

NAMED_COUNT = pa.struct(
    [
        column("name", TEXT, "What was counted, as a path such as claims/quote/found."),
        column("value", BIG, "How many."),
    ]
)

BLOCK = pa.struct(
    [
        word("kind", BlockKind, "What the stretch is."),
        column("span", SPAN, "Where it stands in text.", unit=CODE_POINT),
        column("level", COUNT, "Heading level, 1 to 6."),
        column("row_header", TEXT, "First cell of a table cell's row."),
        column("column_header", TEXT, "Top cell of a table cell's column."),
        column("page", COUNT, "Page of a PDF, from 1."),
    ]
)

LINK = pa.struct(
    [
        column("url", TEXT, "Absolute address."),
        column("href", TEXT, "Address as the page has it."),
        column("span", SPAN, "Anchor words in text.", unit=CODE_POINT),
        word("role", LinkRole, "What the link is there for."),
    ]
)

SPEAKER = pa.struct(
    [
        column("exact", TEXT, "Mention as printed."),
        column("span", SPAN, "Where the mention stands in documents.text.", unit=CODE_POINT),
        column("name", TEXT, "Full name on the page; null when it resolves to nobody."),
        column("affiliation", TEXT, "Title and employer as printed."),
        column("rule", TEXT, "Pattern that found the mention."),
        column("confidence", REAL, "Measured precision of the rule.", unit="0 to 1"),
    ]
)

QUANTITY = pa.struct(
    [
        column("value", REAL, "Written value; null for a bare range.", unit="as unit says"),
        column("low", REAL, "Lower end of what the wording commits to.", unit="as unit says"),
        column("high", REAL, "Upper end; may be infinite.", unit="as unit says"),
        column("half_width", REAL, "Half of the last written place.", unit="as unit says"),
        column("unit", TEXT, "ISO 4217 code, symbol or counted noun; empty when none is printed."),
        word("unit_class", UnitClass, "What the number counts."),
        column("per", TEXT, "What the number is divided by."),
        word("approximator", Approximator, "How the number is hedged."),
        column("role", TEXT, "from, to, by, up or down."),
        column("subject", TEXT, "Head words of what is measured."),
        column("is_in_quote", YES_NO, "Whether it stands inside quotation marks."),
    ]
)

DATE_INTERVAL = pa.struct(
    [
        column("first", DAY, "First day that the words allow."),
        column("last", DAY, "Last day, inclusive; null when the words do not resolve."),
        word("grain", Grain, "How finely the date is written."),
        column("is_relative", YES_NO, "Whether it is counted from another day."),
        column("anchor", TEXT, "publication, dateline or story."),
        column("label", TEXT, "Fiscal period, compared only with its like."),
        column("has_year", YES_NO, "False when the year was inferred from the page's clock."),
    ]
)

NAME = pa.struct(
    [
        column("canonical", TEXT, "Longest form on the page."),
        word("kind", NameKind, "What it names."),
        column("version", TEXT, "Version of a product."),
    ]
)

HEDGE = pa.struct(
    [
        column("exact", TEXT, "The hedging words."),
        column("span", SPAN, "Where they stand in documents.text.", unit=CODE_POINT),
        column("certainty", COUNT, "0 asserted to 4 unconfirmed or denied."),
    ]
)

EDIT = pa.struct(
    [
        word("kind", EditKind, "What differs."),
        column("claim_span", SPAN, "Place in the article's text.", unit=CODE_POINT),
        column("source_span", SPAN, "Place in the source's layer.", unit=CODE_POINT),
        column("claim_words", TEXT, "Words of the claim."),
        column("source_words", TEXT, "Words of the source."),
        word("severity", Severity, "How much the difference matters."),
        column("cause", TEXT, "negation, number, modal, quantifier or name, when touched."),
    ]
)

EVIDENCE = pa.struct(
    [
        column("source_id", TEXT, "document_id of the source."),
        column("url", TEXT, "Address of the source."),
        column("span", SPAN, "Place in the source's layer.", unit=CODE_POINT),
        column("exact", TEXT, "The source's words."),
        word("layer", Layer, "Which text of the source the span points into."),
        column("page", COUNT, "Page of a PDF, from 1; null elsewhere."),
    ]
)

SOURCE_CHECK = pa.struct(
    [
        column("url_key", TEXT, "Identity of the source's address."),
        column("source_id", TEXT, "document_id of the source; null when it could not be read."),
        word("verdict", Verdict, "What this source says of the claim."),
        column("reason", TEXT, "Rule that gave the verdict."),
        word("unread", Unread, "Why the source could not be read."),
        column("support", REAL, "Probability that it supports the whole claim.", unit="0 to 1"),
        word("severity", Severity, "How much the difference matters."),
        word("quote_class", QuoteClass, "How a quotation differs from the source's words."),
        column("relation", TEXT, "How a number, date or name compares."),
        column("flags", listed(TEXT), "What to know beside the verdict.", values=Flag),
        column("evidence", listed(EVIDENCE), "Source words that decided it, best first."),
        column("edits", listed(EDIT), "Differences, in the order of the claim."),
        column("unsupported", listed(SPAN), "Claim words not borne out.", unit=CODE_POINT),
        column("margin", REAL, "How far the best place beats the second.", unit="0 to 1"),
        column("source_speaker", TEXT, "Who says the words in the source."),
        column("source_value", REAL, "Value that the source gives for a number."),
        column("note", TEXT, "The finding in plain words."),
    ]
)
