"""Activities, training, their dates and calendars."""
