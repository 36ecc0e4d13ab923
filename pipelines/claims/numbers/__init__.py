"""Numbers: found in a page's words, put in normal form, compared by a fixed order of rules."""
