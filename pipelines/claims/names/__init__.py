"""Names: who and what a text names, its aliases on the page, and whether a source knows it."""
