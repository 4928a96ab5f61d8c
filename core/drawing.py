"""What draws a page, told by its app: a page type is fields and panels, and imports none of it.

from core import drawing

drawing.register(NewsPage, news_context)     # in AppConfig.ready()
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

# (page, request) -> what the template of the page prints.
Context = Callable[[Any, HttpRequest], dict[str, Any]]

_contexts: dict[type[Page], list[Context]] = defaultdict(list)


def register(model: type[Page], context: Context) -> None:
    """Add `context` to what templates of exactly this page type are given; registered later, it may replace
    values of those before."""
    if context not in _contexts[model]:
        _contexts[model].append(context)


def context_of(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Everything that was registered for the type of `page`."""
    values: dict[str, Any] = {}
    for context in _contexts.get(type(page), ()):
        values |= context(page, request)
    return values
