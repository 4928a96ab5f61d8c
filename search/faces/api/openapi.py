"""The description of the API of a site (OpenAPI 3.1): its lists, their parameters and what they answer, as
they are registered. Nothing of it is written twice."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import problems, reads
from core.refusals import MAX_QUERY
from core.viewer import Viewer, viewer_of
from search.faces.api.answers import FILE, schemas
from search.faces.api.catalogue import SiteList, lists_of
from search.faces.api.cursors import PAGE_SIZE
from search.faces.api.items import Schema
from search.faces.api.parameters import parameters_of, without_choices
from search.faces.api.view import TYPE, answer_in_json
from search.forms import LONGEST_QUESTION, MOST_VALUES
from search.protocol import Search, index
from search.query import EVERYTHING

ERRORS = (400, 404, 405, 410, 503)


@require_safe
def serve(request: HttpRequest) -> HttpResponse:
    """`/fr/openapi.json` of each site."""
    reads.declare(request.city.slug)
    return answer_in_json(described(viewer_of(request)))


def described(viewer: Viewer) -> dict[str, Any]:
    """The description, in the language of the viewer."""
    lists = {found.path: found for found in lists_of(viewer)}
    counted = _counted(viewer, list(lists.values()))
    return {
        "openapi": "3.1.0",
        "info": {"title": viewer.city.name, "version": "1", "description": _limits()},
        "servers": [{"url": viewer.base_url}],
        "paths": {
            path + FILE: {"get": _operation(viewer, found, counted[path])} for path, found in lists.items()
        },
        "components": {
            "schemas": {**schemas(), "Problem": problems.SCHEMA},
            "responses": {"Problem": _response(_("What is wrong, in words"), problems.TYPE, "Problem")},
        },
    }


def _limits() -> str:
    return _(
        "Every list of the site, with the parameters of its page. An answer has %(items)d items; “next” leads"
        " to those after them. At most %(characters)d characters in a question, %(values)d values of a"
        " filter, %(bytes)d bytes of parameters. What a list does not know is an error; parameters that"
        " nobody knows are ignored, as are empty ones. Answers have an ETag: ask again with If-None-Match."
    ) % {"items": PAGE_SIZE, "characters": LONGEST_QUESTION, "values": MOST_VALUES, "bytes": MAX_QUERY}


def _operation(viewer: Viewer, found: SiteList, counted: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    of_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "enum": list(values)}}
        for name, values in found.parts.items()
    ]
    return {
        "operationId": re.sub(r"\W+", "-", found.path).strip("-"),
        "summary": found.title or found.listing.title,
        "parameters": [*of_path, *parameters_of(viewer, found.listing, counted)],
        "responses": {
            "200": _response(_("A part of the list"), TYPE, "List"),
            **{str(status): {"$ref": "#/components/responses/Problem"} for status in ERRORS},
        },
    }


def _response(words: str, content_type: str, schema: str) -> Schema:
    reference = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return {"description": words, "content": {content_type: reference}}


def _counted(viewer: Viewer, lists: Sequence[SiteList]) -> dict[str, dict[str, list[str]]]:
    """{path: {facet: values that documents of the list have}}, of the facets that do not know theirs."""
    searches = [
        Search(EVERYTHING, viewer.scope, found.listing.fixed, without_choices(found.listing), page_size=1)
        for found in lists
    ]
    answers = index().answer(searches, viewer.now).each
    return {
        found.path: {
            name: sorted(value for value, count in counts.items() if count)
            for name, counts in answer.counts.items()
        }
        for found, answer in zip(lists, answers, strict=True)
    }
