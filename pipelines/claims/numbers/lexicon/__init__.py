"""The number words of each language, as data."""
