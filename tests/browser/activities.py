"""States of an activity, and the list for children, for tests.browser.addresses."""

from django.utils import timezone

JUNIORS = "activities, for children"
ONE_DATE, CANCELLED = "activity, one date", "activity, a date is cancelled"
NAMES = (JUNIORS, ONE_DATE, CANCELLED)


def addresses(portal, absolute) -> dict[str, str]:
    """Those that the demo shows. `absolute(portal, page)`: address of a page with its host."""
    from events.models import ActivityPage, AgendaPage, Occurrence

    found = {}
    for page in AgendaPage.objects.live().filter(locale__language_code="fr").exclude(ages_shown=[])[:1]:
        found[JUNIORS] = absolute(portal, page)
    live = ActivityPage.objects.live().filter(locale__language_code="fr")
    rows = Occurrence.objects.filter(start__gt=timezone.now(), status="cancelled").order_by("start")
    row = rows.filter(translation_key__in=live.values("translation_key")).first()
    for page in live.filter(translation_key=row.translation_key) if row else ():
        address = absolute(portal, page)
        found |= {CANCELLED: address, ONE_DATE: f"{address}?date={row.recurrence_id}"}
    return found
