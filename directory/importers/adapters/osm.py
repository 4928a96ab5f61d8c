"""OpenStreetMap: GeoJSON or CSV of an extract, or the JSON of an Overpass query.

Keys: https://wiki.openstreetmap.org/wiki/Map_features; identifiers are « node/724181538 ».
"""

import re

from django.utils.translation import gettext_lazy as _

from directory.importers.adapter import PlaceAdapter
from directory.importing.closures import gone
from directory.models.choices import PlaceKind
from directory.reading import points, positions, texts

OSM_ID = re.compile(r"(node|way|relation)/(\d+)")
LETTERS = {"n": "node", "w": "way", "r": "relation"}
UNUSED = ("vacant", "closed", "empty", "no")
LIFECYCLE = (
    "disused", "abandoned", "demolished", "removed", "razed", "destroyed", "was", "closed", "proposed",
    "planned", "construction",
)  # fmt: skip
CATEGORY_KEYS = (
    "shop", "amenity", "leisure", "craft", "healthcare", "office", "tourism", "sport", "club", "historic",
    "public_transport", "railway", "emergency", "social_facility", "government",
)  # fmt: skip
TEXTS = {
    "town": ("addr:city",),
    "postcode": ("addr:postcode",),
    "phone": ("phone", "contact:phone", "contact:mobile"),
    "email": ("email", "contact:email"),
    "website": ("website", "contact:website", "url"),
    "siret": ("ref:FR:SIRET",),
    "address_extra": ("addr:housename", "addr:floor"),
}
CODES = {
    "services": {
        "delivery": "livraison", "takeaway": "a-emporter", "repair": "reparation", "rental": "location",
        "second_hand": "occasion", "bulk_purchase": "vrac", "service:bicycle:repair": "reparation",
    },
    "payments": {
        "payment:cash": "especes", "payment:coins": "especes", "payment:notes": "especes",
        "payment:cards": "carte", "payment:credit_cards": "carte", "payment:debit_cards": "carte",
        "payment:contactless": "sans-contact", "payment:cheque": "cheque",
        "payment:meal_voucher": "titre-restaurant", "payment:ancv": "cheque-vacances",
    },
    "facilities": {
        "toilets": "toilettes", "outdoor_seating": "terrasse", "changing_table": "bebes",
        "drinking_water": "eau", "bicycle_parking": "velos", "playground": "jeux",
    },
}  # fmt: skip
KINDS = {
    PlaceKind.OUTDOORS: ("leisure=playground", "leisure=park", "leisure=garden", "leisure=nature_reserve"),
    PlaceKind.CULTURE: (
        "amenity=library", "amenity=theatre", "amenity=cinema", "amenity=arts_centre", "tourism=museum",
        "amenity=conservatory", "amenity=music_school", "leisure=", "sport=", "tourism=gallery",
    ),
    PlaceKind.TRANSPORT: (
        "amenity=parking", "amenity=bicycle_parking", "amenity=bicycle_rental", "amenity=charging_station",
        "public_transport=", "railway=", "amenity=bus_station", "amenity=car_sharing",
    ),
    PlaceKind.ASSOCIATION: ("office=association", "office=ngo", "club="),
    PlaceKind.SERVICE: (
        "amenity=townhall", "amenity=post_office", "amenity=police", "amenity=school", "amenity=hospital",
        "amenity=kindergarten", "amenity=childcare", "amenity=social_facility", "amenity=courthouse",
        "amenity=community_centre", "amenity=fire_station", "amenity=recycling", "amenity=university",
        "amenity=social_centre", "office=government", "office=employment_agency",
    ),
}  # fmt: skip


class Adapter(PlaceAdapter):
    label = _("OpenStreetMap (GeoJSON, CSV, Overpass)")
    source = {
        "producer": "Contributeurs d’OpenStreetMap",
        "licence": "ODbL 1.0",
        "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
        "url": "https://www.openstreetmap.org/",
    }

    def check(self):
        wanted = ("name", "@id", "id", "osm_id", "tags")
        if not any(name in self.table.columns for name in wanted):
            self.refuse_columns(wanted)

    def fill(self, draft, raw):
        cells = {**raw.cells, **_tags(raw.cells.get("tags"))}
        draft.identifier = identifier_of(cells)
        if draft.identifier:
            draft.put("osm_id", draft.identifier)
        draft.gone = no_more(cells) or gone(cells)
        draft.put("title", cells.get("name"))
        street = " ".join(filter(None, map(texts.text, (cells.get("addr:housenumber"), street_of(cells)))))
        draft.put("street", street)
        for name, keys in TEXTS.items():
            draft.put(name, next(filter(None, (texts.text(cells.get(key)) for key in keys)), ""))
        draft.put_kind(kind_of(cells))
        if category := self.categories.osm(
            {key: texts.text(cells.get(key)) for key in CATEGORY_KEYS if cells.get(key)}
        ):
            draft.fields["category"] = category
        elif code := cells.get("ref:FR:NAF"):
            draft.put_naf(code, self.categories)
        draft.put_description(cells.get("description:fr") or cells.get("description"))
        draft.put_hours(cells.get("opening_hours"), is_syntax=True)
        draft.put_verified(cells.get("check_date") or cells.get("survey:date"))
        self._codes(draft, cells)
        self._access(draft, cells)
        self._position(draft, raw, cells)

    def _codes(self, draft, cells):
        for name, codes in CODES.items():
            draft.add(
                name, [code for key, code in codes.items() if texts.text(cells.get(key)) in ("yes", "only")]
            )
        if texts.text(cells.get("internet_access")) in ("wlan", "yes"):
            draft.add("facilities", ["wifi"])
        if texts.text(cells.get("bicycle_rental")) or texts.text(cells.get("shop")) == "second_hand":
            draft.add("services", ["location" if cells.get("bicycle_rental") else "occasion"])

    def _access(self, draft, cells):
        """« limited » says that something is in the way, not what: it stays unknown."""
        step = positions.number(cells.get("wheelchair:step_height") or cells.get("step_height"))
        entrance = {"yes": True, "no": False, "designated": True}.get(texts.text(cells.get("wheelchair")))
        if step is not None:
            entrance = step == 0
        if entrance is not None:
            draft.fields["entree_plain_pied"] = entrance
        toilets = texts.text(cells.get("toilets:wheelchair") or cells.get("wheelchair:toilets"))
        if toilets in ("yes", "no"):
            draft.fields["sanitaires_adaptes"] = toilets == "yes"

    def _position(self, draft, raw, cells):
        if raw.geometry:
            draft.put_point(raw.geometry, self.table.crs)
            return
        centre = cells.get("center") if isinstance(cells.get("center"), dict) else {}
        for x, y in (("lon", "lat"), ("@lon", "@lat"), ("longitude", "latitude"), ("X", "Y")):
            if cells.get(x) or centre.get(x):
                draft.put_position(cells.get(x) or centre.get(x), cells.get(y) or centre.get(y))
                return
        _both, point = points.columns_of(cells)
        if point:
            draft.put_point(cells[point])


def identifier_of(cells):
    """« node/724181538 » from any of the ways in which extracts write it, or ""."""
    for key in ("@id", "id", "osm_url", "osm_id", "full_id"):
        if found := OSM_ID.search(str(cells.get(key) or "")):
            return f"{found[1]}/{found[2]}"
    number = texts.text(cells.get("osm_id") or cells.get("@id") or cells.get("id"))
    if found := re.fullmatch(r"([nwr]?)(\d+)", number):
        kind = texts.text(cells.get("osm_type") or cells.get("@type") or cells.get("type")).lower()
        kind = kind if kind in LETTERS.values() else LETTERS.get(found[1] or "n")
        return f"{kind}/{found[2]}"
    return ""


def no_more(cells):
    """The tag by which an object says that nobody uses it any more, or not yet; "" for one in use.

    https://wiki.openstreetmap.org/wiki/Lifecycle_prefix, https://wiki.openstreetmap.org/wiki/Tag:shop%3Dvacant
    """
    tags = {key: texts.text(value) for key, value in cells.items() if isinstance(value, str) and value}
    for key in LIFECYCLE:
        if tags.get(key) in ("yes", "true", "1"):
            return f"{key}={tags[key]}"
    used = [key for key in CATEGORY_KEYS if tags.get(key, "no") not in (*UNUSED, *LIFECYCLE)]
    if used:
        return ""
    ended = (f"{key}={value}" for key, value in tags.items() if _says_no_more(key, value))
    return next(ended, "")


def _says_no_more(key, value):
    if key in CATEGORY_KEYS:
        return value in (*UNUSED, *LIFECYCLE) and value != "no"
    state, _colon, rest = key.partition(":")
    return state in LIFECYCLE and rest in (*CATEGORY_KEYS, "name", "building")


def street_of(cells):
    return cells.get("addr:street") or cells.get("addr:place") or cells.get("contact:street")


def kind_of(cells):
    """What sort of place the tags speak of; "" where only their category tells."""
    tags = [(key, texts.text(cells.get(key))) for key in CATEGORY_KEYS if texts.text(cells.get(key))]
    for kind, wanted in KINDS.items():
        if any(f"{key}={value}" in wanted or f"{key}=" in wanted for key, value in tags):
            return kind
    return PlaceKind.SHOP if texts.text(cells.get("shop")) else ""


def _tags(value):
    return value if isinstance(value, dict) else {}
