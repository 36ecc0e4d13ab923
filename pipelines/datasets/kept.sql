-- What stays when everything before a day is forgotten; see retention.py.

CREATE VIEW kept_articles AS
SELECT DISTINCT document_id FROM (
    SELECT document_id FROM captures
    WHERE role = 'article' AND fetched_at >= getvariable('before')
    UNION ALL
    -- A text that came without a capture counts by the day it was written.
    SELECT document_id FROM documents
    WHERE capture_id IS NULL AND crawl_date >= getvariable('before')
)
WHERE document_id IS NOT NULL;

CREATE VIEW kept_citations AS
SELECT * FROM citations WHERE article_id IN (FROM kept_articles);

CREATE VIEW kept_claims AS
SELECT * FROM claims WHERE document_id IN (FROM kept_articles);

CREATE VIEW kept_checks AS
SELECT * FROM checks WHERE document_id IN (FROM kept_articles);

CREATE VIEW kept_docket AS
SELECT * FROM docket WHERE document_id IN (FROM kept_articles);

CREATE VIEW kept_ledger AS
SELECT * FROM ledger WHERE document_id IN (FROM kept_articles);

CREATE VIEW kept_documents AS
SELECT * FROM documents WHERE document_id IN (
    FROM kept_articles
    UNION ALL SELECT source_id FROM kept_citations WHERE source_id IS NOT NULL
    UNION ALL SELECT unnest(list_transform(by_source, lambda one: one.source_id)) FROM kept_checks
);

-- Newer exchanges stay; of the older ones, those that a kept text was read from.
CREATE VIEW kept_captures AS
SELECT * FROM captures
WHERE fetched_at >= getvariable('before')
   OR capture_id IN (SELECT capture_id FROM kept_documents WHERE capture_id IS NOT NULL)
   OR capture_id IN (SELECT article_capture_id FROM kept_ledger WHERE article_capture_id IS NOT NULL)
   OR capture_id IN (SELECT source_capture_id FROM kept_ledger WHERE source_capture_id IS NOT NULL);
