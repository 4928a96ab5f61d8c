"""Errors of the API: the words of the error pages, as RFC 9457 wants them for programs."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from core.headers import is_api_path
from core.views import ERRORS

TYPE = "application/problem+json"
# Of an error page that a program needs too.
KEPT_HEADERS = ("Allow", "Cache-Control", "Content-Language", "Retry-After")


def problem(status: int, title: str, detail: str = "", **others: object) -> HttpResponse:
    """An error: what it is, and what to do."""
    said = {"status": status, "title": title, "detail": detail, **others}
    content = json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)
    return HttpResponse(content, status=status, content_type=TYPE)


SCHEMA = {
    "type": "object",
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["status", "title"],
    "additionalProperties": False,
}


class ProblemMiddleware:
    """Whoever refuses a request to the API, a program is told why in JSON and not in a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_said = response.status_code not in ERRORS or response.get("Content-Type", "").startswith(TYPE)
        if is_said or not is_api_path(request.path_info):
            return response
        with override(response.get("Content-Language", settings.LANGUAGE_CODE)):
            title, text = map(str, ERRORS[response.status_code])
        said = problem(response.status_code, title, text)
        for name in KEPT_HEADERS:
            if name in response:
                said.headers[name] = response.headers[name]
        return said
