"""The portal's own addresses, which no editor writes: the map, the open data, the site map… Menus may lead to
them, and the site map lists them. An app registers its own in `AppConfig.ready()`:

    own_addresses.register("map", _("Map of the town"), own_addresses.of_communes("map:page"))
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import override

City = Any  # a core.sites.City, which cannot be imported here: its settings hold links
# (city, language) -> path without host, "" where the city has none; called with the language active.
Path = Callable[[City, str], str]


class OwnAddress(NamedTuple):
    """`code` is what menus keep; `label` is lazy, in the words of a link."""

    code: str
    label: str
    path: Path


_addresses: dict[str, OwnAddress] = {}


def register(code: str, label: str, path: Path) -> None:
    """Add an address, or replace the one of that code."""
    _addresses[code] = OwnAddress(code, label, path)


def everywhere(view: str) -> Path:
    """The path of a view that every city has."""
    return lambda _city, _language: reverse(view)


def of_communes(view: str) -> Path:
    """The path of a view that the hub does not have."""
    return lambda city, _language: "" if city.is_hub else reverse(view)


def choices() -> list[tuple[str, str]]:
    """What an editor chooses from."""
    return [(address.code, address.label) for address in _addresses.values()]


def label_and_path(code: str, city: City, language: str) -> tuple[str, str] | None:
    """What a link to the address says in that language, and where it leads; None where the city has none, or
    where the app that knew it is gone."""
    address = _addresses.get(code)
    if address is None:
        return None
    with override(language):
        path = address.path(city, language)
        return (str(address.label), path) if path else None


def all_of(city: City, language: str) -> list[tuple[str, str]]:
    """(label, path) of everything that a city has, in the order of registration."""
    pairs = (label_and_path(code, city, language) for code in _addresses)
    return [pair for pair in pairs if pair]
