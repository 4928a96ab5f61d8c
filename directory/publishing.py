"""Facts into a published place in all its languages, with a line in its history."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from core.publishing import publish_values
from core.sites import get_portal
from directory.models import PlacePage
from directory.models.place import WORDS


def original_of(place: PlacePage) -> PlacePage:
    """The page in the first language of its city, where facts are kept; the page itself if there is none, or
    if it is in no city."""
    home = get_portal().home_of(place)
    if home is None or home[1] == home[0].languages[0]:
        return place
    city = home[0]
    others = place.get_translations().filter(live=True, locale__language_code=city.languages[0])
    return others.first() or place


@transaction.atomic
def publish_facts(place_id: int, values: dict[str, Any], *, by: AbstractBaseUser | None = None) -> PlacePage:
    """Write {field: value} to a place and publish it as `by`; a page that is not live stays so.

    A draft of an editor gets the same facts and goes on as the draft, with its date of publication.
    Translations get the facts too, without names and texts. Returns the place as published.
    """
    place = PlacePage.objects.select_for_update(of=("self",)).get(pk=place_id)
    publish_values(place, values, by=by)
    shared = {name: value for name, value in values.items() if name not in WORDS}
    for translation in place.get_translations().filter(live=True, alias_of=None):
        publish_values(translation, shared, by=by)
    return PlacePage.objects.get(pk=place_id)
