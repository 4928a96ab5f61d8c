"""Dates and times in English as Europe writes them: Django's « en » is American
(« March 1, 2026, 2:05 p.m. »).
"""

from core.days import TYPED_DAYS, TYPED_MOMENTS

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
FIRST_DAY_OF_WEEK = 1

# The day first, as fields of the admin write them and as the French do.
DATE_INPUT_FORMATS = TYPED_DAYS
DATETIME_INPUT_FORMATS = TYPED_MOMENTS
