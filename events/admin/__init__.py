"""What editors do to single dates, in Wagtail's admin."""
