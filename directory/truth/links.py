"""The link sent to the owner of a place: whoever has it answers for the place, once."""

import hashlib
import secrets
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from core.anonymous.answers import home_of
from directory.models import OwnerLink

LIFETIME = timedelta(days=30)
# Owners get one mail in this time, however often editors remind everybody.
QUIET = timedelta(days=30)


def make_link(place):
    """(OwnerLink, absolute address). The token exists nowhere but in the address. Inside a transaction:
    NoSiteError where no site shows the place."""
    token = secrets.token_urlsafe(32) + _mark(place)
    expires_at = timezone.now() + LIFETIME
    link = OwnerLink.objects.create(place=place, token_digest=_digest(token), expires_at=expires_at)
    return link, address_of(place, token)


def address_of(place, token):
    """The page of the link, on the site of the city and in the language of the place."""
    city, language = home_of(place)
    with translation.override(language):
        return city.base_url + reverse("directory_truth:owner", args=[token])


def find(token):
    """The link of that token, whatever became of it, or None."""
    return OwnerLink.objects.select_related("place").filter(token_digest=_digest(token)).first()


def is_open(link, token):
    """Whether it still works, its place is still in the directory, and still of the owner it was sent to."""
    is_unused = link.used_at is None and link.expires_at > timezone.now()
    return is_unused and link.place.live and token.endswith(_mark(link.place))


def use(link):
    """Exchange the link for one answer: true for the first who asks, inside a transaction."""
    now = timezone.now()
    still_open = OwnerLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now)
    return bool(still_open.update(used_at=now))


def has_open_link(place):
    """Whether a link of the last day waits for an answer: another mail would say nothing new."""
    since = timezone.now() - timedelta(days=1)
    return OwnerLink.objects.filter(place=place, used_at=None, created_at__gt=since).exists()


def remindable(places):
    """Of a queryset of places, those with an owner who was not written to lately."""
    lately = OwnerLink.objects.filter(created_at__gt=timezone.now() - QUIET).values("place")
    return places.filter(live=True).exclude(owner_email="").exclude(pk__in=lately)


def _mark(place):
    """The end of every token of a place: another when its owner's address is another."""
    address = place.owner_email.lower()
    return salted_hmac("directory.truth.links", address, algorithm="sha256").hexdigest()[:16]


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()
