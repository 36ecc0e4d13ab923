-- The state of the tables: the newest revision of each page, and what hangs on it.
-- Run ids sort by time, so the last run of the last day wins, and in it the newest rules.
-- A page that went back to an earlier text has that text as its newest: captures tell.
-- Ids are chosen from narrow columns first; only then are the wide rows read.

CREATE VIEW latest_documents AS
SELECT * FROM documents WHERE document_id IN (
    SELECT arg_max(document_id, (
        coalesce(seen_at, fetched_at, 'epoch'::TIMESTAMPTZ), crawl_date, run_id, document_id
    ))
    FROM documents LEFT JOIN (
        SELECT document_id, max(fetched_at) AS seen_at FROM captures
        WHERE document_id IS NOT NULL GROUP BY document_id
    ) USING (document_id)
    GROUP BY url_key
);

CREATE VIEW latest_citations AS
SELECT * FROM citations
WHERE article_id IN (SELECT document_id FROM latest_documents)
QUALIFY row_number() OVER (
    PARTITION BY citation_id ORDER BY crawl_date DESC, run_id DESC, source_id NULLS LAST
) = 1;

CREATE VIEW latest_claims AS
SELECT * FROM claims WHERE document_id IN (SELECT document_id FROM latest_documents);

CREATE VIEW latest_checks AS
SELECT * FROM checks WHERE check_id IN (
    SELECT arg_max(check_id, (
        crawl_date, run_id, coalesce(try_cast(rules_version AS INTEGER), 0), check_id
    ))
    FROM checks WHERE document_id IN (SELECT document_id FROM latest_documents)
    GROUP BY claim_id
);

-- A ledger that came without its documents decides by the time of its own captures.
CREATE VIEW latest_ledger AS
WITH standing AS (
    SELECT claim_id, check_id, document_id, article_key, article_fetched_at,
           crawl_date, run_id, rules_version
    FROM ledger
    WHERE document_id IN (SELECT document_id FROM latest_documents)
       OR article_key NOT IN (SELECT url_key FROM documents)
), newest AS (
    SELECT arg_max(document_id, (
        coalesce(article_fetched_at, 'epoch'::TIMESTAMPTZ), document_id
    )) AS document_id
    FROM standing GROUP BY article_key
)
SELECT * FROM ledger WHERE check_id IN (
    SELECT arg_max(check_id, (
        crawl_date, run_id, coalesce(try_cast(rules_version AS INTEGER), 0), check_id
    ))
    FROM standing WHERE document_id IN (SELECT document_id FROM newest)
    GROUP BY claim_id
);
