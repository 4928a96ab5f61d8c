"""The addresses that these pages have without being written by an editor (core.own_addresses)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms_pages.remarks import ABOUT
from core import own_addresses, parameters


def register() -> None:
    """Called once, when the app is ready."""
    parameters.register(ABOUT)
    own_addresses.register("topics", _("Topics"), own_addresses.everywhere("cms_pages:topics"))
    own_addresses.register("audiences", _("Audiences"), own_addresses.everywhere("cms_pages:audiences"))
    own_addresses.register("keywords", _("Keywords"), own_addresses.everywhere("cms_pages:keywords"))
    own_addresses.register("feeds", _("Feeds and calendars"), _feeds)
    own_addresses.register("remark", _("Report a mistake"), _remark)
    own_addresses.register("site-map", _("Site map"), own_addresses.everywhere("cms_pages:site-map"))


def _feeds(city, _language):
    return reverse("cms_pages:site-map") + "#flux" if city.settings.offers_feeds else ""


def _remark(city, _language):
    return reverse("cms_pages:remark") if city.settings.email else ""
