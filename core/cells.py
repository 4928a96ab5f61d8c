"""Cells of the tables that the portal gives away."""

import re

# What a spreadsheet takes for a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
NUMBER = re.compile(r"[+-][\d .]+")


def harmless(value):
    """A cell that no spreadsheet computes: a text that looks like a formula gets an apostrophe before it.

    Numbers and phone numbers stay as they are, None is empty.
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value
