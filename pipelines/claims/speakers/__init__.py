"""Speakers: who is quoted, as printed and as resolved, from per-language cue tables."""
