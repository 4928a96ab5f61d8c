"""News whose matter is over, that grew old, of one newsroom among several, or that cite a place."""

from datetime import date

import pytest
import time_machine

from cms_pages.newsrooms import newsroom_labels
from search.models import SearchDocument
from tests.cms_pages.factories import NewsIndexPageFactory, NewsPageFactory, publish
from tests.cms_pages.test_home import LISTING, chosen, compose
from tests.directory.factories import DirectoryIndexPageFactory, PlacePageFactory
from tests.events.factories import ActivityPageFactory, AgendaPageFactory

pytestmark = pytest.mark.django_db
LAST_DAY, DAY_AFTER = "2026-11-29 23:59+01:00", "2026-11-30 00:00+01:00"


def html(visit, path):
    """What a visitor reads, with plain spaces."""
    return visit(path).content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def works(portal):
    """A news item that is useful until 29 November 2026."""
    return NewsPageFactory(
        parent=portal.news, slug="travaux", title="La rue est barrée", over_on=date(2026, 11, 29)
    )


@pytest.mark.parametrize(("moment", "is_shown"), [(LAST_DAY, True), (DAY_AFTER, False)])
def test_what_is_over_leaves_the_home_page_at_midnight(portal, visit, works, moment, is_shown):
    compose(portal.tourcoing, ("listing", LISTING), highlights=chosen(works))
    with time_machine.travel(moment, tick=False):
        assert html(visit, "/fr/").count("La rue est barrée") == (2 if is_shown else 0)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (LAST_DAY, "Jusqu’au 29 novembre 2026."),
        (DAY_AFTER, "Ce sujet est terminé depuis le 29 novembre 2026."),
    ],
)
def test_its_page_says_until_when_then_since_when(visit, works, moment, said):
    with time_machine.travel(moment, tick=False):
        page = html(visit, "/fr/actualites/travaux/")
    assert (said in page, page.count("29 novembre 2026.")) == (True, 1)


def test_what_is_over_stays_in_the_list(visit, works):
    with time_machine.travel(DAY_AFTER, tick=False):
        assert "La rue est barrée" in html(visit, "/fr/actualites/")


@pytest.fixture
def old(portal):
    """An item of 12 May 2026, in a newsroom that lists its items for six months."""
    portal.news.listed_months = 6
    publish(portal.news)
    with time_machine.travel("2026-05-12 09:00+02:00", tick=False):
        return NewsPageFactory(parent=portal.news, slug="parc", title="Le parc a rouvert")


@pytest.mark.parametrize("address", ["/fr/actualites/", "/fr/recherche/?q=parc", "/fr/liste.rss"])
def test_what_is_old_leaves_lists_search_and_feeds(visit, old, address):
    with time_machine.travel("2026-11-12 23:59+01:00", tick=False):
        assert "Le parc a rouvert" in html(visit, address).replace("<mark>", "").replace("</mark>", "")
    with time_machine.travel("2026-11-13 00:00+01:00", tick=False):
        assert " a rouvert" not in html(visit, address)


def test_what_is_old_is_reached_from_the_list(visit, old):
    with time_machine.travel(DAY_AFTER, tick=False):
        assert 'href="/fr/actualites/?archives=oui">Actualités plus anciennes</a>' in html(
            visit, "/fr/actualites/"
        )
        archives = html(visit, "/fr/actualites/?archives=oui")
        assert visit("/fr/actualites/parc/").status_code == 200
    assert "<h1>Actualités dans les archives</h1>" in archives
    assert "Le parc a rouvert" in archives


def test_a_search_that_finds_old_news_alone_leads_to_them(visit, old):
    with time_machine.travel(DAY_AFTER, tick=False):
        found = html(visit, "/fr/recherche/?q=parc")
    assert 'href="/fr/recherche/?q=parc&amp;archives=oui"' in found
    assert "Chercher dans les archives" in found


def test_another_setting_counts_at_once_for_old_items(portal, visit, old):
    portal.news.listed_months = 0
    publish(portal.news)
    with time_machine.travel(DAY_AFTER, tick=False):
        listed = html(visit, "/fr/actualites/")
    assert "Le parc a rouvert" in listed
    assert "plus anciennes" not in listed


@pytest.fixture
def culture(portal):
    """A second newsroom of Tourcoing with an item, beside one of the first."""
    NewsPageFactory(parent=portal.news, title="La piscine")
    newsroom = NewsIndexPageFactory(parent=portal.tourcoing, title="Culture", slug="culture")
    NewsPageFactory(parent=newsroom, title="Un concert")
    return newsroom


def test_a_newsroom_lists_its_own_items(visit, culture):
    own = html(visit, "/fr/culture/")
    assert "Un concert" in own
    assert "La piscine" not in own


def test_a_newsroom_may_list_all_and_tells_the_others_apart(portal, visit, culture):
    portal.news.shows_all = True
    publish(portal.news)
    listed = html(visit, "/fr/actualites/")
    assert "Un concert" in listed
    assert "La piscine" in listed
    value = SearchDocument.objects.get(title="Un concert").values["newsroom"][0]
    narrowed = html(visit, f"/fr/actualites/?rubrique={value}")
    assert "<h1>Actualités de la rubrique Culture</h1>" in narrowed
    assert "La piscine" not in narrowed


def test_newsrooms_of_one_name_are_told_apart_by_their_town(portal, culture):
    NewsIndexPageFactory(parent=portal.tourcoing, title="Culture", slug="culture-bis")

    labels = sorted(newsroom_labels(None, "fr").values())
    assert labels == ["Actualités", "Culture, Tourcoing", "Culture, Tourcoing"]


@pytest.fixture
def pool(portal):
    """A place and an activity there."""
    directory = DirectoryIndexPageFactory(parent=portal.tourcoing, title="Lieux", slug="lieux")
    agenda = AgendaPageFactory(parent=portal.tourcoing, title="Activités", slug="activites")
    place = PlacePageFactory(parent=directory, title="Piscine", slug="piscine")
    return place, ActivityPageFactory(parent=agenda, title="Aquagym", slug="aquagym", venue=place)


@pytest.mark.parametrize("is_related", [True, False], ids=["beside its text", "in its text"])
def test_a_place_and_an_activity_show_the_news_that_cite_them(portal, visit, pool, is_related):
    links = "".join(f'<a linktype="page" id="{page.pk}">Voir</a>' for page in pool)
    text = [{"type": "paragraph", "value": f"<p>{links}</p>", "id": "1"}]
    news = NewsPageFactory(parent=portal.news, title="Le bassin rouvre")
    NewsPageFactory(parent=portal.news, title="Sans rapport")
    news.related, news.body = (chosen(*pool), []) if is_related else ([], text)
    publish(news)
    for path in ("/fr/lieux/piscine/", "/fr/activites/aquagym/"):
        shown = html(visit, path)
        assert "Dans l’actualité" in shown
        assert "Le bassin rouvre" in shown
        assert "Sans rapport" not in shown


def test_news_that_are_over_are_shown_beside_no_place(portal, visit, pool, works):
    works.related = chosen(pool[0])
    publish(works)
    with time_machine.travel(LAST_DAY, tick=False):
        assert "La rue est barrée" in html(visit, "/fr/lieux/piscine/")
    with time_machine.travel(DAY_AFTER, tick=False):
        assert "Dans l’actualité" not in html(visit, "/fr/lieux/piscine/")
