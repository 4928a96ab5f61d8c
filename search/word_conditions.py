"""Which words documents must hold, said without any engine's syntax."""

from typing import NamedTuple


class Term(NamedTuple):
    """A token, or the beginning of one."""

    token: str
    is_beginning: bool = False


class WordCondition(NamedTuple):
    """Every group is met (or `least_one`: any is); a group is met by all terms of one of its ways.

    `in_title` looks at the words of titles only.
    """

    groups: tuple[tuple[tuple[Term, ...], ...], ...]
    in_title: bool = False


def written(condition, write_term, both, either):
    """A condition in the syntax of an engine: `write_term(term)`, and the words for AND and OR."""

    def joined(parts, word):
        return parts[0] if len(parts) == 1 else f"({f' {word} '.join(parts)})"

    groups = [
        joined([joined([write_term(term) for term in way], both) for way in group], either)
        for group in condition.groups
    ]
    return joined(groups, both)
