"""The parameters of a list, as OpenAPI 3.1 describes them: those of its form and of its registered facets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.viewer import Viewer
from search.faces.api.answers import CURSOR
from search.faces.api.cursors import PATTERN
from search.faces.api.items import Schema
from search.forms import LONGEST_QUESTION, LONGEST_VALUE, SORT_LABELS, QueryForm
from search.listings import Listing
from search.nearby import RADII
from search.query import BY_DISTANCE, BY_OPEN, BY_RELEVANCE, DATES
from search.registry import Facet, facet_labels, facets

# More values than this are not worth listing: an answer names those that the list has.
MOST_LISTED = 200
POINT = r"^-?(90|[0-8]?[0-9](\.[0-9]{1,9})?),-?(180|(1[0-7][0-9]|[0-9]{1,2})(\.[0-9]{1,9})?)$"
NO_NULL = r"^[^\u0000]*$"  # core.refusals
# The days of search.forms.DayField: what « format: date » allows, within the years that the portal knows.
DAY = (
    r"^((19|20|21)[0-9]{2}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
    r"|((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29)$"
)


def parameters_of(viewer: Viewer, listing: Listing, counted: Mapping[str, Sequence[str]]) -> Iterator[Schema]:
    """Everything that may stand in the query. `counted`: the values that documents have, of facets which do
    not know theirs."""
    for name, schema in _of_form(listing).items():
        yield _parameter(name, QueryForm.base_fields[name].label, schema)
    for name in listing.facets:
        facet = facets()[name]
        values = _values(facet, viewer, listing, counted)
        if values:
            yield _parameter(facet.param, facet.label, _choice(facet, values))
    yield _parameter(
        CURSOR, _("where to go on, from the answer before"), {"type": "string", "pattern": PATTERN}
    )


def without_choices(listing: Listing) -> tuple[str, ...]:
    """The facets of a list whose values only documents know."""
    return tuple(name for name in listing.facets if not facets()[name].choices)


def _of_form(listing: Listing) -> dict[str, Schema]:
    """{parameter of the form: schema}, those that mean something for the list."""
    orders = [sort for sort in SORT_LABELS if sort in {*listing.sorts, BY_RELEVANCE, BY_DISTANCE} - {BY_OPEN}]
    dates = [value for value in DATES if value != listing.fixed.dates]
    return {
        "q": {"type": "string", "maxLength": LONGEST_QUESTION, "pattern": NO_NULL},
        "partout": {"type": "string", "enum": ["1"]},
        "du": {"type": "string", "pattern": DAY},
        "au": {"type": "string", "pattern": DAY},
        **({"dates": {"type": "string", "enum": dates}} if listing.fixed.dates else {}),
        "pres": {"type": "string", "pattern": POINT},
        "rayon": {"type": "integer", "enum": list(RADII)},
        "tri": {"type": "string", "enum": orders},
        "page": {"type": "integer", "minimum": 1, "maximum": 999_999},
    }


def _values(
    facet: Facet, viewer: Viewer, listing: Listing, counted: Mapping[str, Sequence[str]]
) -> list[str]:
    labels = facet_labels(facet.name, viewer.portal, viewer.language)
    fixed = listing.fixed.selected(facet.name)
    return [value for value in labels or counted.get(facet.name, ()) if not fixed or value in fixed]


def _choice(facet: Facet, values: Sequence[str]) -> Schema:
    one: dict[str, Any] = {"type": "string", "maxLength": LONGEST_VALUE}
    if len(values) <= MOST_LISTED:
        one = {"type": "string", "enum": list(values)}
    if not facet.multiple:
        return one
    return {"type": "array", "items": one}


def _parameter(name: str, label: Any, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "description": str(label), "allowEmptyValue": True, "schema": schema}
