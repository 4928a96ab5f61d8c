"""Help while typing: what is suggested for the letters that stand in a search box."""

import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from search.suggestions import titles
from search.suggestions.names import Name, Names, Typed, folded
from tests.built_once import built_once
from tests.cms_pages import factories
from tests.directory.factories import CategoryFactory, PlacePageFactory, town
from tests.search import index

pytestmark = pytest.mark.django_db


@built_once
def tourcoing():
    """A town with a hairdresser, two news, a page and places, one of them in « rue de la Navette »."""
    portal = town()
    newsroom = factories.NewsIndexPageFactory(parent=portal.home)
    index.news(newsroom, "Le marché Saint-Martin déménage")
    index.news(newsroom, "Élagage des platanes")
    factories.ContentPageFactory(parent=portal.home, title="Marchés et foires")
    of_hair = CategoryFactory(slug="coiffure", title="Coiffure", search_words="coiffeuse, barbier")
    PlacePageFactory(
        parent=portal.directory,
        title="Chez Ozlem",
        category=of_hair,
        street="12 bis, rue de la Navette",
        district="Blanche Porte",
    )
    PlacePageFactory(parent=portal.directory, title="L’Atelier des marcheurs", street="boulevard Gambetta")
    index.follow()
    portal.newsroom = newsroom
    return portal


def asked(words, path="/fr/", host=index.HOST):
    return index.read(f"{path}recherche/suggestions.json?q={quote(words)}", host)


def suggested(words, **options):
    return json.loads(asked(words, **options).content)["suggestions"]


def texts(words, **options):
    return [one["text"] for one in suggested(words, **options)]


def names(*written):
    return Names((number, Name(folded(text), 0, text)) for number, text in enumerate(written))


def found(held, typed):
    return [name.target for _, name in held.find(Typed.of(typed))]


@pytest.mark.parametrize("typed", ["mar", "MÂR", "  mar "])
def test_letters_begin_a_title_whatever_their_case_and_accents(tourcoing, typed):
    assert texts(typed)[0] == "Marchés et foires"


def test_a_word_inside_a_title_comes_after_those_that_begin_so(tourcoing):
    assert texts("mar") == [
        "Marchés et foires",
        "L’Atelier des marcheurs",
        "Le marché Saint-Martin déménage",
    ]


@pytest.mark.parametrize("typed", ["st martin", "St-Mar", "saint mar", "martin marche"])
def test_a_saint_and_words_in_any_order_are_met(tourcoing, typed):
    assert texts(typed) == ["Le marché Saint-Martin déménage"]


def test_every_word_must_be_met(tourcoing):
    assert not texts("marché gambetta")


@pytest.mark.parametrize("typed", ["coif", "barb"])
def test_a_category_is_suggested_by_its_label_and_its_search_words(tourcoing, typed):
    assert suggested(typed) == [
        {"text": "Coiffure", "note": "Catégorie", "url": "/fr/recherche/?categorie=coiffure", "lang": "fr"}
    ]


def test_a_page_is_suggested_by_its_search_words_after_titles(tourcoing):
    home = tourcoing.home
    factories.ContentPageFactory(parent=home, title="Carte d’identité", search_words="CNI, papiers, marque")
    assert texts("cni") == texts("papiers cni") == ["Carte d’identité"]
    assert texts("mar")[-1] == "Carte d’identité"
    assert "Carte d’identité" not in texts("cn")


def test_a_question_is_helped_with_by_what_it_looks_for(tourcoing):
    assert texts("où trouver les marchés et foires") == ["Marchés et foires"]
    assert texts("où") == []


def test_the_address_of_a_category_shows_what_it_holds(tourcoing):
    hits = index.read(suggested("coif")[0]["url"]).context["results"].hits
    assert [hit.title for hit in hits] == ["Chez Ozlem"]


def test_a_street_leads_to_a_search_for_it(tourcoing):
    assert suggested("rue nav") == [
        {
            "text": "rue de la Navette",
            "note": "Rue",
            "url": "/fr/recherche/?q=rue+de+la+Navette",
            "lang": "fr",
        }
    ]


def test_a_district_is_suggested(tourcoing):
    assert [(one["text"], one["note"]) for one in suggested("blanche")] == [("Blanche Porte", "Quartier")]


def test_a_page_is_suggested_with_its_kind_and_its_address(tourcoing):
    assert suggested("elag") == [
        {
            "text": "Élagage des platanes",
            "note": "Actualité",
            "url": "/fr/actualites/elagage-des-platanes/",
            "lang": "fr",
        }
    ]


@pytest.mark.parametrize("typed", ["", "m", "é", " m ", "!?"])
def test_one_letter_is_not_helped_with(tourcoing, typed):
    assert not texts(typed)


def test_the_number_is_said_in_words(tourcoing):
    assert json.loads(asked("mar").content)["status"] == "3 suggestions"
    assert json.loads(asked("zzz").content) == {"suggestions": [], "status": ""}


def test_at_most_eight_are_suggested(tourcoing):
    for number in range(12):
        index.news(tourcoing.newsroom, f"Travaux, {number}")
    assert len(texts("trav")) == 8


def test_nothing_of_another_city_is_suggested(tourcoing):
    other = town("roubaix")
    PlacePageFactory(parent=other.directory, title="Marcel", street="3 rue Nationale", district="Blancs Murs")
    assert not {"Marcel", "Blancs Murs", "rue Nationale"} & {*texts("mar"), *texts("bla"), *texts("nat")}
    assert texts("marc", host="roubaix.localhost") == ["Marcel"]


def test_neither_a_draft_nor_what_is_over_is_suggested(tourcoing):
    index.news(tourcoing.newsroom, "Élagage en projet", live=False)
    index.news(tourcoing.newsroom, "Élagage passé", expire_at=timezone.now() - timedelta(minutes=1))
    assert texts("elag") == ["Élagage des platanes"]


def test_what_was_withdrawn_is_not_suggested(tourcoing):
    tourcoing.newsroom.get_children().get(title="Élagage des platanes").unpublish()
    assert not texts("elag")


def test_other_languages_have_their_own(tourcoing):
    assert asked("mar", path="/en/").status_code == 404


def test_robots_do_not_list_it(tourcoing):
    assert asked("mar")["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("typed", ["bd gam", "boulevard gam", "gambetta"])
def test_short_forms_of_streets_are_read(typed):
    assert found(names("boulevard Gambetta", "rue Gambette"), typed)[:1] == ["boulevard Gambetta"]


def test_a_name_of_another_script_is_met():
    assert found(names("مسبح البلدية"), "مسبح") == ["مسبح البلدية"]


def test_a_name_that_changed_is_met_by_its_new_words_only():
    held = names("Le marché", "La piscine")
    held.put(0, Name(folded("La foire"), 0, "La foire"))
    held.put(1, None)
    assert [found(held, typed) for typed in ("marche", "foi", "pisc")] == [[], ["La foire"], []]


@pytest.mark.parametrize(
    ("address", "street"),
    [
        ("12 bis, rue de la Navette (cour), 59100 Roubaix", "rue de la Navette"),
        ("3 place du Fil, 59200 Tourcoing", "place du Fil"),
        ("Clairière des Roseaux, 59700 Marcq", ""),
        ("59100 Roubaix", ""),
    ],
)
def test_the_street_of_an_address(address, street):
    assert titles.street_of(address) == street


@pytest.mark.django_db(transaction=True)
def test_what_a_process_holds_follows_what_is_published():
    newsroom = index.newsroom()
    page = index.news(newsroom, "Le marché")
    before = texts("marc"), titles.held()
    page.title = page.draft_title = "La foire"
    page.save()
    index.news(newsroom, "Le marcheur")
    assert before[0] == ["Le marché"]
    assert (texts("marc"), texts("foi")) == (["Le marcheur"], ["La foire"])
    assert titles.held() is before[1]
