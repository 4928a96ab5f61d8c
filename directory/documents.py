"""How places become search documents: the only module that knows both."""

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from core.bodies import sentences_of
from directory import districts, facets, freshness, renewal
from directory.hours.calendar import exceptions_of, intervals, is_doubtful
from directory.hours.rules import is_by_appointment
from directory.models import PlacePage
from directory.models.choices import DigitalAudience, DigitalService, Facility, Payment, Service
from directory.tree import branch_of, branches_in
from search.days import local_day, midnight
from search.details import words_of_card
from search.openings import horizon
from search.registry import DocumentFields, DocumentType, register

SPOKEN = (
    ("services", Service),
    ("facilities", Facility),
    ("digital_services", DigitalService),
    ("digital_audiences", DigitalAudience),
    ("payments", Payment),
)


def build_place(page):
    """A place is found by its words, what it is, where it is and when it is open; None when nobody has
    confirmed it for so long that lists leave it out."""
    if freshness.is_hidden(page):
        return None
    branch = branch_of(page)
    with override(page.locale.language_code):
        words = _words(page, branch)
    return DocumentFields(
        body=sentences_of(page.body),
        keywords=words,
        updated_at=_verified_at(page),
        openings=openings_of(page),
        values=_values(page, branch),
        card=_card(page, branch),
        latitude=page.latitude,
        longitude=page.longitude,
        place_name=page.title,
        address=", ".join(page.address_lines),
        min_age=page.min_age,
        max_age=page.max_age,
        weight=freshness.weight_of(page),
    )


def said_again(document):
    """The category of a place by its name in the language that is active."""
    category = document.card.get("category")
    branch = category and branches_in(get_language()).get(category["slug"])
    return {"category": {"slug": branch.slug, "title": branch.title}} if branch else {}


def openings_of(page, today=None):
    """When one may come without an appointment, [(start, end)], on the days that the index knows."""
    if not page.walk_in_hours and not page.exceptions:
        return []
    days = horizon(today or local_day(timezone.now()))
    return intervals(page.walk_in_hours, exceptions_of(page.exceptions), *days)


def _true_facts(page):
    return [name for name, value in page.access_known.items() if value]


def _words(page, branch):
    titles = [branch.title, branch.parent_title] if branch else []
    labels = [
        str(choices(code).label) for name, choices in SPOKEN for code in _known(getattr(page, name), choices)
    ]
    words = (*titles, *labels, page.street, page.district, page.service_area, page.hours_note)
    return "\n".join(filter(None, (*words, page.spoken_languages)))


def _known(codes, choices):
    return [code for code in codes if code in choices.values]


def _values(page, branch):
    return {
        "category": branch.slugs if branch else [],
        "district": districts.found_in(page),
        "place_kind": [page.kind],
        "access": _true_facts(page),
        "service": _known(page.services, Service),
        "payment": _known(page.payments, Payment),
        "facility": _known(page.facilities, Facility),
    }


def _card(page, branch):
    """What a list and the page itself draw: see directory/parts/place.html."""
    return {
        **({"picture": branch.picture} if branch else {}),
        "category": {"slug": branch.slug, "title": branch.title} if branch else None,
        "street": page.street,
        "town": page.town,
        "phone": page.phone,
        "hours": page.hours,
        "district": page.district,
        "by_appointment": page.by_appointment or is_by_appointment(page.hours),
        **({"doubtful_hours": page.hours} if is_doubtful(page.hours) else {}),
        "verified_on": page.verified_on,
        "sources": sources_of(page.source_records.all()),
        **words_of_card(page),
    }


def sources_of(records):
    """[{name, licence, url}] of the registers that these SourceRecord come from."""
    found = [record.source for record in records]
    return [{"name": row.name, "licence": row.licence, "url": row.licence_url} for row in found]


def _verified_at(page):
    """The start of the day on which somebody last said that it is right."""
    if page.verified_on is None:
        return None
    return midnight(page.verified_on)


def count_places(total):
    """« 12 lieux »."""
    words = ngettext("%(count)s place", "%(count)s places", total)
    return words % {"count": number_format(total)} if total else gettext("No place")


def register_documents():
    """Called once, when the app is ready."""
    register(
        DocumentType(
            kind="place",
            model=PlacePage,
            label=_("Place"),
            label_plural=_("Places"),
            build=build_place,
            counted=count_places,
            card="directory/parts/place.html",
            # 2: the facet « ranked_last »; 3: codes; 4: phone and hours; 5: keywords apart; 6: sentences
            version=6,
            prefetch=("source_records__source",),
            is_timed=True,
            said_again=said_again,
            renew=renewal.pages_to_renew,
        )
    )
    facets.register_facets()
