"""One row of a file -> one feature of a layer, or the reason why there is none."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from directory.layers import geometry
from directory.layers.kinds import POINT, Kind
from directory.models import LayerFeature
from directory.reading import points, positions, texts
from directory.reading.rows import RawRow
from search.analysis import fold

OSM = re.compile(r"^(node|way|relation)/\d+$")
LONGEST_FACT = 300
LONGEST_TITLE = LayerFeature._meta.get_field("title").max_length


@dataclass
class Draft:
    """What a row says. `skip` is why it makes no feature."""

    number: int
    identifier: str = ""
    title: str = ""
    geometry: dict | None = None
    facts: dict[str, str] = field(default_factory=dict)
    skip: str = ""

    @property
    def digest(self):
        """Equal when the feature would be written the same."""
        return digest_of(self.title, self.geometry, self.facts)

    def feature(self, layer):
        """The row to write."""
        latitude, longitude = geometry.middle(self.geometry)
        return LayerFeature(
            layer=layer,
            identifier=self.identifier,
            title=self.title,
            geometry=self.geometry,
            latitude=latitude,
            longitude=longitude,
            facts=self.facts,
        )


def digest_of(title, shape, facts):
    """A short text that differs when any of them does."""
    written = json.dumps([title, shape, facts], sort_keys=True)
    return hashlib.sha1(written.encode(), usedforsecurity=False).hexdigest()


class Reader:
    """Reads the rows of one file as one kind (directory.layers.kinds), by the usual names of its columns."""

    def __init__(self, kind: Kind, crs: int | None = None) -> None:
        self.kind, self.crs = kind, crs
        self.columns: dict[tuple, dict[str, str]] = {}

    def draft(self, raw):
        """The Draft of a RawRow of directory.reading."""
        found = Draft(raw.number, skip=raw.fault)
        if found.skip:
            return found
        found.skip = self._other_kind(raw.cells)
        found.geometry = None if found.skip else self.geometry(raw)
        if not found.skip and not found.geometry:
            found.skip = _("no position")
        if found.skip:
            return found
        found.title = self.title(raw.cells)[:LONGEST_TITLE]
        found.facts = self.facts(raw.cells)
        found.identifier = self.identifier(raw, found.geometry)
        return found

    def title(self, cells: Mapping[str, Any]) -> str:
        """What the feature is called, "" where the row does not say."""
        return texts.text(self._first(cells, self.kind.title))

    def identifier(self, raw: RawRow, shape: dict) -> str:
        """The register's own, or that of OpenStreetMap, else its shape; a mere rank in the file is none."""
        own = texts.text(self._first(raw.cells, self.kind.identifier))[:200]
        osm = texts.text(raw.cells.get("@id", ""))
        return own or (osm if OSM.match(osm) else digest_of("", shape, {}))

    def _other_kind(self, cells):
        for column, wanted in self.kind.only.items():
            value = texts.text(self._cell(cells, column))
            if value and fold(value, " ") not in (fold(word, " ") for word in wanted):
                return _("another kind: %(value)s") % {"value": value[:60]}
        return ""

    def geometry(self, raw: RawRow) -> dict | None:
        """GeoJSON in degrees, or None where the row does not say."""
        if found := geometry.in_degrees(raw.geometry, self.kind.geometry, self.crs):
            return found
        if self.kind.geometry != POINT:
            return None
        latitude, longitude = (
            self._first(raw.cells, names) for names in (self.kind.latitude, self.kind.longitude)
        )
        where = positions.position(longitude, latitude, self.crs)
        if not where:
            where = positions.position(*(points.pair(self._first(raw.cells, self.kind.point)) or ("", "")))
        return geometry.point(*where) if where else None

    def facts(self, cells: Mapping[str, Any]) -> dict[str, str]:
        """{fact of the kind: what the row says}."""
        read = {name: texts.text(self._first(cells, fact.columns)) for name, fact in self.kind.facts.items()}
        return {name: value[:LONGEST_FACT] for name, value in read.items() if value}

    def _first(self, cells, names):
        """The first cell that says something."""
        values = (self._cell(cells, name) for name in names)
        return next((value for value in values if texts.text(value)), "")

    def _cell(self, cells, name):
        if "+" in name:
            parts = [texts.text(self._cell(cells, part)) for part in name.split("+")]
            return " ".join(filter(None, parts)) if parts[-1] else ""
        if name in cells:
            return cells[name]
        key = tuple(cells)
        if key not in self.columns:
            self.columns = {key: {fold(column, " "): column for column in cells}}
        return cells.get(self.columns[key].get(fold(name, " "), ""))
