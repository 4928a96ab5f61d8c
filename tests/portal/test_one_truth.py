"""Whatever fact changes by whatever path: every language says the same, and so does the index."""

import json
from datetime import UTC, date, datetime, timedelta
from random import Random
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Page, Revision, Workflow, WorkflowTask
from wagtail_localize.models import Translation, TranslationSource

from cms_pages.models import ExperimentPage, NewsPage, ProcedurePage
from core.models import Audience, CitySettings, Topic
from core.publishing import publish_values
from core.translations import facts_for
from directory.importers.target import PLACES
from directory.importing.comparison import References
from directory.importing.publication import publish_changes
from directory.models import Category, PlacePage
from directory.publishing import publish_facts
from events.imports.target import ACTIVITIES
from events.many.changing import change_facts
from events.models import ActivityPage
from search import upkeep
from search.models import SearchDocument
from search.projection import catch_up
from tests.built_once import built_once
from tests.cms_pages.factories import (
    ExperimentIndexPageFactory,
    ExperimentPageFactory,
    ImageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    ProcedureIndexPageFactory,
    ProcedurePageFactory,
    publish,
)
from tests.directory.factories import CategoryFactory, PlacePageFactory
from tests.events.factories import ActivityPageFactory, agenda_town, on_days
from tests.portal.shown import shown_in
from tests.rows import audience, topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
STEPS = 18
IMPORTED = {
    PlacePage: (PLACES, ("phone", "hours", "latitude")),
    ActivityPage: (ACTIVITIES, ("price", "min_age")),
}
# Facets and columns of a document that say in which language it is.
OF_THE_LANGUAGE = {"locale", "also", "also_until"}
COLUMNS = ("kind", "city_id", "live_until", "latitude", "is_free", "min_age", "hidden_from_engines")


@pytest.fixture
def january():
    with time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=UTC), tick=False):
        yield


@built_once
def tourcoing():
    """A town in French, English and Dutch: in English everything is published, in Dutch the news is a draft.
    `pages`: one French page of each type that has facts."""
    with time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=UTC), tick=False):
        town = agenda_town("tourcoing", languages=["fr", "en", "nl"])
        library = publish(PlacePageFactory(parent=town.directory, title="Bibliothèque", slug="bibliotheque"))
        newsroom = NewsIndexPageFactory(parent=town.home)
        procedures = ProcedureIndexPageFactory(parent=town.home)
        lab = ExperimentIndexPageFactory(parent=town.home)
        pages = [
            town.place,
            NewsPageFactory(parent=newsroom),
            ProcedurePageFactory(parent=procedures),
            ExperimentPageFactory(parent=lab),
            ActivityPageFactory(parent=town.agenda, venue=town.place),
        ]
        parents = (town.home, town.directory, newsroom, procedures, lab, town.agenda)
        english, dutch = (Locale.objects.create(language_code=code) for code in ("en", "nl"))
        for locale in (english, dutch):
            for page in (*parents, *pages, library):
                translation = page.copy_for_translation(locale)
                translation.title = f"{page.title} ({locale.language_code})"
                is_draft = locale == dutch and isinstance(page, NewsPage)
                translation.save_revision() if is_draft else publish(translation)
        for term in (topic("nature"), audience("parents"), CategoryFactory(slug="boulangerie")):
            english_term = term.copy_for_translation(english)
            english_term.title = f"{term.title} (en)"
            english_term.save()
        topic("sport")
        audience("seniors")
        CategoryFactory(slug="ecole")
        ImageFactory()
        return SimpleNamespace(pages=pages, library=library, english=english, dutch=dutch)


def some(random, model):
    rows = list(model.objects.filter(locale__language_code="fr"))
    return random.sample(rows, random.randrange(len(rows) + 1))


def stream(kind, **values):
    return json.dumps([{"type": kind, "value": values}])


def new_facts(random, page, library):
    """{field: value}: one or two facts of a page, any of those that its type has."""
    number = random.randrange(1, 90)
    day = date(2027, 2, 1) + timedelta(days=number)
    shared = {
        "topics": some(random, Topic),
        "audiences": some(random, Audience),
        "shown_in": list(CitySettings.objects.all())[: random.randrange(2)],
        "listing_image": random.choice([None, ImageFactory._meta.model.objects.first()]),
        "expire_at": random.choice([None, timezone.now() + timedelta(days=number)]),
        "hidden_from_engines": bool(number % 2),
    }
    own = {
        PlacePage: {
            "phone": f"03 20 00 00 {number:02}",
            "hours": f"Mo 09:00-12:{number % 60:02}",
            "category": random.choice(list(Category.objects.filter(locale__language_code="fr"))),
            "exceptions": stream("closure", first=str(day), last=None, reason="Inventaire"),
            "latitude": 50.7 + number / 10_000,
        },
        NewsPage: {
            "over_on": day,
            "featured": bool(number % 2),
            "related": json.dumps([{"type": "page", "value": library.pk}]),
        },
        ProcedurePage: {
            "prices": stream("price", price=number, up_to=None, group="Majeur", note=""),
            "counters": json.dumps([{"type": "place", "value": library.pk}]),
            "online_url": f"https://example.org/{number}/",
        },
        ExperimentPage: {
            "number": number,
            "start_date": day,
            "partner_cities": list(CitySettings.objects.all())[: random.randrange(2)],
        },
        ActivityPage: {
            "schedule": json.dumps(on_days(str(day))),
            "venue": random.choice([None, library]),
            "price": random.choice(["", "gratuit"]),
            "min_age": number,
        },
    }[type(page)]
    names = random.sample(sorted(shared | own), random.randrange(1, 3))
    return {name: (shared | own)[name] for name in names}


def set_all(page, values):
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision()


def by_the_form(page, values, town):
    set_all(page, values).publish()


def by_the_timer(page, values, town):
    revision = set_all(page, values)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


def by_a_moderator(page, values, town):
    task = GroupApprovalTask.objects.create(name="Relecture")
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    set_all(page, values)
    workflow.start(page, None).current_task_state.specific.approve()


def by_code(page, values, town):
    publish_values(page, values)


def by_an_old_revision(page, values, town):
    before = page.get_latest_revision() or page.save_revision()
    set_all(page, values).publish()
    before.publish(previous_revision=before)


def by_its_owner(page, values, town):
    if isinstance(page, PlacePage):
        publish_facts(page.pk, values)
    else:
        by_code(page, values, town)


def by_a_bulk_action(page, values, town):
    change_facts([page], values, by=None) if isinstance(page, ActivityPage) else by_code(page, values, town)


def by_an_import(page, values, town):
    target, names = IMPORTED.get(type(page), (None, ()))
    if plain := {name: values[name] for name in names if name in values}:
        publish_changes(target, [(page, plain)], References(type(page), target.references))
    else:
        by_code(page, values, town)


def by_a_translator_after(page, values, town):
    """Whose page was begun before the facts changed, in wagtail-localize and as a page of its own."""
    stale = page.get_translation(town.english).get_latest_revision()
    source, _created = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.get_or_create(source=source, target_locale=town.english)
    set_all(page, values).publish()
    stale.publish()
    source.create_or_update_translation(town.english, publish=False, fallback=True)


PATHS = (
    by_the_form,
    by_the_timer,
    by_a_moderator,
    by_code,
    by_an_old_revision,
    by_its_owner,
    by_a_bulk_action,
    by_an_import,
    by_a_translator_after,
)


def versions(page):
    """Every version of the translations of a page: as published, and as drafted."""
    for translation in page.get_translations():
        if translation.live:
            yield translation
        if translation.has_unpublished_changes or not translation.live:
            yield translation.get_latest_revision_as_object()


def differences(page):
    """What the translations of a French page hold otherwise, and their documents."""
    page = type(page).objects.get(pk=page.pk)
    for version in versions(page):
        yield from facts_for(version, page)
    catch_up()
    documents = SearchDocument.objects.filter(key__startswith=f"{page.translation_key}:")
    said = [told(document) for document in documents]
    assert len(said) == 1 + page.get_translations().filter(live=True).count()
    yield from [name for other in said for name in other if other[name] != said[0][name]]


def told(document):
    occurrences = getattr(document, "occurrences", None)
    values = {name: value for name, value in document.values.items() if name not in OF_THE_LANGUAGE}
    return {
        **{name: getattr(document, name) for name in COLUMNS},
        "values": values,
        "image": document.card.get("image"),
        "occurrences": occurrences and occurrences.dates,
    }


@pytest.mark.slow
@pytest.mark.parametrize("seed", [15])
def test_any_fact_by_any_path_is_the_same_in_every_language(tourcoing, seed):
    random = Random(seed)
    paths = [*PATHS, *random.choices(PATHS, k=STEPS - len(PATHS))]
    for step, path in enumerate(paths):
        page = random.choice(tourcoing.pages)
        page = type(page).objects.get(pk=page.pk)
        values = new_facts(random, page, tourcoing.library)
        path(page, values, tourcoing)
        assert not list(differences(page)), (step, path.__name__, values)
        one, *others = map(shown_in, page.get_parent().get_translations(inclusive=True))
        assert others == [one] * 2, (step, path.__name__, values)
    assert not upkeep.compare()
    assert not Page.find_problems()[0]
