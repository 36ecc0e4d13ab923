"""English words: their stems, and which stand for, oppose or exclude one another."""
