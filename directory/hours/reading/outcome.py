"""What a reading ends in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A place in the text, `text[start:end]`, and what is wrong there, in the language of the reader."""

    start: int
    end: int
    message: str


@dataclass(frozen=True)
class Reading:
    """`hours`: OpenStreetMap syntax, or empty when unsure; `note`: words that a timetable cannot say;
    `by_appointment`: whether the text says that one must always ask first."""

    hours: str = ""
    note: str = ""
    problems: tuple[Problem, ...] = ()
    by_appointment: bool = False


class UnclearError(ValueError):
    """Raised inside the reader; `read` turns it into a problem."""

    def __init__(self, start: int, end: int, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(start, end, message)
