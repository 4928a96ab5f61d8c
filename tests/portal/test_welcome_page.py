"""What Wagtail's migrations leave behind goes away, unless someone uses it."""

import pytest
from wagtail.models import Page, Site, Workflow, WorkflowPage

from portal.cities import remove_welcome_page
from portal.cities.welcome import retire_moderation
from tests.rows import french

pytestmark = pytest.mark.django_db


@pytest.fixture
def welcome_page(db):
    page = Page.objects.filter(depth=2, slug="home").first()
    if page is None:
        page = Page(title="Welcome", slug="home", locale=french())
        Page.get_first_root_node().add_child(instance=page)
    Site.objects.get_or_create(hostname="localhost", port=80, defaults={"root_page": page})
    return page


def test_it_is_deleted_with_its_site(welcome_page):
    assert remove_welcome_page()
    assert not Page.objects.filter(pk=welcome_page.pk).exists()
    assert not Site.objects.filter(hostname="localhost").exists()


def test_it_stays_once_somebody_edited_it(welcome_page):
    welcome_page.save_revision().publish()
    assert not remove_welcome_page()
    assert Page.objects.filter(pk=welcome_page.pk).exists()


@pytest.fixture
def moderation(db):
    """Wagtail's own workflow."""
    return Workflow.objects.get(name="Moderators approval")


def test_the_workflow_of_nobody_is_switched_off(moderation):
    retire_moderation()
    assert not Workflow.objects.active().exists()
    assert not WorkflowPage.objects.exists()


def test_a_workflow_with_a_name_of_its_own_stays(moderation):
    Workflow.objects.update(name="Relecture")
    retire_moderation()
    assert Workflow.objects.active().exists()
