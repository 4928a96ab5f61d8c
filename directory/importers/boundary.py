"""Inside the commune or not: its border is a GeoJSON file that whoever imports brings along."""

from django.utils.translation import gettext as _
from shapely.errors import ShapelyError
from shapely.geometry import Point, mapping, shape
from shapely.prepared import prep

from directory.importers.errors import FileRefusedError
from directory.importers.reading import open_table
from directory.importers.texts import digits
from search.documents import folded

CODES = ("code", "insee", "code_insee", "insee_com", "INSEE_COM", "codgeo", "ref:INSEE", "com_code")
NAMES = ("nom", "name", "NOM", "nom_com", "libelle", "NOM_COM")


def read_boundary(path, city):
    """GeoJSON geometry of `city` (CitySettings): its feature by INSEE code or name, or the only one."""
    rows = [row for row in open_table(path) if row.geometry]
    chosen = [row for row in rows if _is_of(row.cells, city)] or (rows if len(rows) == 1 else [])
    if not chosen:
        words = _("No area of the boundary file has the INSEE code %(code)s.")
        raise FileRefusedError(words % {"code": city.insee_code or "?"})
    try:
        area = shape(chosen[0].geometry)
        usable = area.geom_type in ("Polygon", "MultiPolygon") and area.is_valid and _is_in_degrees(area)
    except (ShapelyError, LookupError, TypeError, ValueError, AttributeError, OverflowError):
        usable = False
    if not usable:
        raise FileRefusedError(_("The boundary is not an area in degrees (GeoJSON, WGS 84)."))
    return mapping(area)


def _is_of(cells, city):
    codes = {digits(cells[name], 5) for name in CODES if cells.get(name)}
    if codes:
        return city.insee_code in codes
    return any(folded(str(cells[name])) == folded(city.name) for name in NAMES if cells.get(name))


def _is_in_degrees(area):
    west, south, east, north = area.bounds
    return west >= -180 and south >= -90 and east <= 180 and north <= 90


class Boundary:
    """`objection(fields)`: why a place is not one of the city's, or ""."""

    def __init__(self, geometry, city):
        self.area, self.city = prep(shape(geometry)), city

    def objection(self, fields):
        if "latitude" in fields:
            inside = self.area.contains(Point(fields["longitude"], fields["latitude"]))
        elif "insee_code" in fields:
            inside = fields["insee_code"] == self.city.insee_code
        elif "town" in fields:
            inside = folded(fields["town"]) == folded(self.city.name)
        else:
            return _("no position: nothing tells whether it is in the town")
        return "" if inside else _("outside the town")
