"""Editors write hours in French and see at once what is understood."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.test.utils.form_data import nested_form_data, streamfield

from directory.hours.forms import HoursField
from directory.hours.views import preview
from directory.models import PlacePage
from directory.validators import check_hours


@pytest.fixture
def ask(db, rf, admin_user):
    """`ask("lundi 9h-12h")`: the fragment that an editor is shown."""

    def get(text, kept=""):
        request = rf.get("/", {"texte": text, "garde": kept})
        request.user = admin_user
        return preview(request).content.decode()

    return get


def test_french_becomes_syntax():
    assert HoursField().clean("Du mardi au samedi de 9 h à 12 h") == "Tu-Sa 09:00-12:00"


def test_syntax_stays():
    assert HoursField().clean("Mo-Fr 9:00-12:00") == "Mo-Fr 09:00-12:00"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (
            "Tu-Sa 07:00-13:00,15:00-19:00; Su 07:00-13:00",
            "Du mardi au samedi de 7 h à 13 h et de 15 h à 19 h. Le dimanche de 7 h à 13 h.",
        ),
        ("07:00-20:00", "07:00-20:00"),  # without days, no words are read as the same
    ],
)
def test_kept_hours_are_shown_in_french_which_is_read_as_the_same(kept, shown):
    field = HoursField(kept=kept)
    assert field.prepare_value(kept) == shown
    assert field.clean(shown) == kept


def test_error_names_the_unclear_words():
    with override("fr"), pytest.raises(ValidationError) as wrong:
        HoursField().clean("lundi 9h-12h et mardi itou")
    assert wrong.value.messages == ["On ne comprend pas «\u00a0itou\u00a0»."]


def test_what_is_only_said_is_kept_beside():
    field = HoursField()
    cleaned = field.clean("lundi 9h-12h ou sur rendez-vous")
    assert (cleaned, field.note) == ("Mo 09:00-12:00", "Également sur rendez-vous")


@pytest.mark.parametrize("text", ["lundi", "Mo, We 10:00-12:00; Tu", "Mo,We"])
def test_validator_refuses_what_has_a_second_meaning(text):
    with pytest.raises(ValidationError):
        check_hours(text)


def test_preview_shows_the_table(ask):
    assert ask("lundi 9h-12h").count("<tr") == 8


def test_preview_marks_the_unclear_words(ask):
    assert "<mark>itou</mark>" in ask("lundi 9h-12h et mardi itou")


def test_hours_of_openstreetmap_without_days_stay_as_they_are_until_somebody_writes_others(ask):
    assert HoursField(kept="07:00-20:00").clean("07:00-20:00") == "07:00-20:00"
    assert ask("07:00-20:00", kept="07:00-20:00").count("<tr") == 8
    assert "<tr" not in ask("07:00-20:00")
    with pytest.raises(ValidationError):
        HoursField(kept="07:00-20:00").clean("07:00-19:00")


def test_preview_escapes(ask):
    assert "<b>" not in ask("<b>lundi")


def test_preview_of_nothing_is_empty(ask):
    assert ask("").strip() == ""


def test_preview_is_for_editors(client, tourcoing):
    address = reverse("directory_hours_preview")
    answer = client.get(address, {"texte": "lundi 9h-12h"}, headers={"host": "tourcoing.localhost"})
    assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("lundi 9h-12h ou sur rendez-vous", ("Mo 09:00-12:00", "Également sur rendez-vous", False)),
        ("lundi 9h-12h, sur rendez-vous", ('Mo 09:00-12:00 "sur rendez-vous"', "", True)),
    ],
)
def test_page_form_puts_what_is_said_of_appointments_into_their_fields(tourcoing, admin_user, text, read):
    form_class = PlacePage.get_edit_handler().get_form_class()
    data = nested_form_data(
        {"hours": text, "hours_note": "", "title": "Atelier", "slug": "atelier"}
        | {name: streamfield([]) for name in ("contacts", "exceptions", "body", "gallery")}
    )
    form = form_class(data, instance=PlacePage(), parent_page=tourcoing.directory, for_user=admin_user)
    form.is_valid()
    assert tuple(form.cleaned_data[name] for name in ("hours", "hours_note", "by_appointment")) == read
