"""Who may decide about what a city shows: those who may publish it; and who writes there."""

from django.db.models import Q
from wagtail.permission_policies.pages import PagePermissionPolicy

ACTION = "publish"
OF_EDITORS = ("add", "change", ACTION)


def publishes_something(user):
    """Whether there is any page that `user` may publish."""
    return PagePermissionPolicy().user_has_permission(user, ACTION)


def publishable(user, model):
    """The pages of this model that `user` may publish."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, ACTION).values("pk")
    return model.objects.filter(pk__in=pages)


def edits_in(user, city):
    """Whether there is any page of a city (core.sites.City) that `user` may add, change or publish."""
    pages = PagePermissionPolicy().instances_user_has_any_permission_for(user, OF_EDITORS)
    below = (Q(path__startswith=home.path) for home in city.homes.values())
    return pages.filter(Q(*below, _connector=Q.OR)).exists()
