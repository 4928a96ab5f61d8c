"""Events in the shape of OpenAgenda's API v2 (https://developers.openagenda.com/), cut short."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def timing(start, hours=2):
    """« 2027-01-05 14:00 » and two hours more, by the offset of that day."""
    begin = datetime.fromisoformat(start).replace(tzinfo=PARIS)
    end = (begin.replace(tzinfo=None) + timedelta(hours=hours)).replace(tzinfo=PARIS)
    return {"begin": begin.isoformat(), "end": end.isoformat()}


def event(**changes):
    """A workshop at a library on one afternoon."""
    return {
        "uid": 38889590,
        "title": {"fr": "Atelier de gravure", "nl": "Graveeratelier"},
        "description": {"fr": "Graver sur lino."},
        "state": 2,
        "status": 1,
        "attendanceMode": 1,
        "location": {
            "name": "Médiathèque",
            "address": "2 rue Pierre-Motte",
            "postalCode": "59100",
            "city": "Roubaix",
            "latitude": 50.6899,
            "longitude": 3.1746,
        },
        "timings": [timing("2027-06-09 14:00")],
    } | changes


def exhibition(count):
    """An event of so many timings from 5 January 2027 on, mornings and afternoons, across clock changes."""
    first = datetime(2027, 1, 5)  # noqa: DTZ001 - a clock, whatever its zone
    days = (first + timedelta(days=number // 2) for number in range(count))
    hours = ("10:00", "14:00")
    return event(timings=[timing(f"{day:%Y-%m-%d} {hours[number % 2]}") for number, day in enumerate(days)])
