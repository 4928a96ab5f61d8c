"""Activities, training, occurrences, registrations and calendars: not built yet."""
