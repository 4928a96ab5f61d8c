"""What the night brings: one more day of dates, and what places say of themselves since."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core.translations import original_of
from events.models import HAPPENINGS
from events.occurrences import follow_schedule
from events.publishing import ids_of_key
from search.marking import mark

BATCH = 200
# Imports publish places in bulk and tell nobody; a nightly run that was missed is made up for.
LOOKS_BACK = timedelta(days=7)


def pages_to_renew():
    """Make the dates of the next 18 months, page by page, and mark the pages that have new ones; yields the
    ids of those whose place was published since."""
    for model in HAPPENINGS:
        ids = list(model.objects.filter(live=True, alias_of=None).values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            make_dates(model.objects.filter(pk__in=ids[start : start + BATCH], live=True))
        since = timezone.now() - LOOKS_BACK
        yield from model.objects.filter(live=True, venue__last_published_at__gte=since).values_list(
            "pk", flat=True
        )


@transaction.atomic
def make_dates(pages):
    """Let the rows of these pages follow their schedules, and mark those that changed."""
    changed = [page for page in pages if original_of(page).pk == page.pk and follow_schedule(page)]
    mark([pk for page in changed for pk in ids_of_key(page.translation_key)])
