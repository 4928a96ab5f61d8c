"""A procedure as residents read it and as editors write it. It is Thursday, a quarter to five."""

import json
import re
from datetime import date
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.template import Context, Template
from django.utils.translation import override
from lxml import html
from wagtail.models import Locale

from cms_pages.models import ProcedureIndexPage, ProcedurePage
from cms_pages.procedures.words import amount, said_again
from core import generation, translations
from core.models import CitySettings
from directory.models import PlacePage
from search.models import SearchDocument
from tests.built_once import built_once
from tests.cms_pages.factories import (
    NewsPageFactory,
    ProcedureIndexPageFactory,
    ProcedurePageFactory,
    make_city,
    publish,
)
from tests.directory.factories import DirectoryIndexPageFactory, PlacePageFactory
from tests.rows import audience, topic

pytestmark = pytest.mark.django_db

ADDRESS = "/fr/demarches/passeport/"
THURSDAY = "2026-11-26 16:45+01:00"


def blocks(kind, *values):
    return [{"type": kind, "value": value, "id": f"{kind}{n}"} for n, value in enumerate(values)]


FACTS = {
    "title": "Passeport",
    "slug": "passeport",
    "for_whom": "Toute personne de nationalité française.",
    "search_words": "papiers d’identité, voyager",
    "bring": blocks("paper", {"name": "L’ancien titre", "detail": "Même périmé."}),
    "cases": blocks("case", {"title": "Pour un enfant", "text": "<p>Le parent vient aussi.</p>"}),
    "steps": blocks("stage", {"title": "Le guichet", "text": "20 minutes."}),
    "prices": blocks(
        "price",
        {"price": "86", "up_to": None, "group": "Majeur", "note": ""},
        {"price": "0", "up_to": None, "group": "Moins de 15 ans", "note": ""},
    ),
    "delay": "5 semaines",
    "appointment": "Sur rendez-vous.",
    "booking_url": "https://rendez-vous.example/",
    "online_url": "https://ants.example/",
    "online_label": "Remplir la pré-demande",
    "state_url": "https://www.service-public.gouv.fr/particuliers",
    "verified_on": date(2026, 11, 12),
    "verified_by": "le service état civil",
}


@built_once
def town():
    """Home of Tourcoing, with a procedure at two counters; the second one is open."""
    with time_machine.travel(THURSDAY, tick=False):
        home = make_city("tourcoing")
        directory = DirectoryIndexPageFactory(parent=home)
        annexe = PlacePageFactory(parent=directory, title="Mairie annexe", hours="Fr 09:00-12:00")
        hall = PlacePageFactory(
            parent=directory, title="Hôtel de ville", hours="Mo-Fr 08:30-17:00", phone="0353010003"
        )
        index = ProcedureIndexPageFactory(parent=home)
        page = ProcedurePageFactory(parent=index, counters=blocks("place", annexe.pk, hall.pk), **FACTS)
        page.topics, page.audiences = [topic("papiers")], [audience("parent")]
        publish(page)
        ProcedurePageFactory(parent=index, title="Encombrants", slug="encombrants")
    return home


@pytest.fixture(autouse=True)
def thursday():
    with time_machine.travel(THURSDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def seen(town, visit):
    """The page as a visitor of Tourcoing gets it."""
    return lambda path=ADDRESS: visit(path).content.decode()


def words(source):
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", source, flags=re.S)
    return " ".join(text.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Majeur 86 €",
        "Moins de 15 ans Gratuit",
        "Délai 5 semaines",
        "Pour qui Toute personne de nationalité française.",
        "L’ancien titre Même périmé.",
        "Pour un enfant Le parent vient aussi.",
        "Comment ça se passe Le guichet 20 minutes.",
        "Une question ? Hôtel de ville 03 53 01 00 03",
        "Vérifié le 12 novembre 2026 par le service état civil",
        "Ce que dit l’État : www.service-public.gouv.fr",
    ],
)
def test_page_says(seen, sentence):
    page = words(seen())
    assert sentence in page


def test_counters_say_where_when_and_whether_they_are_open(seen):
    found = words(seen())
    assert "Mairie annexe 12 rue de Lille, 59200 Tourcoing . Le vendredi de 9 h à 12 h. Fermé" in found
    assert "Du lundi au vendredi de 8 h 30 à 17 h. Ouvert, ferme à 17 h 03 53 01 00 03 Y aller" in found


def in_english(*pages):
    """The same pages in the city's second language."""
    CitySettings.objects.update(languages=["fr", "en"])
    english = Locale.objects.get_or_create(language_code="en")[0]
    translated = [publish(page.copy_for_translation(english)) for page in pages]
    generation.forget()
    return translated


def test_translation_names_counters_in_its_language_and_marks_those_that_have_none(town, visit):
    page = ProcedurePage.objects.get(slug="passeport")
    hall = PlacePage.objects.get(title="Hôtel de ville")
    *_rest, translated = in_english(town, hall.get_parent().specific, hall, page.get_parent().specific, page)
    other = hall.get_translations().get()
    other.title = "Town hall"
    publish(other)
    counters = html.fromstring(visit(translated.url).content).xpath("//ul[@class='counters']/li/h3")
    assert [(counter.text_content(), counter.get("lang")) for counter in counters] == [
        ("Mairie annexe", "fr"),
        ("Town hall", None),
    ]


def test_sites_that_a_translation_leads_to_are_marked_with_their_language(town, visit):
    page = ProcedurePage.objects.get(slug="passeport")
    *_rest, translated = in_english(town, page.get_parent().specific, page)
    source = visit(translated.url).content
    links = html.fromstring(source).xpath("//main//a[@hreflang='fr']/@href")
    assert links == [FACTS["online_url"], FACTS["state_url"]]
    assert "www.service-public.gouv.fr in French ." in words(source.decode())


def test_sites_in_the_language_of_the_page_have_no_mark(seen):
    assert not html.fromstring(seen()).xpath("//main//a[@hreflang] | //main//*[@class='lang-note']")


def test_phone_of_a_counter_dials(seen):
    assert html.fromstring(seen()).xpath("//ul[@class='counters']//a/@href[starts-with(., 'tel:')]") == [
        "tel:+33353010003"
    ]


def test_bar_names_the_counter_that_is_open_first(seen):
    bar = html.fromstring(seen()).xpath("//div[@class='openbar mt']")[0]
    assert " ".join(bar.text_content().split()).startswith("Ouvert, ferme à 17 h Hôtel de ville.")


def test_main_text_stands_before_ways_to_share_and_other_pages(seen):
    main = html.fromstring(seen()).xpath("//main//*[self::h2 or @class='share']")
    assert [part.get("id") or part.get("class") for part in main] == [
        "for-whom",
        "bring",
        "where",
        "steps",
        "share",
        "toc",
        "question",
    ]


def test_answer_is_another_one_when_the_counter_closes(seen, thursday):
    seen()
    thursday.move_to("2026-11-26 17:00+01:00")
    assert "Ouvert, ferme à 17 h" not in words(seen())


def test_buttons_lead_to_appointments_and_to_the_online_service(seen):
    links = html.fromstring(seen()).xpath("//div[@class='openbar mt']//a")
    assert [(link.text_content(), link.get("href")) for link in links] == [
        ("Prendre rendez-vous", "https://rendez-vous.example/"),
        ("Remplir la pré-demande", "https://ants.example/"),
    ]


def test_procedure_without_facts_draws_no_empty_part(seen):
    document = html.fromstring(seen("/fr/demarches/encombrants/"))
    assert document.xpath("//main//h2 | //main//dl | //div[@id='ask']") == []


def test_special_cases_without_papers_have_a_title_of_their_own(town, visit):
    page = ProcedurePage.objects.get(slug="encombrants")
    page.cases = blocks("case", {"title": "Gravats", "text": "<p>À la déchèterie.</p>"})
    publish(page)
    source = words(visit("/fr/demarches/encombrants/").content.decode())
    assert ("Cas particuliers Gravats" in source, "Ce qu’il faut apporter" in source) == (True, False)


def test_structured_data_is_a_service_of_the_town(seen):
    script = html.fromstring(seen()).xpath("//script[@type='application/ld+json']/text()")[0]
    nodes = {node["@type"]: node for node in json.loads(script)["@graph"]}
    service = nodes["GovernmentService"]
    assert service["areaServed"] == {"@type": "City", "name": "Tourcoing"}
    assert service["offers"][0]["priceSpecification"]["price"] == "86"
    assert [channel.get("servicePhone") for channel in service["availableChannel"]][-1] == {
        "@type": "ContactPoint",
        "telephone": "+33353010003",
    }


@pytest.mark.parametrize("asked", ["voyager", "papier identité", "guichet"])
def test_it_is_found_by_its_search_words_and_by_its_own(seen, asked):
    assert ADDRESS in seen(f"/fr/recherche/?q={asked}")


def test_search_words_are_never_shown(seen):
    assert "voyager" not in words(seen() + seen("/fr/demarches/"))


def test_any_page_is_found_by_its_search_words(town, visit):
    news = town.add_child(instance=NewsPageFactory.build(title="La rentrée", search_words="cartable"))
    publish(news)
    assert news.title in visit("/fr/recherche/?q=cartable").content.decode()


def test_list_is_by_title_and_narrowed_by_topic_and_audience(seen):
    titles = html.fromstring(seen("/fr/demarches/")).xpath("//ol[@class='places']//h2/a/text()")
    assert [title.strip() for title in titles] == ["Encombrants", "Passeport"]
    assert "Encombrants" not in seen("/fr/demarches/?theme=papiers&public=parent")


def test_list_can_be_followed(seen):
    assert "<title>Passeport</title>" in seen("/fr/demarches/liste.rss?theme=papiers")


@pytest.mark.parametrize(
    ("lowest", "highest", "said"),
    [(0, None, "Gratuit"), (2.5, None, "2,50 €"), (0.8, 4.9, "De 0,80 à 4,90 €")],
)
def test_amount_in_words(lowest, highest, said):
    assert amount(lowest, highest) == said.replace(" €", "\u00a0€")


def test_list_says_price_and_delay(seen):
    assert "De 0 à 86 € · 5 semaines" in words(seen("/fr/demarches/"))


def form_of(page, **changes):
    form_class = ProcedurePage.get_edit_handler().get_form_class()
    parent = page.get_parent()
    values = form_class(instance=page, parent_page=parent).initial | {"title": page.title, "slug": page.slug}
    management = {
        f"{name}-count": 0 for name in ("bring", "cases", "steps", "body", "prices", "counters", "related")
    }
    data = {name: value for name, value in values.items() if isinstance(value, str)} | management | changes
    form = form_class(data, instance=page, parent_page=parent)
    assert form.is_valid(), form.errors
    return form.save(commit=False)


def test_editor_finds_one_click_in_the_form_of_a_new_procedure(town, client):
    client.force_login(get_user_model().objects.create_superuser("a@example.org", "a@example.org", "a"))
    index = ProcedureIndexPage.objects.get()
    response = client.get(
        f"/admin/pages/add/cms_pages/procedurepage/{index.pk}/", headers={"host": "tourcoing.localhost"}
    )
    assert "Je viens de tout vérifier sur cette page" in response.content.decode()


def test_prices_counters_and_dates_are_the_same_in_every_language():
    facts = {"prices", "counters", "booking_url", "online_url", "state_url", "verified_on", "related"}
    assert set(translations.facts_of(ProcedurePage)) - set(translations.SHARED) == facts


def test_one_click_says_that_it_was_checked_today(town):
    page = ProcedurePage.objects.get(slug="passeport")
    saved = form_of(page, checked_today="on", verified_on="2026-05-12")
    assert (saved.verified_on, saved.review_date) == (date(2026, 11, 26), date(2027, 5, 27))


def test_review_that_was_done_is_due_again_later(town):
    page = ProcedurePage.objects.get(slug="passeport")
    saved = form_of(page, checked_today="on", review_date="2026-11-20")
    assert saved.review_date == date(2027, 5, 27)


def test_day_of_review_that_an_editor_chose_is_kept(town):
    page = ProcedurePage.objects.get(slug="passeport")
    assert form_of(page, verified_on="2026-11-12", review_date="2026-12-24").review_date == date(2026, 12, 24)


def test_new_page_is_checked_today():
    assert ProcedurePage(title="Nouvelle").verified_on == date(2026, 11, 26)


def test_a_city_has_one_list_of_procedures(town):
    assert not ProcedureIndexPage.can_create_at(town)


def test_a_list_in_another_language_says_the_price_in_its_words():
    document = SearchDocument(
        kind="procedure", card={"when": "86 € · 5 semaines", "amounts": ["86"], "delay": "5 semaines"}
    )
    with override("en"):
        said = said_again(document)
        hit = SimpleNamespace(card=said, locale="fr")
        drawn = Template("{% load languages %}{{ hit|in_brief }}").render(Context({"hit": hit}))
    assert said["when"] == "€86 · 5 semaines"
    assert drawn == '€86 · <span lang="fr">5 semaines</span>'
