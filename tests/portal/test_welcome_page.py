"""What Wagtail's migrations leave behind goes away, unless someone uses it."""

import pytest
from wagtail.models import Page, Site

from portal.cities import remove_welcome_page
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
