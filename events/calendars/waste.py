"""The collections of a sector as a calendar to subscribe to: each bin, when it goes out."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.days import day_words
from core.viewer import viewer_of
from core.writing_direction import isolated
from directory.models import SectorPage
from directory.waste.dates import next_collections
from directory.waste.plan import plan_of
from events.calendars.writer import Calendar, CalendarEvent, vevent
from events.models.occurrence import uid_of
from search.days import local_day
from search.occurrences import Status

AHEAD, BEFORE = 365, 14  # days
LASTS = timedelta(minutes=30)  # a reminder that calendars show


def collections_of(page: SectorPage, request: HttpRequest) -> Calendar | None:
    """The collections of a year, and of the last days; None for a sector of a city without a plan."""
    city, now = request.city, viewer_of(request).now
    plan = plan_of(city.slug, request.LANGUAGE_CODE)
    key = str(page.translation_key)
    sector = next((one for one in plan.sectors if one.key == key), None) if plan else None
    if sector is None:
        return None
    url = f"{city.base_url}{sector.path}"
    first = local_day(now) - timedelta(days=BEFORE)
    events = [
        vevent(
            CalendarEvent(
                uid=uid_of(key, f"{row.day:%Y%m%d}-{row.stream}-{_slug_of(row.label)}"),
                start=row.put_out,
                end=row.put_out + LASTS,
                is_whole_day=False,
                status=Status.SCHEDULED,
                sequence=0,
                changed_at=page.last_published_at,
                title=_("Put out: %(bin)s") % {"bin": isolated(row.label)},
                description=_("Collection on %(day)s.") % {"day": day_words(row.day)},
                url=url,
                language=request.LANGUAGE_CODE,
            )
        )
        for row in next_collections(sector, first, BEFORE + AHEAD)
    ]
    title = _("Bins, %(sector)s – %(city)s") % {"sector": isolated(sector.title), "city": isolated(city.name)}
    return Calendar(events=events, name=title, url=url, source=f"{url}agenda.ics")


def _slug_of(label: str) -> str:
    """As it always was; of a name without a Latin letter, its own letters."""
    return slugify(label) or slugify(label, allow_unicode=True)
