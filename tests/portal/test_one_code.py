"""Topics, audiences and categories have one code in every language."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import Audience, Topic
from directory.models import Category
from tests.rows import french

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[Topic, Audience, Category], ids=lambda model: model.__name__)
def model(request):
    return request.param


@pytest.fixture
def english():
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def term(model):
    return model.objects.create(slug="nature", title="Nature en ville", locale=french())


@pytest.fixture
def in_english(term, english):
    translation = term.copy_for_translation(english)
    translation.title = "Nature in town"
    translation.save()
    return translation


def test_a_copy_for_translation_has_the_code_of_its_original(term, in_english):
    assert (in_english.slug, in_english.translation_key) == ("nature", term.translation_key)


def test_a_translation_cannot_change_the_code(in_english):
    in_english.slug = "nature-in-town"
    in_english.save()
    in_english.refresh_from_db()
    assert in_english.slug == "nature"


def test_a_new_code_is_that_of_every_translation_and_the_old_one_is_remembered(term, in_english):
    term.slug = "jardins"
    term.save()
    in_english.refresh_from_db()
    assert [(row.slug, row.former_slugs) for row in (term, in_english)] == [("jardins", "nature")] * 2


def test_a_code_that_comes_back_is_not_a_former_one(term):
    for slug in ("jardins", "nature"):
        term.slug = slug
        term.save()
    assert (term.slug, term.former_slugs) == ("nature", "jardins")


def test_a_save_of_the_code_alone_remembers_the_old_one(term):
    term.slug = "jardins"
    term.save(update_fields=["slug"])
    term.refresh_from_db()
    assert (term.slug, term.former_slugs) == ("jardins", "nature")


def test_a_code_is_refused_to_another_term_in_another_language(model, term, english):
    other = model(slug="nature", title="Nature", locale=english)
    with pytest.raises(ValidationError, match=r"Nature en ville.* a déjà ce code"):
        other.full_clean()


def test_translating_by_wagtail_localize_keeps_the_code(model, term, english):
    source, _created = TranslationSource.update_or_create_from_instance(term)
    translation = Translation.objects.create(source=source, target_locale=english)
    string = source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=string.string, context=string.context, locale=english, data="Nature in town"
    )
    translation.save_target(publish=True)
    translated = model.objects.get(locale=english)
    assert (translated.title, translated.slug) == ("Nature in town", "nature")


def test_the_code_is_no_text_to_translate(term):
    source, _created = TranslationSource.update_or_create_from_instance(term)
    assert "slug" not in set(source.stringsegment_set.values_list("context__path", flat=True))


def test_the_form_of_the_original_alone_has_the_code(model, term, in_english, two_towns, admin_client):
    name = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:edit"
    answers = [
        admin_client.get(reverse(name, args=[row.pk]), headers={"host": "live.localhost"})
        for row in (term, in_english)
    ]
    assert [' name="slug"' in answer.content.decode() for answer in answers] == [True, False]
