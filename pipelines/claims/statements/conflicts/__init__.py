"""Typed conflicts: what a source says otherwise, word against word, on an aligned sentence."""
