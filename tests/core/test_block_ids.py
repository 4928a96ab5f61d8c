"""Lists of blocks that commands typed have ids in the database, and say what they said."""

import json

import pytest
from wagtail.models import Page

from core.block_ids import give_item_ids
from tests.cms_pages.factories import make_city, publish

pytestmark = pytest.mark.django_db
FOOTER = [
    {
        "type": "column",
        "id": "a",
        "value": {"title": "Ce site", "links": [{"label": "Contact", "page": None}]},
    }
]


@pytest.fixture
def home():
    home = make_city("tourcoing")
    home.footer = json.dumps(FOOTER)
    publish(home)
    return Page.objects.get(pk=home.pk).specific


def item_of(footer):
    return footer[0]["value"]["links"][0]


def test_an_item_without_id_gets_one_and_the_texts_it_lacks(home):
    give_item_ids(home)
    item = item_of(Page.objects.get(pk=home.pk).specific.footer.raw_data)
    assert item["id"]
    assert item["value"] == {"label": "Contact", "page": None, "url": ""}


def test_the_history_has_the_same_id_and_a_second_time_changes_nothing(home):
    give_item_ids(home)
    given = item_of(home.footer.raw_data)["id"]
    home = Page.objects.get(pk=home.pk).specific
    assert item_of(json.loads(home.latest_revision.content["footer"]))["id"] == given
    give_item_ids(home)
    assert item_of(home.footer.raw_data)["id"] == given
