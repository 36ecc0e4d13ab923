"""The spiders: which pages are asked for, and in what order."""
