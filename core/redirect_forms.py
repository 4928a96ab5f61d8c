"""What editors are told of a redirect that would not work, or that is not theirs to make."""

from urllib.parse import unquote

from django import forms
from django.db.models import Q
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from core.addresses import ask_for_whole_address
from core.redirects import goes_round, is_served
from core.sites import get_portal

MOST_FIGURES = 10  # of an id


class PortalRedirectForm(RedirectForm):
    """An address may be typed with spaces, as people read it; one that leads back to itself is refused."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        no_address = _("Write the whole address, with https://, or choose a page above.")
        ask_for_whole_address(self.fields["redirect_link"], no_address)
        self.is_page_refused = False
        if self.for_user and not is_for_all_sites(self.for_user):
            self._keep_to_own_site()

    def _keep_to_own_site(self):
        """One of the editor's sites; to a page that is published or theirs: no title of another is told."""
        policy = policy_registry.get_by_type(Redirect)
        field = self.fields["site"]
        field.queryset = policy.sites_user_has_any_permission_for(self.for_user, ("add", "change"))
        field.required, field.empty_label = True, None
        chosen = self.data.get("redirect_page", "")
        if chosen and not self._may_lead_to(chosen):
            self.is_page_refused = True
            self.data = self.data.copy()
            self.data["redirect_page"] = ""

    def _may_lead_to(self, chosen):
        if not chosen.isdecimal() or len(chosen) > MOST_FIGURES:
            return False
        own = PagePermissionPolicy().instances_user_has_permission_for(self.for_user, "change")
        return Page.objects.filter(Q(live=True) | Q(pk__in=own.values("pk")), pk=chosen).exists()

    def clean_old_path(self):
        """The address as browsers ask for it: a space is « %20 »."""
        path, mark, query = self.cleaned_data["old_path"].strip().partition("?")
        return Redirect.normalise_path(escape_uri_path(unquote(path)) + mark + query)

    def clean(self):
        super().clean()
        if self.is_page_refused:
            raise forms.ValidationError(_("The page is not published."))
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


def is_for_all_sites(user):
    """Whether `user` may make redirects of every site at once."""
    return user.has_perm("wagtailredirects.add_redirect")


def connect():
    """Wagtail names its form in two views and in the import of redirects; it has no setting for it."""
    views.CreateView.form_class = views.EditView.form_class = views.RedirectForm = PortalRedirectForm
