"""Facts into a published place in all its languages, with a line in its history."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from core.publishing import publish_values
from directory.models import PlacePage


@transaction.atomic
def publish_facts(place_id: int, values: dict[str, Any], *, by: AbstractBaseUser | None = None) -> PlacePage:
    """Write {field: value} to a place and publish it as `by`; a page that is not live stays so.

    A draft of an editor gets the same facts and goes on as the draft, with its date of publication.
    Translations get the facts too (core.translations). Returns the place as published.
    """
    place = PlacePage.objects.select_for_update(of=("self",)).get(pk=place_id)
    publish_values(place, values, by=by)
    return PlacePage.objects.get(pk=place_id)
