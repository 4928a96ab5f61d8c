"""What the text files of content/<city>/lieux/ say of a place, as the fields of its page.

Beside the words of every source: `kind`, `category`, `street`, `extra`, `point`, `district`, `area`, `phone`,
`site` (a host under .example), `more` (kind label value | …), `hours` (OpenStreetMap syntax), `note`,
`appointment` or `booking` (an address; with the first one enters by appointment only), `services`, `payments`, `facilities`, `digital`, `publics`, `ages`, `languages`, `registers`,
`access` (facts of ACCESS, a minus before those that are not so). Days are those of portal.demo.dates:
`closed: 20 Fr+3 | congés` (more of them after a semicolon), `opened: Su+2 10:00 18:00 | marché de Noël`;
`verified: 40 owner`: so many days ago.
"""

from datetime import timedelta

from wagtail.models import Locale

from directory.models import Category
from directory.models.choices import DigitalAudience, DigitalService
from directory.services import load_categories
from portal.cities.navigation import stream
from portal.demo.dates import Calendar
from portal.writing.typography import french

ACCESS = {
    "arret": "transport_station_presence",
    "place": "stationnement_pmr",
    "place-proche": "stationnement_ext_pmr",
    "chemin": "cheminement_ext_plain_pied",
    "entree": "entree_plain_pied",
    "entree-dediee": "entree_pmr",
    "ascenseur": "entree_ascenseur",
    "sonnette": "entree_dispositif_appel",
    "balise": "entree_balise_sonore",
    "aide": "entree_aide_humaine",
    "accueil-visible": "accueil_visibilite",
    "accueil": "accueil_cheminement_plain_pied",
    "boucle": "accueil_equipements_malentendants_presence",
    "audiodescription": "accueil_audiodescription_presence",
    "wc": "sanitaires_presence",
    "wc-adaptes": "sanitaires_adaptes",
}
WHOLE_TOWN = "Toute la ville"  # a value of `area`, which else names districts
LISTS = {"services": "services", "payments": "payments", "facilities": "facilities"}


def plant_categories():
    """{slug: Category in French}, the shipped tree loaded where it is missing."""
    load_categories()
    french_id = Locale.get_default().pk
    return {slug: row for (slug, locale_id), row in Category.by_slug().items() if locale_id == french_id}


def clear_categories():
    """Remove the tree, its leaves first: a parent is protected."""
    Category.objects.filter(parent__isnull=False).delete()
    Category.objects.all().delete()


def fill_place(page, source, city, categories, today):
    """Give `page` the facts of `source`; `city`: CitySettings, `today`: the local date of the build."""
    page.kind = source.header["kind"]
    page.category = categories[source.header["category"]]
    _fill_whereabouts(page, source, city)
    _fill_contacts(page, source)
    page.hours, page.hours_note = source.header.get("hours", ""), source.text("note")
    page.exceptions = stream(*_exceptions(source, Calendar(today)))
    page.by_appointment = "appointment" in source.header
    page.booking_url = source.header.get("appointment", source.header.get("booking", ""))
    for name, header in LISTS.items():
        setattr(page, name, source.words(header))
    page.digital_services = [DigitalService[word].value for word in source.words("digital")]
    page.digital_audiences = [DigitalAudience[word].value for word in source.words("publics")]
    page.min_age, page.max_age = ages_of(source.header.get("ages", ""))
    page.spoken_languages = source.text("languages")
    for word in source.words("access"):
        setattr(page, ACCESS[word.removeprefix("-")], not word.startswith("-"))
    if words := source.header.get("verified", "").split():
        page.verified_on, page.verified_by = today - timedelta(days=int(words[0])), words[1]


def _fill_whereabouts(page, source, city):
    page.street, page.address_extra = source.text("street"), source.text("extra")
    page.postcode, page.town = city.address.splitlines()[-1].split(" ", 1)
    page.insee_code = city.insee_code
    page.district, area = source.text("district"), source.text("area")
    page.serves_whole_town = area == WHOLE_TOWN
    page.service_area = "" if page.serves_whole_town else area
    if point := source.words("point"):
        page.latitude, page.longitude = map(float, point)


def _fill_contacts(page, source):
    page.phone = source.header.get("phone", "")
    if host := source.header.get("site"):
        page.website, page.email = f"https://{host}/", f"bonjour@{host}"
        page.owner_email = f"responsable@{host}"
    page.contacts = stream(*(("contact", _contact(row)) for row in _rows(source, "more", "|")))
    page.siret, page.rna = source.header.get("siret", ""), source.header.get("rna", "")
    page.staff_notes = source.text("staff")


def _contact(row):
    kind, *label, value = row.split()
    return {"kind": kind, "label": french(" ".join(label)), "value": value.replace("_", " ")}


def _exceptions(source, calendar):
    for row in _rows(source, "closed", ";"):
        days, _, reason = row.partition("|")
        first, last = map(calendar.day, days.split())
        yield "closure", {"first": str(first), "last": str(last), "reason": french(reason.strip())}
    for row in _rows(source, "opened", ";"):
        facts, _, reason = row.partition("|")
        day, start, end = facts.split()
        moment = {"day": str(calendar.day(day)), "start": start, "end": end}
        yield "opening", {**moment, "reason": french(reason.strip())}


def _rows(source, name, separator):
    return [row.strip() for row in source.header.get(name, "").split(separator) if row.strip()]


def ages_of(words):
    """« 6-12 », « 18- » or « -3 » as (least or None, most or None)."""
    least, _, most = words.partition("-")
    return (int(least) if least else None), (int(most) if most else None)
