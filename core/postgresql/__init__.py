"""PostgreSQL that is never waited for without end (`ENGINE` of the settings)."""
