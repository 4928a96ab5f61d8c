"""The register « Équipements » 0.1.5 of the SCDL (OpenDataFrance): the public services of a town."""

import re

from directory.contacts import without_extension
from directory.exports.contract import contract
from directory.models import EquipmentNumber
from directory.models.choices import PlaceKind

SCHEMA = "scdl-equipements"
# « Dans le cas des voies ou des lieux-dits sans adresse, la valeur 99999 est attendue » (ADR_NUMERO).
NO_NUMBER = "99999"
NUMBER = re.compile(r"^(\d{1,4})\s*(bis|ter|quater|quinquies|[a-z](?=[\s,]))?[\s,]+(?=\S)", re.IGNORECASE)
SUFFIXES = {"quater": "qua", "quinquies": "qui"}
LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "’": "'", "ʼ": "'", "‘": "'"})
FILTERS = {"kind": PlaceKind.SERVICE}


def rows(places, town):
    """(place, cells, None) of what keeps the schema, (place, None, column that is wanting) of the rest."""
    numbers = {(row.key, row.series): row for row in EquipmentNumber.objects.all()}
    for place in places:
        yield place, *contract(SCHEMA).fit(_row(place, town, numbers))


def series_of(insee_code, scdl_code):
    """« 59599-01010401 », or "" where the type of equipment has no code."""
    return f"{insee_code}-{scdl_code}" if insee_code and re.fullmatch(r"\d{8}", scdl_code or "") else ""


def _row(place, town, numbers):
    series = series_of(place["insee_code"] or town.insee_code, place["category__scdl_code"])
    number = numbers.get((place["translation_key"], series))
    house, street = split_street(place["street"])
    return {
        "COLL_NOM": town.name[:140],
        "COLL_SIRET": town.siret,
        "EQUIP_UID": number.uid if number else "",
        "EQUIP_THEME": place["category__scdl_theme"],
        "EQUIP_CODE": number.uid[6:] if number else "",
        "EQUIP_TYPE": (place["category__title"] or "").replace(",", "")[:140],
        "EQUIP_NOM": place["title"][:256],
        "ADR_NUMERO": house,
        "ADR_NOMVOIE": street_words(street),
        "ADR_CODEPOSTAL": place["postcode"],
        "ADR_COMMUNE": town_words(place["town"] or town.name),
        "ADR_CLE_INTEROP": place["ban_key"],
        "EQUIP_LAT": place["latitude"],
        "EQUIP_LONG": place["longitude"],
        "EQUIP_OUVERTURE": place["hours"],
        "EQUIP_TEL": phone(place["phone"]),
        "EQUIP_EMAIL": place["email"],
        "EQUIP_WEB": place["website"],
    }


def split_street(street):
    """("12bis", "rue de Lille") of « 12 bis rue de Lille »."""
    found = NUMBER.match(street)
    if not found:
        return NO_NUMBER, street
    suffix = (found[2] or "").lower()
    return f"{found[1]} {SUFFIXES.get(suffix, suffix)}".strip(), street[found.end() :]


def street_words(text):
    """Letters, digits, spaces, hyphens and straight apostrophes: what ADR_NOMVOIE may hold."""
    plain = text.translate(LIGATURES)
    return " ".join(re.sub(r"[^a-zA-Z0-9\-'\sÀ-ÿ]", " ", plain).split())


def town_words(text):
    """Letters, spaces and hyphens: what ADR_COMMUNE may hold."""
    return " ".join(re.sub(r"[^A-Za-z\s\-À-ÿ]", " ", text.translate(LIGATURES)).split())


def phone(text):
    """« +33 320123456 », the form of EQUIP_TEL; a short number as it is."""
    digits = re.sub(r"[^\d+]", "", without_extension(text)[0])
    if re.fullmatch(r"0\d{9}", digits):
        return f"+33 {digits[1:]}"
    if re.fullmatch(r"\+33\d{9}", digits):
        return f"+33 {digits[3:]}"
    return digits if len(digits) <= 6 else ""
