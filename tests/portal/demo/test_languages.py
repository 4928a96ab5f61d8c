"""The demonstration in other languages: every chosen page is there, whole, and every word serves."""

import pytest
from django.test import Client
from lxml import html
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.models import CitySettings
from portal.cities.filling import OPTIONAL
from portal.demo.languages import LANGUAGES, WORDS, chosen_pages
from portal.demo.towns import HOSTS, MARCQ
from portal.writing.catalogue import folded, read_catalogue

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db, pytest.mark.slow]

CODES = sorted({code for codes in LANGUAGES.values() for code in codes})
SPOKEN = [(slug, code) for slug, codes in LANGUAGES.items() for code in codes]


def translations(code):
    return Translation.objects.filter(target_locale__language_code=code).select_related(
        "source", "target_locale"
    )


def lacking(translation):
    """Its segments that have no words."""
    rows = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    return list(rows.filter(translation=None).exclude(context__path__in=OPTIONAL).values_list("string__data"))


def test_each_city_has_its_languages():
    spoken = {city.slug: tuple(city.languages[1:]) for city in CitySettings.objects.all()}

    assert spoken == LANGUAGES | {MARCQ: ()}


@pytest.mark.parametrize(("slug", "code"), SPOKEN)
def test_chosen_pages_are_published(slug, code):
    locale = Locale.objects.get(language_code=code)

    for page in chosen_pages(slug):
        assert page.get_translation(locale).live, page.url_path


@pytest.mark.parametrize("code", CODES)
def test_no_page_lacks_words(code):
    lacks = {translation.source.object_repr: lacking(translation) for translation in translations(code)}

    assert {page: texts for page, texts in lacks.items() if texts} == {}


@pytest.mark.parametrize("code", CODES)
def test_every_word_serves_on_a_page(code):
    sources = [translation.source for translation in translations(code)]
    said = {
        folded(text)
        for source in sources
        for text in source.stringsegment_set.values_list("string__data", flat=True)
    }

    said |= {folded(city.tagline) for city in CitySettings.objects.all()}  # under the name of the city
    assert set(read_catalogue(WORDS / f"{code}.po")) - said == set()


def test_tree_is_whole():
    assert [problems for problems in Page.find_problems() if problems] == []


@pytest.mark.parametrize(("slug", "code"), SPOKEN)
def test_a_home_page_tells_which_titles_are_in_french(slug, code):
    response = Client(headers={"host": HOSTS[slug]}).get(f"/{code}/")
    links = html.fromstring(response.content).xpath("//main//h3/a[contains(@href, '/fr/')][not(@lang='fr')]")
    names = {city.name for city in CitySettings.objects.all()}
    assert {link.text_content().strip() for link in links} <= names
