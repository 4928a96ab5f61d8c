"""Places of digital help: the national standard 1.0.1, its earlier wordings, and mapped free layouts.

Standard: https://github.com/LaMednum/standard-mediation-num
"""

import re

from django.utils.translation import gettext_lazy as _

from directory.importers.adapter import PlaceAdapter
from directory.models.choices import DigitalService as Service
from directory.models.choices import PlaceKind
from directory.reading import texts

RNA = re.compile(r"^W\d{9}$")
CATEGORIES = ["mediation-numerique", "aide-numerique", "numerique", "amenity=internet_cafe"]
# Wordings of the standard before 1.0, and of registers made before it.
EARLIER = {
    "Devenir autonome dans les démarches administratives": Service.PROCEDURES,
    "Réaliser des démarches administratives avec un accompagnement": Service.PROCEDURES,
    "Etre accompagné dans ses démarches administratives": Service.PROCEDURES,
    "Prendre en main un smartphone ou une tablette": Service.EVERYDAY,
    "Prendre en main un ordinateur": Service.EVERYDAY,
    "Utiliser le numérique au quotidien": Service.EVERYDAY,
    "Etre initié aux outils informatiques": Service.EVERYDAY,
    "Favoriser mon insertion professionnelle": Service.WORK,
    "Accéder à une connexion internet": Service.ACCESS,
    "Accéder à du matériel": Service.ACCESS,
    "Accès à Internet en autonomie": Service.ACCESS,
    "S'équiper en matériel informatique": Service.EQUIPMENT,
    "Soutenir la parentalité et l'éducation avec le numérique": Service.PARENTS,
    "Approfondir ma culture numérique": Service.CULTURE,
    "Promouvoir la citoyenneté numérique": Service.CULTURE,
    "Créer et développer mes projets numériques": Service.LEISURE,
    "Pratiquer des activités récréatives numériques": Service.LEISURE,
}
SERVICES = {**{name: name for name in Service.values}, **EARLIER}


class Adapter(PlaceAdapter):
    label = _("Digital help (médiation numérique)")
    source = {"licence": "Licence Ouverte 2.0"}
    mapping = {
        "identifier": ["id"],
        "columns": {
            "title": "nom",
            "street": "adresse",
            "address_extra": "complement_adresse",
            "postcode": "code_postal",
            "town": "commune",
            "insee_code": "code_insee",
            "ban_key": "cle_ban",
            "latitude": "latitude",
            "longitude": "longitude",
            "phone": "telephone",
            "email": ["courriels", "courriel"],
            "website": "site_web",
            "hours": "horaires",
            "description": ["presentation_resume", "presentation_detail"],
            "verified_on": "date_maj",
            "booking_url": "prise_rdv",
            "digital_audiences": "publics_specifiquement_adresses",
        },
        "constants": {"kind": PlaceKind.DIGITAL.value, "category": CATEGORIES},
        "lookups": {
            "digital_services": {"column": "services", "values": SERVICES},
            "payments": {"column": "frais_a_charge", "values": {"Gratuit": "gratuit"}},
        },
    }

    def __init__(self, table, vocabulary, mapping=None):
        """The official schema counts where the file follows the standard: no mapping of its own."""
        is_standard = not mapping and "courriels" in table.columns
        self.schema = "standard-mediation-num" if is_standard else ""
        super().__init__(table, vocabulary, mapping and self._completed(mapping))

    def _completed(self, mapping):
        """What all places of digital help have in common."""
        return {**mapping, "constants": {**self.mapping["constants"], **mapping.get("constants", {})}}

    def fill(self, draft, raw):
        super().fill(draft, raw)
        pivot = texts.text(raw.cells.get("pivot"))
        draft.put("rna" if RNA.match(pivot) else "siret", pivot)
