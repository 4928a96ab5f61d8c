"""Inside the commune or not: its border is the one we know, or a GeoJSON file that whoever imports brings."""

import re
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from core.models import CitySettings
from directory.importing.drafts import Draft
from directory.reading import open_table
from directory.reading.errors import FileRefusedError
from directory.reading.late import shapely
from directory.reading.texts import digits
from search.analysis import fold
from search.nearby import distance, is_point

FARTHEST = 10_000  # metres: hardly a commune is wider
CODES = ("code", "insee", "code_insee", "insee_com", "INSEE_COM", "codgeo", "ref:INSEE", "com_code")
NAMES = ("nom", "name", "NOM", "nom_com", "libelle", "NOM_COM")


def read_boundary(path: str | Path, city: CitySettings) -> dict:
    """GeoJSON geometry (WGS 84) of a city: its feature by INSEE code or name, or the only one of the file.
    Raises FileRefusedError where there is none, or where it is no area."""
    rows = [row for row in open_table(path) if row.geometry]
    chosen = [row for row in rows if _is_of(row.cells, city)] or (rows if len(rows) == 1 else [])
    if not chosen:
        words = _("No area of the boundary file has the INSEE code %(code)s.")
        raise FileRefusedError(words % {"code": city.insee_code or "?"})
    try:
        area = shapely.geometry.shape(chosen[0].geometry)
        usable = area.geom_type in ("Polygon", "MultiPolygon") and area.is_valid and _is_in_degrees(area)
    except (shapely.errors.ShapelyError, LookupError, TypeError, ValueError, AttributeError, OverflowError):
        usable = False
    if not usable:
        raise FileRefusedError(_("The boundary is not an area in degrees (GeoJSON, WGS 84)."))
    return shapely.geometry.mapping(area)


def _is_of(cells, city):
    codes = {digits(cells[name], 5) for name in CODES if cells.get(name)}
    if codes:
        return city.insee_code in codes
    return any(fold(str(cells[name]), " ") == fold(city.name, " ") for name in NAMES if cells.get(name))


def _is_in_degrees(area):
    west, south, east, north = area.bounds
    return west >= -180 and south >= -90 and east <= 180 and north <= 90


class Town:
    """What belongs to a city: its own `border` (an area, where it is known), unless the source brings a
    `boundary` (GeoJSON); without any, what is within FARTHEST of its centre. A city of which neither is known
    takes every row. `objection(draft)`: why a row is not one of the city's, or "".

    `outside` counts those that are not.
    """

    def __init__(self, city: CitySettings, boundary: dict | None = None, border: Any = None) -> None:
        self.city, self.is_strict, self.outside = city, bool(boundary), 0
        area = shapely.geometry.shape(boundary) if boundary else border
        self.area = area or None
        shapely.prepare(self.area)
        centre = (city.latitude, city.longitude)
        self.centre = centre if is_point(*centre) else None

    def objection(self, draft: Draft) -> str:
        """A position that fits the town only in another reading is read so, and remarked."""
        if not (self.area or self.centre):
            reason = ""
        elif "latitude" in draft.fields:
            reason = self._objection_to_point(draft)
        elif "insee_code" in draft.fields and self.city.insee_code:
            reason = "" if draft.fields["insee_code"] == self.city.insee_code else self._outside(draft)
        elif "town" in draft.fields:
            reason = "" if _is_town(draft.fields["town"], self.city) else self._outside(draft)
        else:
            reason = _("no position: nothing tells whether it is in the town") if self.is_strict else ""
        return reason

    def _objection_to_point(self, draft):
        point = draft.fields["latitude"], draft.fields["longitude"]
        if self._holds(point):
            return ""
        fitting = next(filter(self._holds, draft.readings), None)
        if fitting is None:
            return self._outside(draft)
        draft.fields["latitude"], draft.fields["longitude"] = fitting
        draft.remarks.append(_("position read in another way, for it lies in the town only so"))
        return ""

    def _holds(self, point):
        if self.area:
            return self.area.intersects(shapely.Point(point[1], point[0]))
        return distance(point, self.centre) <= FARTHEST

    def _outside(self, draft):
        self.outside += 1
        draft.is_outside = True
        return _("outside the town")


def _is_town(name, city):
    """« ROUBAIX CEDEX 1 », « 59100 Roubaix » and « Roubaix » are one."""
    return re.sub(r"^\d{5} | cedex( \d+)?$", "", fold(name, " ")) == fold(city.name, " ")
