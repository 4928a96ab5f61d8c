"""Many activities at once, and one again: what a season's change asks of an editor.

shifting.py   a schedule on other days
copying.py    an activity again, with new dates
changing.py   topics, place, contact or season of several
seasons.py    all drafts of a season, public on one day
admin/        the screens
"""
