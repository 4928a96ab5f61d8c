"""The standard for digital mediation places 1.0.2 (La Mednum): where people find digital help."""

import re

from django.utils import timezone

from directory.contacts import without_extension
from directory.exports.contract import contract
from directory.models.choices import PlaceKind

SCHEMA = "standard-mediation-num"
FILTERS = {"kind": PlaceKind.DIGITAL}
LONGEST_SUMMARY = 280


def rows(places, town):
    """(place, cells, None) of what keeps the schema, (place, None, column that is wanting) of the rest."""
    for place in places:
        yield place, *contract(SCHEMA).fit(_row(place, town))


def _row(place, town):
    updated = place["verified_on"] or timezone.localdate(place["last_published_at"] or timezone.now())
    return {
        "id": str(place["translation_key"]),
        "pivot": place["siret"] or place["rna"],
        "nom": place["title"],
        "commune": place["town"],
        "code_postal": place["postcode"],
        "code_insee": place["insee_code"],
        "adresse": place["street"],
        "complement_adresse": place["address_extra"],
        "latitude": place["latitude"],
        "longitude": place["longitude"],
        "telephone": phone(place["phone"]),
        "courriels": place["email"],
        "site_web": place["website"],
        "horaires": place["hours"],
        "presentation_resume": shortened(place["introduction"]),
        "source": ", ".join(place.sources) or town.name,
        "date_maj": updated.isoformat(),
        "services": "|".join(place["digital_services"]),
        "publics_specifiquement_adresses": "|".join(place["digital_audiences"]),
        "frais_a_charge": "Gratuit" if "gratuit" in place["payments"] else "",
        "modalites_acces": "|".join(_ways_in(place)),
        "prise_rdv": place["booking_url"],
    }


def _ways_in(place):
    if place["hours"] and not place["by_appointment"]:
        yield "Se présenter"
    if place["phone"]:
        yield "Téléphoner"
    if place["email"]:
        yield "Contacter par mail"
    if place["booking_url"]:
        yield "Prendre un RDV en ligne"


def phone(text):
    """« +33320123456 »; "" for a short number, which the standard has no form for."""
    digits = re.sub(r"[^\d+]", "", without_extension(text)[0])
    return f"+33{digits[1:]}" if re.fullmatch(r"0\d{9}", digits) else digits


def shortened(text):
    """At most 280 characters, whole words."""
    text = " ".join(text.split())
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…"
