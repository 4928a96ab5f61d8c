"""The screens of redirects for the editors of a city: those of their own site, and no others."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.urls import path
from wagtail import hooks
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.models import Redirect
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.permissions import register_permission_policy

from core.redirect_forms import is_for_all_sites

# Rights on one site (GroupSitePermission), as on settings. Here and not in `ready()`, where the app of
# redirects, which comes after ours, would put its own policy in the place of this one.
POLICY = SitePermissionPolicy(Redirect)
register_permission_policy(Redirect, POLICY)


class OneRedirect:
    """One that the user may change, or 403: before its address is told."""

    def get_object(self, queryset=None):
        redirect = super().get_object(queryset)
        if not POLICY.user_has_permission_for_instance(self.request.user, self.permission_required, redirect):
            raise PermissionDenied
        return redirect


class IndexView(views.IndexView):
    """The list, without those of other sites."""

    def get_base_queryset(self):
        own = POLICY.instances_user_has_any_permission_for(self.request.user, self.any_permission_required)
        return super().get_base_queryset().filter(pk__in=own.values("pk"))

    @property
    def header_more_buttons(self):
        """A file may hold redirects of any site."""
        return super().header_more_buttons if is_for_all_sites(self.request.user) else []


class EditView(OneRedirect, views.EditView):
    """Of one's own site."""


class DeleteView(OneRedirect, views.DeleteView):
    """Of one's own site."""


def for_all_sites(view):
    """Only who may change redirects of every site imports them."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not is_for_all_sites(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@hooks.register("register_admin_urls", order=-1)
def redirect_urls():
    """At Wagtail's own addresses, before it: their names are Wagtail's."""
    return [
        path("redirects/", IndexView.as_view()),
        path("redirects/results/", IndexView.as_view(results_only=True)),
        path("redirects/<int:redirect_id>/", EditView.as_view()),
        path("redirects/<int:redirect_id>/delete/", DeleteView.as_view()),
        path("redirects/import/", for_all_sites(views.start_import)),
        path("redirects/import/process/", for_all_sites(views.process_import)),
    ]
