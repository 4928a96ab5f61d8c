import pytest
from django.contrib.auth import get_user_model

from cms_pages.models import (
    ContentPage,
    EasyPage,
    ExperimentIndexPage,
    ExperimentPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    ProcedureIndexPage,
)
from directory.models import DirectoryIndexPage
from tests.cms_pages.factories import ContentPageFactory, ExperimentPageFactory, NewsPageFactory
from tests.rows import topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("a@example.org", "a@example.org", "a"))
    client.defaults["HTTP_HOST"] = "hub.localhost"
    return client


@pytest.mark.parametrize(
    ("model", "parent"),
    [
        (ContentPage, "hub"),
        (NewsIndexPage, "hub"),
        (ProcedureIndexPage, "hub"),
        (NewsPage, "news"),
        (ExperimentIndexPage, "roubaix"),
        (ExperimentPage, "lab"),
    ],
)
def test_editor_finds_a_form_in_french(portal, editor, model, parent):
    page = getattr(portal, parent)
    response = editor.get(f"/admin/pages/add/cms_pages/{model._meta.model_name}/{page.pk}/")
    assert response.status_code == 200
    assert "Introduction" in response.content.decode()


def test_home_page_can_be_edited(portal, editor):
    response = editor.get(f"/admin/pages/{portal.tourcoing.pk}/edit/")
    assert "Mise en avant" in response.content.decode()


@pytest.mark.parametrize(
    ("model", "children"),
    [
        (HomePage, {ProcedureIndexPage, NewsIndexPage, ExperimentIndexPage, ContentPage, DirectoryIndexPage}),
        (NewsIndexPage, {NewsPage}),
        (NewsPage, {EasyPage}),
        (EasyPage, set()),
    ],
)
def test_each_type_takes_only_its_own_children(model, children):
    assert set(model.allowed_subpage_models()) == children


def test_a_city_has_one_lab(portal):
    assert not ExperimentIndexPage.can_create_at(portal.hub)


@pytest.mark.parametrize("name", ["news", "experiment", "content", "home", "lab", "newsroom"])
def test_draft_of_every_type_can_be_previewed(portal, editor, name):
    pages = {
        "news": lambda: NewsPageFactory(parent=portal.news, live=False),
        "experiment": lambda: ExperimentPageFactory(parent=portal.lab, live=False),
        "content": lambda: ContentPageFactory(parent=portal.hub, live=False),
        "home": lambda: portal.tourcoing,
        "lab": lambda: portal.lab,
        "newsroom": lambda: portal.news,
    }
    page = pages[name]()
    page.title = "Pas encore publié"
    page.save_revision()
    response = editor.get(f"/admin/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "Pas encore publié" in response.content.decode()


def test_preview_shows_terms_that_are_not_published(portal, editor):
    page = NewsPageFactory(parent=portal.news)
    page.topics = [topic("nature", "Nature en ville")]
    page.save_revision()
    assert "Nature en ville" in editor.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()


def test_preview_leaves_nothing_for_visitors(portal, editor, client):
    page = NewsPageFactory(parent=portal.news, slug="parc")
    page.body = [{"type": "paragraph", "value": "<p>Secret</p>", "id": "1"}]
    page.save_revision()
    editor.get(f"/admin/pages/{page.pk}/view_draft/")
    html = client.get("/fr/actualites/parc/", headers={"host": "tourcoing.localhost"}).content.decode()
    assert "Secret" not in html


def test_preview_of_a_home_page_shows_the_alert_being_written(portal, editor):
    home = portal.tourcoing
    home.alerts = [{"type": "alert", "value": {"severity": "warn", "title": "Vent fort"}, "id": "1"}]
    home.save_revision()
    assert "Vent fort" in editor.get(f"/admin/pages/{home.pk}/view_draft/").content.decode()
