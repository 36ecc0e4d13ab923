"""Alignment: where in a source a quote's words stand, and the edits between the two."""
