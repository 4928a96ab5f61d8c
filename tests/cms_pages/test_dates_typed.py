"""Dates typed as the French do in the form of a page: what is stored, and what is refused in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from tests.search import index
from tests.search.ways import signed_in

pytestmark = pytest.mark.django_db
TYPED, MEANT = "30/11/2027 19:00", datetime(2027, 11, 30, 19, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
def item():
    return index.news(index.newsroom(), "Fête de quartier")


@pytest.fixture
def save(item, admin_user):
    """Send the form of the page back with some fields changed, to be kept as a draft."""

    def post(page=item, **fields):
        client, url = signed_in(admin_user), reverse("wagtailadmin_pages:edit", args=[page.pk])
        form = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
        form.update({"body-count": "0", "related-count": "0"} | fields)
        return client.post(url, {name: form[name] for name in form} | fields)

    return post


@pytest.mark.parametrize("field", ["date", "go_live_at", "expire_at"])
def test_a_moment_is_what_was_typed(save, item, field):
    assert save(**{field: TYPED}).status_code == 302
    draft = Page.objects.get(pk=item.pk).get_latest_revision_as_object()
    assert getattr(draft, field) == MEANT


@pytest.mark.parametrize("typed", ["31/02/2027 19:00", "demain", "2027-30-11"])
@pytest.mark.parametrize("field", ["date", "expire_at"])
def test_what_is_no_moment_is_said_and_nothing_is_saved(save, item, field, typed):
    before = Page.objects.get(pk=item.pk).latest_revision_id
    answer = save(**{field: typed})
    assert "date et une heure valides" in answer.content.decode()
    assert Page.objects.get(pk=item.pk).latest_revision_id == before


@pytest.mark.parametrize("typed", ["30/11/2027", "30-11-2027", "30.11.27", "2027-11-30"])
def test_a_day_is_read_however_it_is_separated(save, item, typed):
    assert save(over_on=typed).status_code == 302
    assert Page.objects.get(pk=item.pk).get_latest_revision_as_object().over_on == MEANT.date()


def test_a_matter_is_not_over_before_it_is_written_of(save, item):
    fields = {"date": TYPED, "over_on": "29/11/2027", "introduction": "Venez.", "action-publish": "1"}
    assert "Ce jour est avant la date affichée" in save(**fields).content.decode()
    assert save(**fields | {"over_on": "30/11/2027"}).status_code == 302
