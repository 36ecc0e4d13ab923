-- The state of the tables: the newest revision of each page, and what hangs on it.
-- "Newest" is what was seen last: a row is written once, when it is new, so a page or a source
-- that goes back to an earlier text has its row from the first time, and captures tell the rest.
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

-- Which texts a run saw. Run ids sort by time within a day.
CREATE VIEW seen_texts AS
SELECT DISTINCT crawl_date, run_id, document_id FROM captures WHERE document_id IS NOT NULL;

-- Which cited addresses a run could read, by the identity that citations give them.
CREATE VIEW read_addresses AS
SELECT DISTINCT run_id, url_key FROM captures WHERE document_id IS NOT NULL
UNION
SELECT DISTINCT captures.run_id, citations.url_key
FROM captures JOIN citations ON citations.url = captures.url
WHERE captures.document_id IS NOT NULL;

-- An outcome was seen by a run that saw the article, and the source in that state. A source that
-- could not be read holds for a run that did not read it.
CREATE VIEW standing_citations AS
WITH several AS (
    SELECT citation_id FROM citations GROUP BY citation_id HAVING count(*) > 1
), held AS (
    SELECT citation_id, article_id, url_key, source_id, unread, crawl_date, run_id
    FROM citations SEMI JOIN several USING (citation_id)
), sights AS (
    SELECT held.* EXCLUDE (crawl_date, run_id), seen.crawl_date, seen.run_id
    FROM held JOIN seen_texts AS seen ON seen.document_id = held.article_id
), outcomes AS (
    SELECT * FROM held
    UNION ALL BY NAME
    SELECT sights.* FROM sights
    JOIN seen_texts AS read ON read.run_id = sights.run_id AND read.document_id = source_id
    UNION ALL BY NAME
    SELECT sights.* FROM sights ANTI JOIN read_addresses USING (run_id, url_key)
    WHERE source_id IS NULL
), newest AS (
    SELECT citation_id, source_id, unread FROM outcomes
    QUALIFY row_number() OVER (
        PARTITION BY citation_id ORDER BY crawl_date DESC, run_id DESC, source_id NULLS LAST
    ) = 1
)
SELECT * FROM citations ANTI JOIN several USING (citation_id)
UNION ALL BY NAME
SELECT citations.* FROM citations JOIN newest
ON newest.citation_id = citations.citation_id
AND newest.source_id IS NOT DISTINCT FROM citations.source_id
AND newest.unread IS NOT DISTINCT FROM citations.unread
QUALIFY row_number() OVER (PARTITION BY citations.citation_id ORDER BY crawl_date, run_id) = 1;

CREATE VIEW latest_citations AS
SELECT * FROM standing_citations
WHERE article_id IN (SELECT document_id FROM latest_documents);

CREATE VIEW latest_claims AS
SELECT * FROM claims WHERE document_id IN (SELECT document_id FROM latest_documents);

-- For each check of a claim that has several: the last run that saw the article and every source
-- as this check has them.
CREATE VIEW last_sights AS
WITH several AS (
    SELECT claim_id FROM checks GROUP BY claim_id HAVING count(*) > 1
), held AS (
    SELECT check_id, document_id, by_source FROM checks SEMI JOIN several USING (claim_id)
), answers AS (
    SELECT check_id, answer.url_key, answer.source_id
    FROM (SELECT check_id, unnest(by_source) AS answer FROM held)
), sights AS (
    SELECT held.check_id, seen.crawl_date, seen.run_id
    FROM held JOIN seen_texts AS seen USING (document_id)
), expected AS (
    SELECT check_id, run_id, answers.url_key, answers.source_id
    FROM sights JOIN answers USING (check_id)
), otherwise AS (
    SELECT check_id, expected.run_id FROM expected
    ANTI JOIN seen_texts AS read
    ON read.run_id = expected.run_id AND read.document_id = expected.source_id
    WHERE source_id IS NOT NULL
    UNION ALL
    SELECT check_id, run_id FROM expected SEMI JOIN read_addresses USING (run_id, url_key)
    WHERE source_id IS NULL
)
SELECT check_id, max((crawl_date, run_id)) AS seen
FROM sights ANTI JOIN otherwise USING (check_id, run_id)
GROUP BY check_id;

-- For each claim that has several checks in a table: the newest.
CREATE MACRO newest_of_several(checked) AS TABLE
WITH several AS (
    SELECT claim_id FROM query_table(checked) GROUP BY claim_id HAVING count(*) > 1
)
SELECT claim_id, arg_max(check_id, (
    greatest(seen, (crawl_date, run_id)), crawl_date, run_id,
    coalesce(try_cast(rules_version AS INTEGER), 0), check_id
)) AS check_id
FROM (
    SELECT claim_id, check_id, crawl_date, run_id, rules_version
    FROM query_table(checked) SEMI JOIN several USING (claim_id)
) LEFT JOIN last_sights USING (check_id)
GROUP BY claim_id;

CREATE VIEW standing_checks AS
WITH newest AS (FROM newest_of_several('checks'))
SELECT * FROM checks ANTI JOIN newest USING (claim_id)
UNION ALL BY NAME
SELECT * FROM checks SEMI JOIN newest USING (check_id);

CREATE VIEW latest_checks AS
SELECT * FROM standing_checks
WHERE document_id IN (SELECT document_id FROM latest_documents);

-- A ledger that came without its documents decides by the time of its own captures.
CREATE VIEW latest_ledger AS
WITH standing AS (
    SELECT document_id FROM latest_documents
    UNION
    SELECT arg_max(document_id, (
        coalesce(article_fetched_at, 'epoch'::TIMESTAMPTZ), document_id
    ))
    FROM ledger ANTI JOIN documents ON documents.url_key = article_key
    GROUP BY article_key
), newest AS (FROM newest_of_several('ledger'))
SELECT * FROM ledger
WHERE document_id IN (FROM standing)
  AND (claim_id NOT IN (SELECT claim_id FROM newest) OR check_id IN (SELECT check_id FROM newest));
