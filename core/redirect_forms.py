"""What an administrator is told of a redirect that would not work."""

from urllib.parse import unquote

from django import forms
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect

from core.addresses import ask_for_whole_address
from core.redirects import goes_round, is_served
from core.sites import get_portal


class PortalRedirectForm(RedirectForm):
    """An address may be typed with spaces, as people read it; one that leads back to itself is refused."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        no_address = _("Write the whole address, with https://, or choose a page above.")
        ask_for_whole_address(self.fields["redirect_link"], no_address)

    def clean_old_path(self):
        """The address as browsers ask for it: a space is « %20 »."""
        path, mark, query = self.cleaned_data["old_path"].strip().partition("?")
        return Redirect.normalise_path(escape_uri_path(unquote(path)) + mark + query)

    def clean(self):
        super().clean()
        old_path, site = self.cleaned_data.get("old_path"), self.cleaned_data.get("site")
        if self.errors or not old_path:
            return
        cities = [city for city in get_portal().cities if site is None or city.site_id == site.pk]
        if any(is_served(city, old_path) for city in cities):
            raise forms.ValidationError(
                _("A page is published at this address: it would be shown, and the redirect never used.")
            )
        asked = {(city.host, old_path) for city in cities}
        draft = Redirect(
            redirect_page=self.cleaned_data.get("redirect_page"),
            redirect_link=self.cleaned_data.get("redirect_link", ""),
        )
        if draft.link and goes_round(asked, draft.link, but=self.instance.pk):
            raise forms.ValidationError(
                _("This redirect leads back to its own address, directly or by other redirects.")
            )


def connect():
    """Wagtail names its form in two views and in the import of redirects; it has no setting for it."""
    views.CreateView.form_class = views.EditView.form_class = views.RedirectForm = PortalRedirectForm
