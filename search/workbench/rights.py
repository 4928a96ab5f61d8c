"""Who works on the searches of a city: those who may publish its home page."""

from wagtail.models import Page

from core.rights import publishable
from core.sites import get_portal


def cities_of(user):
    """The cities (core.sites.City) whose searches `user` works on; the hub is one of them."""
    own = set(publishable(user, Page).filter(depth=2).values_list("pk", flat=True))
    return [
        city for city in get_portal().cities if own.intersection(home.page_id for home in city.homes.values())
    ]


def works_for_all(user):
    """Whether what `user` writes may hold in every city: who works on the hub, or administers the portal."""
    return user.is_superuser or any(city.is_hub for city in cities_of(user))


def rows_of(user, model):
    """The synonyms or promoted results that `user` sees and changes."""
    own = model.objects.filter(city__in=[city.settings.pk for city in cities_of(user)])
    return own | model.objects.filter(city=None) if works_for_all(user) else own
