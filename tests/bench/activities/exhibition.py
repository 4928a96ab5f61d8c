"""What publishing an exhibition of 359 dates costs the index: processor time while nobody else can write."""

import json
import time
from datetime import timedelta
from statistics import median

DATES, ROUNDS = 359, 15


def milliseconds_under_lock() -> float:
    """The median over publications whose dates all change, from the lock of the index to the commit."""
    from django.utils import timezone

    from events.models import ActivityPage, Occurrence
    from events.occurrences import follow_schedule

    page = ActivityPage.objects.live().filter(url_path__startswith="/roubaix/").order_by("slug").first()
    first, found = timezone.localdate() + timedelta(days=1), []
    for number in range(ROUNDS):
        days = {"first": str(first), "last": str(first + timedelta(days=DATES - 1))}
        hours = {"start": f"{9 + number % 2:02}:00", "end": "18:00"}
        page.schedule = json.dumps([{"type": "run", "value": days | hours}])
        follow_schedule(page)
        rows = Occurrence.objects.filter(translation_key=page.translation_key)
        if (count := rows.filter(start__gt=timezone.now()).count()) != DATES:
            raise SystemExit(f"Void: {count} dates, not {DATES}.")
        found.append(_seconds_under_lock(page.pk))
    return round(median(found) * 1000, 1)


def _seconds_under_lock(page_id):
    from django.db import transaction

    from core import generation
    from search.documents import read_records
    from search.writing import lock_state, write

    records, failures = read_records([page_id])
    if failures:
        raise SystemExit(f"Void: {failures}")
    records[page_id].words  # noqa: B018 (analysed before the lock, as search.projection does)
    with transaction.atomic():
        state = lock_state()
        started = time.process_time()
        touched = write(state, records)
        generation.bump(*sorted(touched[page_id]))
    return time.process_time() - started
