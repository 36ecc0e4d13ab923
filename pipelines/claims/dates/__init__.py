"""Dates: found in a page's words, resolved against its own clock, compared as intervals."""
