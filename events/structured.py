"""What the page of an activity says to machines: schema.org Event, EventSeries, Course, CourseInstance.

Each date has the offset of its own day. A date that is cancelled or postponed keeps its startDate, one that
was moved says the former one (Google, « Event structured data »; schema.org, EventStatusType). A price is
given only where somebody said it.
"""

from django.utils import timezone
from django.utils.translation import get_language

from core.structured import moment, publisher
from events.models import TrainingPage
from search.days import local_day
from search.occurrences import SHORTEST, Status

MOST_DATES = 20
STATUSES = {
    Status.SCHEDULED: "EventScheduled",
    Status.MOVED: "EventRescheduled",
    Status.ONLINE: "EventMovedOnline",
    Status.POSTPONED: "EventPostponed",
    Status.CANCELLED: "EventCancelled",
}
ATTENDANCE = {
    "sur-place": "OfflineEventAttendanceMode",
    "en-ligne": "OnlineEventAttendanceMode",
    "les-deux": "MixedEventAttendanceMode",
}
SCHEMA = "https://schema.org/"


def of_happening(page, card, rows, point, canonical, request):
    """`nodes` of the head of the page: its next dates, or the last where all are over."""
    now = timezone.now()
    coming = [row for row in rows if row.closed_end > now][:MOST_DATES] or rows[-1:]
    whole = {
        "@id": f"{canonical}#activite",
        "url": canonical,
        "name": page.title,
        "description": page.search_description or page.introduction,
        "inLanguage": get_language(),
    }
    shared = _shared(page, card, point, request)
    if isinstance(page, TrainingPage):
        instances = [_date(page, row, shared, canonical, "CourseInstance") for row in coming]
        course = {"@type": "Course", "provider": publisher(request.city), "hasCourseInstance": instances}
        return [whole | course | {"offers": shared["offers"]}]
    if not coming:
        return []
    if len(rows) == 1:
        return [whole | _date(page, rows[0], shared, canonical, "Event") | {"url": canonical}]
    dates = [_date(page, row, shared, canonical, "Event") for row in coming]
    ends = {"startDate": _start(rows[0]), "endDate": _end(rows[-1])}
    return [whole | {"@type": "EventSeries"} | shared | ends | {"subEvent": dates}]


def _date(page, row, shared, canonical, kind):
    place = _online(page) if row.status == Status.ONLINE else shared["location"]
    mode = ATTENDANCE["en-ligne"] if row.status == Status.ONLINE else ATTENDANCE[page.attendance]
    was = row.status == Status.MOVED and row.start != row.announced_start
    return _filled(
        {
            "@type": kind,
            "name": page.title,
            "url": f"{canonical}?date={row.recurrence_id}",
            "startDate": _start(row),
            "endDate": _end(row),
            "previousStartDate": _as_written(row.announced_start, row.is_made_for_a_day) if was else None,
            "eventStatus": f"{SCHEMA}{STATUSES[row.status]}",
            **shared,
            "eventAttendanceMode": f"{SCHEMA}{mode}",
            "location": place,
            "courseMode": _mode(page) if kind == "CourseInstance" else None,
        }
    )


def _shared(page, card, point, request):
    venue = card["venue"]
    spot = venue and _filled(
        {
            "@type": "Place",
            "name": venue["title"],
            "address": ", ".join(venue["lines"]),
            "geo": point and {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]},
        }
    )
    organisers = [{"@type": "Organization", "name": one["name"]} for one in card["organisers"]]
    return {
        "eventAttendanceMode": f"{SCHEMA}{ATTENDANCE[page.attendance]}",
        "location": [place for place in (spot, _online(page)) if place],
        "organizer": organisers or publisher(request.city),
        "offers": _offers(page),
        "isAccessibleForFree": page.is_free,
        "typicalAgeRange": _ages(page),
    }


def _online(page):
    """A place on the web needs an address; without one it is not said."""
    return (
        {"@type": "VirtualLocation", "url": page.online_url} if page.is_online and page.online_url else None
    )


def _offers(page):
    prices = [0] if page.is_free else [block.value["price"] for block in page.tariffs]
    return [{"@type": "Offer", "price": str(price), "priceCurrency": "EUR"} for price in prices]


def _ages(page):
    if page.min_age is None and page.max_age is None:
        return None
    last = "" if page.max_age is None else page.max_age
    return f"{page.min_age or 0}-{last}"


def _mode(page):
    return {"sur-place": "onsite", "en-ligne": "online"}.get(page.attendance, "blended")


def _start(row):
    return _as_written(row.start, row.is_whole_day)


def _end(row):
    if row.end is None:
        return None
    return _as_written(row.end - SHORTEST, True) if row.is_whole_day else moment(row.end)


def _as_written(value, is_whole_day):
    return str(local_day(value)) if is_whole_day else moment(value)


def _filled(node):
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
