"""Alerts of cities: published, changed and stopped from a screen of their own, which a phone can use."""
