"""Rules of calendars, as imports bring them: read, checked before anything is expanded, and bounded."""
