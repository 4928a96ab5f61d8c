"""An editor of Tourcoing makes redirects of Tourcoing, and meets no other."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms_pages.models import ContentPage

pytestmark = pytest.mark.django_db
SECRET = "Secret de Roubaix"


@pytest.fixture
def sites(two_towns):
    """{slug: site}."""
    return {slug: parts.home.sites_rooted_here.get() for slug, parts in two_towns.items()}


@pytest.fixture
def of_roubaix(sites):
    return Redirect.objects.create(
        old_path="/fr/cache", site=sites["roubaix"], redirect_link="https://a.example/"
    )


def added(editor, site, link="https://example.org/", page=""):
    """Send the form of a new redirect; what the page says."""
    fields = {"old_path": "/fr/avant/", "site": site, "redirect_link": link, "redirect_page": page}
    return editor.post(reverse("wagtailredirects:add"), fields).content.decode()


def test_editors_make_change_and_delete_redirects_of_their_site(editor, sites):
    added(editor, sites["tourcoing"].pk)
    made = Redirect.objects.get(old_path="/fr/avant", site=sites["tourcoing"])
    assert "/fr/avant" in editor.get(reverse("wagtailredirects:index")).content.decode()
    assert editor.get(reverse("wagtailredirects:edit", args=[made.pk])).status_code == 200
    editor.post(reverse("wagtailredirects:delete", args=[made.pk]))
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("other", ["", "roubaix"])
def test_a_redirect_of_another_site_or_of_all_is_refused(editor, sites, other):
    added(editor, sites[other].pk if other else "")
    assert not Redirect.objects.exists()


def test_redirects_of_another_site_are_neither_shown_nor_changed(editor, of_roubaix):
    assert of_roubaix.old_path not in editor.get(reverse("wagtailredirects:index")).content.decode()
    for name in ("edit", "delete"):
        address = reverse(f"wagtailredirects:{name}", args=[of_roubaix.pk])
        answers = editor.get(address), editor.post(address, {"old_path": "/fr/autre"})
        assert all(answer.status_code != 200 for answer in answers)
    assert Redirect.objects.get().old_path == of_roubaix.old_path


def test_a_file_of_redirects_is_for_who_may_change_those_of_all_sites(editor, sites):
    for name in ("start_import", "process_import"):
        assert editor.post(reverse(f"wagtailredirects:{name}")).headers["Location"] == "/admin/"


def test_the_title_of_a_draft_of_another_city_is_not_told(editor, sites, two_towns):
    draft = two_towns["roubaix"].home.add_child(instance=ContentPage(title=SECRET, slug="secret", live=False))
    said = added(editor, sites["tourcoing"].pk, link="", page=draft.pk)
    assert "La page n’est pas publiée." in said
    assert SECRET not in said
    assert not Redirect.objects.exists()


def test_a_redirect_of_an_editor_that_leads_back_is_refused(editor, sites):
    said = added(editor, sites["tourcoing"].pk, link=f"http://{sites['tourcoing'].hostname}/fr/avant/")
    assert "ramène à sa propre adresse" in said
