"""What the API says of a list: its items, its filters with all their counts, and where to go on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

from django.utils.translation import gettext_lazy as _

from core.viewer import Viewer
from search.faces.api.cursors import PAGE_SIZE, PATTERN, Place, cursor_after
from search.faces.api.items import (
    ADDRESS,
    FACTS,
    MOMENT,
    NUMBER,
    TEXT,
    VALUES,
    Schema,
    item_of,
    or_null,
    schema_of,
)
from search.listings import Listing
from search.protocol import Search
from search.query import SearchQuery
from search.registry import facet_labels, facets
from search.sentences import describe
from search.services import Results, execute_many

FILE, CURSOR = "api.json", "suite"


def address_of(listing: Listing, query: SearchQuery) -> str:
    """Where the first items of a list are, without host."""
    return query.url(listing.path + FILE, page=1)


def answer_of(viewer: Viewer, listing: Listing, query: SearchQuery, place: Place) -> tuple[dict, Results]:
    """The items of a place of a list, as JSON, and the Results they come from."""
    number, size = place.window
    search = Search(
        replace(query, page=number),
        viewer.scope,
        fixed=listing.fixed,
        facets=listing.facets,
        page_size=size,
        default_sort=listing.default_sort,
    )
    (results,) = execute_many([search], now=viewer.now, part=place.part)
    address = address_of(listing, query)
    is_last = results.first + len(results.hits) >= results.total
    cursor = None if is_last else cursor_after(address, results.first, results.hits)
    further = viewer.base_url + _with_cursor(address, cursor) if cursor else None
    changes_at = results.changes_at
    return {
        "title": f"{describe(query, viewer.portal, viewer.language, listing)} – {viewer.city.name}",
        "page": viewer.base_url + query.url(listing.path, page=1),
        "query": parse_qs(query.to_querystring(page=1)),
        "corrected": results.advice.corrected or None,
        "total": results.total,
        "items": [item_of(hit) for hit in results.hits],
        "cursor": cursor,
        "next": further,
        "facets": list(_facets(viewer, listing, results)),
        "changes_at": changes_at.isoformat() if changes_at else None,
    }, results


def _with_cursor(address: str, cursor: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{CURSOR}={cursor}"


def _facets(viewer: Viewer, listing: Listing, results: Results) -> Iterator[dict[str, Any]]:
    for name in listing.facets:
        facet, labels = facets()[name], facet_labels(name, viewer.portal, viewer.language)
        parents = facet.parents(viewer.language) if facet.parents else {}
        counts = {value: count for value, count in results.counts.get(name, {}).items() if count}
        yield {
            "param": facet.param,
            "label": str(facet.label),
            "multiple": facet.multiple,
            "values": [
                {
                    "value": value,
                    "label": str(labels.get(value) or (facet.phrase(value) if facet.phrase else value)),
                    "count": counts[value],
                    "parent": parents.get(value),
                }
                for value in facet.arranged(counts, labels)
            ],
        }


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema, **limits: Any) -> Schema:
    return {"type": "array", "items": items, **limits}


def _said(schema: Schema, words: Any) -> Schema:
    return {**schema, "description": str(words)}


def schemas() -> dict[str, Schema]:
    """{name: schema} of an answer, in the language that is active."""
    value = _object(value=TEXT, label=TEXT, count=NUMBER, parent=or_null(TEXT))
    facet = _object(param=TEXT, label=TEXT, multiple={"type": "boolean"}, values=_list(value))
    of_cursor = {"type": ["string", "null"], "pattern": PATTERN}
    return {
        "Item": schema_of(FACTS),
        "Facet": _said(facet, _("A filter, and how many documents each of its values would show.")),
        "List": _object(
            title=_said(TEXT, _("the list and its filters in words")),
            page=_said(ADDRESS, _("the same list for people")),
            query=_said(VALUES, _("the question as it was read")),
            corrected=_said(or_null(TEXT), _("what was looked for in place of words that nothing holds")),
            total=_said(NUMBER, _("how many documents there are on all pages")),
            items=_list({"$ref": "#/components/schemas/Item"}, maxItems=PAGE_SIZE),
            cursor=of_cursor,
            next=_said(or_null(ADDRESS), _("the address of the next items; null after the last ones")),
            facets=_list({"$ref": "#/components/schemas/Facet"}),
            changes_at=_said(
                or_null(MOMENT),
                _("from then on, this answer is another one although nobody publishes"),
            ),
        ),
    }
