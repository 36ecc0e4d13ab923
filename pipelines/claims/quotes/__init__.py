"""Quotes: the marks, the claims made of them, and what the sources say of each."""
