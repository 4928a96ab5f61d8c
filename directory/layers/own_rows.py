"""Rows of an editor's own file of a layer: its columns are those that the editor has named."""

from collections.abc import Callable, Mapping
from typing import Any

from directory.geocoding import AddressFinder
from directory.hours.reading import read
from directory.importing.columns import Columns, names_of
from directory.layers import geometry
from directory.layers.features import LONGEST_FACT, Reader, digest_of
from directory.layers.kinds import POINT, Kind
from directory.layers.own_columns import ADDRESS, ADDRESS_PARTS
from directory.reading import points, positions, texts
from search.analysis import fold


class OwnReader(Reader):
    """`finder` gives the points of addresses; `before(identifier)` the geometry of a feature that is on the
    map, or None: what an address gave once stays where nobody answers today."""

    def __init__(
        self,
        kind: Kind,
        crs: int | None,
        mapping: Mapping[str, Any],
        *,
        finder: AddressFinder,
        before: Callable[[str], dict | None] = lambda identifier: None,
    ) -> None:
        super().__init__(kind, crs)
        self.named, self.told = Columns(), mapping.get("columns", {})
        self.identifiers = names_of(mapping.get("identifier", ()))
        self.codes = {
            name: {fold(cell, " "): code for cell, code in lookup["values"].items()}
            for name, lookup in mapping.get("lookups", {}).items()
        }
        self.finder, self.before = finder, before

    def title(self, cells):
        """Of kinds that are called by their address, that."""
        by_address = self._said(cells, *ADDRESS_PARTS[:2]) if ADDRESS in self.kind.title else ""
        return self._said(cells, "title") or by_address

    def identifier(self, raw, shape):
        """The register's own; of what only an address places, its name with the address."""
        if own := self._own(raw.cells):
            return own
        return digest_of("", shape, {}) if self._drawn(raw) else self._by_words(raw.cells)

    def geometry(self, raw):
        """The row's own shape, as in GeoJSON, or what its cells say in figures; else the point of its
        address."""
        return self._drawn(raw) or self._at_address(raw.cells)

    def facts(self, cells):
        said = {name: self._fact(cells, name) for name in self.kind.facts if name != ADDRESS}
        if ADDRESS in self.kind.facts:
            said[ADDRESS] = self._said(cells, *ADDRESS_PARTS[:2])
        return {name: value[:LONGEST_FACT] for name, value in said.items() if value}

    def _fact(self, cells, name):
        value = self._said(cells, name)
        if self.kind.facts[name].is_hours:
            return read(value).hours or value
        return self.codes[name].get(fold(value, " "), value) if name in self.codes else value

    def _drawn(self, raw):
        own, cells = geometry.in_degrees(raw.geometry, self.kind.geometry, self.crs), raw.cells
        if own or self.kind.geometry != POINT:
            return own or geometry.written(self._said(cells, "shape"), self.kind.geometry, self.crs)
        where = positions.position(self._said(cells, "longitude"), self._said(cells, "latitude"), self.crs)
        if not where and (two := points.pair(self._said(cells, "point"))):
            where = positions.position(*two)
        return geometry.point(*where) if where else None

    def _at_address(self, cells):
        address = self._said(cells, *ADDRESS_PARTS)
        if self.kind.geometry != POINT or not self._said(cells, *ADDRESS_PARTS[:2]):
            return None
        if where := self.finder.point_of(address):
            return geometry.point(*where)
        return self.before(self._own(cells) or self._by_words(cells))

    def _own(self, cells):
        return "|".join(filter(None, (self.named.text(cells, name) for name in self.identifiers)))[:200]

    def _by_words(self, cells):
        return digest_of(self._said(cells, "title"), None, {ADDRESS: self._said(cells, *ADDRESS_PARTS)})

    def _said(self, cells, *names):
        """The columns of these facts, side by side."""
        said = (self.named.joined(cells, self.told[name]) for name in names if name in self.told)
        return texts.text(" ".join(filter(None, said)))
