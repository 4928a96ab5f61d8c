"""One date that is cancelled changes whatever shows it at the next request, and nothing else."""

import json

import pytest

from events import services
from tests.events.factories import ActivityPageFactory, agenda_town, on_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]

LIST, PAGE = "/fr/activites/", "/fr/activites/tricot/"
TWELFTH = "20270112T130000Z"
THAT_SHOW_IT = {
    PAGE: "Salle inondée",
    f"{PAGE}?date={TWELFTH}": "Salle inondée",
    f"{PAGE}agenda.ics": "STATUS:CANCELLED",
    f"{PAGE}agenda.ics?date={TWELFTH}": "STATUS:CANCELLED",
    f"{PAGE}affiche/": "",
    LIST: "",
    f"{LIST}?dates=jours": "Annulé",
    f"{LIST}programme/": "",
    f"{LIST}liste.ics": "STATUS:CANCELLED",
    f"{LIST}liste.rss": "",
    f"{LIST}liste.json": "",
    f"{LIST}liste.csv": "",
    f"{LIST}liste.geojson": "",
    "/fr/lieux/mediatheque-de-la-navette/": "",
}
OTHERS = [
    "/fr/activites/chorale/",
    "/fr/activites/chorale/agenda.ics",
    f"{LIST}?q=chorale",
    "/fr/lieux/",
    "/fr/",
]


def test_whatever_shows_it_says_so_and_the_rest_stays(tourcoing, visit):
    tourcoing.place.slug = "mediatheque-de-la-navette"
    tourcoing.place.save()
    at_the_library = {"parent": tourcoing.agenda, "venue": tourcoing.place}
    knitting = ActivityPageFactory(schedule=json.dumps(on_days("2027-01-12", "2027-01-19")), **at_the_library)
    choir = json.dumps(on_days("2027-01-13"))
    ActivityPageFactory(title="Chorale", slug="chorale", schedule=choir, parent=tourcoing.agenda)
    agenda_town("roubaix")
    elsewhere = [visit(address, "roubaix").content for address in ("/fr/", LIST)]
    before = {address: visit(address).content.decode() for address in (*THAT_SHOW_IT, *OTHERS)}

    services.cancel_occurrences(knitting, [TWELFTH], by=None, reason="Salle inondée")

    after = {address: visit(address).content.decode() for address in before}
    assert [address for address in before if after[address] != before[address]] == list(THAT_SHOW_IT)
    for address, words in THAT_SHOW_IT.items():
        assert words in after[address], address
    assert [visit(address, "roubaix").content for address in ("/fr/", LIST)] == elsewhere
