"""Files that the page of open data lists after those of places, told by who has them.

from directory import downloads

downloads.register(entries)     # in AppConfig.ready()
"""

from collections.abc import Callable

from django.http import HttpRequest

# request -> [entry of directory/open_data_page.html]
Entries = Callable[[HttpRequest], list[dict]]

_offers: list[Entries] = []


def register(entries: Entries) -> None:
    """Add what `entries` gives for the city of a request."""
    if entries not in _offers:
        _offers.append(entries)


def entries_of(request: HttpRequest) -> list[dict]:
    """Every entry for this request."""
    return [entry for entries in _offers for entry in entries(request)]
