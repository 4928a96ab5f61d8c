"""Calendars and agendas become activities with their dates."""

import json

import pytest
from django.utils.html import strip_tags

from core.models import CitySettings
from events.models import ActivityPage, Occurrence
from events.services import cancel_occurrences
from search.models import SearchDocument
from tests.cms_pages.factories import publish
from tests.events.factories import ActivityPageFactory
from tests.events.imports.agendas import event, exhibition, timing
from tests.events.imports.calendars import WEEKLY, calendar
from tests.events.imports.conftest import activity

pytestmark = pytest.mark.django_db
BAL = "UID:bal\nSUMMARY:Bal du printemps\nDTSTART:20270320T193000Z\nDTEND:20270320T230000Z\n"
BAL += "LOCATION:Salle des fêtes\\, 2 rue de Lille\\, 59200 Tourcoing\nDESCRIPTION:<p>On danse&nbsp\\;!</p>\n"


def dates(title):
    """Days, UTC hours and states of the dates of an activity."""
    rows = Occurrence.objects.filter(translation_key=activity(title).translation_key)
    return [f"{row.start:%-d.%-m. %H:%M} {row.status}" for row in rows]


def test_calendar_becomes_activities_that_are_found(bring):
    run = bring(calendar(WEEKLY, BAL))
    page = activity("Bal du printemps")
    where = (page.venue_name, page.street, page.postcode, page.town)

    assert (run.counts, page.live) == ({"created": 2}, True)
    assert where == ("Salle des fêtes", "2 rue de Lille", "59200", "Tourcoing")
    assert (page.introduction, page.price, dates(page.title)) == ("On danse !", "", ["20.3. 19:30 scheduled"])
    assert len(dates("Tricot")) == 4
    assert set(SearchDocument.objects.filter(kind="activity").values_list("title", flat=True)) == {
        "Bal du printemps",
        "Tricot",
    }


def test_an_editor_can_change_an_imported_schedule_in_plain_words(bring):
    bring(calendar(BAL))

    assert [block.block_type for block in activity("Bal du printemps").schedule] == ["once"]


def test_second_reading_changes_nothing(bring):
    bring(calendar(WEEKLY, BAL))

    assert bring(calendar(WEEKLY, BAL)).counts == {"unchanged": 2}


@pytest.mark.parametrize("count", [79, 359])
def test_every_timing_becomes_a_date(bring, count):
    told = exhibition(count)
    assert bring([told]).counts == {"created": 1}
    assert len(dates("Atelier de gravure")) == count
    assert bring([told]).counts == {"unchanged": 1}


def test_facts_of_an_agenda(bring):
    told = event(
        age={"min": 6, "max": 10},
        conditions={"fr": "Gratuit"},
        attendanceMode=3,
        onlineAccessLink="https://visio.example.org/gravure",
        registration=[{"type": "link", "value": "https://exemple.example.org/inscription"}],
        accessibility={"mi": True, "hi": False},
        status=5,
    )
    bring([told])
    page = activity("Atelier de gravure")

    assert (page.min_age, page.max_age, page.price, page.attendance) == (6, 10, "gratuit", "les-deux")
    assert (page.registration_url, page.availability) == (
        "https://exemple.example.org/inscription",
        "complet",
    )
    assert page.accueil_cheminement_plain_pied is True
    assert page.accueil_equipements_malentendants_presence is None


@pytest.mark.parametrize("words", ["Gratuit pour les moins de 12 ans", "", "Prix libre"])
def test_only_what_says_so_is_free(bring, words):
    bring([event(conditions={"fr": words})])

    assert activity("Atelier de gravure").price == ""


def test_moved_date_moves_and_a_cancelled_one_says_so(bring):
    bring(calendar(WEEKLY))
    moved = "UID:tricot\nRECURRENCE-ID:20270517T120000Z\nDTSTART:20270518T080000Z\nDTEND:20270518T090000Z"
    run = bring(calendar(WEEKLY, moved, "UID:tricot\nRECURRENCE-ID:20270510T120000Z\nSTATUS:CANCELLED"))

    assert run.counts == {"updated": 1}
    assert dates("Tricot") == [
        "3.5. 12:00 scheduled", "10.5. 12:00 cancelled", "18.5. 08:00 scheduled", "24.5. 12:00 scheduled",
    ]  # fmt: skip


def test_date_that_is_held_again_is_open_again(bring):
    bring([event(status=6)])
    assert dates("Atelier de gravure") == ["9.6. 12:00 cancelled"]

    run = bring([event()])
    assert (run.counts, dates("Atelier de gravure")) == ({"updated": 1}, ["9.6. 12:00 scheduled"])


def test_date_that_an_editor_cancelled_stays_cancelled(bring):
    bring(calendar(WEEKLY))
    cancel_occurrences(activity("Tricot"), ["20270510T120000Z"], by=None, reason="Travaux")
    bring(calendar(WEEKLY.replace("COUNT=4", "COUNT=5")))

    assert dates("Tricot")[1] == "10.5. 12:00 cancelled"
    assert len(dates("Tricot")) == 5


def test_words_of_an_editor_stay_and_others_follow_the_source(bring):
    bring(calendar(BAL))
    page = activity("Bal du printemps")
    page.venue_name = "Grand Théâtre"
    publish(page)
    run = bring(calendar(BAL.replace("Salle des fêtes", "Salle Roger").replace("193000Z", "203000Z")))

    assert activity("Bal du printemps").venue_name == "Grand Théâtre"
    assert dates("Bal du printemps") == ["20.3. 20:30 scheduled"]
    assert "laissé tel qu’écrit ici\u00a0: nom de l’endroit" in run.lines.get().reason


def test_schedule_of_an_editor_stays(bring):
    bring(calendar(BAL))
    page = activity("Bal du printemps")
    page.schedule = page._meta.get_field("schedule").stream_block.to_python(
        [{"type": "once", "value": {"day": "2027-03-21", "start": "15:00", "end": None}}]
    )
    publish(page)
    bring(calendar(BAL.replace("193000Z", "203000Z")))

    assert dates("Bal du printemps") == ["21.3. 14:00 scheduled"]


def test_last_date_alone_never_shrinks_a_schedule(bring):
    bring(
        [event(timings=[timing("2027-06-09 14:00"), timing("2027-06-16 14:00"), timing("2027-06-23 14:00")])]
    )
    told = event(nextTiming=timing("2027-06-16 14:00"), lastTiming=timing("2027-06-23 14:00"))
    del told["timings"]
    run = bring([told])

    assert (run.counts, len(dates("Atelier de gravure"))) == ({"unchanged": 1}, 3)


def test_same_event_of_two_sources_is_one_activity(bring):
    bring(calendar(BAL), slug="association")
    again = BAL.replace("UID:bal", "UID:autre").replace(
        "SUMMARY:Bal du printemps", "SUMMARY:BAL DU PRINTEMPS"
    )
    run = bring(calendar(again), slug="office-du-tourisme")

    assert (run.counts, ActivityPage.objects.count()) == ({"updated": 1}, 1)


def test_same_name_at_another_time_is_another_activity(bring):
    bring(calendar(BAL), slug="association")
    other = BAL.replace("UID:bal", "UID:autre").replace("20270320", "20270327")

    assert bring(calendar(other), slug="office-du-tourisme").counts == {"created": 1}


def test_an_agenda_shared_by_two_sources_is_taken_once(bring):
    bring([event()], slug="ville")
    run = bring(
        [event(title={"fr": "Gravure sur lino"}, timings=[timing("2027-07-07 14:00")])], slug="metropole"
    )

    assert (run.counts, ActivityPage.objects.count()) == ({"updated": 1}, 1)


def test_an_activity_that_an_editor_wrote_is_joined(bring, tourcoing):
    schedule = [{"type": "once", "value": {"day": "2027-03-20", "start": "20:30", "end": None}}]
    ActivityPageFactory(
        parent=tourcoing.agenda, title="Bal du printemps", slug="bal", schedule=json.dumps(schedule)
    )
    bring(calendar(BAL))

    assert (ActivityPage.objects.count(), activity("Bal du printemps").town) == (1, "Tourcoing")


def test_only_the_categories_that_are_wanted(bring):
    sport = BAL.replace("UID:bal", "UID:sport").replace(
        "SUMMARY:Bal", "CATEGORIES:Sport,Plein air\nSUMMARY:Course"
    )
    run = bring(calendar(BAL + "CATEGORIES:Fêtes", sport), mapping={"only": {"categories": ["plein air"]}})

    assert run.counts == {"created": 1, "skipped": 1}
    assert activity("Course du printemps").live


def test_what_lies_outside_the_city_is_left_out(bring):
    CitySettings.objects.filter(slug="tourcoing").update(latitude=50.7239, longitude=3.1612)
    far = event(uid=2, location={"name": "Musée", "city": "Rouen", "latitude": 49.44, "longitude": 1.09})
    run = bring([event(location={"name": "Hôtel de ville", "city": "Tourcoing"}), far])

    assert run.counts == {"created": 1, "skipped": 1}


def test_vanished_event_stays_and_is_reported(bring):
    others = [BAL.replace("UID:bal", f"UID:{name}").replace("Bal", name) for name in ("Lundi", "Mardi")]
    bring(calendar(BAL, *others))
    run = bring(calendar(*others))

    assert run.counts == {"unchanged": 2, "missing": 1}
    assert activity("Bal du printemps").live


def test_calendar_that_is_empty_after_a_full_one_changes_nothing(bring):
    bring(calendar(WEEKLY, BAL))
    run = bring(calendar())

    assert run.status == "refused"
    assert "ne sont plus dans le fichier" in run.reason
    assert ActivityPage.objects.live().count() == 2


def test_what_is_over_may_leave_its_calendar(bring):
    over = BAL.replace("202703", "202601").replace("UID:bal", "UID:passe").replace("Bal", "Loto")
    bring(calendar(BAL, over, over.replace("passe", "autre").replace("Loto", "Thé")))
    run = bring(calendar(BAL))

    assert (run.status, run.counts) == ("done", {"unchanged": 1, "missing": 2})


def test_row_that_means_nothing_is_skipped_and_others_go_in(bring):
    run = bring(
        calendar(BAL, "UID:x\nSUMMARY:Sans fin\nDTSTART:20270320\nRRULE:FREQ=SECONDLY", "UID:y\nSUMMARY:Rien")
    )

    assert run.counts == {"created": 1, "skipped": 2}
    assert "(FREQ)" in run.lines.get(name="Sans fin").reason


def test_event_without_a_uid_is_known_again(bring):
    nameless = BAL.replace("UID:bal\n", "")
    bring(calendar(nameless))

    assert bring(calendar(nameless)).counts == {"unchanged": 1}


def test_online_meeting_keeps_no_address_of_a_stranger(bring):
    place = "Salle des fêtes\\, 2 rue de Lille\\, 59200 Tourcoing"
    bring(calendar(BAL.replace(place, "https://visio.example.org/j/1")))
    page = activity("Bal du printemps")

    assert (page.attendance, page.online_url, page.venue_name) == ("en-ligne", "", "")


def test_place_of_the_directory_is_named(bring, tourcoing):
    where = {"name": "médiathèque de la Navette", "address": "Rue ancienne", "city": "Tourcoing"}
    bring([event(location=where)])
    page = activity("Atelier de gravure")

    assert (page.venue_id, page.venue_name, page.street) == (tourcoing.place.pk, "", "")
    assert bring([event(location=where)]).counts == {"unchanged": 1}


def test_place_of_the_same_name_elsewhere_is_another(bring):
    where = {"name": "Médiathèque de la Navette", "latitude": 50.63, "longitude": 3.06}
    bring([event(location=where)])

    assert activity("Atelier de gravure").venue is None


def test_preview_says_when_an_event_takes_place(bring):
    run = bring(calendar(BAL), is_preview=True)

    assert (run.counts, ActivityPage.objects.count()) == ({"created": 1}, 0)
    assert "samedi 20\xa0mars, de 20\xa0h\xa030" in run.lines.get().reason


def test_what_a_source_says_of_all_its_events_is_a_mapping(bring):
    constants = {"organiser_name": "Amicale laïque", "price": "gratuit"}
    bring(calendar(BAL), mapping={"columns": {}, "constants": constants})
    page = activity("Bal du printemps")

    assert (page.organiser_name, page.price) == ("Amicale laïque", "gratuit")


def test_page_says_where_it_comes_from(bring, visit):
    run = bring(calendar(BAL))
    run.source.name, run.source.licence = "Amicale laïque", "Licence Ouverte 2.0"
    run.source.save()
    bring(calendar(BAL.replace("193000Z", "203000Z")))

    text = " ".join(visit(activity("Bal du printemps").get_url()).text.split())
    assert "Source : Amicale laïque (Licence Ouverte 2.0)" in strip_tags(text)
