"""Every table: its grain, its key and its columns, from which files and docs are made."""

from pipelines.datasets.columns import (
    BIG,
    COUNT,
    OF_THE_RUN,
    REAL,
    TEXT,
    TIME,
    YES_NO,
    Table,
    choice,
    column,
    listed,
)
from pipelines.datasets.ledger_table import LEDGER
from pipelines.datasets.parts import (
    BLOCK,
    CODE_POINT,
    DATE_INTERVAL,
    HEADER,
    HEDGE,
    HOP,
    LINK,
    NAME,
    NAMED_COUNT,
    QUANTITY,
    SOURCE_CHECK,
    SPAN,
    SPEAKER,
)
from pipelines.records.checks import Check, Flag, Severity, Verdict
from pipelines.records.citations import Citation, CitationKind
from pipelines.records.claims import Binding, Claim, ClaimKind, DocketEntry, DocketKind
from pipelines.records.pages import Capture, Document, Layer, PageKind, Role, Unread
from pipelines.records.rulings import Decision, Ruling
from pipelines.runs import Run, RunStatus

FIRST_RUN = column(
    "run_id", TEXT, "First run that wrote the row; key into runs.", of=OF_THE_RUN, always=True
)

CAPTURES = Table(
    name="captures",
    grain="one row per exchange: an address asked for in a run, and what came",
    record=Capture,
    key=("capture_id",),
    subject="url_key",
    columns=(
        column("capture_id", TEXT, "Identity: run, address asked, moment.", always=True),
        column("run_id", TEXT, "Run that asked; key into runs.", always=True),
        choice("role", Role, "Why the page was asked for.", always=True),
        column("url", TEXT, "Address that was asked for.", always=True),
        column("final_url", TEXT, "Address that answered, after redirects.", always=True),
        column("url_key", TEXT, "Identity of final_url across spellings.", always=True),
        column("redirects", listed(HOP), "Redirects on the way, in order."),
        column("http_status", COUNT, "Of the last answer; null without one.", of="status"),
        column("headers", listed(HEADER), "Headers of the last answer, in order."),
        column("fetched_at", TIME, "Moment of the last answer.", unit="UTC", always=True),
        column(
            "archived_at",
            TIME,
            "When an archive took the copy that answered; fetched_at less this is its age.",
            unit="UTC",
        ),
        column("payload_digest", TEXT, "sha256: and hex digits of the body as it came."),
        column("payload_bytes", BIG, "Length of the body.", unit="byte", always=True),
        column("content_type", TEXT, "Media type without parameters, lower case."),
        column("warc_file", TEXT, "WARC file, relative to data/captures."),
        column("warc_offset", BIG, "Where the response record begins.", unit="byte"),
        column("feed_item", TEXT, "Guid of the feed's entry that is meant; null for a whole page."),
        column("is_followed", YES_NO, "Whether what this source cites was asked for as well."),
        column("opt_outs", listed(TEXT), "Signals against keeping or mining the page."),
        choice("page_kind", PageKind, "What was really served; null when nothing answered."),
        choice("unread", Unread, "Why there is no text to read; null when there is one."),
        column("unread_detail", TEXT, "What the network or the rule said."),
        column("document_id", TEXT, "Revision that these bytes hold; key into documents."),
    ),
)

DOCUMENTS = Table(
    name="documents",
    grain="one row per revision: one text of one address, article or source",
    record=Document,
    key=("document_id",),
    subject="url_key",
    columns=(
        column("document_id", TEXT, "Identity of the revision: address and text.", always=True),
        column("url", TEXT, "Address that the text was read from.", always=True),
        column("url_key", TEXT, "Identity of the address across spellings.", always=True),
        column("capture_id", TEXT, "First capture that held the text; key into captures."),
        column("fetched_at", TIME, "Moment of that capture.", unit="UTC"),
        column("title", TEXT, "Headline."),
        column("authors", listed(TEXT), "Names in the byline, in order."),
        column("publisher", TEXT, "Who publishes the page."),
        column("language", TEXT, "ISO 639-1 code; null when nothing tells."),
        *(
            part
            for event, words in (("published", "first published"), ("modified", "last changed"))
            for part in (
                column(
                    f"{event}_at",
                    TIME,
                    f"When the page says that it was {words}; midnight for a bare day.",
                    unit="UTC",
                    of=f"{event}.at",
                ),
                column(
                    f"{event}_is_day_only",
                    YES_NO,
                    "Whether the page gives a day without a time.",
                    of=f"{event}.is_day_only",
                ),
                column(f"{event}_zone", TEXT, "Zone as printed.", of=f"{event}.zone"),
                column(f"{event}_raw", TEXT, "The page's own words.", of=f"{event}.raw"),
                choice(
                    f"{event}_layer", Layer, "Part of the page that said so.", of=f"{event}.layer"
                ),
            )
        ),
        column("text", TEXT, "Headline, standfirst, body and captions; every span points here."),
        column("text_sha256", TEXT, "SHA-256 of text in UTF-8, hex digits.", always=True),
        column("body_start", COUNT, "Where the body begins.", unit=CODE_POINT, of="body.start"),
        column("body_end", COUNT, "Where the body ends.", unit=CODE_POINT, of="body.end"),
        column("blocks", listed(BLOCK), "Paragraphs, headings, items, cells, in order."),
        column("links", listed(LINK), "Pointers out of the page, with their words."),
        column("notes", listed(TEXT), "Correction and update notes, as printed."),
        column("page_text", TEXT, "All visible text of the page."),
        column("structured_text", TEXT, "Long strings of the page's JSON-LD, one a line."),
        column("is_sponsored", YES_NO, "Whether the page says that it was paid for.", always=True),
        column("is_truncated", YES_NO, "Whether the text stops before its end.", always=True),
        column("extractor", TEXT, "Name and release of what made the text.", always=True),
        FIRST_RUN,
    ),
)

CITATIONS = Table(
    name="citations",
    grain="one row per pointer of an article revision to a source, and per outcome of it",
    record=Citation,
    key=("citation_id", "source_id", "unread"),
    subject="citation_id",
    columns=(
        column("citation_id", TEXT, "Identity: article revision, place, address.", always=True),
        column("article_id", TEXT, "document_id of the article.", always=True),
        column("order", COUNT, "Place among the article's citations, from 0.", always=True),
        choice("kind", CitationKind, "How the article points.", always=True),
        column("exact", TEXT, "Words that carry the pointer.", always=True),
        *(
            column(f"{part}_{end}", COUNT, words, unit=CODE_POINT, of=f"{part}.{end}")
            for part, about in (
                ("span", "the words"),
                ("sentence", "their sentence"),
                ("paragraph", "their paragraph"),
            )
            for end, words in (
                ("start", f"Where {about} begins." if part != "span" else "Where they begin."),
                ("end", f"Where {about} ends." if part != "span" else "Where they end."),
            )
        ),
        column("target", TEXT, "Address as written; null for a source named without a link."),
        column("url", TEXT, "Address to fetch, redirectors unwrapped."),
        column("url_key", TEXT, "Identity of that address."),
        column("source_id", TEXT, "document_id of the source that was read."),
        choice("unread", Unread, "Why the source was not read."),
        column("unread_detail", TEXT, "What the network or the rule said."),
        column("depth", COUNT, "1 for a source, 2 for a source of a source.", always=True),
        FIRST_RUN,
    ),
)

CLAIMS = Table(
    name="claims",
    grain="one row per checkable stretch of an article revision",
    record=Claim,
    key=("claim_id",),
    subject="claim_id",
    columns=(
        column("claim_id", TEXT, "Identity: article revision, kind, place.", always=True),
        column("document_id", TEXT, "Article revision; key into documents.", always=True),
        choice("kind", ClaimKind, "What the claim asserts.", always=True),
        column("exact", TEXT, "Words of the claim; pieces joined by an ellipsis.", always=True),
        column("start", COUNT, "First code point.", unit=CODE_POINT, of="span.start", always=True),
        column(
            "end", COUNT, "Code point after the last.", unit=CODE_POINT, of="span.end", always=True
        ),
        column("spans", listed(SPAN), "Pieces in order; several for a split quote."),
        column("sentence_start", COUNT, "Its sentence.", unit=CODE_POINT, of="sentence.start"),
        column("sentence_end", COUNT, "End of it.", unit=CODE_POINT, of="sentence.end"),
        column("speaker", SPEAKER, "Who is quoted; null when the page does not say."),
        column("quantity", QUANTITY, "Normal form of a number."),
        column("date", DATE_INTERVAL, "Normal form of a date."),
        column("name", NAME, "Normal form of a name."),
        column("hedges", listed(HEDGE), "Words that lower its certainty."),
        column("certainty", COUNT, "0 asserted to 4 unconfirmed or denied.", always=True),
        column("is_partial", YES_NO, "Quote of three words or fewer.", always=True),
        column("is_block", YES_NO, "Block quote, set apart by markup.", always=True),
        column("unchecked_because", TEXT, "Why it is not checkable; null when it is."),
        column("citation_ids", listed(TEXT), "Citations it is bound to; keys into citations."),
        choice("binding", Binding, "How near those citations stand.", always=True),
        column("flags", listed(TEXT), "What the finder noticed."),
        FIRST_RUN,
    ),
)

DOCKET = Table(
    name="docket",
    grain="one row per thing that an article revision leaves open",
    record=DocketEntry,
    key=("docket_id",),
    subject="docket_id",
    columns=(
        column("docket_id", TEXT, "Identity: article revision, kind, place.", always=True),
        column("document_id", TEXT, "Article revision; key into documents.", always=True),
        choice("kind", DocketKind, "What is left open.", always=True),
        column("exact", TEXT, "Words that leave it open.", always=True),
        column("start", COUNT, "Where they begin.", unit=CODE_POINT, of="span.start", always=True),
        column("end", COUNT, "Where they end.", unit=CODE_POINT, of="span.end", always=True),
        column(
            "sentence_start",
            COUNT,
            "Where their sentence begins.",
            unit=CODE_POINT,
            of="sentence.start",
            always=True,
        ),
        column(
            "sentence_end",
            COUNT,
            "Where it ends.",
            unit=CODE_POINT,
            of="sentence.end",
            always=True,
        ),
        column("settled_by", TEXT, "What would settle it, in words.", always=True),
        column("due", DATE_INTERVAL, "When it should be settled; null without a date."),
        FIRST_RUN,
    ),
)

CHECKS = Table(
    name="checks",
    grain="one row per claim held against one set of source revisions under one rules version",
    record=Check,
    key=("check_id",),
    subject="claim_id",
    columns=(
        column("check_id", TEXT, "Identity: claim, the sources' revisions, rules.", always=True),
        column("claim_id", TEXT, "Claim that was checked; key into claims.", always=True),
        column("document_id", TEXT, "Article revision; key into documents.", always=True),
        choice("verdict", Verdict, "What the sources say of the claim.", always=True),
        column("reason", TEXT, "Rule that gave the verdict, such as quote_verbatim.", always=True),
        choice("severity", Severity, "How much a difference matters.", always=True),
        column("flags", listed(TEXT), "What to know beside the verdict.", values=Flag),
        column("support", REAL, "Probability that it is borne out.", unit="0 to 1", always=True),
        column("note", TEXT, "What the article says against itself; null if nothing."),
        column("by_source", listed(SOURCE_CHECK), "Each source tried, the deciding one first."),
        column("rules_version", TEXT, "Version of rules and constants.", always=True),
        column("model", TEXT, "Optional model; null when rules alone decided."),
        FIRST_RUN,
    ),
)

RUNS = Table(
    name="runs",
    grain="one row per execution of a command that writes tables",
    record=Run,
    key=("execution_id",),
    subject="run_id",
    columns=(
        column("execution_id", TEXT, "Identity: run and attempt.", always=True),
        column("run_id", TEXT, "Run.", always=True),
        column("command", TEXT, "Command as given.", always=True),
        column("arguments", listed(TEXT), "What the command was given."),
        column("started_at", TIME, "When it began.", unit="UTC", always=True),
        column("finished_at", TIME, "When it ended; null when it was killed.", unit="UTC"),
        choice("status", RunStatus, "How it ended.", always=True),
        column("exit_code", COUNT, "Exit code given to the shell."),
        column("reason", TEXT, "Why it did not end as done."),
        column("counts", listed(NAMED_COUNT), "What was captured, read, found and checked."),
        column("attempt", COUNT, "1 at first, one more each time it is resumed.", always=True),
        column("host", TEXT, "Machine.", always=True),
        column("version", TEXT, "Release of sourcecheck.", always=True),
        column("rules_version", TEXT, "Version of rules and constants.", always=True),
    ),
)

RULINGS = Table(
    name="rulings",
    grain="one row per decision of a person about a check; no run writes here",
    record=Ruling,
    key=("ruling_id",),
    subject="claim_id",
    columns=(
        column("ruling_id", TEXT, "Identity: claim, person, moment.", always=True),
        column("claim_id", TEXT, "Claim that was ruled on; key into claims.", always=True),
        column("check_id", TEXT, "Check that was ruled on; key into checks.", always=True),
        column("document_id", TEXT, "Article revision; key into documents.", always=True),
        choice("decision", Decision, "What the person says of the verdict.", always=True),
        choice("verdict", Verdict, "What the check said when it was ruled on.", always=True),
        column("reason", TEXT, "Rule that had given the verdict.", always=True),
        column("rules_version", TEXT, "Version of rules and constants then.", always=True),
        column("note", TEXT, "Why, in the person's words."),
        column("ruled_by", TEXT, "Who decided.", always=True),
        column("ruled_at", TIME, "When.", unit="UTC", always=True),
    ),
)

TABLES = {
    table.name: table
    for table in (CAPTURES, DOCUMENTS, CITATIONS, CLAIMS, CHECKS, DOCKET, RUNS, LEDGER, RULINGS)
}
"""Every table by name, in the order in which its records are made."""

TABLE_OF: dict[type, Table] = {table.record: table for table in TABLES.values()}
"""Table that holds a kind of record."""
