"""The screens of each target: the imports of one's cities, a new one, one run, its confirmation."""
