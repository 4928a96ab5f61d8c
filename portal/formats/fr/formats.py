"""Dates as they are typed in French: Django's « fr » knows the oblique stroke alone."""

from core.days import TYPED_DAYS, TYPED_MOMENTS

DATE_INPUT_FORMATS = TYPED_DAYS
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%Hh%M", "%H%M"]
DATETIME_INPUT_FORMATS = TYPED_MOMENTS
