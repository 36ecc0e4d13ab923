"""Speed as ratios: each script prints them against a named baseline, medians of several runs."""
