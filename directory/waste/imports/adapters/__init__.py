"""Kinds of files of collection days."""
