"""Corrections and unconfirmed places, on the first page of the admin."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import DateField, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import desk
from core.sites import get_portal
from directory import freshness
from directory.truth.admin import rights
from directory.truth.admin.proposals import waiting

CORRECTIONS = "corrections"


def register() -> None:
    """Count both there."""
    desk.register(
        CORRECTIONS,
        _("Corrections of places proposed by visitors or owners"),
        "directory_truth_admin:proposals",
        lambda user: waiting(user).count(),
        action=_("Answer"),
        order=10,
    )
    desk.register(
        "unconfirmed places",
        _("Places that nobody has confirmed for long"),
        "directory_truth_admin:records",
        lambda user: unconfirmed(user).count(),
        action=_("Ask their owners"),
        order=40,
    )


def unconfirmed(user: AbstractBaseUser) -> QuerySet:
    """Published places that `user` may publish and whose owner is to be asked again, by the rules of each
    city."""
    reference = Coalesce("verified_on", TruncDate("first_published_at"), output_field=DateField())
    rules, is_due = freshness.rules_by_site(), Q(pk__in=[])
    for city in get_portal().cities:
        months = rules.get(city.site_id, freshness.DEFAULTS).remind_after
        latest = freshness.latest_reference(months, timezone.localdate())
        for home in city.homes.values():
            is_due |= Q(path__startswith=home.path, reference__lte=latest)
    places = rights.own_places(user).filter(live=True, alias_of=None)
    return places.annotate(reference=reference).filter(is_due)
