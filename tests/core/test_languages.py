"""A page in several languages: the choice of them, what search engines are told, where links lead."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from core import generation
from core.anonymous.answers import language_of
from core.models import CitySettings
from search.projection import catch_up
from tests.built_once import built_once
from tests.cms_pages.factories import ContentPageFactory, make_city, publish

pytestmark = pytest.mark.django_db


@built_once
def town():
    """Tourcoing in French and English: /fr/piscine/ is /en/pool/, /fr/fermetures/ has no English page."""
    home = make_city("tourcoing")
    make_city("marcq")
    CitySettings.objects.filter(slug="tourcoing").update(languages=["fr", "en"])
    english = Locale.objects.create(language_code="en")
    english_home = home.copy_for_translation(english)
    publish(english_home)
    pool = ContentPageFactory(parent=home, title="Piscine", slug="piscine")
    only_french = ContentPageFactory(parent=home, title="Fermetures", slug="fermetures")
    translated = pool.copy_for_translation(english)
    translated.title, translated.slug = "Swimming pool", "pool"
    publish(translated)
    catch_up()
    pages = {"pool": pool, "translated": translated, "only": only_french}
    return pages | {"english": english_home}


@pytest.fixture
def read(visit, town):
    def get(path, city="tourcoing"):
        catch_up()
        return visit(path, f"{city}.localhost").content.decode()

    return get


def withdraw(page):
    Page.objects.get(pk=page.pk).unpublish()


def alternates(html):
    """{hreflang: address} of a page."""
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html))


def choices(html):
    """[(lang, address, name)] of the choice of languages."""
    nav = re.search(r'<details class="tongue">.*?</details>', html, re.DOTALL)
    found = re.findall(r'<a href="([^"]+)" lang="(\w+)"[^>]*>([^<]+)<', nav[0]) if nav else []
    return [(lang, url.replace("&amp;", "&"), name) for url, lang, name in found]


BASE = "http://tourcoing.localhost"


def test_a_page_leads_to_its_translations_by_their_own_names(read):
    expected = [("fr", "/fr/piscine/", "Français"), ("en", "/en/pool/", "English")]
    assert choices(read("/fr/piscine/")) == choices(read("/en/pool/")) == expected


def test_search_engines_are_told_all_languages_from_each(read):
    expected = {
        "fr": f"{BASE}/fr/piscine/",
        "en": f"{BASE}/en/pool/",
        "x-default": f"{BASE}/fr/piscine/",
    }
    assert alternates(read("/fr/piscine/")) == alternates(read("/en/pool/")) == expected
    assert f'<link rel="canonical" href="{BASE}/en/pool/">' in read("/en/pool/")


def test_a_page_without_translation_leads_to_the_home_page_and_says_so(read):
    html = read("/fr/fermetures/")
    there = [(lang, url) for lang, url, _name in choices(html)]
    assert (there, alternates(html)) == ([("fr", "/fr/fermetures/"), ("en", "/en/")], {})
    assert "English <small>(Home)</small>" in html
    assert '<p lang="en" dir="ltr">This page is in French only. <a href="/en/" hreflang="en">' in html
    assert "only-in" not in read("/fr/piscine/") + read("/fr/rien-ici/")


def test_an_item_without_translation_leads_to_its_list(read, town):
    child = ContentPageFactory(parent=town["pool"], title="Aquagym", slug="aquagym")
    html = read("/fr/piscine/aquagym/")
    assert choices(html)[1] == ("en", "/en/pool/", "English ")
    assert "(Swimming pool)" in html

    translated = child.copy_for_translation(Locale.objects.get(language_code="en"))
    publish(translated)
    assert "(Swimming pool)" not in read("/fr/piscine/aquagym/")


def test_links_to_a_city_say_that_it_is_in_french(read):
    note = '<span class="lang-note near">FR</span><span class="lang-note far">in French</span>'
    link = '<a href="http://marcq.localhost/fr/" dir="auto" hreflang="fr" data-city="marcq">Marcq</a>'
    assert f"{link} {note}" in read("/en/")
    assert "lang-note" not in read("/fr/piscine/")


def test_a_city_of_one_language_leads_to_the_hub_in_others(read):
    hub = make_city("hub", is_hub=True)
    CitySettings.objects.filter(slug="hub").update(languages=["fr", "en"])
    publish(hub.copy_for_translation(Locale.objects.get(language_code="en")))
    sentence = 'This site is in French only. <a href="http://hub.localhost/en/"'
    assert read("/fr/", "marcq").count(sentence) == 2  # above the home page and, as everywhere, in the footer
    assert sentence not in read("/fr/")


def test_a_city_of_one_language_shows_no_choice(read):
    html = read("/fr/", "marcq")
    assert "tongue" not in html
    assert "hreflang" not in html


def test_a_withdrawn_translation_is_named_nowhere_at_the_next_request(read, town):
    read("/fr/piscine/")
    withdraw(town["translated"])

    html = read("/fr/piscine/")
    assert "/en/pool/" not in html + read("/sitemap.xml") + read("/fr/plan-du-site/")
    assert alternates(html) == {}


def test_a_published_translation_is_named_at_the_next_request(read, town):
    read("/fr/fermetures/")
    publish(town["only"].copy_for_translation(Locale.objects.get(language_code="en")))

    assert [url for _lang, url, _name in choices(read("/fr/fermetures/"))] == [
        "/fr/fermetures/",
        "/en/fermetures/",
    ]


def test_an_unpublished_page_leads_to_the_language_that_has_it(read, town):
    withdraw(town["translated"])
    assert choices(read("/en/pool/")) == [("fr", "/fr/piscine/", "Français")]


@pytest.mark.parametrize("path", ["recherche/", "plan-du-site/", "themes/"])
def test_views_of_the_portal_lead_to_themselves(read, path):
    assert [url for _lang, url, _name in choices(read(f"/en/{path}"))] == [f"/fr/{path}", f"/en/{path}"]


def test_the_question_stays_and_the_number_of_the_page_goes(read):
    urls = [url for _lang, url, _name in choices(read("/fr/recherche/?page=3&q=piscine&type=page"))]
    assert urls[1] == "/en/recherche/?q=piscine&type=page"


def test_links_of_menus_lead_to_the_readers_language_or_say_which(read, town):
    home = Page.objects.get(pk=town["english"].pk).specific
    home.menu = [
        ("link", {"label": "The pool", "page": town["pool"], "url": ""}),
        ("link", {"label": "Closures", "page": town["only"], "url": ""}),
    ]
    publish(home)
    html = read("/en/")

    assert '<a href="/en/pool/">The pool</a>' in html
    note = '<span class="lang-note">in French</span>'
    assert f'<a href="/fr/fermetures/" hreflang="fr">Closures {note}</a>' in html


def test_texts_lead_to_the_readers_language_or_say_which(read, town):
    page = Page.objects.get(pk=town["translated"].pk).specific
    links = "".join(f'<a linktype="page" id="{town[name].pk}">{name}</a>, ' for name in ("pool", "only"))
    page.body = [("paragraph", f"<p>{links}</p>")]
    publish(page)
    html = read("/en/pool/")

    assert '<a href="/en/pool/">pool</a>,' in html
    french = '<a href="/fr/fermetures/" hreflang="fr">only</a> <span class="lang-note">in French</span>'
    assert french in html

    publish(town["only"].copy_for_translation(Locale.objects.get(language_code="en")))
    assert '<a href="/en/fermetures/">only</a>,' in read("/en/pool/")


def test_links_to_a_withdrawn_translation_lead_to_the_french_page(read, town):
    page = Page.objects.get(pk=town["pool"].pk).specific
    page.body = [("paragraph", f'<p><a linktype="page" id="{town["translated"].pk}">bassin</a></p>')]
    publish(page)
    withdraw(town["translated"])

    assert '<a href="/fr/piscine/">bassin</a>' in read("/fr/piscine/")


def test_a_page_says_its_language_and_direction(read):
    assert '<html lang="en" dir="ltr"' in read("/en/pool/")


def test_the_sitemap_says_the_same_as_the_pages(read):
    xml = read("/sitemap.xml")
    told = {}
    for url in re.findall(r"<url>.*?</url>", xml):
        address = re.search(r"<loc>([^<]+)", url)[1]
        told[address] = dict(re.findall(r'hreflang="([^"]+)" href="([^"]+)"', url))
    assert set(told) >= {f"{BASE}{path}" for path in ("/fr/", "/en/", "/en/pool/", "/en/themes/")}
    assert told == {address: alternates(read(address.removeprefix(BASE))) for address in told}


def test_browsers_search_in_the_language_of_the_page(read):
    assert '<link rel="search" href="/en/opensearch.xml"' in read("/en/pool/")
    assert f'template="{BASE}/en/recherche/?q=' in read("/en/opensearch.xml")


def test_who_used_a_page_is_written_to_in_its_language(town):
    assert [language_of(town[name]) for name in ("pool", "translated")] == ["fr", "en"]


def alert(title, **values):
    return ("alert", {"severity": "urgent", "title": title, "text": "", "link": [], **values})


def test_an_alert_that_is_only_in_french_is_shown_and_marked(read, town):
    home = Page.objects.get(pk=town["english"].pk).get_translation(Locale.objects.get(language_code="fr"))
    home = home.specific
    home.alerts = [alert("Fuite de gaz")]
    publish(home)
    html = read("/en/pool/")
    assert '<span lang="fr"><strong>Fuite de gaz</strong>' in html
    assert '<span class="lang-note">in French</span>' in html

    english = Page.objects.get(pk=town["english"].pk).specific
    english.alerts = [alert("Gas leak")]
    publish(english)
    html = read("/en/pool/")
    assert ("Gas leak" in html, "Fuite de gaz" in html) == (True, False)


def test_an_alert_beside_one_that_is_translated_is_shown_too(read, town):
    """Both until the same hour: the first has its words, by its key."""
    home = Page.objects.get(pk=town["english"].pk).get_translation(Locale.objects.get(language_code="fr"))
    home = home.specific
    home.alerts = [alert("Vent"), alert("Coupure d’eau")]
    publish(home)
    english = Page.objects.get(pk=town["english"].pk).specific
    said = {**home.alerts.get_prep_value()[0]["value"], "title": "Wind"}
    english.alerts = json.dumps([{"type": "alert", "id": home.alerts[0].id, "value": said}])
    publish(english)
    html = read("/en/pool/")
    assert ("Wind" in html, "Vent" in html, "Coupure d’eau" in html) == (True, False, True)


def test_a_translation_says_that_its_original_has_changed(read, town):
    assert "has changed since" not in read("/en/pool/")
    original = Page.objects.get(pk=town["pool"].pk).specific
    original.introduction = "Fermée le lundi."
    publish(original)
    html = read("/en/pool/")
    assert '<a href="/fr/piscine/" hreflang="fr">Read the original</a>' in html
    assert "has changed since" not in read("/fr/piscine/")

    publish(Page.objects.get(pk=town["translated"].pk).specific)
    assert "has changed since" not in read("/en/pool/")


def test_the_site_map_ends_with_what_is_only_in_french(read):
    html = read("/en/plan-du-site/")
    assert '<a href="/en/pool/">Swimming pool</a></li>' in html
    note = '<span class="lang-note">in French</span>'
    assert f'<a href="/fr/fermetures/" lang="fr">Fermetures</a> {note}' in html
    assert "/fr/piscine/" not in html.partition("<main")[2].partition("</main>")[0]


def test_a_plain_error_is_in_the_language_of_its_address(client, town):
    headers = {"host": "tourcoing.localhost", "origin": "https://example.org"}
    answer = client.post("/en/une-erreur/", headers=headers)
    assert (answer.status_code, answer["Content-Language"]) == (403, "en")
    assert '<html lang="en" dir="ltr">' in answer.content.decode()


def test_the_accessibility_statement_is_known_by_its_original(read, town):
    home = Page.objects.get(pk=town["english"].pk).specific
    french = Page.objects.get(pk=town["pool"].pk).get_parent()
    statement = ContentPageFactory(parent=french, title="Accessibilité", slug="accessibilite")
    translated = statement.copy_for_translation(home.locale)
    translated.title, translated.slug = "Accessibility", "accessibility"
    publish(translated)
    links = [{"label": "Accessibility", "page": statement, "url": ""}]
    home.footer = [("column", {"title": "Rights", "links": links})]
    publish(home)
    CitySettings.objects.update(address="1, place des Exemples")
    generation.bump()

    html = read("/en/")
    assert '<a href="/en/accessibility/">Accessibility: not compliant</a>' in html
    assert '<bdi lang="fr">1, place des Exemples</bdi>' in html


def test_a_chosen_page_that_is_withdrawn_gives_way_to_its_original(read, town):
    home = Page.objects.get(pk=town["english"].pk).specific
    home.highlights = [("page", town["translated"])]
    publish(home)
    assert '<a href="/en/pool/">Swimming pool</a>' in read("/en/")

    withdraw(town["translated"])
    assert '<a href="/fr/piscine/" lang="fr">Piscine</a>' in read("/en/")


def test_a_page_that_is_drawn_again_asks_nothing_for_its_languages(read, town):
    read("/en/pool/")
    with CaptureQueriesContext(connection) as queries:
        assert choices(read("/en/pool/"))
    assert [query["sql"] for query in queries if "publishedwords" in query["sql"].lower()] == []


def test_a_form_leads_to_itself_and_says_its_own_address(read, town):
    CitySettings.objects.update(email="mairie@tourcoing.example")
    generation.bump()
    html = read("/en/une-erreur/?sur=/en/pool/")
    assert f'<link rel="canonical" href="{BASE}/en/une-erreur/">' in html
    assert choices(html)[0][1] == "/fr/une-erreur/?sur=%2Fen%2Fpool%2F"
    assert alternates(html) == {}
