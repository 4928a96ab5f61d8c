"""Numbers of public services, given once, by the nightly timer: no visit of a file writes anything."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from core import generation
from core.sites import get_portal
from directory.exports.places import places_of, town_of
from directory.exports.scdl import FILTERS, series_of
from directory.models import EquipmentNumber

LAST = 999


def number_every_service():
    """Give numbers in every town."""
    if sum(number_services(city) for city in get_portal().communes):
        generation.bump()


def number_services(city):
    """Give every public service of a City the number it lacks; how many were given."""
    town = town_of(city)
    known = set(EquipmentNumber.objects.values_list("key", "series"))
    given = 0
    for place in places_of(city, **FILTERS):
        series = series_of(place["insee_code"] or town.insee_code, place["category__scdl_code"])
        if series and (place["translation_key"], series) not in known:
            given += give(place["translation_key"], series)
    return given


def give(key, series):
    """The next number of a series to a place; False when it has one already or the series is full."""
    last = EquipmentNumber.objects.filter(series=series).aggregate(last=Max("rank"))["last"] or 0
    if last >= LAST:
        return False
    try:
        with transaction.atomic():
            EquipmentNumber.objects.create(key=key, series=series, rank=last + 1)
    except IntegrityError:  # somebody else gave it just now
        return False
    return True
