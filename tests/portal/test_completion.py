"""What an upgrade gives to cities that an older version made."""

import pytest
from django.core.management import call_command
from django.utils.text import slugify
from wagtail.models import GroupSitePermission, Page

from cms_pages.models import ProcedureIndexPage
from directory.models import DirectoryIndexPage
from events.models import AgendaPage
from portal.cities.completion import complete_cities
from portal.cities.language import create_language, shipped_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def older(two_towns):
    """Roubaix as a version without a directory made it."""
    parts = two_towns["roubaix"]
    DirectoryIndexPage.objects.child_of(parts.home).get().delete()
    GroupSitePermission.objects.filter(
        site=parts.site, permission__codename="change_directorysettings"
    ).delete()
    return parts


def test_a_city_gets_the_page_of_its_places_and_an_entry_of_its_menu(older):
    complete_cities()
    page = DirectoryIndexPage.objects.live().child_of(older.home).get()
    home = Page.objects.get(pk=older.home.pk).specific
    assert page.slug == "lieux"
    assert home.menu[-1].value["page"].pk == page.pk


def test_a_city_gets_the_list_of_procedures_that_it_lacks(older):
    ProcedureIndexPage.objects.child_of(older.home).get().delete()
    complete_cities()
    assert ProcedureIndexPage.objects.live().child_of(older.home).get().slug == "demarches"


def test_a_city_gets_the_lists_of_activities_and_training_that_it_lacks(older):
    AgendaPage.objects.child_of(older.home).get(slug="formations").delete()
    complete_cities()
    assert set(AgendaPage.objects.live().child_of(older.home).values_list("slug", "shows")) == {
        ("activites", "activity"),
        ("formations", "training"),
    }


def test_it_gets_them_in_each_of_its_languages_with_the_entry_of_the_menu(older):
    create_language("roubaix", "nl")
    complete_cities()
    dutch = DirectoryIndexPage.objects.live().get(locale__language_code="nl")
    title = shipped_words("nl", older.settings).words_for("Commerces et lieux")
    assert (dutch.title, dutch.slug) == (title, slugify(title))
    home = Page.objects.get(pk=dutch.get_parent().pk).specific
    assert home.menu[-1].value["label"] == title
    assert complete_cities() == []


def test_a_draft_of_the_home_page_stays_the_newest_and_gets_the_entry_too(older):
    home = Page.objects.get(pk=older.home.pk).specific
    home.title = "Brouillon"
    home.save_revision()
    complete_cities()
    home.refresh_from_db()
    draft = home.get_latest_revision_as_object()
    assert (home.title, home.has_unpublished_changes, draft.title) == ("Roubaix", True, "Brouillon")
    assert draft.menu[-1].value["page"] == home.menu[-1].value["page"]


def test_its_team_may_change_the_settings_that_are_new(older):
    complete_cities()
    rights = GroupSitePermission.objects.filter(group=older.group, site=older.site)
    assert set(rights.values_list("permission__codename", flat=True)) == {
        "change_citysettings",
        "change_directorysettings",
        "add_redirect",
        "change_redirect",
        "delete_redirect",
    }


def test_it_says_what_it_gave_and_gives_it_once(older, capsys):
    call_command("complete_cities")
    assert capsys.readouterr().out.replace("\xa0", " ").splitlines() == [
        "Roubaix : la page des commerces et lieux",
        "Roubaix : les paramètres pour « Équipe Roubaix »",
    ]
    assert complete_cities() == []
