"""Feeds, REST listings and sitemaps → entries, and an entry → the document it carries."""
