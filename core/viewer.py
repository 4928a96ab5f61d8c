"""Who looks at a list: a visitor of a site, or nobody in particular (a task that writes mails)."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from core.sites import City, Portal, Scope, get_portal, scope_in


@dataclass(frozen=True)
class Viewer:
    """`languages` in the order of preference, the first one being that of the words around; `base_url` is
    where absolute addresses start, without a slash at the end; `now` decides what is open, coming or over."""

    city: City
    languages: tuple[str, ...]
    base_url: str
    now: datetime

    @property
    def language(self) -> str:
        """The language that lists are drawn in."""
        return self.languages[0]

    @property
    def scope(self) -> Scope:
        """What may be seen: the city and what is shared with it; everything from the hub."""
        return scope_in(self.city, self.language)

    @property
    def portal(self) -> Portal:
        """What surrounds pages now."""
        return get_portal()


def viewer_of(request: HttpRequest) -> Viewer:
    """The visitor who sent a request; the city middleware has set `request.city`."""
    return viewer_in(request.city, request.LANGUAGE_CODE)


def viewer_in(city: City, *languages: str, now: datetime | None = None) -> Viewer:
    """Somebody who reads in a city, in its own languages unless others are given."""
    return Viewer(city, languages or city.languages, city.base_url, now or timezone.now())
