"""Dates, times and numbers in Arabic: digits 0-9, 24 hours (Django's « ar » has 12), the month in words.

One set of month names, Django's own: يناير to ديسمبر. Newspapers and administrations from Rabat to Damascus
are read with it, whatever else is said at home (جانفي, غشت, كانون الثاني). Figures are set as the Maghreb
sets them, « 1.240 » and « 2,50 » (CLDR, ar-DZ, ar-MA, ar-TN).
"""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j F Y"
SHORT_DATETIME_FORMAT = "j F Y، H:i"
FIRST_DAY_OF_WEEK = 1

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
