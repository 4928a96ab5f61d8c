"""Pages written in bulk are, column by column, what Wagtail writes one by one."""

import json
from datetime import datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from directory.importing.bulk_pages import insert_pages, publish_pages
from directory.models import PlacePage
from tests.built_once import built_once
from tests.directory.factories import CategoryFactory, town
from tests.rows import french
from tests.talks.models import Speaker, TalkIndexPage, TalkPage

# What differs between any two pages.
OWN = {"id", "pk", "page_ptr", "path", "slug", "url_path", "translation_key"}
OWN |= {"latest_revision", "live_revision"}
# What a revision keeps of these does not count: Page.with_content_json gives it those of the page.
OF_THE_PAGE = {"first_published_at", "last_published_at", "latest_revision_created_at"}
OF_REFERENCES = ("model_path", "content_path", "content_path_hash")
OF_LOG = ("action", "label", "content_type_id", "content_changed", "data", "deleted", "user_id", "timestamp")


@built_once
def tourcoing():
    """A `directory`, a page for `talks`, a `category`, a `speaker` and an `editor`."""
    place = town("tourcoing")
    return SimpleNamespace(
        directory=place.directory,
        talks=place.home.add_child(instance=TalkIndexPage(title="Conférences", slug="conferences")),
        category=CategoryFactory(),
        speaker=Speaker.objects.create(slug="ada", name="Ada", locale=french()),
        editor=get_user_model().objects.create_superuser("redactrice"),
    )


@pytest.fixture(params=["place", "talk"])
def made(request, tourcoing):
    """`parent`, `new()`: an unsaved page, `references` and `editor` for each page type."""
    body = json.dumps([{"type": "paragraph", "value": "<p>Du fil.</p>", "id": str(uuid4())}])
    if request.param == "place":
        facts = {"category": tourcoing.category, "street": "1 rue du Fil", "services": ["livraison"]}
        model, parent, references = PlacePage, tourcoing.directory, ("category",)
    else:
        facts = {"speaker": tourcoing.speaker, "room": "Salle", "seats": 3}
        model, parent, references = TalkPage, tourcoing.talks, ("speaker",)

    def new():
        words = {"title": "Fil d’Or", "introduction": "Du fil.", "body": body}
        return model(locale_id=parent.locale_id, **words, **facts)

    return SimpleNamespace(parent=parent, new=new, references=references, editor=tourcoing.editor)


@pytest.fixture(autouse=True)
def stopped_clock():
    """Both pages are written at the same moment."""
    with time_machine.travel("2026-11-23 10:00+01:00", tick=False):
        yield


def by_wagtail(made):
    """A page made and published by Wagtail, as an editor would."""
    page = made.new()
    page.owner = made.editor
    made.parent.refresh_from_db()
    page = made.parent.add_child(instance=page)
    page.save_revision(user=made.editor).publish(user=made.editor)
    return type(page).objects.get(pk=page.pk)


def in_bulk(made):
    """The same in bulk."""
    page = made.new()
    with transaction.atomic():
        insert_pages(made.parent, [page], references=made.references, by=made.editor)
    return type(page).objects.get(pk=page.pk)


def columns_of(page):
    """{column: value} of the tree and of the type, without what differs between any two pages."""
    fields = [field for field in page._meta.concrete_fields if field.name not in OWN]
    return {field.name: field.value_to_string(page) for field in fields}


def revision_of(page):
    """Columns of the only revision, and what it keeps of the page."""
    revision = Revision.objects.get(object_id=str(page.pk))
    columns = {field.name: field.value_from_object(revision) for field in revision._meta.concrete_fields}
    kept = {name: value for name, value in columns.pop("content").items() if name not in OWN | OF_THE_PAGE}
    del columns["id"], columns["object_id"]
    return columns, kept, page.latest_revision_id == page.live_revision_id


def log_of(page, action):
    """Entries of one action in the history of a page."""
    return list(PageLogEntry.objects.filter(page=page.pk, action=action).values(*OF_LOG))


def references_of(page):
    rows = ReferenceIndex.objects.filter(object_id=str(page.pk))
    return sorted(rows.values_list("to_content_type", "to_object_id", *OF_REFERENCES))


def words_of(page):
    """The row by which the admin's search finds a page, without its key and without the length of its title
    beside that of all others."""
    entry = IndexEntry.objects.filter(object_id=str(page.pk)).values().get()
    return {name: value for name, value in entry.items() if name not in ("id", "object_id", "title_norm")}


def test_new_pages_have_the_columns_that_wagtail_writes(made):
    assert columns_of(in_bulk(made)) == columns_of(by_wagtail(made))


def test_their_revision_keeps_the_same(made):
    assert revision_of(in_bulk(made)) == revision_of(by_wagtail(made))


def test_their_publication_is_in_the_history(made):
    bulk, single = in_bulk(made), by_wagtail(made)

    assert log_of(bulk, "wagtail.publish") == log_of(single, "wagtail.publish") != []
    assert len(log_of(bulk, "wagtail.create")) == 1


def test_what_they_point_to_knows_them(admin_index, made):
    assert references_of(in_bulk(made)) == references_of(by_wagtail(made)) != []


def test_the_admin_finds_them_by_the_same_words(admin_index, made):
    assert words_of(in_bulk(made)) == words_of(by_wagtail(made))


def test_the_tree_goes_on_after_them(made):
    bulk = in_bulk(made)
    single = by_wagtail(made)

    assert (single.path, single.slug) == (bulk.get_parent().path + "0002", f"{bulk.slug}-2")
    assert not any(Page.find_problems())


def test_changed_pages_have_the_columns_that_wagtail_writes(made):
    bulk, single = in_bulk(made), in_bulk(made)
    with time_machine.travel(datetime.fromisoformat("2026-11-24T10:00+01:00"), tick=False):
        for page in (bulk, single):
            page.introduction = "De l’or."
        with transaction.atomic():
            publish_pages([bulk], {"introduction"}, references=made.references, by=made.editor)
        single.save_revision(user=made.editor).publish(user=made.editor)
    bulk, single = type(bulk).objects.get(pk=bulk.pk), type(single).objects.get(pk=single.pk)

    assert columns_of(bulk) == columns_of(single)
    assert bulk.latest_revision.content["introduction"] == "De l’or."
    assert log_of(bulk, "wagtail.publish") == log_of(single, "wagtail.publish")
