-- The state of the tables: the newest revision of each page, and what hangs on it.
-- Run ids sort by time, so the last run of the last day wins, and in it the newest rules.
-- A page that went back to an earlier text has that text as its newest: captures tell.

CREATE VIEW latest_documents AS
SELECT documents.* FROM documents LEFT JOIN (
    SELECT document_id, max(fetched_at) AS seen_at FROM captures
    WHERE document_id IS NOT NULL GROUP BY document_id
) USING (document_id)
QUALIFY row_number() OVER (
    PARTITION BY url_key
    ORDER BY coalesce(seen_at, fetched_at) DESC NULLS LAST, crawl_date DESC, run_id DESC, document_id
) = 1;

CREATE VIEW latest_citations AS
SELECT * FROM citations
WHERE article_id IN (SELECT document_id FROM latest_documents)
QUALIFY row_number() OVER (
    PARTITION BY citation_id ORDER BY crawl_date DESC, run_id DESC, source_id NULLS LAST
) = 1;

CREATE VIEW latest_claims AS
SELECT * FROM claims WHERE document_id IN (SELECT document_id FROM latest_documents);

CREATE VIEW latest_checks AS
SELECT * FROM checks WHERE document_id IN (SELECT document_id FROM latest_documents)
QUALIFY row_number() OVER (
    PARTITION BY claim_id
    ORDER BY crawl_date DESC, run_id DESC, try_cast(rules_version AS INTEGER) DESC, check_id
) = 1;

-- A ledger that came without its documents decides by the time of its own captures.
CREATE VIEW latest_ledger AS
SELECT * FROM ledger
WHERE document_id IN (SELECT document_id FROM latest_documents)
   OR article_key NOT IN (SELECT url_key FROM documents)
QUALIFY row_number() OVER (
    PARTITION BY claim_id
    ORDER BY crawl_date DESC, run_id DESC, try_cast(rules_version AS INTEGER) DESC, check_id
) = 1 AND rank() OVER (
    PARTITION BY article_key ORDER BY article_fetched_at DESC NULLS LAST, document_id
) = 1;
