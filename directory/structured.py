"""What the page of a place says to machines: schema.org LocalBusiness, Place and what is between."""

from django.utils import timezone

from core.structured import moment
from directory.contacts import contacts_of, dialled
from directory.hours.structured import opening_hours
from directory.models.choices import Facility, Payment, PlaceKind

TYPES = {
    "boulangerie": "Bakery",
    "restaurant": "Restaurant",
    "restauration-rapide": "FastFoodRestaurant",
    "cafe": "CafeOrCoffeeShop",
    "hebergement": "LodgingBusiness",
    "librairie": "BookStore",
    "velo": "BikeStore",
    "mode": "ClothingStore",
    "jardinerie": "GardenStore",
    "coiffeur": "HairSalon",
    "pharmacie": "Pharmacy",
    "dentiste": "Dentist",
    "hopital": "Hospital",
    "mediatheque": "Library",
    "musee": "Museum",
    "cinema": "MovieTheater",
    "piscine": "PublicSwimmingPool",
    "stade": "StadiumOrArena",
    "salle-de-sport": "SportsActivityLocation",
    "mairie": "CityHall",
    "poste": "PostOffice",
    "ecole": "School",
    "creche": "ChildCare",
    "banque": "FinancialService",
    "parc": "Park",
    "aire-de-jeux": "Playground",
    "parking": "ParkingFacility",
}
BY_KIND = {PlaceKind.SERVICE: "CivicStructure", PlaceKind.OUTDOORS: "CivicStructure"} | {
    PlaceKind.TRANSPORT: "CivicStructure"
}


def type_of(page, branch):
    """The type of schema.org that says most of what the place is."""
    slugs = (branch.slug, *branch.former_slugs) if branch else ()
    of_category = next((TYPES[slug] for slug in slugs if slug in TYPES), "")
    return of_category or BY_KIND.get(page.kind, "LocalBusiness")


def of_place(page, branch, canonical, exceptions):
    """`nodes` of the head of the page."""
    email = page.email
    sites = [found.url for found in contacts_of(page) if found.kind in ("website", "network") and found.url]
    return [
        {
            "@type": type_of(page, branch),
            "@id": f"{canonical}#lieu",
            "url": canonical,
            "name": page.title,
            "description": page.search_description or page.introduction,
            "address": _address(page),
            "geo": _point(page),
            "areaServed": [page.town] if page.serves_whole_town else page.districts_served,
            "telephone": dialled(page.phone) if page.phone else None,
            "email": email,
            "sameAs": sites,
            "openingHoursSpecification": opening_hours(page.walk_in_hours, exceptions, timezone.localdate())
            if page.walk_in_hours
            else None,
            "paymentAccepted": ", ".join(_labels(page.payments, Payment)),
            "amenityFeature": [
                {"@type": "LocationFeatureSpecification", "name": label, "value": True}
                for label in _labels(page.facilities, Facility)
            ],
            "dateModified": moment(page.last_published_at),
        }
    ]


def _labels(codes, choices):
    return [str(choices(code).label) for code in codes if code in choices.values]


def _address(page):
    parts = {
        "streetAddress": ", ".join(filter(None, (page.street, page.address_extra))),
        "postalCode": page.postcode,
        "addressLocality": page.town,
    }
    found = {name: value for name, value in parts.items() if value}
    return {"@type": "PostalAddress", **found, "addressCountry": "FR"} if found else None


def _point(page):
    if page.latitude is None or page.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": page.latitude, "longitude": page.longitude}
