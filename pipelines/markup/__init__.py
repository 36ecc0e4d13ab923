"""One HTML page: its bytes, its tree, its runs of words, and which of them are the article."""
