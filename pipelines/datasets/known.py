"""The tables → which articles were read before, and when: what a later run need not ask again."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

_READ = """
SELECT url_key, max(fetched_at) AS fetched_at FROM captures
WHERE role = 'article' AND document_id IS NOT NULL AND list_contains($keys, url_key)
GROUP BY url_key
"""


def known_articles(data_dir: Path, url_keys: Collection[str]) -> dict[str, datetime]:
    """Return when each of the articles was last read; those never read are left out."""
    if not url_keys or not (data_dir / "tables" / "captures").is_dir():
        return {}
    from pipelines.datasets.reading import TableReader

    with TableReader(data_dir, tables=("captures",)) as tables:
        rows = tables.arrow(_READ, {"keys": list(url_keys)}).to_pylist()
    return {row["url_key"]: row["fetched_at"] for row in rows}
