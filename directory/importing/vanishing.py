"""A file from which more is gone than a register loses between two readings is a file that was cut."""

MOST_VANISHED = 0.2  # of the rows of the last file


def loses_too_many(vanished: int, before: int, most: float = MOST_VANISHED) -> bool:
    """Whether `vanished` of the `before` rows of the last file are too many to be believed."""
    return vanished > most * before
