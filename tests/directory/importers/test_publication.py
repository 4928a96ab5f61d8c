"""Pages changed in bulk are pages that an editor changed, in every language."""

import contextlib
import json
import re
from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageLogEntry, ReferenceIndex, Task, Workflow, WorkflowTask
from wagtail.search.backends import get_search_backend
from wagtail_localize.models import Translation, TranslationSource

from core.models import CitySettings
from directory.importers.target import PLACES
from directory.importing.publication import lock_pages
from directory.models import PlacePage
from search.models import SearchDocument
from tests.directory.factories import CategoryFactory
from tests.directory.importers.conftest import place, reason_of

ROWS = "id;nom;rue;tel;point\n" + "".join(f"{n};Atelier {n};{n} rue du Fil;0320120000;\n" for n in range(30))
CHANGED = ROWS.replace("Atelier", "Fabrique").replace("0320120000", "0320129999")
WITH_CATEGORY = {
    "columns": {"title": "nom", "street": "rue"},
    "identifier": ["id"],
    "lookups": {"category": {"column": "tel", "values": {"0320120000": "avant", "0320129999": "apres"}}},
}


@pytest.fixture
def changed(bring):
    """The first place, after a second reading gave all thirty another name and phone."""
    bring(ROWS)
    bring(CHANGED)
    return place("Fabrique 0")


@pytest.fixture
def in_english(bring, tourcoing):
    """The first place in English, published; its facts are those of the first reading."""
    bring(ROWS)
    CitySettings.objects.update(languages=["fr", "en"])
    english = Locale.objects.get_or_create(language_code="en")[0]
    for page in (tourcoing.home, tourcoing.directory, place("Atelier 0")):
        page.copy_for_translation(english).save_revision().publish()
    translation = place_in(english)
    translation.title = "Workshop"
    translation.save_revision().publish()
    return place_in(english)


def place_in(locale):
    return PlacePage.objects.get(locale=locale)


def kept(page):
    """What the latest revision should hold, as JSON."""
    return json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))


def test_the_revision_keeps_the_whole_page(changed):
    moving = ("latest_revision", "live_revision", "latest_revision_created_at", "last_published_at")
    content = changed.latest_revision.content
    assert {**content, **dict.fromkeys(moving)} == {**kept(changed), **dict.fromkeys(moving)}
    assert changed.latest_revision_id == changed.live_revision_id


def test_new_pages_keep_the_whole_page_too(bring):
    bring(ROWS)
    page = place("Atelier 0")
    moving = ("latest_revision", "live_revision")
    content = page.latest_revision.content
    assert {**content, **dict.fromkeys(moving)} == {**kept(page), **dict.fromkeys(moving)}


def test_the_history_says_what_was_done(changed):
    actions = PageLogEntry.objects.filter(page=changed.pk).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["wagtail.create", "wagtail.publish", "wagtail.edit", "wagtail.publish"]


def test_visitors_and_the_admin_find_the_new_name(admin_index, changed):
    assert SearchDocument.objects.get(page_id=changed.pk).title == "Fabrique 0"
    assert get_search_backend().search("Fabrique", PlacePage).count() == 30


def test_a_category_knows_who_uses_it_now(bring):
    before, after = CategoryFactory(slug="avant"), CategoryFactory(slug="apres")
    bring(ROWS, mapping=WITH_CATEGORY)
    bring(CHANGED, mapping=WITH_CATEGORY)
    counts = [ReferenceIndex.get_references_to(category).count() for category in (before, after)]
    call_command("rebuild_references_index", verbosity=0)
    assert counts == [ReferenceIndex.get_references_to(category).count() for category in (before, after)]
    assert counts == [0, 30]


def test_an_editor_goes_on_from_there(changed):
    page = changed.get_latest_revision_as_object()
    page.street = "1 place de la Laine"
    page.save_revision().publish()
    assert place("Fabrique 0").phone == "03 20 12 99 99"


def test_each_table_is_written_once_for_a_batch(bring):
    bring(ROWS)
    with CaptureQueriesContext(connection) as statements:
        bring(CHANGED)
    written = re.compile(r'(?:INSERT INTO|UPDATE) "(wagtailcore_\w+|directory_\w+|search_dirtypage)"')
    tables = Counter(found[1] for row in statements if (found := written.match(row["sql"])))
    assert max(tables.values()) <= 5


def test_translations_get_the_facts_and_keep_their_names(bring, in_english):
    bring(CHANGED)
    in_english.refresh_from_db()
    assert (in_english.title, in_english.phone) == ("Workshop", "03 20 12 99 99")
    assert in_english.latest_revision.content["phone"] == "03 20 12 99 99"


def test_a_translation_has_the_category_in_its_own_language(bring, in_english):
    french = CategoryFactory(slug="apres")
    CategoryFactory(slug="apres", locale=in_english.locale, translation_key=french.translation_key)
    bring(CHANGED, mapping=WITH_CATEGORY)
    in_english.refresh_from_db()
    assert in_english.category.locale == in_english.locale


def test_the_draft_of_a_translator_stays_a_draft_with_the_new_facts(bring, in_english):
    in_english.introduction = "Not finished"
    in_english.save_revision()
    bring(CHANGED)
    in_english.refresh_from_db()
    draft = in_english.get_latest_revision_as_object()
    assert (in_english.introduction, in_english.phone) == ("", "03 20 12 99 99")
    assert (draft.introduction, draft.phone) == ("Not finished", "03 20 12 99 99")


def test_what_a_translator_publishes_next_does_not_bring_old_facts_back(bring, in_english):
    source, _created = TranslationSource.get_or_create_from_instance(place("Atelier 0"))
    Translation.objects.create(source=source, target_locale=in_english.locale)
    bring(CHANGED)
    source.refresh_from_db()
    source.create_or_update_translation(in_english.locale, fallback=True)
    assert place_in(in_english.locale).phone == "03 20 12 99 99"


def submit(page):
    """Into moderation."""
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="Relire"), sort_order=1)
    page.save_revision()
    workflow.start(page, get_user_model().objects.create_user("traductrice"))


def lock(page):
    PlacePage.objects.filter(pk=page.pk).update(locked=True)


@pytest.mark.parametrize("close", [lock, submit])
def test_facts_wait_in_every_language_while_one_page_is_closed(bring, in_english, close):
    close(in_english)
    run = bring(CHANGED.replace("Fabrique", "Atelier"))
    pages = PlacePage.objects.filter(translation_key=in_english.translation_key)
    assert set(pages.values_list("phone", flat=True)) == {"03 20 12 00 00"}
    assert "dans une autre langue" in reason_of(run, 2)


def test_a_name_does_not_wait_for_a_translation(bring, in_english):
    lock(in_english)
    bring(ROWS.replace("Atelier", "Fabrique"))
    assert place("Fabrique 0").live


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_nobody_saves_a_translation_while_its_facts_are_written(in_english):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer anyway")
    other = connection.copy()
    row = f"SELECT 1 FROM wagtailcore_page WHERE id = {in_english.pk} FOR UPDATE NOWAIT"
    with contextlib.closing(other), transaction.atomic():
        lock_pages(PLACES, [place("Atelier 0").pk])
        with pytest.raises(OperationalError), other.cursor() as cursor:
            cursor.execute(row)


def test_an_alias_of_a_place_follows(bring, tourcoing):
    bring(ROWS)
    alias = place("Atelier 0").create_alias(update_slug="copie")
    bring(CHANGED)
    alias.refresh_from_db()
    assert alias.specific.phone == "03 20 12 99 99"


def test_a_category_with_a_new_code_was_not_changed_by_hand(bring):
    category = CategoryFactory(slug="avant")
    CategoryFactory(slug="apres")
    bring(ROWS, mapping=WITH_CATEGORY)
    category.slug = "nouveau"
    category.save()
    bring(CHANGED, mapping=WITH_CATEGORY)
    assert set(PlacePage.objects.values_list("category__slug", flat=True)) == {"apres"}
