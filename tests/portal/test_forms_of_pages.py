"""What editors meet in the form of a page, whatever its type."""

import pytest
from lxml.html import fromstring
from wagtail.models import Locale, get_page_models
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms_pages.models import ContentPage, EasyPage
from core.models import BasePage, Topic
from core.models.tabs import MOST_TABS
from portal.cities.skeleton import published

TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_tabs_are_few_and_no_field_does_nothing(model):
    handler = model.get_edit_handler()
    assert len(handler.children) <= MOST_TABS
    assert not {"show_in_menus", "alerts"} & set(handler.get_form_class().base_fields)


@pytest.fixture
def pool(two_towns):
    return published(ContentPage(title="Piscine", slug="piscine"), two_towns["tourcoing"].home)


def publish(editor, page, *blocks):
    """Send the form of `page` with these blocks, to be published."""
    fields = {"title": "Piscine", "slug": "piscine", "body": streamfield(blocks), "action-publish": "1"}
    response = editor.post(f"/admin/pages/{page.pk}/edit/", nested_form_data(fields))
    page.refresh_from_db()
    return response


@pytest.mark.django_db
def test_blocks_that_nobody_filled_in_do_not_keep_a_page_from_being_published(editor, pool):
    words = {"level": "h2", "text": "Horaires"}
    empty = {"level": "h2", "text": ""}
    publish(editor, pool, ("heading", empty), ("heading", words), ("paragraph", rich_text("<p></p>")))
    assert [block.value["text"] for block in pool.body] == ["Horaires"]


@pytest.mark.django_db
def test_a_new_page_waits_for_its_text_and_is_published_in_one_click(editor, pool):
    asked = editor.get(f"/admin/pages/add/cms_pages/contentpage/{pool.get_parent().pk}/")
    assert [block.block_type for block in asked.context["form"].initial["body"]] == ["paragraph"]
    assert asked.context["action_menu"].default_item.name == "action-publish"


@pytest.mark.django_db
def test_a_block_that_lacks_something_does(editor, pool):
    response = publish(editor, pool, ("quote", {"text": "", "author": "Une habitante"}))
    assert (response.status_code, len(pool.body)) == (200, 0)


@pytest.mark.django_db
def test_what_is_refused_is_named_with_its_tab_and_leads_there(editor, pool):
    fields = {
        "title": "Piscine",
        "slug": "",
        "body": streamfield([("heading", {"level": "h2", "text": "x" * 500})]),
    }
    address = f"/admin/pages/{pool.pk}/edit/"
    assert not fromstring(editor.get(address).content).xpath("//*[@id='faults']")
    written = fromstring(editor.post(address, nested_form_data(fields | {"action-publish": "1"})).content)
    links = written.xpath("//*[@id='faults']//a")
    assert [" ".join(link.text_content().split()) for link in links] == [
        "Texte (onglet « Contenu »)",
        "Fin de l’adresse (onglet « Classement et réglages »)",
    ]
    for link in links:
        (place,) = written.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert place.xpath("ancestor::section[@role='tabpanel']")


@pytest.mark.django_db
def test_topics_are_those_of_the_language_of_the_page(editor, pool):
    english = Locale.objects.get_or_create(language_code="en")[0]
    ours = Topic.objects.create(title="Sport", slug="sport", locale_id=pool.locale_id)
    Topic.objects.create(title="Sports", slug="sports", locale=english)
    field = editor.get(f"/admin/pages/{pool.pk}/edit/").context["form"].fields["topics"]
    assert ours in field.queryset
    assert not field.queryset.exclude(locale_id=pool.locale_id).exists()


@pytest.mark.django_db
def test_a_new_page_of_the_same_title_gets_an_address_of_its_own(editor, pool):
    fields = {
        "title": "Piscine",
        "slug": "piscine",
        "body": streamfield([]),
        "introduction": "L’eau.",
        "action-publish": "1",
    }
    home = pool.get_parent()
    editor.post(f"/admin/pages/add/cms_pages/contentpage/{home.pk}/", nested_form_data(fields))
    assert sorted(home.get_children().filter(title="Piscine").values_list("slug", flat=True)) == [
        "piscine",
        "piscine-1",
    ]


@pytest.mark.django_db
def test_an_easy_version_is_written_beside_its_page_and_its_hard_sentences_are_named(editor, pool):
    add = f"/admin/pages/add/cms_pages/easypage/{pool.pk}/"
    assert editor.get(add).context["form"].initial["title"] == "Piscine"

    picture = {"image": "", "decorative": "", "alt_text": ""}
    lines = [("line", {"text": rich_text("<p>Vous devez effectuer un paiement.</p>"), "picture": picture})]
    fields = {"title": "Piscine", "lines": streamfield(lines), "action-publish": "1"}
    editor.post(add, nested_form_data(fields))
    page = EasyPage.objects.get()
    assert (page.live, page.url_path.rpartition("piscine")[2]) == (True, "/facile/")
    form = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "« effectuer » : dites « faire »" in form.replace("\xa0", " ")


@pytest.mark.django_db
def test_a_page_that_says_nothing_is_kept_as_a_draft_and_not_published(editor, pool):
    home = pool.get_parent()
    add = f"/admin/pages/add/cms_pages/contentpage/{home.pk}/"
    fields = {
        "title": "Bowling",
        "slug": "bowling",
        "body": streamfield([("paragraph", rich_text("<p></p>"))]),
    }
    refused = editor.post(add, nested_form_data(fields | {"action-publish": "1"})).content.decode()
    assert "personne ne devrait ouvrir une page vide" in refused
    assert not home.get_children().filter(slug="bowling").exists()
    editor.post(add, nested_form_data(fields))
    assert not home.get_children().get(slug="bowling").live
    section = home.get_children().get(slug="bowling")
    section.add_child(instance=ContentPage(title="Tarifs", slug="tarifs"))
    edit = f"/admin/pages/{section.pk}/edit/"
    editor.post(edit, nested_form_data(fields | {"action-publish": "1"}))  # it lists another one
    section.refresh_from_db()
    assert section.live
