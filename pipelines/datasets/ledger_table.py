"""The columns of the ledger, in the order in which a person reads them."""

from pipelines.datasets.columns import (
    BIG,
    COUNT,
    DAY,
    REAL,
    TEXT,
    TIME,
    YES_NO,
    Table,
    choice,
    column,
    listed,
)
from pipelines.datasets.ledger import LedgerRow
from pipelines.datasets.parts import CODE_POINT
from pipelines.records.checks import Flag, QuoteClass, Severity, Verdict
from pipelines.records.claims import Binding, ClaimKind
from pipelines.records.pages import Layer, Unread

LEDGER = Table(
    name="ledger",
    grain="one wide flat row per check of a claim",
    record=LedgerRow,
    key=("check_id",),
    subject="claim_id",
    columns=(
        column("rank", COUNT, "Sorts worst first: 10 x severity + verdict.", always=True),
        choice("severity", Severity, "How much a difference matters.", always=True),
        choice("verdict", Verdict, "What the sources say of the claim.", always=True),
        column("reason", TEXT, "Rule that gave the verdict.", always=True),
        column("note", TEXT, "The finding in plain words."),
        column("publisher", TEXT, "Who publishes the article."),
        column("article_title", TEXT, "Headline of the article."),
        column("article_url", TEXT, "Address of the article.", always=True),
        column("published_at", TIME, "When the article says it was published.", unit="UTC"),
        column("authors", listed(TEXT), "Names in the article's byline."),
        choice("kind", ClaimKind, "What the claim asserts.", always=True),
        column("claim", TEXT, "Words of the claim.", always=True),
        column("sentence", TEXT, "Sentence that the claim stands in.", always=True),
        column("speaker_name", TEXT, "Full name of who is quoted; null when unknown."),
        column("speaker_printed", TEXT, "Mention of the speaker as printed."),
        column("value", REAL, "Written value of a number.", unit="column unit"),
        column("unit", TEXT, "ISO 4217 code, symbol or counted noun."),
        column("first_date", DAY, "First day that a date's words allow."),
        column("last_date", DAY, "Last day, inclusive."),
        column("certainty", COUNT, "0 asserted to 4 unconfirmed or denied.", always=True),
        column("is_partial", YES_NO, "Quote of three words or fewer.", always=True),
        column("unchecked_because", TEXT, "Why it is not checkable; null when it is."),
        column("flags", listed(TEXT), "What to know beside the verdict.", values=Flag),
        column("support", REAL, "Probability that it is borne out.", unit="0 to 1", always=True),
        choice("quote_class", QuoteClass, "How a quotation differs from the source's words."),
        column("relation", TEXT, "How a number, date or name compares."),
        column("source_url", TEXT, "Address of the deciding source."),
        column("source_host", TEXT, "Its host, without www."),
        column("source_title", TEXT, "Its headline."),
        column("source_publisher", TEXT, "Who publishes it."),
        column("source_published_at", TIME, "When it says it was published.", unit="UTC"),
        column("source_words", TEXT, "Its words that decided the verdict."),
        column("source_start", COUNT, "Where they begin in its text.", unit=CODE_POINT),
        column("source_end", COUNT, "Where they end.", unit=CODE_POINT),
        choice("source_layer", Layer, "Which text of the source they stand in."),
        column("source_speaker", TEXT, "Who says them there."),
        choice("unread", Unread, "Why the deciding source could not be read."),
        choice("binding", Binding, "How near the claim its citations stand.", always=True),
        column("citation_count", COUNT, "Citations of the article.", always=True),
        column("citation_read_count", COUNT, "Of these, read.", always=True),
        column("citation_unread_count", COUNT, "Of these, unread for a reason.", always=True),
        column("source_tried_count", COUNT, "Sources held against the claim.", always=True),
        column("claim_start", COUNT, "Where the claim begins.", unit=CODE_POINT, always=True),
        column("claim_end", COUNT, "Where it ends.", unit=CODE_POINT, always=True),
        column("article_fetched_at", TIME, "When the article was captured.", unit="UTC"),
        column("claim_id", TEXT, "Key into claims.", always=True),
        column("check_id", TEXT, "Key into checks.", always=True),
        column("document_id", TEXT, "Article revision; key into documents.", always=True),
        column("article_key", TEXT, "Identity of the article's address.", always=True),
        column("source_id", TEXT, "Revision of the deciding source; key into documents."),
        column("source_key", TEXT, "Identity of the source's address."),
        column("rules_version", TEXT, "Version of rules and constants.", always=True),
        column("model", TEXT, "Optional model; null when rules alone decided."),
        column("run_id", TEXT, "Run that checked it; key into runs.", always=True),
        *(
            part
            for side in ("article", "source")
            for part in (
                column(f"{side}_capture_id", TEXT, "Key into captures."),
                column(f"{side}_warc_file", TEXT, "WARC file, relative to data/captures."),
                column(f"{side}_warc_offset", BIG, "Where its record begins.", unit="byte"),
                column(f"{side}_payload_digest", TEXT, "SHA-256 of the bytes as they came."),
            )
        ),
    ),
)
