"""Every place with every public fact, under names of our own: docs/open-data.md says what each holds."""

import json

from directory.models.access import ACCESS_FACTS

TRUTH = {True: "oui", False: "non", None: ""}
COLUMNS = (
    "id",
    "nom",
    "presentation",
    "sorte",
    "categorie",
    "adresse",
    "complement",
    "code_postal",
    "commune",
    "code_insee",
    "latitude",
    "longitude",
    "telephone",
    "courriel",
    "site_web",
    "horaires_osm",
    "horaires_remarque",
    "sur_rendez_vous",
    "rendez_vous",
    "services",
    "paiements",
    "equipements",
    "siret",
    *ACCESS_FACTS,
    "verifie_le",
    "sources",
    "fiche",
)


def row(place):
    """{column: value}; texts, numbers, and "" where nobody knows."""
    return {
        "id": str(place["translation_key"]),
        "nom": place["title"],
        "presentation": place["introduction"],
        "sorte": place["kind"],
        "categorie": place["category__slug"] or "",
        "adresse": place["street"],
        "complement": place["address_extra"],
        "code_postal": place["postcode"],
        "commune": place["town"],
        "code_insee": place["insee_code"],
        "latitude": place["latitude"],
        "longitude": place["longitude"],
        "telephone": place["phone"],
        "courriel": place["email"],
        "site_web": place["website"],
        "horaires_osm": place["hours"],
        "horaires_remarque": place["hours_note"],
        "sur_rendez_vous": TRUTH[place["by_appointment"]],
        "rendez_vous": place["booking_url"],
        **{name: "|".join(place[field]) for name, field in LISTS.items()},
        "siret": place["siret"],
        **{name: TRUTH[place[name]] for name in ACCESS_FACTS},
        "verifie_le": place["verified_on"].isoformat() if place["verified_on"] else "",
        "sources": "|".join(place.sources),
        "fiche": place.url,
    }


LISTS = {"services": "services", "paiements": "payments", "equipements": "facilities"}


def feature(place):
    """A GeoJSON feature, or "" where the place has no point."""
    if place["latitude"] is None or place["longitude"] is None:
        return ""
    facts = {name: value for name, value in row(place).items() if value != ""}
    where = [facts.pop("longitude"), facts.pop("latitude")]
    return json.dumps(
        {
            "type": "Feature",
            "id": facts.pop("id"),
            "geometry": {"type": "Point", "coordinates": where},
            "properties": facts,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
