"""SCDL « Équipements » 0.1.5: public facilities as towns publish them.

Schema: https://gitlab.com/opendatafrance/scdl/equipements
"""

from django.utils.translation import gettext_lazy as _

from directory.importers.adapter import PlaceAdapter
from directory.models.choices import PlaceKind
from directory.reading import texts
from search.analysis import fold

CULTURE = ("sport", "culturel", "loisir")


class Adapter(PlaceAdapter):
    label = _("Public facilities (SCDL Équipements)")
    source = {"licence": "Licence Ouverte 2.0"}
    schema = "scdl-equipements"
    mapping = {
        "identifier": ["EQUIP_UID"],
        "columns": {
            "title": "EQUIP_NOM",
            "street": ["ADR_NUMERO", "ADR_NOMVOIE"],
            "postcode": "ADR_CODEPOSTAL",
            "town": "ADR_COMMUNE",
            "ban_key": "ADR_CLE_INTEROP",
            "latitude": "EQUIP_LAT",
            "longitude": "EQUIP_LONG",
            "hours": "EQUIP_OUVERTURE",
            "phone": "EQUIP_TEL",
            "email": "EQUIP_EMAIL",
            "website": "EQUIP_WEB",
        },
        "constants": {"kind": PlaceKind.SERVICE.value},
    }

    def fill(self, draft, raw):
        super().fill(draft, raw)
        theme, code, sort = (
            texts.text(raw.cells.get(name)) for name in ("EQUIP_THEME", "EQUIP_CODE", "EQUIP_TYPE")
        )
        if any(word in fold(theme, " ") for word in CULTURE):
            draft.fields["kind"] = PlaceKind.CULTURE.value
        if category := self.categories.scdl(code) or self.categories.named(sort):
            draft.fields["category"] = category
