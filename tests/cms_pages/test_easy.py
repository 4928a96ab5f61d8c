"""The easy version of a page: beside it, found by its own words, read again by the program."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from lxml import html
from wagtail.models import Locale

from cms_pages.easy.admin.rules import remarks_on
from cms_pages.models import EasyPage
from core.models import CitySettings
from tests.built_once import built_once
from tests.cms_pages.factories import (
    ContentPageFactory,
    ImageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    ProcedureIndexPageFactory,
    ProcedurePageFactory,
    make_city,
    publish,
)

pytestmark = pytest.mark.django_db
LINES = "<p>Vous partez en voyage.</p><p>Il faut un passeport.</p>"


def line(text=LINES, picture=None):
    none = {"image": None, "decorative": False, "alt_text": ""}  # as the form writes it
    return {"type": "line", "value": {"text": text, "picture": picture or none}, "id": "a"}


def easy(parent, *blocks, **fields):
    """The easy version of `parent`, published."""
    page = EasyPage(title=parent.title, **({"lines": [*blocks] or [line()]} | fields))
    parent.add_child(instance=page)
    return publish(page)


@built_once
def passport():
    """A procedure with its easy version."""
    page = ProcedurePageFactory(parent=ProcedureIndexPageFactory(parent=make_city()), title="Passeport")
    return page, easy(page)


def path_of(page):
    return urlsplit(page.url).path


def read(visit, path):
    return html.fromstring(visit(path).content)


def links(tree, words):
    return [link.get("href") for link in tree.iter("a") if link.text_content().strip() == words]


def test_both_pages_lead_to_each_other(passport, visit):
    page, version = passport
    assert version.url == f"{page.url}facile/"
    assert links(read(visit, page.url), "Facile à lire") == ["facile/"]
    assert links(read(visit, version.url), "Texte complet") == [path_of(page)]


@pytest.mark.parametrize("kind", ["page", "news"])
def test_other_pages_have_one_too(passport, visit, kind):
    home = passport[0].get_parent().get_parent()
    made = (
        ContentPageFactory(parent=home, title="Piscine")
        if kind == "page"
        else NewsPageFactory(parent=NewsIndexPageFactory(parent=home))
    )
    easy(made)
    tree = read(visit, made.url)
    assert links(tree, "Facile à lire") == ["facile/"]
    assert not tree.xpath("//*[@id='children']")


def test_it_is_in_french_with_its_own_address_and_no_other_language(passport, visit):
    tree = read(visit, passport[1].url)
    assert tree.get("lang") == "fr"
    assert tree.xpath("//link[@rel='canonical']/@href") == [passport[1].full_url]
    assert {found.get("hreflang") for found in tree.xpath("//link[@hreflang]")} <= {"fr", "x-default"}


@pytest.mark.parametrize("asked", ["?q=voyage", "?q=passeport", "?q=facile+%C3%A0+lire", "?lecture=oui"])
def test_its_words_find_its_page_which_leads_to_it(passport, visit, asked):
    items = read(visit, f"/fr/recherche/{asked}").xpath("//ol[@class='places']/li")
    assert [item.xpath(".//a/@href") for item in items] == [[path_of(page) for page in passport]]
    assert links(items[0], "Facile à lire")


def test_the_list_of_its_page_leads_to_it_too(passport, visit):
    (listed,) = read(visit, passport[0].get_parent().url).xpath("//ol[@class='places']/li")
    assert links(listed, "Facile à lire") == [path_of(passport[1])]


def test_a_page_with_easy_versions_in_two_languages_is_listed_once_in_each(passport, visit):
    page, _version = passport
    english = Locale.objects.create(language_code="en")
    CitySettings.objects.update(languages=["fr", "en"])
    for whole in (*page.get_ancestors().filter(depth__gt=1), page):
        publish(whole.specific.copy_for_translation(english))
    translation = page.get_translation(english)
    easy(translation, line("<p>A passport for a voyage.</p>"), locale=english)
    items = read(visit, "/en/recherche/?q=voyage").xpath("//ol[@class='places']/li")
    assert [item.xpath(".//a/@href") for item in items] == [
        [path_of(translation), f"{path_of(translation)}easy-to-read/"]
    ]


@pytest.mark.parametrize("path", ["/sitemap.xml", "/fr/plan-du-site/"])
def test_maps_of_the_site_leave_it_to_its_page(passport, visit, path):
    home = passport[0].get_parent().get_parent()
    easy(publish(ContentPageFactory(parent=home, title="Piscine", slug="piscine")))
    drawn = visit(path).content.decode()
    assert "/fr/piscine/" in drawn
    assert "/facile/" not in drawn


def test_it_is_public_as_long_as_its_page_is(passport, visit):
    page, version = passport
    visit(version.url)
    page.unpublish()
    assert visit(version.url).status_code == 404


def test_a_kept_answer_follows_the_title_of_a_news_item(passport, visit):
    news = NewsPageFactory(parent=NewsIndexPageFactory(parent=passport[0].get_parent().get_parent()))
    version = easy(news)
    visit(version.url)
    news.title = "La rue est fermée"
    publish(news)
    assert "La rue est fermée" in visit(version.url).content.decode()


def test_without_its_easy_version_a_page_leads_nowhere(passport, visit):
    page, version = passport
    visit(page.url)
    EasyPage.objects.get(pk=version.pk).delete()
    assert not links(read(visit, page.url), "Facile à lire")
    assert not read(visit, "/fr/recherche/?q=voyage").xpath("//ol[@class='places']/li")


def test_a_picture_stands_beside_its_words(passport, visit):
    version = EasyPage.objects.get(pk=passport[1].pk)
    image = ImageFactory()
    version.lines = [line(picture={"image": image.pk, "decorative": False, "alt_text": "Un passeport"})]
    publish(version)
    assert read(visit, version.url).xpath("//*[@class='easy__lines']//img/@alt") == ["Un passeport"]


def test_the_european_rules_are_named_only_where_people_have_read_it(passport, visit):
    version = EasyPage.objects.get(pk=passport[1].pk)
    assert "européennes" not in visit(version.url).content.decode()
    version.read_by, version.read_on = "les lecteurs de l’Esat", date(2026, 11, 12)
    publish(version)
    assert "Relu par les lecteurs de l’Esat" in visit(version.url).content.decode()


def test_readers_without_a_day_are_refused(passport):
    version = EasyPage.objects.get(pk=passport[1].pk)
    version.read_by = "les lecteurs de l’Esat"
    with pytest.raises(ValidationError):
        version.full_clean()


HARD = {
    "Vous devez venir à la mairie avec votre ancien passeport et deux photos récentes.": "14 mots",
    "Il faut effectuer la demande.": "faire",
    "Apportez les justificatifs.": "papier qui prouve",
    "Le passeport est remis par un agent.": "passif",
    "Venez tôt pour que ce soit rapide.": "subjonctif",
    "La mairie ne reçoit que le matin.": "seulement",
    "C’est le Louis XIV de la rue.": "romains",
    "Prenez une photo, un stylo, un papier.": "plusieurs idées",
    "Demandez à la mairie (au guichet).": "parenthèses",
    "C’est une administration complémentairement utile.": "long",
}


@pytest.mark.parametrize("sentence", HARD)
def test_a_hard_sentence_is_named_with_the_reason(sentence):
    with override("fr"):
        found = remarks_on(EasyPage(lines=[line(f"<p>{sentence}</p>")]).lines, "fr")
    assert [remark.sentence for remark in found] == [sentence]
    assert HARD[sentence] in " ".join(found[0].reasons)


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        "<p>Appelez la mairie au 03&nbsp;20&nbsp;00&nbsp;00&nbsp;00.</p>",
        "<p>Le passeport coûte <b>86 euros</b>.</p>",
        "<p>Vous êtes parti.</p><p>Ce n’est pas grave.</p>",
    ],
)
def test_nothing_is_said_of_an_easy_one(text):
    assert not remarks_on(EasyPage(lines=[line(text)]).lines, "fr")


def test_words_of_another_language_are_only_counted():
    assert not remarks_on(EasyPage(lines=[line("<p>Passage is free; take it.</p>")]).lines, "en")
