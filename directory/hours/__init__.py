"""When a place is open: read from French, evaluated, and said again in words.

reading/     French free text to OpenStreetMap opening_hours syntax, or « unsure »
school.py    dates of school holidays (zone B), for `SH`
calendar.py  real intervals between two days, exceptions included
week.py      the seven days of a week, for the table
words.py     the same in sentences, and « Ouvert, ferme à 19 h »
"""
