"""acceslibre: the CSV export of the register (schema « ERP base »), or the JSON of its fixtures."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.importers.adapter import PlaceAdapter
from directory.models.access import ACCESS_FACTS
from directory.reading import open_table, texts
from directory.reading.errors import FileRefusedError

# Ours: those of both shapes of the register.
TEXTS = {
    "title": ("name", "nom"),
    "postcode": ("postal_code", "code_postal"),
    "town": ("commune",),
    "insee_code": ("code_insee",),
    "address_extra": ("lieu_dit",),
    "siret": ("siret",),
    "phone": ("telephone",),
    "website": ("site_internet",),
}
ACTIVITIES = "activites.json"


class Adapter(PlaceAdapter):
    label = gettext_lazy("acceslibre (accessibility register)")
    source = {
        "producer": "acceslibre",
        "licence": "Licence Ouverte 2.0",
        "licence_url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
        "url": "https://acceslibre.beta.gouv.fr/",
    }
    schema = "acceslibre-erp-base"

    def check(self):
        if "fields" in self.table.columns:
            self.official = None  # fixtures hold rows as the register's own database does
            self.activities = self._beside()
        elif not {"name", "id"} <= set(self.table.columns):
            self.refuse_columns(["id", "name"])

    def _beside(self):
        """{number: label} of the activities, from the file that the register gives beside its fixtures."""
        path = self.table.path.parent / ACTIVITIES
        try:
            rows = list(open_table(path)) if path.is_file() else []
        except FileRefusedError:
            rows = []
        return {row.cells.get("pk"): _fields(row.cells).get("nom", "") for row in rows}

    def fill(self, draft, raw):
        cells = raw.cells
        if isinstance(cells.get("fields"), dict):
            if cells.get("model") != "erp.erp":
                draft.skip = _("not a place: %(kind)s") % {"kind": texts.text(cells.get("model"))}
                return
            cells = {**cells["fields"], "activite": self.activities.get(cells["fields"].get("activite"))}
            draft.identifier = f"erp/{texts.text(raw.cells.get('pk'))}"
        else:
            draft.identifier = texts.text(cells.get("id"))
            draft.put("acceslibre_uuid", cells.get("id"))
        for name, columns in TEXTS.items():
            draft.put(name, next(filter(None, (texts.text(cells.get(column)) for column in columns)), ""))
        street = (texts.text(cells.get(name)) for name in ("numero", "voie"))
        draft.put("street", " ".join(filter(None, street)))
        for name in ACCESS_FACTS:
            draft.put(name, cells.get(name))
        draft.put_verified(cells.get("updated_at"))
        self._classify(draft, texts.text(cells.get("activite")))
        self._place(draft, cells)

    def _classify(self, draft, activity):
        if not activity:
            return
        if category := self.categories.acceslibre(activity):
            draft.fields["category"] = category
        else:
            draft.remarks.append(_("activity without a category here: “%(name)s”") % {"name": activity})

    def _place(self, draft, cells):
        if geometry := cells.get("geom"):
            draft.put_point(geometry)
        else:
            draft.put_position(cells.get("longitude"), cells.get("latitude"))


def _fields(cells):
    return cells.get("fields") if isinstance(cells.get("fields"), dict) else {}
