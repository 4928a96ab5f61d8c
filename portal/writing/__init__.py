"""Pages kept as readable text files: a header, a body, and what turns them into page fields."""
