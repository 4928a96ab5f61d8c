"""Every date of the admin is written and read as the French do."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils import translation
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("typed", ["05/06/2026", "2026-06-05", "5.6.26", "05-06-2026"])
def test_the_day_comes_first_in_both_languages_of_the_admin(language, typed):
    with translation.override(language):
        assert forms.DateField().clean(typed) == date(2026, 6, 5)
        moment = forms.DateTimeField().clean(f"{typed} 19:00")
    assert (moment.day, moment.month, moment.hour) == (5, 6, 19)


def test_the_picker_writes_what_the_field_reads():
    assert AdminDateInput().format_value(date(2026, 6, 5)) == "05/06/2026"
    assert AdminDateTimeInput().format_value(datetime(2026, 6, 5, 19, tzinfo=UTC)) == "05/06/2026 19:00"
    assert AdminDateTimeInput().get_config()["format"] == "d/m/Y H:i"


def test_what_is_no_date_is_an_error():
    with translation.override("fr"), pytest.raises(forms.ValidationError):
        forms.DateTimeField().clean("le 31/02/2026 19:00")
