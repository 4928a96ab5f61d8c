"""Kinds of files of talks."""
