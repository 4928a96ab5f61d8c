"""« Traductions » in the menu, the way there from a page, and no other way into another language."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.wagtail_hooks import PageListingCopyButton
from wagtail.admin.widgets.button import Button
from wagtail_localize.models import Translation
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from core.page_forms import OTHER_LANGUAGE
from portal.translating import report, views
from portal.translating.api import OwnPages, is_in_other_language
from portal.translating.making import renew
from portal.translating.rights import city_of_original, languages_of

AFTER_WAGTAIL = 1000
BEFORE_OTHERS = -10
BUTTONS = ("register_page_header_buttons", "register_page_listing_more_buttons")
ALIAS = "localize-convert-to-alias"

urls = (
    [
        path("", report.report, name="report"),
        path("envoyer/<int:page_id>/", views.send, name="send"),
        path("reste/<int:page_id>/", views.left, name="left"),
        path("envoyer/", views.send_several, name="send-several"),
        path("envois/", views.jobs, name="jobs"),
        path("envois/<int:pk>/", views.job, name="job"),
    ],
    "translating",
)


@hooks.register("register_admin_urls")
def translating_urls():
    """Wagtail lets only editors in; rights.py says what each of them reaches."""
    return [path("traductions/", include(urls))]


class TranslatorsItem(MenuItem):
    """Seen by those who translate, where a city has several languages."""

    def is_shown(self, request):
        return bool(languages_of(request.user))


@hooks.register("register_admin_menu_item")
def translations_item():
    address = reverse("translating:report")
    return TranslatorsItem(_("Translations"), address, name="traductions", icon_name=views.ICON, order=130)


@hooks.register("construct_reports_menu", order=AFTER_WAGTAIL)
def drop_other_report(request, items):
    """Ours also names what nobody has begun."""
    address = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != address]


def drop_localizes_buttons():
    """They stand for who may submit anywhere, and one publishes what nobody has read."""
    for name in BUTTONS:
        hooks._hooks[name] = [
            entry for entry in hooks._hooks[name] if entry[0] is not page_listing_more_buttons
        ]


def translate_button(page, user, view_name=None, next_url=None):
    """On the original: to its translations."""
    city = city_of_original(page)
    if city and page.live and languages_of(user).get(city.slug):
        address = reverse("translating:send", args=[page.pk])
        yield Button(_("Translate"), address, priority=60, icon_name=views.ICON)


def may_copy(button, user):
    """Wagtail offers a copy to who may change a page, and refuses it to who may add none."""
    return user.is_superuser or "add" in button.page.permissions_for_user(user).permissions


PageListingCopyButton.is_shown = may_copy
drop_localizes_buttons()
for name in BUTTONS:
    hooks.register(name, translate_button)


@hooks.register("construct_page_action_menu")
def offer_no_alias(menu_items, request, context):
    menu_items[:] = [item for item in menu_items if item.name != ALIAS]


@hooks.register("before_move_page", order=BEFORE_OTHERS)
def keep_page_in_its_language(request, page, destination):
    """Wagtail refuses it without a word."""
    if is_in_other_language(page, destination) and page.permissions_for_user(request.user).can_move():
        messages.error(request, OTHER_LANGUAGE)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


@hooks.register("construct_admin_api", order=AFTER_WAGTAIL)
def keep_languages_apart(router):
    """The API of the admin refuses what its screens refuse."""
    router.register_endpoint("pages", OwnPages)


@hooks.register("before_edit_page", order=BEFORE_OTHERS)
def translate_what_is_live(request, page):
    """The side-by-side editor shows the original as it is live now; the usual form, where that is gone."""
    of_page = {"source__object_id": page.translation_key, "target_locale_id": page.locale_id}
    translation = Translation.objects.filter(**of_page, enabled=True).select_related("source").first()
    if translation is None:
        return
    try:
        original = translation.source.get_source_instance()
    except ObjectDoesNotExist:
        Translation.objects.filter(pk=translation.pk).update(enabled=False)
        return
    if request.method == "GET" and _is_older(translation.source, original):
        renew(translation.source)


def _is_older(source, original):
    """Whether the original was published again, or its type has other fields, since it was read."""
    published_at = original.last_published_at
    return source.schema_out_of_date() or (published_at and source.last_updated_at < published_at)
