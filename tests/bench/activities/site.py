"""The demo's Roubaix with another number of activities, of twelve dates each."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid5

from tests.bench.visits import Visit

HOST, CITY = "roubaix.localhost", "roubaix"
DATES, DAYS_AHEAD = 12, 180
DAYS_APART = (7, 13)  # from one activity to the next, from one date to the next
AGES = ((0, 2), (3, 5), (6, 10), (11, 14), (15, 17), (18, None), (60, None))
LIST = "/fr/activites/"


def grow(number: int):
    """Make the activities of Roubaix `number`: copies of the demo's own, each with twelve dates to come."""
    from events.models import ActivityPage, Occurrence
    from tests.bench.copies import multiply

    originals = list(ActivityPage.objects.live().filter(url_path__startswith=f"/{CITY}/").order_by("slug"))
    copies = range(number - len(originals))
    keys = [uuid5(originals[n % len(originals)].translation_key, str(n)) for n in copies]
    rows = [row for n, key in enumerate(keys) for row in _dates(key, n)]
    Occurrence.objects.bulk_create(rows, batch_size=500)
    multiply(originals, len(copies), _facts)


def _facts(n):
    """Columns that make copy `n` different: whom it is for, what it costs."""
    first, last = AGES[n % len(AGES)]
    price = ("gratuit", "payant", "")[n % 3]
    return {"min_age": first, "max_age": last, "is_for_all_ages": False, "price": price}


def _dates(key, n):
    """Unsaved rows of an activity: two hours each, at whole hours between 8:00 and 20:00 UTC."""
    from django.utils import timezone

    from events.models import Occurrence
    from events.models.occurrence import uid_of
    from search.occurrences import slot_of

    now, of_activity = timezone.now(), n * DAYS_APART[0]
    days = {1 + (of_activity + number * DAYS_APART[1]) % DAYS_AHEAD for number in range(DATES)}
    for day in sorted(days):
        start = datetime.combine(now.date() + timedelta(days=day), time(8 + (n + day) % 12), UTC)
        slot = slot_of(start)
        yield Occurrence(
            translation_key=key,
            recurrence_id=slot,
            scheduled_slot=slot,
            uid=uid_of(key, slot),
            start=start,
            end=start + timedelta(hours=2),
            made_at=now,
            changed_at=now,
        )


def visits():
    """One Visit of each kind, as a parent who looks for something to do makes them."""
    from search.models import SearchDocument
    from tests.bench.addresses import EMPTY, ROW20

    activity = SearchDocument.objects.filter(city__slug=CITY, kind="activity", locale="fr").latest("pk")
    addresses = {
        "empty": EMPTY,
        "row20": ROW20,
        "weekend": f"{LIST}?quand=week-end&age=6-10&tarif=gratuit",
        "agenda": LIST,
        "days": f"{LIST}?dates=jours",
        "detail": activity.path,
        "calendar": f"{LIST}liste.ics",
    }
    return [Visit(kind, HOST, address) for kind, address in addresses.items()]
