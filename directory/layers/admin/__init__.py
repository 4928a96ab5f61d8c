"""Layers of the map in Wagtail's admin, for those who fill the directory of a city, and for no other city."""
