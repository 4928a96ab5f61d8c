"""A new language is the city's own affair: other cities answer as before, from what they had kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from core import generation
from core.models import Topic
from directory.models import Category
from portal.cities.language import create_language
from tests.cms_pages.factories import ContentPageFactory, make_city
from tests.rows import french, topic
from tests.search.index import news, newsroom

pytestmark = pytest.mark.django_db(transaction=True)  # nothing is kept of what may be rolled back
PATHS = ("/fr/", "/fr/actualites/", "/fr/a-propos/", "/fr/liste.json")


@pytest.fixture
def towns():
    """Marcq, and Tourcoing with news and a page; a shared topic and a category with shipped words."""
    topic("nature", "Nature en ville")
    Category.objects.create(slug="velo", title="Vélos", locale=french())
    make_city("marcq")
    room = newsroom("tourcoing")
    news(room, "Un parc")
    ContentPageFactory(parent=room.get_parent(), title="À propos de ce site", slug="a-propos")


@pytest.fixture
def visit(client):
    """`visit("/fr/")`: GET as a visitor of Tourcoing."""
    return lambda path, city="tourcoing": client.get(path, headers={"host": f"{city}.localhost"})


def is_kept(visit, path):
    """Whether an answer costs nothing but the counters, once the process knows the cities."""
    visit("/fr/absente/", "marcq")
    with CaptureQueriesContext(connection) as captured:
        visit(path)
    return len(captured) == 1


def test_dutch_in_marcq_changes_no_answer_of_tourcoing_and_ends_none_that_is_kept(visit, towns):
    before = {path: visit(path).content for path in PATHS}
    create_language("marcq", "nl")
    assert visit("/nl/", "marcq").status_code == 200
    assert [path for path in PATHS if not is_kept(visit, path)] == []
    generation.bump()
    assert {path: visit(path).content for path in PATHS} == before
    assert visit("/nl/").status_code == 404


def test_who_leads_to_marcq_in_dutch_leads_to_its_dutch_pages_at_the_next_request(visit, towns):
    create_language("tourcoing", "nl")
    assert "http://marcq.localhost/fr/" in visit("/nl/").content.decode()
    create_language("marcq", "nl")
    assert "http://marcq.localhost/nl/" in visit("/nl/").content.decode()


def test_a_title_in_a_language_that_no_city_has_ends_nothing_until_one_has_it(visit, towns):
    visit("/fr/")
    dutch = Locale.objects.create(language_code="nl")
    translation = Topic.objects.get().copy_for_translation(dutch)
    translation.save()
    assert is_kept(visit, "/fr/")
    create_language("tourcoing", "nl")
    visit("/fr/")
    translation.title = "Groen in de stad"
    translation.save()
    assert not is_kept(visit, "/fr/")


class KilledError(Exception):
    """In place of a worker's death."""


def test_a_run_that_is_killed_shows_nothing_and_the_next_one_finishes(visit, towns):
    for _time in range(2):
        titles = iter([None])

        def die(_title, titles=titles):
            """At the second page of a run."""
            if next(titles, KilledError) is KilledError:
                raise KilledError

        with pytest.raises(KilledError):
            create_language("tourcoing", "en", say=die)
        assert visit("/en/").status_code == 404
        assert visit("/en/news/").status_code == 404
    create_language("tourcoing", "en")
    assert visit("/en/news/").status_code == 200
    assert Page.find_problems() == ([], [], [], [], [])
