"""What editors see of the truth of their directory, and of no other (rights.py)."""
