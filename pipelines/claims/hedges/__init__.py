"""Hedges: how certain a text is of what it says, and what it leaves open."""
