import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from cms_pages.home.blocks import HomeStream
from tests.cms_pages.factories import ExperimentPageFactory, NewsPageFactory, publish
from tests.rows import audience, topic

pytestmark = pytest.mark.django_db
LISTING = {"title": "Actualités", "kinds": ["news"], "layout": "cards", "number": 7}


def compose(home, *sections, **fields):
    """Give a home page its sections, as the editor would."""
    blocks = [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(sections)]
    home.sections = blocks
    for name, value in fields.items():
        setattr(home, name, value)
    home.save()
    return home


def chosen(*pages):
    return [{"type": "page", "value": page.pk, "id": str(page.pk)} for page in pages]


@pytest.mark.parametrize("name", HomeStream().child_blocks)
def test_every_section_can_be_previewed_and_explains_itself(name):
    block = HomeStream().child_blocks[name]
    assert block.is_previewable
    assert block.get_description()


def test_empty_home_page_shows_the_city(portal, visit):
    html = visit("/fr/").content.decode()
    assert "<h1>Tourcoing</h1>" in html


def test_title_is_the_editor_s(portal, visit):
    compose(portal.tourcoing, hero_title="Bonjour")
    assert "<h1>Bonjour</h1>" in visit("/fr/").content.decode()


@pytest.mark.parametrize("layout", ["cards", "briefs", "ledger", "loom"])
def test_every_layout_draws_its_items(portal, visit, layout):
    NewsPageFactory(parent=portal.news, title="Un parc")
    compose(portal.tourcoing, ("listing", LISTING | {"layout": layout}))
    assert "Un parc" in visit("/fr/").content.decode()


def test_list_without_items_is_left_out(portal, visit):
    compose(portal.tourcoing, ("listing", LISTING))
    assert "Actualités</h2>" not in visit("/fr/").content.decode()


def test_list_shows_no_more_than_its_number(portal, visit):
    NewsPageFactory.create_batch(3, parent=portal.news)
    compose(portal.tourcoing, ("listing", LISTING | {"number": 2}))
    assert visit("/fr/").content.decode().count("Nouvelle numéro") == 2


def test_list_of_featured_items_leaves_the_others_out(portal, visit):
    NewsPageFactory(parent=portal.news, title="À voir", featured=True)
    NewsPageFactory(parent=portal.news, title="Le reste")
    compose(portal.tourcoing, ("listing", LISTING | {"featured": True}))
    html = visit("/fr/").content.decode()
    assert "À voir" in html
    assert "Le reste" not in html


def test_list_of_a_topic_leaves_the_others_out(portal, visit):
    page = NewsPageFactory(parent=portal.news, title="Un parc")
    page.topics = [topic("nature")]
    page.save()
    NewsPageFactory(parent=portal.news, title="Une rue")
    compose(portal.tourcoing, ("listing", LISTING | {"topics": ["nature"]}))
    html = visit("/fr/").content.decode()
    assert "Un parc" in html
    assert "Une rue" not in html


def test_list_links_to_its_page_and_its_feed(portal, visit):
    NewsPageFactory(parent=portal.news)
    compose(
        portal.tourcoing,
        ("listing", LISTING | {"page": portal.news.pk, "more_label": "Toutes les actualités"}),
    )
    html = visit("/fr/").content.decode()
    assert '<a href="/fr/actualites/">Toutes les actualités</a>' in html
    assert 'href="/fr/liste.rss?type=news"' in html


def test_city_without_feeds_offers_none(portal, visit):
    settings = portal.tourcoing.sites_rooted_here.get().citysettings
    settings.offers_feeds = False
    settings.save()
    NewsPageFactory(parent=portal.news)
    compose(portal.tourcoing, ("listing", LISTING), ("follow", {"title": "Suivre", "text": ""}))
    assert "liste.rss" not in visit("/fr/").content.decode()


def test_highlights_keep_the_order_of_the_editor(portal, visit):
    first, second = (NewsPageFactory(parent=portal.news, title=title) for title in ("Alpha", "Beta"))
    compose(portal.tourcoing, highlights=chosen(second, first))
    html = visit("/fr/").content.decode()
    assert 0 < html.index("Beta") < html.index("Alpha")


def test_highlight_may_belong_to_another_city(portal, visit):
    compose(portal.tourcoing, highlights=chosen(ExperimentPageFactory(parent=portal.lab, title="Un atelier")))
    assert "Publié par Hub" in visit("/fr/").content.decode()


def test_quick_link_to_an_unpublished_page_disappears(portal, visit):
    portal.news.unpublish()
    link = {"label": "Les nouvelles", "page": portal.news.pk, "url": ""}
    compose(portal.tourcoing, quick_links=[{"type": "link", "value": link, "id": "1"}])
    assert "Les nouvelles" not in visit("/fr/").content.decode()


def test_audiences_lead_to_their_lists(portal, visit):
    audience("parent", "Parent")
    compose(portal.tourcoing, ("audiences", {"title": "Vous êtes…"}))
    assert '<a href="/fr/publics/parent/">Parent</a>' in visit("/fr/").content.decode()


@pytest.mark.parametrize(("shown", "expected"), [(True, True), (False, False)])
def test_city_decides_whether_it_shows_the_lab(portal, visit, shown, expected):
    settings = portal.tourcoing.sites_rooted_here.get().citysettings
    settings.shows_lab = shown
    settings.save()
    experiment = ExperimentPageFactory(parent=portal.lab, title="Un atelier")
    experiment.shown_in.add(settings)
    experiment.save()
    compose(portal.tourcoing, ("lab", {"title": "Le labo", "text": "", "number": 4}))
    assert ("Un atelier" in visit("/fr/").content.decode()) is expected


def test_hub_shows_its_cities(portal, visit):
    compose(portal.hub, ("cities", {"title": "Les villes"}))
    assert 'href="http://roubaix.localhost/fr/"' in visit("/fr/", "hub").content.decode()


def test_items_of_all_sections_are_read_at_once(portal, visit):
    NewsPageFactory.create_batch(3, parent=portal.news)
    compose(portal.tourcoing, ("listing", LISTING))
    with CaptureQueriesContext(connection) as one:
        visit("/fr/")
    compose(portal.tourcoing, *[("listing", LISTING | {"title": f"Liste {n}"}) for n in range(5)])
    visit("/fr/")
    with CaptureQueriesContext(connection) as five:
        visit("/fr/")
    assert len(five) <= len(one)


def pictures(html):
    """The woven drawings of the large cards, in order."""
    return re.findall(r'class="card card--lead".*?/motifs/[^/]+/([a-z]+)\.', html, re.DOTALL)


def test_two_large_cards_of_one_topic_show_two_pictures(portal, visit):
    nature, school = topic("nature", picture="tree", order=1), topic("ecole", picture="satchel", order=2)
    NewsPageFactory.create_batch(2, parent=portal.news, topics=[nature, school])
    compose(portal.tourcoing, ("listing", LISTING))
    assert pictures(visit("/fr/").content.decode()) == ["tree", "satchel"]


def test_first_large_card_gives_way_when_the_second_has_one_topic(portal, visit):
    nature, school = topic("nature", picture="tree", order=1), topic("ecole", picture="satchel", order=2)
    NewsPageFactory(parent=portal.news, topics=[nature], date=timezone.now() - timedelta(days=1))
    NewsPageFactory(parent=portal.news, topics=[nature, school])
    compose(portal.tourcoing, ("listing", LISTING))
    assert pictures(visit("/fr/").content.decode()) == ["satchel", "tree"]


def test_two_large_cards_with_one_topic_in_all_keep_its_picture(portal, visit):
    NewsPageFactory.create_batch(2, parent=portal.news, topics=[topic("nature", picture="tree")])
    compose(portal.tourcoing, ("listing", LISTING))
    assert pictures(visit("/fr/").content.decode()) == ["tree", "tree"]


def test_many_sections_of_cards_ask_for_few_pictures(portal, visit):
    NewsPageFactory.create_batch(2, parent=portal.news)
    compose(portal.tourcoing, *[("listing", LISTING)] * 8)
    html = visit("/fr/").content.decode()
    assert (html.count("card--lead"), html.count('<div class="swatch')) == (16, 2)


def test_who_skips_to_the_content_hears_the_alerts_and_what_closes_them(visit, portal):
    portal.tourcoing.alerts = [("alert", {"severity": "warn", "title": "Vent fort", "text": "", "link": []})]
    publish(portal.tourcoing)
    [alert] = html.fromstring(visit("/fr/").content).xpath("//main[@id='contenu']/section[@data-alert]")
    assert alert.get("data-close") == "Fermer l’alerte\u00a0: Vent fort"
