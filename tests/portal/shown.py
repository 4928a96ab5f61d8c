"""What visitors are shown of a list, by its page, its feed and its calendar, without its words."""

import json

from django.test import Client
from wagtail.models import Page

from core.sites import get_portal
from events.models import AgendaPage
from search.models import SearchDocument

FACTS = ("city", "image", "point", "is_open", "is_free", "min_age", "max_age", "other_dates", "values")
OF_CALENDARS = ("DTSTART", "DTEND", "GEO", "STATUS", "EXDATE")


def shown_in(page: Page) -> dict:
    """The same of a list in every language, where facts are the same: items by what names their page in
    all of them, counts of filters, items of the feed, dates of the calendar."""
    portal = get_portal()
    city, _language = portal.home_of(page)
    client, path = Client(headers={"host": city.host}), portal.path_of(page)
    answer = json.loads(client.get(f"{path}api.json").content)
    feed = json.loads(client.get(f"{path}liste.json").content)
    keys = dict(SearchDocument.objects.values_list("path", "key"))
    return {
        "total": answer["total"],
        "items": {_key_of(item, keys, city): _facts_of(item) for item in answer["items"]},
        "counts": {facet["param"]: _counts_of(facet) for facet in answer["facets"]},
        "feed": sorted(_key_of(item, keys, city) for item in feed["items"]),
        "dates": _dates_of(client.get(f"{path}liste.ics")) if page.specific_class is AgendaPage else None,
    }


def _key_of(item, keys, city):
    return keys[item["url"].removeprefix(city.base_url).partition("?")[0]].partition(":")[0]


def _facts_of(item):
    date = item["date"] and {name: item["date"][name] for name in ("start", "end", "status")}
    return {name: item[name] for name in FACTS} | {"date": date}


def _counts_of(facet):
    return sorted((value["value"], value["count"]) for value in facet["values"])


def _dates_of(calendar):
    lines = calendar.content.decode().split("\r\n")
    return sorted(line for line in lines if line.startswith(OF_CALENDARS))
