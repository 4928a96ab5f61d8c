"""Template tags: dates, spacing, icons, swatches, the kept frame."""

import re
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

from core import generation
from core.templatetags import portal as tags
from core.theme import drawings
from core.theme.stylesheet import icon_names
from core.theme.weaving import topics
from tests.architecture.sources import python_files, templates, text_of, tracked


@pytest.fixture(autouse=True)
def in_french():
    with translation.override("fr"):
        yield


@pytest.mark.parametrize("value", ["2019-03-01", date(2019, 3, 1), datetime(2019, 3, 1, 12, tzinfo=UTC)])
def test_the_first_of_a_month_is_1er_and_stays_with_its_month(value):
    assert tags.day(value) == '<time datetime="2019-03-01">1er\u00a0mars 2019</time>'


def test_a_moment_belongs_to_its_day_in_paris():
    assert tags.long_day("2019-02-28T23:30:00+00:00") == "1er\u00a0mars 2019"
    assert tags.long_moment(datetime(2019, 2, 28, 23, 30, tzinfo=UTC)) == "1er\u00a0mars 2019, 00:30"


def choice(label, count, value="eau", is_child=False):
    return SimpleNamespace(value=value, label=label, count=count, selected=False, is_child=is_child)


def facet(*values):
    return SimpleNamespace(param="theme", multiple=True, values=values)


def test_a_choice_escapes_what_others_wrote():
    drawn = tags.choices(facet(choice("<b>", 1, value='"x')))
    assert "> &lt;b&gt; <" in drawn
    assert 'value="&quot;x"' in drawn


def test_a_child_stands_below_its_parent():
    drawn = tags.choices(facet(choice("a", 1), choice("b", 1, is_child=True)))
    assert re.findall(r'class="(check[^"]*)"', drawn) == ["check", "check check--child"]


@pytest.mark.parametrize(
    ("title", "ended"), [("Du vent", "Du vent."), ("Du vent.", "Du vent."), ("Du vent ?", "Du vent ?")]
)
def test_a_title_ends_before_the_sentence_that_follows(title, ended):
    assert tags.ended(title) == ended


def test_every_drawing_has_a_name_for_editors():
    assert not topics.drawings().keys() - drawings.LABELS.keys()


def test_no_date_prints_nothing():
    assert tags.day(None) == ""


def test_another_language_has_its_own_date():
    with translation.override("en"):
        assert tags.long_day(date(2019, 3, 1)) == "1\u00a0March 2019"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Que faire ?", "Que faire\u202f?"),
        ("Bilan : 70 %", "Bilan\u00a0: 70\u00a0%"),
        ("« Oui »", "«\u00a0Oui\u00a0»"),
        ("1 240 habitants, 9 h 30", "1\u202f240 habitants, 9\u00a0h 30"),
        ("à 20 km/h", "à 20\u00a0km/h"),
        ("rue de l'Ordonnance", "rue de l’Ordonnance"),
    ],
)
def test_plain_signs_become_french_ones(typed, printed):
    assert tags.typographic(typed) == printed


def test_french_spacing_escapes_nothing_and_hides_nothing():
    template = Template("{% load portal %}{{ title|typographic }}")
    assert template.render(Context({"title": "<b> ?"})) == "&lt;b&gt;\u202f?"


def test_a_hyphenated_word_of_a_title_is_kept_whole():
    assert tags.whole_words("Que cherchez-vous ?") == 'Que <span class="nowrap">cherchez-vous</span> ?'


def test_a_title_made_of_markup_stays_text():
    assert tags.whole_words("<i>a-b</i>") == '&lt;i&gt;<span class="nowrap">a-b</span>&lt;/i&gt;'


@pytest.mark.parametrize(
    ("number", "words"), [(12_000, "12\u00a0ko"), (1_200_000, "1,2\u00a0Mo"), (3, "1\u00a0ko")]
)
def test_a_size_is_written_in_decimal_units(number, words):
    assert tags.file_size(number) == words


def test_a_phone_number_can_be_dialled():
    assert tags.dial("+33 (0)3 53 01") == "+33035301"


def test_every_icon_that_templates_name_is_drawn():
    named = {
        name
        for path in templates().values()
        for pair in re.findall(r'{% icon "([\w-]+)"|\bi i-([\w-]+)\b(?!{)', text_of(path))
        for name in pair
        if name
    }
    assert named <= set(icon_names())


def test_every_icon_is_drawn_somewhere():
    sources = "".join(text_of(path) for path in [*templates().values(), *python_files(), *tracked(".js")])
    drawn = {name for name in icon_names() if re.search(rf"[\"'}}]{name}[\"'{{]|\bi-{name}\b", sources)}
    assert drawn == set(icon_names())


def test_a_photo_replaces_the_woven_picture():
    image = {"src": "/media/a.webp", "srcset": "", "sizes": "", "width": 3, "height": 2}
    assert 'src="/media/a.webp"' in tags.swatch("roubaix", "tree", image)


@pytest.mark.django_db
def test_a_swatch_is_decorative():
    assert 'alt=""' in tags.swatch("roubaix", "tree")


@pytest.mark.django_db
def test_small_swatches_share_one_file_whatever_city_and_topic():
    drawn = "".join(
        tags.small_swatch(city, topic) for city in ("roubaix", "hub") for topic in ("tree", "bin")
    )
    assert len(set(re.findall(r'href="([^"#]+)#', drawn))) == 1


def test_the_frame_is_drawn_once_for_a_city(cities):
    generation.begin_request()
    drawn = []
    template = Template("{% load kept %}{% frame 'spy' %}{{ note }}{% endframe %}")
    context = {"city": type("City", (), {"slug": "tourcoing"}), "note": lambda: drawn.append(1) or "x"}
    assert template.render(Context(context)) == template.render(Context(context)) == "x"
    assert drawn == [1]


@pytest.mark.parametrize(
    ("path", "attribute"),
    [
        ("/fr/actualites/", ' aria-current="page"'),
        ("/fr/actualites/un-parc/", ' aria-current="true"'),
        ("/fr/labo/", ""),
    ],
)
def test_the_menu_marks_where_the_page_is(rf, path, attribute):
    assert tags.current({"request": rf.get(path)}, "/fr/actualites/") == attribute


def test_every_page_is_not_inside_the_home_page(rf):
    assert tags.current({"request": rf.get("/fr/labo/")}, "/fr/") == ""


def test_the_way_to_a_point_is_a_page_and_for_map_applications_a_marked_point():
    link = tags.route(50.69191, 3.1)
    assert 'href="https://www.openstreetmap.org/directions?to=50.691910,3.100000"' in link
    assert 'data-geo="geo:50.691910,3.100000?q=50.691910,3.100000"' in link
