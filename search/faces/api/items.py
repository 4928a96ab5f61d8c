"""What the API says of one document: each fact with its schema, once, for answers and their description."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext_lazy as _

from search.documents import UNDATED
from search.faces.feed import absolute
from search.hits import Hit
from search.nearby import is_point
from search.occurrences import STATUSES, ends_of
from search.registry import facets

Schema = Mapping[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
ADDRESS: Schema = {"type": "string", "format": "uri"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
VALUES: Schema = {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}}


class Fact(NamedTuple):
    """`schema` in JSON Schema, `meaning` in the words of the description, and where it is read."""

    schema: Schema
    meaning: Any
    read: Callable[[Hit], Any]


def or_null(schema: Schema) -> Schema:
    """The same schema, where nobody may know."""
    return {**schema, "type": [schema["type"], "null"]}


def schema_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """An object whose facts are all there."""
    properties = {
        name: {**fact.schema, "description": str(fact.meaning)} if fact.meaning else dict(fact.schema)
        for name, fact in facts.items()
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(facts),
        "additionalProperties": False,
    }


def _image(hit: Hit) -> str | None:
    image = hit.card.get("image")
    return absolute(image["src"], hit.city.base_url) if image else None


def _point(hit: Hit) -> list[float] | None:
    if not is_point(hit.latitude, hit.longitude):
        return None
    return [round(hit.longitude, 7), round(hit.latitude, 7)]


def _date(hit: Hit) -> dict[str, Any] | None:
    if hit.occurrence is None:
        return None
    start, end = ends_of(hit.occurrence)
    status = str(hit.occurrence.status)
    return {"start": start, "end": end or None, "status": status, "words": hit.words_of_date}


def _values(hit: Hit) -> dict[str, list[str]]:
    """By the parameter that asks for them; what no parameter asks for is nobody's matter."""
    return {facet.param: list(hit.values[name]) for name, facet in facets().items() if name in hit.values}


_DATE: Schema = {
    "type": "object",
    "properties": {
        "start": TEXT,
        "end": or_null(TEXT),
        "status": {"enum": [str(status) for status in STATUSES]},
        "words": TEXT,
    },
    "required": ["start", "end", "status", "words"],
    "additionalProperties": False,
}
_POINT: Schema = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}

FACTS: Mapping[str, Fact] = {
    "id": Fact(
        ADDRESS,
        _("names the page in its language for ever; its address may change"),
        lambda hit: uuid5(NAMESPACE_URL, f"urn:{hit.key}").urn,
    ),
    "url": Fact(ADDRESS, "", lambda hit: hit.absolute_url),
    "title": Fact(TEXT, "", lambda hit: hit.title),
    "summary": Fact(TEXT, "", lambda hit: hit.summary),
    "kind": Fact(TEXT, "", lambda hit: hit.kind),
    "kind_label": Fact(TEXT, "", lambda hit: str(hit.kind_label)),
    "language": Fact(TEXT, "", lambda hit: hit.locale),
    "city": Fact(TEXT, _("the site that published it"), lambda hit: hit.city.slug),
    "published_at": Fact(
        or_null(MOMENT), "", lambda hit: None if hit.published_at == UNDATED else hit.published_at.isoformat()
    ),
    "updated_at": Fact(
        or_null(MOMENT), "", lambda hit: None if hit.updated_at == UNDATED else hit.updated_at.isoformat()
    ),
    "image": Fact(or_null(ADDRESS), "", _image),
    "place_name": Fact(TEXT, "", lambda hit: hit.place_name),
    "address": Fact(TEXT, "", lambda hit: hit.address),
    "point": Fact(or_null(_POINT), _("longitude and latitude, WGS 84"), _point),
    "distance": Fact(
        {"type": ["integer", "null"]},
        _("metres from the place asked for"),
        lambda hit: None if hit.distance is None else round(hit.distance),
    ),
    "is_open": Fact(
        {"type": ["boolean", "null"]},
        _("at this moment; null for what has no opening hours"),
        lambda hit: hit.opening.is_open if hit.opening else None,
    ),
    "is_free": Fact({"type": ["boolean", "null"]}, "", lambda hit: hit.is_free),
    "min_age": Fact(or_null(NUMBER), "", lambda hit: hit.min_age),
    "max_age": Fact(or_null(NUMBER), "", lambda hit: hit.max_age),
    "date": Fact(or_null(_DATE), _("the date that met the question, in local time"), _date),
    "other_dates": Fact(NUMBER, _("how many more do"), lambda hit: hit.others),
    "values": Fact(VALUES, _("of its filters, by the name of their parameter"), _values),
}


def item_of(hit: Hit) -> dict[str, Any]:
    """A document as an item."""
    return {name: fact.read(hit) for name, fact in FACTS.items()}
