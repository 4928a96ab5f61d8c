"""Entrances, numbers, words, news and map of a home page: what each shows, and what it leaves out."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from directory.models import Layer, LayerFeature
from tests.cms_pages.factories import ImageFactory, NewsPageFactory
from tests.cms_pages.test_home import LISTING, compose
from tests.rows import topic

pytestmark = pytest.mark.django_db
NEWS = {"title": "Actualités", "topics": [], "number": 4}


def tree(visit, city="tourcoing"):
    return html.fromstring(visit("/fr/", city).content)


def deed(label, **fields):
    return {"label": label, "page": None, "url": "", "text": "", "picture": "bin"} | fields


def test_entrances_lead_to_their_pages_with_a_picture_each(portal, visit):
    deeds = [
        deed("Déchets", page=portal.news.pk, text="Jours de collecte"),
        deed("Dons", url="https://a.example/"),
    ]
    compose(portal.tourcoing, ("deeds", {"title": "Faire", "deeds": deeds}))

    [nav] = tree(visit).xpath("//nav[@aria-label='Faire']")

    assert nav.xpath(".//a/@href") == ["/fr/actualites/", "https://a.example/"]
    assert all("/bin." in address for address in nav.xpath(".//img/@src"))
    assert nav.findtext(".//p") == "Jours de collecte"


def test_an_entrance_whose_page_is_withdrawn_is_left_out(portal, visit):
    portal.news.unpublish()
    compose(portal.tourcoing, ("deeds", {"title": "Faire", "deeds": [deed("Déchets", page=portal.news.pk)]}))

    assert not tree(visit).xpath("//nav[@aria-label='Faire']")


def test_every_number_dials(portal, visit):
    numbers = [{"name": "Pompiers", "number": "18"}, {"name": "Mairie", "number": "03 53 01 00 30"}]
    compose(portal.tourcoing, ("numbers", {"title": "Numéros utiles", "numbers": numbers, "page": None}))

    assert tree(visit).xpath("//ul[@class='now numbers']//a/@href") == ["tel:18", "tel:0353010030"]


def test_words_of_the_editor_link_and_stand_beside_their_picture(portal, visit):
    text = f'<p>Voir <a linktype="page" id="{portal.news.pk}">tout</a>.</p>'
    picture = {"image": ImageFactory().pk, "decorative": False, "alt_text": "Le marché"}
    compose(portal.tourcoing, ("text", {"title": "Le marché", "text": text, "picture": picture}))

    [section] = tree(visit).find_class("worded")

    assert section.xpath(".//a/@href") == ["/fr/actualites/"]
    assert section.xpath(".//img/@alt") == ["Le marché"]


def test_words_need_no_picture(portal, visit):
    compose(portal.tourcoing, ("text", {"title": "Avis", "text": "<p>Fermé lundi.</p>", "picture": None}))

    assert tree(visit).find_class("worded")[0].text_content().strip() == "Fermé lundi."


def test_the_latest_news_item_stands_before_titles(portal, visit):
    now = timezone.now()
    for days, title in ((2, "Avant-hier"), (0, "Maintenant"), (1, "Hier")):
        NewsPageFactory(parent=portal.news, title=title, date=now - timedelta(days=days))
    compose(portal.tourcoing, ("news", NEWS))

    [section] = tree(visit).find_class("lead-news")

    assert section.xpath("article//h3/a/text()") == ["Maintenant"]
    assert section.xpath("ul//h3/a/text()") == ["Hier", "Avant-hier"]


@pytest.mark.parametrize(
    "section", [("news", NEWS), ("listing", LISTING), ("listing", LISTING | {"kinds": []})]
)
def test_news_of_more_than_three_weeks_leave_every_section(portal, visit, section):
    for days, title in ((20, "Encore"), (22, "Trop vieille")):
        NewsPageFactory(parent=portal.news, title=title, date=timezone.now() - timedelta(days=days))
    compose(portal.tourcoing, section)

    words = tree(visit).text_content()

    assert "Encore" in words
    assert "Trop vieille" not in words


def test_news_of_a_topic_leave_the_others_out(portal, visit):
    NewsPageFactory(parent=portal.news, title="Un parc", topics=[topic("nature")])
    NewsPageFactory(parent=portal.news, title="Une rue")
    compose(portal.tourcoing, ("news", NEWS | {"topics": ["nature"]}))

    assert tree(visit).xpath("//div[@class='lead-news']//h3/a/text()") == ["Un parc"]


def fountains(home, number):
    city = home.sites_rooted_here.get().citysettings
    layer = Layer.objects.create(city=city, slug="fontaines", schema="fontaines", title="Eau potable")
    for n in range(number):
        point = {"type": "Point", "coordinates": [3.16, 50.72]}
        LayerFeature.objects.create(
            layer=layer, identifier=str(n), geometry=point, latitude=50.72, longitude=3.16
        )


def test_the_map_is_entered_by_its_layers(portal, visit):
    fountains(portal.tourcoing, 3)
    compose(portal.tourcoing, ("map", {"title": "Sur la carte", "number": 8}))

    [line] = tree(visit).xpath("//ul[@class='now numbers']/li")

    assert (line.text_content().split(), line.xpath("a/@href")) == (
        ["Eau", "potable", "3"],
        ["/fr/carte/#carte"],
    )


@pytest.mark.parametrize("city", ["tourcoing", "hub"])
def test_a_city_without_a_map_has_no_way_to_it(portal, visit, city):
    compose(getattr(portal, city), ("map", {"title": "Sur la carte", "number": 8}))

    assert "Sur la carte" not in tree(visit, city).text_content()


def test_who_follows_takes_the_feed(portal, visit):
    compose(portal.tourcoing, ("follow", {"title": "Suivre", "text": ""}))

    assert tree(visit).xpath("//p[@class='section__links']/a/@href") == ["/fr/liste.rss"]
