"""An editor of Tourcoing and what belongs to Roubaix."""

import re
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from cms_pages.models import ContentPage, NewsPage
from core.models import CitySettings, PortalDocument, PortalImage
from directory.models import PlacePage
from portal.cities.skeleton import published

pytestmark = pytest.mark.django_db
SECRET = "Secret de Roubaix"


@pytest.fixture(scope="module")
def news(two_towns):
    """{slug: published news item}, and Roubaix keeps a draft."""
    parts = two_towns
    found = {
        slug: published(NewsPage(title=f"Nouvelle de {slug}", slug="nouvelle"), parts[slug].news)
        for slug in ("roubaix", "tourcoing")
    }
    parts["roubaix"].news.refresh_from_db()
    parts["roubaix"].news.add_child(instance=NewsPage(title=SECRET, slug="secret", live=False))
    return found


@pytest.fixture(scope="module")
def files(two_towns):
    """{slug: (image, document)}."""
    return {
        slug: (
            PortalImage.objects.create(
                title=f"Image de {slug}",
                alt="Un carré",
                file=get_test_image_file(f"{slug}.png"),
                collection=parts.collection,
            ),
            PortalDocument.objects.create(
                title=f"Document de {slug}",
                file=ContentFile(b"texte", f"{slug}.txt"),
                collection=parts.collection,
            ),
        )
        for slug, parts in two_towns.items()
    }


def is_refused(response):
    """Wagtail refuses with 403, or by leading back to the admin's first page or to the own tree."""
    return response.status_code in (403, 404) or (
        response.status_code == 302 and response.headers["Location"] in {"/admin/", "/admin/pages/"}
    )


PAGE_VIEWS = [
    "edit",
    "delete",
    "unpublish",
    "move",
    "copy",
    "add_subpage",
    "view_draft",
    "history",
    "workflow_history",
    "lock",
    "unlock",
    "set_privacy",
    "usage",
]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("view", PAGE_VIEWS)
def test_a_page_of_another_city_is_refused(editor, news, view, method):
    url = reverse(f"wagtailadmin_pages:{view}", args=[news["roubaix"].pk])
    response = getattr(editor, method)(url, {"action-publish": "1", "title": "Volée", "slug": "volee"})
    assert is_refused(response) or response.status_code == 405
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("view", PAGE_VIEWS)
def test_nothing_changed_after_it(editor, news, view):
    before = Page.objects.filter(pk=news["roubaix"].pk).values().get()
    editor.post(reverse(f"wagtailadmin_pages:{view}", args=[news["roubaix"].pk]), {"action-publish": "1"})
    assert Page.objects.filter(pk=news["roubaix"].pk).values().get() == before


@pytest.mark.parametrize("action", ["delete", "publish", "unpublish", "move"])
def test_a_bulk_action_leaves_pages_of_another_city_alone(editor, news, action):
    page = news["roubaix"]
    before = Page.objects.filter(pk=page.pk).values().get()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    editor.post(f"{url}?next=/admin/&id={page.pk}", {"chooser": news["tourcoing"].get_parent().pk})
    assert Page.objects.filter(pk=page.pk).values().get() == before


def test_a_page_cannot_be_moved_to_another_city(editor, news, two_towns):
    target = two_towns["roubaix"].news
    url = reverse("wagtailadmin_pages:move_confirm", args=[news["tourcoing"].pk, target.pk])
    editor.post(url)
    assert not target.get_children().filter(pk=news["tourcoing"].pk).exists()


def test_a_page_cannot_be_copied_to_another_city(editor, news, two_towns):
    target = two_towns["roubaix"].news
    url = reverse("wagtailadmin_pages:copy", args=[news["tourcoing"].pk])
    fields = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": target.pk}
    editor.post(url, fields)
    assert not target.get_children().filter(slug="copie").exists()


def test_a_page_cannot_be_added_to_another_city(editor, two_towns):
    url = reverse("wagtailadmin_pages:add", args=["cms_pages", "newspage", two_towns["roubaix"].news.pk])
    assert is_refused(editor.get(url))


@pytest.mark.parametrize("view", ["revisions_view", "revisions_revert"])
def test_a_revision_of_another_city_is_refused(editor, news, view):
    page = news["roubaix"]
    assert is_refused(
        editor.get(reverse(f"wagtailadmin_pages:{view}", args=[page.pk, page.latest_revision_id]))
    )


def test_a_preview_of_another_city_is_refused(editor, news):
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[news["roubaix"].pk])
    assert is_refused(editor.get(url))


@pytest.mark.parametrize("method", ["get", "post"])
def test_menus_and_alerts_of_another_city_are_refused(editor, two_towns, method):
    url = reverse("wagtailadmin_pages:edit", args=[two_towns["roubaix"].home.pk])
    assert is_refused(getattr(editor, method)(url))


def test_the_explorer_does_not_enter_another_city(editor, two_towns):
    response = editor.get(reverse("wagtailadmin_explore", args=[two_towns["roubaix"].home.pk]))
    assert response.status_code == 302


def test_the_search_says_what_it_counts(editor, news):
    words = editor.get("/admin/pages/search/?q=").content.decode()
    assert re.search(r"1-\d+ sur \d+ (\w+)", words)[1] in ("page", "pages")


@pytest.mark.parametrize(
    "path",
    [
        "/admin/pages/",
        "/admin/pages/search/?q=roubaix",
        "/admin/pages/search/?q=Secret",
        "/admin/images/?q=roubaix",
        "/admin/documents/?q=roubaix",
        "/admin/reports/site-history/",
        "/admin/reports/aging-pages/",
        "/admin/reports/locked/",
        "/admin/reports/page-types-usage/",
        "/admin/reports/page-types-usage/results/",
        "/admin/api/main/pages/?fields=title&limit=100",
        "/admin/api/main/images/",
        "/admin/api/main/documents/",
        "/admin/",
    ],
)
def test_lists_leave_another_city_out(editor, news, files, path):
    words = editor.get(path, follow=True).content.decode()
    for hidden in (SECRET, "Nouvelle de roubaix", "Image de roubaix", "Document de roubaix"):
        assert hidden not in words


@pytest.mark.parametrize("query", ["", "?page_type=cms_pages.newspage"])
def test_the_page_chooser_leaves_another_city_out(editor, news, query):
    assert "oubaix" not in editor.get(reverse("wagtailadmin_choose_page") + query).json()["html"]


@pytest.mark.parametrize("words", ["Nouvelle", "Secret"])
def test_the_search_of_the_page_chooser_leaves_another_city_out(editor, news, words):
    response = editor.get(reverse("wagtailadmin_choose_page_search"), {"q": words})
    assert "oubaix" not in response.content.decode()


def test_the_choice_of_a_place_opens_in_the_directory_of_the_page_that_is_written(two_towns):
    boss = get_user_model().objects.create_superuser("admin")
    client = Client(headers={"host": "live.localhost"})
    client.force_login(boss)
    for slug in ("roubaix", "tourcoing"):
        published(PlacePage(title=f"Piscine de {slug}", slug="piscine"), two_towns[slug].directory)
    form = reverse(
        "wagtailadmin_pages:add", args=["events", "activitypage", two_towns["roubaix"].activities.pk]
    )
    url = reverse("wagtailadmin_choose_page") + "?page_type=directory.placepage"
    offered = client.get(url, headers={"referer": f"http://live.localhost{form}"}).json()["html"]
    assert ("Piscine de roubaix" in offered, "Piscine de tourcoing" in offered) == (True, False)


def test_the_choice_of_a_place_opens_in_the_directory_of_ones_own_city(editor, two_towns):
    published(PlacePage(title="Piscine", slug="piscine"), two_towns["tourcoing"].directory)
    published(PlacePage(title="Patinoire", slug="patinoire"), two_towns["roubaix"].directory)
    url = reverse("wagtailadmin_choose_page") + "?page_type=directory.placepage"
    offered = editor.get(url).json()["html"]
    assert ("Piscine" in offered, "Patinoire" in offered) == (True, False)


def test_the_page_chooser_does_not_open_another_city(editor, news, two_towns):
    for page in (two_towns["roubaix"].home, two_towns["roubaix"].news):
        assert editor.get(reverse("wagtailadmin_choose_page_child", args=[page.pk])).status_code == 404


def test_the_page_chooser_does_not_open_a_draft_of_another_city(editor, news):
    url = reverse("wagtailadmin_choose_page_child", args=[Page.objects.get(title=SECRET).pk])
    assert editor.get(url).status_code == 404


def test_the_page_that_confirms_a_move_does_not_name_a_draft_of_another_city(editor, news, two_towns):
    secret, target = Page.objects.get(title=SECRET), two_towns["tourcoing"].news
    assert is_refused(editor.get(reverse("wagtailadmin_pages:move_confirm", args=[secret.pk, target.pk])))


def test_a_page_is_moved_inside_the_own_city(editor, two_towns):
    parts = two_towns["tourcoing"]
    page = published(ContentPage(title="Piscine", slug="piscine"), parts.home)
    editor.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parts.pages["about"].pk]))
    assert Page.objects.get(pk=page.pk).get_parent().pk == parts.pages["about"].pk


def test_the_page_chooser_offers_the_own_city_and_the_hub(editor, news, two_towns):
    words = editor.get(reverse("wagtailadmin_choose_page")).json()["html"]
    assert "Tourcoing" in words
    assert "L.I.V.E." in words


@pytest.mark.parametrize("kind", ["image", "document"])
def test_choosers_of_files_leave_another_city_out(editor, files, kind):
    name = {"image": "wagtailimages_chooser:choose", "document": "wagtaildocs_chooser:choose"}[kind]
    words = editor.get(reverse(name)).json()["html"]
    assert "de tourcoing" in words
    assert "de roubaix" not in words


@pytest.mark.parametrize("view", ["edit", "delete"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_file_of_another_city_is_refused(editor, files, view, method):
    image, document = files["roubaix"]
    for name, row in (("wagtailimages", image), ("wagtaildocs", document)):
        response = getattr(editor, method)(reverse(f"{name}:{view}", args=[row.pk]))
        assert is_refused(response)
        assert type(row).objects.filter(pk=row.pk).exists()


def test_a_file_of_another_city_cannot_be_chosen(editor, files):
    image, document = files["roubaix"]
    for name, row in (("wagtailimages_chooser", image), ("wagtaildocs_chooser", document)):
        assert is_refused(editor.get(reverse(f"{name}:chosen", args=[row.pk])))


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_settings_of_another_city_are_refused(editor, two_towns, method):
    row = two_towns["roubaix"].settings
    url = reverse("wagtailsettings:edit", args=["core", "citysettings", row.site_id])
    assert is_refused(getattr(editor, method)(url, {"name": "Volée"}))
    assert CitySettings.objects.get(pk=row.pk).name == "Roubaix"


@pytest.mark.parametrize(
    "path",
    [
        "/admin/sites/",
        "/admin/users/",
        "/admin/groups/",
        "/admin/collections/",
        "/admin/snippets/core/topic/",
        "/admin/locales/",
        "/admin/workflows/list/",
    ],
)
def test_what_all_cities_share_is_for_administrators(editor, path):
    assert is_refused(editor.get(path))


@pytest.mark.parametrize("view", ["edit", "delete", "unpublish", "move", "copy", "history"])
def test_an_editor_does_all_this_in_the_own_city(editor, news, view):
    assert editor.get(reverse(f"wagtailadmin_pages:{view}", args=[news["tourcoing"].pk])).status_code == 200


def test_an_editor_publishes_in_the_own_city(editor, news):
    page = news["tourcoing"]
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not Page.objects.get(pk=page.pk).live


def test_an_editor_opens_the_settings_and_files_of_the_own_city(editor, two_towns, files):
    site = two_towns["tourcoing"].site
    urls = [
        reverse("wagtailsettings:edit", args=["core", "citysettings", site.pk]),
        reverse("wagtailimages:edit", args=[files["tourcoing"][0].pk]),
        reverse("wagtaildocs:edit", args=[files["tourcoing"][1].pk]),
        reverse("wagtailimages:add"),
    ]
    assert [editor.get(url).status_code for url in urls] == [200] * len(urls)


@pytest.mark.parametrize("view", ["delete", "unpublish"])
def test_a_home_page_stays(editor, two_towns, view):
    home = two_towns["tourcoing"].home
    response = editor.post(reverse(f"wagtailadmin_pages:{view}", args=[home.pk]), follow=True)
    assert "sans sa page d’accueil" in unescape(response.content.decode())
    assert Page.objects.get(pk=home.pk).live


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_a_home_page_stays_after_a_bulk_action(editor, two_towns, action):
    home = two_towns["tourcoing"].home
    editor.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={home.pk}&next=/admin/"
    )
    assert Page.objects.get(pk=home.pk).live


@pytest.mark.parametrize("view", ["delete", "unpublish"])
def test_a_list_stays_while_pages_are_published_under_it(editor, news, two_towns, view):
    newsroom = two_towns["tourcoing"].news
    response = editor.post(reverse(f"wagtailadmin_pages:{view}", args=[newsroom.pk]), follow=True)
    assert "des pages publiées s’y trouvent" in unescape(response.content.decode())
    assert Page.objects.get(pk=newsroom.pk).live


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_a_list_stays_after_a_bulk_action(editor, news, two_towns, action):
    newsroom = two_towns["tourcoing"].news
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    editor.post(f"{url}?id={newsroom.pk}&next=/admin/")
    assert Page.objects.get(pk=newsroom.pk).live


def test_an_empty_list_may_go(editor, two_towns):
    newsroom = two_towns["tourcoing"].news
    newsroom.get_descendants().update(live=False)
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[newsroom.pk]))
    assert not Page.objects.get(pk=newsroom.pk).live


def test_a_page_is_not_offered_its_own_city_among_those_that_also_show_it(editor, news, two_towns):
    words = editor.get(reverse("wagtailadmin_pages:edit", args=[news["tourcoing"].pk])).content.decode()
    offered = re.findall(r'<input type="checkbox" name="shown_in" value="(\d+)"', words)
    assert str(two_towns["roubaix"].settings.pk) in offered
    assert str(two_towns["tourcoing"].settings.pk) not in offered


def test_the_drawing_of_a_topic_is_chosen_by_its_french_name(two_towns, admin_user):
    client = Client(headers={"host": "live.localhost"})
    client.force_login(admin_user)
    words = client.get("/admin/snippets/core/topic/add/").content.decode()
    assert '<option value="tree">Arbre</option>' in words


def test_a_home_page_cannot_be_made_to_expire(editor, two_towns):
    url = reverse("wagtailadmin_pages:edit", args=[two_towns["tourcoing"].home.pk])
    assert 'name="expire_at"' not in editor.get(url).content.decode()


@pytest.mark.parametrize(("slug", "is_open"), [("tourcoing", True), ("roubaix", False)])
def test_an_editor_sets_the_directory_of_the_own_city(editor, two_towns, slug, is_open):
    url = reverse("wagtailsettings:edit", args=["directory", "directorysettings", two_towns[slug].site.pk])
    assert (editor.get(url).status_code == 200) is is_open
