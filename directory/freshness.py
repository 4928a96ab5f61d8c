"""What nobody has confirmed for long sinks in lists, then leaves them. How long is for each city to say."""

import calendar
from datetime import date, timedelta

from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Page

from core import generation
from core.sites import get_portal
from directory.models import DirectorySettings, PlacePage
from search.marking import mark

FRESH, DUE, RANKED_LAST, HIDDEN = "fresh", "due", "ranked last", "hidden"
SINKS = -1  # the weight of a document, below all others
# A nightly run that was missed is made up for.
LOOKS_BACK = timedelta(days=7)


def standing(place, today=None):
    """FRESH, DUE (ask the owner), RANKED_LAST (last in lists) or HIDDEN (in no list)."""
    return standing_at(reference_of(place), settings_of(place), today or timezone.localdate())


def standing_at(reference, rules, today):
    """The same for a reference date; a record without one is fresh."""
    if reference is None:
        return FRESH
    for name, months in (
        (HIDDEN, rules.hide_after),
        (RANKED_LAST, rules.sink_after),
        (DUE, rules.remind_after),
    ):
        if today >= months_after(reference, months):
            return name
    return FRESH


def weight_of(place, today=None):
    """What its document weighs."""
    return SINKS if standing(place, today) == RANKED_LAST else 0


def is_hidden(place, today=None):
    """Whether lists leave it out. Its page still answers."""
    return standing(place, today) == HIDDEN


def reference_of(place):
    """The day from which one counts: the last confirmation, else the first publication, else None."""
    first = place.first_published_at
    return place.verified_on or (timezone.localdate(first) if first else None)


def settings_of(place):
    """The rules of the city of a place."""
    found = get_portal().home_of(place)
    return rules_by_site().get(found[0].site_id, DEFAULTS) if found else DEFAULTS


def rules_by_site():
    """{site id: DirectorySettings} of the sites that have some."""
    return generation.held("directory settings", _read_rules, ())


def crossing(today=None):
    """Ids of the live places that sank or left the lists in the week up to `today`.

    Their documents have to be written again; doing so twice changes nothing.
    """
    today = today or timezone.localdate()
    found = []
    rows = PlacePage.objects.filter(live=True).only("path", "verified_on", "first_published_at")
    for place in rows.iterator(2000):
        reference, rules = reference_of(place), settings_of(place)
        if reference and any(
            today - LOOKS_BACK < months_after(reference, months) <= today
            for months in (rules.sink_after, rules.hide_after)
        ):
            found.append(place.pk)
    return found


def months_after(day, months):
    """The same day so many months later; the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def read_again(sender, instance, **kwargs):
    """Receiver: a city believes its records for a longer or a shorter time now."""
    generation.bump()
    for home in Page.objects.filter(translation_key=instance.site.root_page.translation_key):
        mark(PlacePage.objects.filter(path__startswith=home.path).values_list("pk", flat=True))


def connect():
    """Called once, when the app is ready."""
    for signal in (post_save, post_delete):
        signal.connect(read_again, sender=DirectorySettings, dispatch_uid="directory-settings")


def latest_reference(months, today):
    """The last reference date that lies `months` back on `today`: what is older is at least as stale."""
    day = months_after(today, -months)
    while months_after(day + timedelta(days=1), months) <= today:
        day += timedelta(days=1)
    return day


def _read_rules():
    return {rules.site_id: rules for rules in DirectorySettings.objects.all()}


DEFAULTS = DirectorySettings()
