"""Calendars of activities as files: what phones and other programs subscribe to (iCalendar, RFC 5545)."""
