"""What editors see of the questions of residents, and what they do about it: synonyms, promoted results."""
