"""Calendars (iCalendar, RFC 5545), read as their authors meant them: components, zones, series, rows."""
