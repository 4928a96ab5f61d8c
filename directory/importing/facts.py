"""Which facts of a page type a file can fill, by the columns of its model."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db import models

from directory.importing.drafts import Draft

TEXT_FIELDS = (models.CharField, models.EmailField, models.URLField)
# Of every page: what Wagtail and core.models.BasePage keep for editors.
OF_EDITORS = {"hidden_from_engines"}
# Facts that are not a column each, or are read in their own way.
OF_ANY_PAGE = {"address", "description", "latitude", "longitude", "point"}


@dataclass(frozen=True)
class Facts:
    """Names of facts by how their cells are read. `codes`: {fact: codes of its closed list}. `own`: read by
    the methods of a mapping's Reader. `sections`: {key: JSON Schema} of further parts of a mapping."""

    texts: frozenset[str]
    yes_or_no: frozenset[str]
    counts: frozenset[str]
    codes: Mapping[str, tuple[str, ...]]
    references: frozenset[str]
    own: frozenset[str]
    sections: Mapping[str, dict] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        draft: type[Draft],
        *,
        references: Collection[str] = (),
        own: Collection[str] = (),
        without: Collection[str] = (),
        sections: Mapping[str, dict] | None = None,
    ) -> "Facts":
        """The facts of the page type of a class of drafts. `without`: columns that no file fills."""
        columns = [row for row in draft.model._meta.local_fields if row.name not in {*without, *OF_EDITORS}]

        def named(*types: type) -> set[str]:
            return {row.name for row in columns if type(row) in types}

        return cls(
            texts=frozenset({"title", "introduction"} | named(*TEXT_FIELDS)),
            yes_or_no=frozenset(named(models.BooleanField)),
            counts=frozenset(named(models.PositiveSmallIntegerField)),
            codes={name: tuple(choices.values) for name, choices in draft.choices.items()},
            references=frozenset(references),
            own=frozenset({*own, *OF_ANY_PAGE}),
            sections=sections or {},
        )
