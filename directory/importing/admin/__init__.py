"""Four screens for each target: the imports of one's cities, a new one, one run, and its confirmation."""
