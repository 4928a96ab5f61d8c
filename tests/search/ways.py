"""Every way a page changes, each a function of the newsroom and a published page in it.

Each returns nothing; `EXPECTED` of the test says what readers must see afterwards.
"""

from datetime import timedelta

import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

from tests.cms_pages.factories import ImageFactory, publish
from tests.search.index import HOST

AN_HOUR = timedelta(hours=1)


def signed_in(user):
    """The administration as `user` sees it."""
    client = Client(headers={"host": HOST})
    client.force_login(user)
    return client


def post_edit_form(user, page, action, **fields):
    """The page's own edit form, sent back with some fields changed."""
    client, url = signed_in(user), reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    for name, value in {**fields, action: "1", "body-count": "0", "related-count": "0"}.items():
        form[name] = value
    answer = client.post(url, form)
    assert answer.status_code == 302, answer.content.decode()[:3000]


def admin_form(page, user):
    post_edit_form(user, page, "action-publish", title="Nouveau titre")


def admin_unpublish(page, user):
    signed_in(user).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))


def admin_delete(page, user):
    signed_in(user).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def bulk(name, pages, user):
    """A bulk action of the page explorer."""
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name])
    ids = "&".join(f"id={page.pk}" for page in pages)
    answer = signed_in(user).post(f"{url}?{ids}&next=/admin/")
    assert answer.status_code == 302


def bulk_publish(page, user):
    bulk("publish", [page], user)


def bulk_unpublish(page, user):
    bulk("unpublish", [page], user)


def bulk_delete(page, user):
    bulk("delete", [page], user)


def code_publish(page, user):
    page.title = "Nouveau titre"
    publish(page)


def code_save(page, user):
    page.title = page.draft_title = "Nouveau titre"
    page.save()


def plain_page_save(page, user):
    plain = Page.objects.get(pk=page.pk)
    plain.title = plain.draft_title = "Nouveau titre"
    plain.save()


def schedule(page, user):
    with time_machine.travel(timezone.now() + 2 * AN_HOUR):
        call_command("publish_scheduled")


def expiry(page, user):
    call_command("publish_scheduled")


def move_to_other_city(page, user):
    page.move(Page.objects.get(slug="actualites", url_path="/roubaix/actualites/"), pos="last-child")


def slug_of_page(page, user):
    page.slug = "autre-adresse"
    page.save()


def slug_of_parent(page, user):
    parent = page.get_parent().specific
    parent.slug = "presse"
    parent.save()


def slug_of_home(page, user):
    home = page.get_parent().get_parent().specific
    home.slug = "tourcoing-nouveau"
    home.save()


def delete(page, user):
    page.delete()


def delete_parent(page, user):
    page.get_parent().specific.delete()


def queryset_delete(page, user):
    Page.objects.filter(pk=page.pk).delete()


def alias(page, user):
    page.create_alias(update_slug="copie")


def alias_becomes_page(page, user):
    ConvertAliasPageAction(page.aliases.get().specific).execute(skip_permission_checks=True)


def moderation(page, user):
    state = page.specific.current_workflow_state
    state.current_task_state.approve(user=user)


def translation(page, user):
    english = Locale.objects.get(language_code="en")
    copy = page.copy_for_translation(english, copy_parents=True, alias=False)
    copy.title = "The market moves"
    publish(copy)


def topic_renamed(page, user):
    topic = page.topics.first()
    topic.title, topic.slug = "Jardins", "jardins"
    topic.save()


def topic_deleted(page, user):
    page.topics.first().delete()


def keyword_renamed(page, user):
    tag = page.tags.first()
    tag.slug = "bicyclette"
    tag.save()


def keyword_deleted(page, user):
    page.tags.first().delete()


def image():
    """A picture that a card can show."""
    return ImageFactory(file__width=800, file__height=600)


def image_deleted(page, user):
    page.listing_image.delete()


def city_renamed(page, user):
    settings = page.get_site().citysettings
    settings.slug = "tourcoing-nord"
    settings.save()


def restricted(page, user):
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")
