"""Evidence packets: an article, its sources and what was found, to be checked anywhere offline."""
