"""The first page of the admin: what editors of a town can do with one click, and what waits for them."""

from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from cms_pages.models import NewsPage
from portal.cities.skeleton import published
from tests.directory.factories import PlacePageFactory

pytestmark = pytest.mark.django_db
HOME = "/admin/"


def signed_in(*groups, **fields):
    """A client on the admin's host whose user is in these groups."""
    user = get_user_model().objects.create_user("redactrice", **fields)
    user.groups.add(*groups)
    client = Client(headers={"host": "live.localhost"})
    client.force_login(user)
    return client


@pytest.fixture
def editor(two_towns):
    return signed_in(two_towns["tourcoing"].group)


@pytest.fixture
def of_both(two_towns):
    return signed_in(two_towns["tourcoing"].group, two_towns["roubaix"].group)


def words(response):
    return unescape(response.content.decode())


def news_of(parts):
    page = NewsPage(title=f"Nouvelle de {parts.settings.name}", slug="nouvelle")
    return published(page, parts.news)


def test_each_deed_leads_to_the_form_under_the_own_list(editor, two_towns):
    for name, form, parent in (
        ("actualite", ("cms_pages", "newspage"), two_towns["tourcoing"].news),
        ("lieu", ("directory", "placepage"), two_towns["tourcoing"].directory),
        ("activite", ("events", "activitypage"), two_towns["tourcoing"].activities),
    ):
        address = reverse("desk:write", args=[name])
        assert f'href="{address}"' in words(editor.get(HOME))
        assert editor.get(address).headers["Location"] == reverse(
            "wagtailadmin_pages:add", args=[*form, parent.pk]
        )


def test_the_home_page_and_its_menu_are_one_click_away(editor, two_towns):
    address = reverse("desk:home")
    assert f'href="{address}"' in words(editor.get(HOME))
    form = reverse("wagtailadmin_pages:edit", args=[two_towns["tourcoing"].home.pk])
    assert editor.get(address).headers["Location"] == form


def test_who_changes_two_home_pages_chooses_one(of_both, two_towns):
    read = words(of_both.get(reverse("desk:home")))
    for slug in ("tourcoing", "roubaix"):
        form = reverse("wagtailadmin_pages:edit", args=[two_towns[slug].home.pk])
        assert f'href="{form}"' in read


def test_who_writes_in_two_towns_chooses_one(of_both, two_towns):
    read = words(of_both.get(reverse("desk:write", args=["actualite"])))
    for slug in ("tourcoing", "roubaix"):
        form = reverse("wagtailadmin_pages:add", args=["cms_pages", "newspage", two_towns[slug].news.pk])
        assert f'href="{form}"' in read
    assert "L.I.V.E., Actualités" not in read


@pytest.mark.parametrize("name", ["actualite", "inconnue"])
def test_who_may_add_nothing_writes_nothing(two_towns, name):
    reader = signed_in()
    reader_group = two_towns["tourcoing"].group.permissions.get(codename="access_admin")
    get_user_model().objects.get(username="redactrice").user_permissions.add(reader_group)
    assert "desk__deed" not in words(reader.get(HOME)).replace("desk__deeds", "")
    assert reader.get(reverse("desk:write", args=[name])).status_code in (302, 404)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"expire_at": timedelta(days=3)}, "fin-proche"),
        ({"review_date": timedelta(days=-1)}, "a-relire"),
    ],
)
def test_pages_of_the_own_town_wait_with_their_date(editor, two_towns, values, name):
    [(field, distance)] = values.items()
    moment = timezone.now() + distance
    for slug in ("tourcoing", "roubaix"):
        page = news_of(two_towns[slug])
        NewsPage.objects.filter(pk=page.pk).update(**{field: moment})
    address = reverse("desk:pages", args=[name])
    assert f'href="{address}"' in words(editor.get(HOME))
    read = words(editor.get(address))
    assert ("Nouvelle de Tourcoing" in read, "Nouvelle de Roubaix" in read) == (True, False)


def test_a_page_that_leaves_in_a_month_does_not_wait(editor, two_towns):
    page = news_of(two_towns["tourcoing"])
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() + timedelta(days=30))
    assert "Rien n’attend." in words(editor.get(HOME))


def test_drafts_are_those_that_one_wrote(editor, two_towns):
    page = news_of(two_towns["tourcoing"])
    address = reverse("desk:pages", args=["brouillons"])
    page.save_revision(user=None)
    Page.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
    assert "Nouvelle de Tourcoing" not in words(editor.get(address))
    page.save_revision(user=get_user_model().objects.get(username="redactrice"))
    assert "Nouvelle de Tourcoing" in words(editor.get(address))


def test_a_place_with_an_address_waits_for_its_point(editor, two_towns):
    nowhere = {"parent": two_towns["tourcoing"].directory, "latitude": None, "longitude": None}
    place = PlacePageFactory(street="8 rue des Bobines", **nowhere)
    PlacePageFactory(street="", **nowhere)
    english = Locale.objects.get_or_create(language_code="en")[0]
    for page in (two_towns["tourcoing"].home, two_towns["tourcoing"].directory, place):
        translation = page.copy_for_translation(english)  # with the point of its original
    translation.save_revision().publish()
    listed = editor.get(reverse("desk:pages", args=["sans-point"])).context["rows"]
    assert [row.pk for row, *_others in listed] == [place.pk]


def test_the_site_is_one_click_away(editor, two_towns):
    site = two_towns["tourcoing"].settings.site
    assert f'href="http://{site.hostname}' in words(editor.get(HOME))


def test_a_page_that_is_missing_may_be_an_ordinary_one_or_a_procedure(editor, two_towns):
    offered = words(editor.get("/admin/recherches/page-qui-manque/?mots=bowling"))
    for name in ("page", "demarche"):
        assert f"{reverse('desk:write', args=[name])}?titre=Bowling" in offered


def test_nobody_is_called_none(editor, two_towns):
    news_of(two_towns["tourcoing"])
    assert "None" not in words(editor.get("/admin/reports/aging-pages/results/"))
    call_command("update_index", verbosity=0)
    found = words(editor.get("/admin/pages/search/results/?q=Nouvelle"))
    assert "1-1 sur 1 page" in " ".join(found.split())


def test_the_menu_says_how_much_waits(editor, two_towns):
    page = news_of(two_towns["tourcoing"])
    NewsPage.objects.filter(pk=page.pk).update(review_date=timezone.localdate())
    assert '"label": "Tableau de bord (1)"' in words(editor.get(HOME))


def test_the_first_page_asks_little_of_the_database(editor, two_towns, django_assert_max_num_queries):
    editor.get(HOME)
    with django_assert_max_num_queries(61):
        editor.get(HOME)
