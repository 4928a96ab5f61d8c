"""Places, categories and opening hours: not built yet."""
