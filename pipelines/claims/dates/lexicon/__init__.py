"""The date words of each language, as data."""
