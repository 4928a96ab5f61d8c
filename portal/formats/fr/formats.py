"""Dates as they are typed in French: Django's « fr » knows the oblique stroke alone."""

from itertools import product

DATE_INPUT_FORMATS = [f"%d{sign}%m{sign}{year}" for sign, year in product("/-.", ("%Y", "%y"))]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%Hh%M", "%H%M"]
DATETIME_INPUT_FORMATS = [f"{day} {time}" for day in DATE_INPUT_FORMATS for time in ("%H:%M", "%H:%M:%S")]
