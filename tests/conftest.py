"""What every test may rely on. Data is built by the factories of each app, not here."""
