"""States of the directory and of its records, for tests.browser.addresses."""

from datetime import timedelta

from django.utils import timezone

# State of the directory -> what follows its address.
LISTS = {
    "directory, open now": "?ouvert=maintenant",
    "directory, open at a moment": "?ouvert-a={tomorrow}T10:30",
    "directory, of a category": "?categorie=commerces&acces=entree_plain_pied",
    "directory, near a point": "?pres=50.7235,3.1612&rayon=2000&filtre=pres",
    "directory, a filter open": "?filtre=ouvert&categorie=commerces",
    "directory, on a map": "?vue=carte",
    "directory, address unknown": "?adresse=zzzzqqq",
    "directory, address not exact": "?adresse=rue",
    "directory, embedded": "liste.html",
    "directory, code to embed": "integrer/",
}
# State of a record -> what its page must have ({}: see below). Open or closed depends on the hour: day and
# night is open.
RECORDS = {
    "place, open day and night": {"hours": "24/7"},
    "place, no hours": {"hours": "", "by_appointment": False},
    "place, by appointment": {"by_appointment": True},
    "place, closure announced": {},
    "place, digital help": {"kind": "numerique"},
    "place, confirmed by its owner": {"verified_by": "owner"},
}
NAMES = (*LISTS, *RECORDS)


def addresses(portal, absolute) -> dict[str, str]:
    """Those that the demo shows. `absolute(portal, page)`: address of a page with its host."""
    from directory.models import DirectoryIndexPage, PlacePage

    found, tomorrow = {}, timezone.localdate() + timedelta(days=1)
    for page in DirectoryIndexPage.objects.live().filter(locale__language_code="fr")[:1]:
        found |= {
            state: absolute(portal, page) + query.format(tomorrow=tomorrow) for state, query in LISTS.items()
        }
    for state, wanted in RECORDS.items():
        places = PlacePage.objects.live().filter(locale__language_code="fr", **wanted)
        shown = (page for page in places if portal.home_of(page) and (wanted or _is_closed_some_day(page)))
        if page := next(shown, None):
            found[state] = absolute(portal, page)
    return found


def _is_closed_some_day(page):
    return any(block.block_type == "closure" for block in page.exceptions)
