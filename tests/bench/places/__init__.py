"""What a large directory costs: one town with 20,000 places against the same with 200."""
