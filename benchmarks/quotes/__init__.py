"""Altered quotes from texts of our own: how well each kind of alteration is named, and how fast."""
