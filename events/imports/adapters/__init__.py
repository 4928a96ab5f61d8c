"""Kinds of files of activities."""
