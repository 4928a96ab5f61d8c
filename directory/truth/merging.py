"""Two records of the same place become one; the address of the other leads there."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from core.publishing import withdraw
from core.sites import get_portal
from directory.models import OwnerLink, PlacePage, Proposal, SourceRecord
from directory.models.access import AccessFacts
from directory.publishing import publish_facts

# What the record that stays takes from the other where it has nothing itself.
COMPLETED = (
    "introduction", "category", "phone", "email", "website", "contacts", "booking_url", "services",
    "payments", "facilities", "digital_services", "digital_audiences", "min_age", "max_age",
    "spoken_languages", "siret", "rna", "acceslibre_uuid", "osm_id", "body", "gallery", "listing_image",
    "owner_email", "staff_notes", *(field.name for field in AccessFacts._meta.fields),
)  # fmt: skip
# Facts that only mean something together: all are taken, or none.
TOGETHER = (
    ("street", "address_extra", "postcode", "town", "insee_code", "ban_key"),
    ("latitude", "longitude"),
    ("hours", "hours_note", "exceptions", "by_appointment"),
    ("service_area", "serves_whole_town"),
    ("verified_on", "verified_by"),
)
EMPTY: tuple[Any, ...] = (None, "", [], {})


class MergeError(Exception):
    """Why two places cannot become one, in words for the editor."""


@transaction.atomic
def merge_places(*, winner_id: int, loser_id: int, by: AbstractBaseUser | None = None) -> PlacePage:
    """Complete the winner from the loser and publish it, move what belongs to the loser, unpublish it and
    redirect its address, all as `by`. Returns the winner. Nothing is deleted: the loser stays as a draft.
    MergeError where they cannot become one."""
    locked = PlacePage.objects.select_for_update(of=("self",)).order_by("pk")
    rows = {place.pk: place for place in locked.filter(pk__in=[winner_id, loser_id], live=True)}
    if len(rows) < 2:
        raise MergeError(_("One of these places is no longer published."))
    winner, loser = rows[winner_id], rows[loser_id]
    if winner.get_parent() != loser.get_parent():
        raise MergeError(_("These places are not in the same directory."))
    if winner.locked or loser.locked:
        raise MergeError(_("This page is locked: unlock it first."))
    winner = publish_facts(winner.pk, taken_from(loser, winner), by=by)
    SourceRecord.objects.filter(page=loser).update(page=winner)
    Proposal.objects.filter(place=loser).update(place=winner)
    OwnerLink.objects.filter(place=loser).delete()
    pages = list(loser.get_translations(inclusive=True).filter(live=True, alias_of=None))
    withdraw(loser, by=by)
    for page in pages:
        _redirect(page, winner.get_translation_or_none(page.locale) or winner)
    return winner


def taken_from(loser: PlacePage, winner: PlacePage) -> dict[str, Any]:
    """{field: value} of what the winner has not and the loser has."""
    names = [name for name in COMPLETED if _is_empty(winner, name) and not _is_empty(loser, name)]
    for group in TOGETHER:
        if all(_is_empty(winner, name) for name in group):
            names += [name for name in group if not _is_empty(loser, name)]
    return {name: getattr(loser, name) for name in names}


def _is_empty(place, name):
    """Whether nothing is said: so does an unticked box, unlike a « no » where « unknown » is possible."""
    value = getattr(place, name)
    if value is False:
        return not PlacePage._meta.get_field(name).null
    return value in EMPTY if not hasattr(value, "stream_block") else not len(value)


def _redirect(loser, winner):
    portal = get_portal()
    home = portal.home_of(loser)
    if home is None:  # the city has left the site: nobody can ask for the address
        return
    city, _language = home
    old_path = Redirect.normalise_path(portal.path_of(loser))
    Redirect.objects.filter(old_path=old_path, site_id=city.site_id).delete()
    Redirect.objects.filter(redirect_page=loser).update(redirect_page=winner)
    Redirect.add_redirect(old_path, redirect_to=winner, site=city.settings.site)
