"""Lists of places, narrowed."""

import re

import pytest
import time_machine
from lxml.html import fromstring
from wagtail.models import Locale

from directory import facets, tree
from directory.models import Category
from directory.services import load_categories
from search.projection import catch_up
from tests.built_once import built_once
from tests.directory.factories import PlacePageFactory, town

pytestmark = pytest.mark.django_db

THURSDAY = "2026-11-26 16:40+01:00"


@pytest.fixture(autouse=True)
def thursday():
    with time_machine.travel(THURSDAY, tick=False) as clock:
        yield clock


@built_once
@time_machine.travel(THURSDAY, tick=False)
def places():
    """Three shops: one open on week days, one on Sundays, one that says nothing and has no point."""
    load_categories()
    common = {"parent": town("tourcoing").directory}
    PlacePageFactory(
        **common,
        title="Le Rayon",
        category=Category.objects.get(slug="velo"),
        hours="Tu-Sa 10:00-19:00; PH off",
        entree_plain_pied=True,
        services=["reparation"],
        payments=["carte"],
        district="Le Fresnoy",
    )
    PlacePageFactory(**common, title="La Trame", hours="Su 09:00-12:00; PH 10:00-12:00", latitude=50.8)
    PlacePageFactory(**common, title="Le Fuseau", latitude=None, longitude=None)
    catch_up()


TITLES = ("Le Rayon", "La Trame", "Le Fuseau")


def shown(response):
    text = response.content.decode()
    return [title for title in TITLES if f">{title}</a>" in text]


def shown_in_order(response):
    return [link.text_content() for link in fromstring(response.content).xpath("//ol[@class='places']//a")]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("categorie=velo", ["Le Rayon"]),
        ("categorie=commerces", ["Le Rayon"]),
        ("quartier=Le+Fresnoy", ["Le Rayon"]),
        ("acces=entree_plain_pied", ["Le Rayon"]),
        ("service=reparation", ["Le Rayon"]),
        ("paiement=carte", ["Le Rayon"]),
        ("ouvert=maintenant", ["Le Rayon"]),
        ("ouvert=aujourdhui", ["Le Rayon"]),
        ("ouvert=demain", ["Le Rayon"]),
        ("ouvert=dimanche", ["La Trame"]),
        ("ouvert=jeudi", ["Le Rayon"]),
        ("ouvert=ferie", ["La Trame"]),
        ("ouvert-a=2026-11-29T10:30", ["La Trame"]),
        ("pres=50.7235,3.1612&rayon=500", ["Le Rayon"]),
        ("pres=50.7235,3.1612", ["Le Rayon", "La Trame"]),
    ],
)
def test_filter_keeps(places, visit, query, titles):
    assert shown(visit(f"/fr/lieux/?{query}")) == titles


@pytest.mark.parametrize(
    "query",
    [
        "ouvert=jamais",
        "ouvert-a=hier",
        "ouvert-a=0001-01-01T00:00",
        "ouvert-a=9999-12-31T23:59",
        "pres=91,3",
        "pres=a,b",
        "rayon=-1",
        "categorie=%00",
        "tri=distance",
        "adresse=%22",
    ],
)
def test_input_that_means_nothing_is_no_error(places, visit, query):
    assert visit(f"/fr/lieux/?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("hier", "n’ont pas été compris"),
        ("2026-11-25T10:00", "Ce moment est passé"),
        ("2027-01-01T10:00", "jusqu’au 30\xa0décembre"),
    ],
)
def test_moment_that_nobody_can_answer_for_is_said(places, visit, moment, words):
    assert words in visit(f"/fr/lieux/?ouvert-a={moment}").content.decode()


def test_moment_is_asked_for_among_those_that_are_known(places, visit):
    text = visit("/fr/lieux/?ouvert-a=2026-12-30T23:59&filtre=ouvert").content.decode()
    assert 'min="2026-11-26T00:00" max="2026-12-30T23:59" aria-describedby' in text


def test_title_says_the_moment_chosen(places, visit):
    text = visit("/fr/lieux/?ouvert-a=2026-11-29T10:30").content.decode()

    assert "dimanche 29\xa0novembre à 10\xa0h\xa030" in text


def test_list_says_who_is_open(places, visit):
    assert "Ouvert, ferme à 19\xa0h" in visit("/fr/lieux/").content.decode()


@pytest.mark.parametrize(
    ("query", "said"), [("?pres=50.7235,3.1612", ["10 m"]), ("?pres=50.7265,3.1612", ["330 m"]), ("", [])]
)
def test_kept_card_says_how_far_it_is_from_each_visitor(places, visit, query, said):
    visit("/fr/lieux/?pres=50.7245,3.1612")
    text = visit(f"/fr/lieux/{query}").content.decode()

    assert re.findall(r" · à (\d+\xa0m)", text) == [words.replace(" ", "\xa0") for words in said]


def test_list_kept_for_everyone_says_closed_after_closing(places, visit, thursday):
    visit("/fr/lieux/")
    thursday.move_to("2026-11-26 19:01+01:00")

    assert "Ouvert, ferme à 19" not in visit("/fr/lieux/").content.decode()


def test_public_holiday_is_named_only_while_one_is_near(thursday):
    near = facets.open_labels(None, "fr")
    thursday.move_to("2026-02-10 10:00+01:00")

    assert near["ferie"] == "25\xa0décembre (Noël)"
    assert "ferie" not in facets.open_labels(None, "fr")


def test_a_day_is_offered_once(thursday):
    thursday.move_to("2026-11-29 10:00+01:00")  # a Sunday
    sunday = facets.open_labels(None, "fr")
    thursday.move_to("2026-12-24 10:00+01:00")
    eve = facets.open_labels(None, "fr")

    assert list(sunday) == ["maintenant", "aujourdhui", "demain", "ferie"]
    assert list(eve) == ["maintenant", "aujourdhui", "demain", "dimanche"]


def test_a_link_to_sunday_holds_on_a_sunday(places, visit, thursday):
    thursday.move_to("2026-11-29 10:00+01:00")
    assert shown(visit("/fr/lieux/?ouvert=dimanche")) == ["La Trame"]


def test_what_is_open_comes_first_until_it_closes(places, visit, thursday):
    assert shown_in_order(visit("/fr/lieux/")) == ["Le Rayon", "La Trame", "Le Fuseau"]
    thursday.move_to("2026-11-26 19:01+01:00")
    assert shown_in_order(visit("/fr/lieux/")) == ["La Trame", "Le Fuseau", "Le Rayon"]


def test_one_press_shows_what_is_open_and_another_gives_it_up(places, visit):
    (toggle, near) = fromstring(visit("/fr/lieux/?paiement=carte").content).find_class("toggle")
    assert toggle.get("href") == "/fr/lieux/?ouvert=maintenant&paiement=carte"
    assert near.get("href") == "/fr/lieux/?paiement=carte&filtre=pres#filtres"
    (toggle, _near) = fromstring(visit(toggle.get("href")).content).find_class("toggle")
    assert (toggle.get("href"), toggle.get("aria-current")) == ("/fr/lieux/?paiement=carte", "true")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-26 20:00+01:00", "Prochaine ouverture : Le Rayon, demain à 10 h."),
        ("2026-11-27 08:00+01:00", "Prochaine ouverture : Le Rayon, aujourd’hui à 10 h."),
        ("2026-11-28 20:00+01:00", "Prochaine ouverture : La Trame, demain à 9 h."),
        ("2026-11-29 13:00+01:00", "Prochaine ouverture : Le Rayon, mardi à 10 h."),
    ],
)
def test_a_list_without_open_places_says_which_opens_next(places, visit, thursday, moment, said):
    thursday.move_to(moment)
    (nothing,) = fromstring(visit("/fr/lieux/?ouvert=maintenant").content).find_class("empty")
    assert nothing.findtext("h2") == "Rien n’est ouvert à cette heure"
    assert nothing.findtext("p").replace("\N{NO-BREAK SPACE}", " ") == said
    assert nothing.xpath("p/a")[0].text in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("rayon", "Prochaine ouverture : Le Rayon, demain à 10 h."),
        ("patinoire", "Retirez un filtre, ou regardez toute la liste."),
    ],
)
def test_the_search_says_it_too_of_what_the_words_find(places, visit, thursday, words, said):
    thursday.move_to("2026-11-26 20:00+01:00")
    (nothing,) = fromstring(visit(f"/fr/recherche/?q={words}&ouvert=maintenant").content).find_class("empty")
    assert nothing.findtext("p").replace("\N{NO-BREAK SPACE}", " ") == said


def test_a_list_where_no_opening_is_known_announces_none(places, visit):
    (nothing,) = fromstring(visit("/fr/lieux/?ouvert=maintenant&q=fuseau").content).find_class("empty")
    assert nothing.findtext("p") == "Choisissez un autre moment, ou regardez toute la liste."


@built_once
@time_machine.travel(THURSDAY, tick=False)
def streets():
    """A bicycle shop and a bakery in one district, a library in another."""
    load_categories()
    directory = town("tourcoing").directory
    for slug, district in (("velo", "Épidème"), ("boulangerie", "Épidème"), ("mediatheque", "Centre")):
        category = Category.objects.get(slug=slug)
        PlacePageFactory(parent=directory, category=category, district=district)
    catch_up()


def categories(response):
    """{value: whether it is chosen} of the boxes of the filter, a star before those below another one."""
    boxes = fromstring(response.content).xpath("//input[@type='checkbox'][@name='categorie']")
    stars = {box: "*" * ("check--child" in box.getparent().get("class")) for box in boxes}
    return {stars[box] + box.get("value"): box.get("checked") is not None for box in boxes}


COMMERCES = {"commerces": False, "*boulangerie": False, "*velo": False}


@pytest.mark.parametrize(
    ("query", "boxes"),
    [
        ("", {"commerces": False, "culture": False}),
        ("categorie=commerces", {**COMMERCES, "commerces": True, "culture": False}),
        ("categorie=velo", {**COMMERCES, "*velo": True, "culture": False}),
        ("categorie=commerces&categorie=velo", {**COMMERCES, "*velo": True, "culture": False}),
        ("quartier=%C3%89pid%C3%A8me", COMMERCES),
    ],
    ids=["closed", "opened", "narrowed", "a branch gives way to what is on it", "a lone branch is open"],
)
def test_branches_of_the_tree_open_one_by_one(streets, visit, query, boxes):
    assert categories(visit(f"/fr/lieux/?filtre=categorie&{query}")) == boxes


@pytest.mark.parametrize("code", ["deux-roues", "velo"])
def test_a_category_is_found_by_its_code_of_today_and_by_that_of_before(places, visit, code):
    category = Category.objects.get(slug="velo")
    category.slug = "deux-roues"
    category.save()
    assert shown(visit(f"/fr/lieux/?categorie={code}")) == ["Le Rayon"]


def test_a_category_without_title_in_a_language_stays_a_filter(places):
    english = Locale.objects.get_or_create(language_code="en")[0]
    shops = Category.objects.get(slug="commerces").copy_for_translation(english)
    shops.title = "Shops"
    shops.save()
    labels = tree.labels(None, "en")
    assert (labels["commerces"], labels["velo"]) == ("Shops", "Vélos")
    assert tree.parents("en")["velo"] == "commerces"
