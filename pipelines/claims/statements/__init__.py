"""Statements: which sentences can be checked, where a source has them, and if it agrees."""
