"""Imports in Wagtail's admin: upload, preview, confirm, follow. Editors act for their own cities only."""
