"""Where the search page of a site is: an app above core serves it, or none does."""

from functools import lru_cache

from django.urls import Resolver404, resolve
from django.utils.translation import override

WORDS = "q"  # the parameter that holds what somebody typed


@lru_cache(maxsize=16)
def search_path(language):
    """Address of the search page without host, or "" in a portal that has none."""
    path = f"/{language}/recherche/"
    try:
        with override(language):
            match = resolve(path)
    except Resolver404:
        return ""
    return "" if match.url_name == "wagtail_serve" else path


def search_template(city, language, placeholder):
    """Address of the results for words that take the place of `placeholder`, or ""."""
    path = search_path(language)
    return f"{city.base_url}{path}?{WORDS}={{{placeholder}}}" if path else ""
