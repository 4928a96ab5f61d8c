"""Who may decide about what a city shows: those who may publish it."""

from wagtail.permission_policies.pages import PagePermissionPolicy

ACTION = "publish"


def publishes_something(user):
    """Whether there is any page that `user` may publish."""
    return PagePermissionPolicy().user_has_permission(user, ACTION)


def publishable(user, model):
    """The pages of this model that `user` may publish."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, ACTION).values("pk")
    return model.objects.filter(pk__in=pages)
