"""The tables → which articles were read before, and when: what a later run need not ask again."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

# An article of a run that was cut off counts once it was checked: else a later run finishes it.
_READ = """
WITH cut AS (
    SELECT run_id FROM runs GROUP BY run_id HAVING NOT bool_or(status IN ('done', 'below_floor'))
)
SELECT url_key, max(fetched_at) AS fetched_at FROM captures
WHERE role = 'article' AND document_id IS NOT NULL AND list_contains($keys, url_key)
AND run_id <> $resumed
AND (run_id NOT IN (FROM cut) OR document_id IN (SELECT document_id FROM checks))
GROUP BY url_key
"""


def known_articles(
    data_dir: Path, url_keys: Collection[str], *, resumed: str = ""
) -> dict[str, datetime]:
    """Return when each of the articles was last read; those never read are left out.

    What the `resumed` run itself read does not count: it has to come to the same articles again.
    """
    if not url_keys or not (data_dir / "tables" / "captures").is_dir():
        return {}
    from pipelines.datasets.reading import TableReader

    with TableReader(data_dir, tables=("captures", "runs", "checks")) as tables:
        rows = tables.arrow(_READ, {"keys": list(url_keys), "resumed": resumed}).to_pylist()
    return {row["url_key"]: row["fetched_at"] for row in rows}
