"""A file of features into a layer: read whole and judged first, written afterwards.

So a file that turns out to be cut, or to have lost a fifth of its rows, changes nothing; and a rerun finds
nothing to write.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import generation
from core.models import CitySettings
from core.sites import get_portal
from core.text import cleaned
from directory.borders import border_of
from directory.geocoding import AddressFinder, find_point
from directory.importing.boundary import read_boundary
from directory.importing.own_files.matches import start_of
from directory.importing.vanishing import loses_too_many
from directory.layers.features import Draft, Reader, digest_of
from directory.layers.kinds import BOUNDARY, KINDS
from directory.layers.own_rows import OwnReader
from directory.layers.report import CREATED, REMOVED, UNCHANGED, UPDATED, Report
from directory.models import Layer, LayerFeature
from directory.reading import open_table
from directory.reading.errors import FileRefusedError
from directory.reading.late import shapely
from directory.reading.official import Official, required_columns
from directory.reading.rows import Start

AT_ONCE = 500
SAME = 1e-5  # of a degree: what rounding may move


def import_layer(*, city, kind, path, boundary="", force=False, preview=False, mapping=None, **description):
    """Read the file at `path` into the layer `kind` (a key of KINDS) of `city` (CitySettings).

    `mapping`: what an editor said of its columns, kept for the next file; None: they have the usual names.

    `preview` writes nothing. Raises FileRefusedError, with nothing changed, for a file that cannot be read,
    that brings nothing, or without which more than a fifth of the layer would vanish, unless `force`.
    """
    layer = Layer.objects.filter(city=city, slug=kind).first()
    table = open_table(path, start_of(mapping) if mapping else Start())
    reader = _reader(KINDS[kind], table.crs, mapping, city, layer)
    survey = _Survey(kind, table, reader, _area(kind, path, boundary, city), layer)
    survey.read()
    report = survey.report
    if not survey.seen:
        return report
    vanished = set(survey.known) - survey.seen
    report.counts[REMOVED] = len(vanished)
    report.loses_too_many = loses_too_many(len(vanished), len(survey.known))
    if preview:
        return report
    if report.loses_too_many and not force:
        words = _("%(count)s of the %(known)s features of this layer are not in the file any more.")
        raise FileRefusedError(words % {"count": len(vanished), "known": len(survey.known)})
    layer = layer or Layer(city=city, slug=kind, schema=kind, order=list(KINDS).index(kind))
    _describe(layer, description)
    layer.report = report.to_json()
    layer.mapping = layer.mapping if mapping is None else mapping
    layer.save()
    _write(layer, survey)
    _remove(layer, vanished)
    generation.bump()
    return report


def _reader(kind, crs, mapping, city, layer):
    if mapping is None:
        return Reader(kind, crs)
    features = LayerFeature.objects.filter(layer=layer) if layer else LayerFeature.objects.none()
    return OwnReader(
        kind,
        crs,
        mapping,
        finder=finder_of(city),
        before=lambda identifier: (
            features.filter(identifier=identifier).values_list("geometry", flat=True).first()
        ),
    )


def finder_of(city: CitySettings) -> AddressFinder:
    """What knows the points of addresses of a city."""
    return AddressFinder(lambda address: find_point(address, get_portal().by_settings_id[city.pk]))


def _describe(layer, description):
    for name, value in description.items():
        if value:
            setattr(layer, name, value[: Layer._meta.get_field(name).max_length])
    layer.fetched_on = timezone.localdate()


def _area(kind, path, boundary, city):
    """What features must touch: the border that is given, else that of the map, else None. The file of
    boundaries is its own: the town's one is taken."""
    if source := boundary or (path if kind == BOUNDARY else ""):
        return shapely.geometry.shape(read_boundary(source, city))
    return border_of(city)


def _official(schema, columns):
    """Our copy of the national schema, or None: a file of another layout is not judged by it."""
    if not (schema and schema.pinned):
        return None
    is_claimed = set(required_columns(schema.pinned)) <= set(columns)
    return Official(schema.pinned) if is_claimed else None


class _Survey:
    """The first reading. `known`: {identifier: digest} of the layer; `seen`: identifiers of the file."""

    def __init__(self, kind, table, reader, area, layer):
        self.kind, self.table, self.reader = kind, table, reader
        shapely.prepare(area)
        self.area = area
        self.official = _official(KINDS[kind].schema, self.table.columns)
        rows = LayerFeature.objects.filter(layer=layer) if layer else LayerFeature.objects.none()
        columns = rows.values_list("identifier", "title", "geometry", "facts")
        self.known = {row[0]: digest_of(*row[1:]) for row in columns.iterator(2000)}
        self.report, self.seen = Report(), set()

    def read(self):
        for _draft, _outcome in self._judged(self.report):
            pass

    def wanted(self):
        """(draft, outcome) of the rows that ask for a write: a second reading of the file."""
        self.seen = set()
        for draft, outcome in self._judged(Report()):
            if outcome in (CREATED, UPDATED):
                yield draft, outcome

    def _judged(self, report):
        for raw in self.table:
            draft = self.reader.draft(raw)
            reason = draft.skip or self._objection(draft)
            if reason:
                report.skip(draft.number, reason)
                continue
            self.seen.add(draft.identifier)
            known = self.known.get(draft.identifier)
            outcome = CREATED if known is None else UNCHANGED if known == draft.digest else UPDATED
            report.counts[outcome] += 1
            if self.official and report is self.report:
                report.remark(draft.number, self.official.violations(raw.cells))
            yield draft, outcome

    def _objection(self, draft):
        if draft.identifier in self.seen:
            return _("the same feature stands in the file before")
        if self.kind == BOUNDARY:
            # Of all towns of the file, the one that read_boundary chose.
            is_chosen = shapely.geometry.shape(draft.geometry).equals_exact(self.area, SAME)
            return "" if is_chosen else _("another town")
        return objection(draft, self.area)


def objection(draft: Draft, area: Any) -> str:
    """Why a feature stands on no map of a town whose border (shapely, or None) is this, or ""."""
    if area and not area.intersects(shapely.geometry.shape(draft.geometry)):
        return _("outside the town")
    return ""


def _write(layer, survey):
    batch = []
    for draft, outcome in survey.wanted():
        batch.append((draft.feature(layer), outcome))
        if len(batch) == AT_ONCE:
            _write_batch(layer, batch)
            batch = []
    _write_batch(layer, batch)


@transaction.atomic
def _write_batch(layer, batch):
    """A short transaction: nobody else's save waits for the whole file."""
    changed = [feature.identifier for feature, outcome in batch if outcome == UPDATED]
    LayerFeature.objects.filter(layer=layer, identifier__in=changed).delete()
    LayerFeature.objects.bulk_create(cleaned(feature for feature, _outcome in batch))


def _remove(layer, identifiers):
    gone = sorted(identifiers)
    for start in range(0, len(gone), AT_ONCE):
        LayerFeature.objects.filter(layer=layer, identifier__in=gone[start : start + AT_ONCE]).delete()
