"""What a visitor chose in facets: one mapping, whichever facets there are."""

from collections.abc import Iterable, Iterator, Mapping


class Selections(Mapping[str, tuple[str, ...]]):
    """{facet: values}, immutable and hashable. A facet without a value is not in it."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Iterable[str]] | None = None) -> None:
        found = {name: tuple(dict.fromkeys(chosen)) for name, chosen in (values or {}).items()}
        self._values = {name: chosen for name, chosen in found.items() if chosen}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        """Asked for every facet there is, many times for a list; what Mapping inherits raises errors."""
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        return f"Selections({self._values!r})"
