"""Actions on several pages or files at once: only on those that the person may see in the admin.

Wagtail lists by title whatever was named by its id and may not be changed.
"""

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action import index
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

RIGHTS = {"pages": {"add", "change", "publish"}, "files": {"add", "change", "choose"}}


@require_admin_access
def on_own_items(request, app_label, model_name, action):
    """Wagtail's own view, without the ids of what belongs to others; refused when none is left."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        raise Http404 from None
    named = request.GET.getlist("id")
    if "all" not in named and not request.user.is_superuser:
        request.GET = request.GET.copy()
        request.GET.setlist("id", _own(request.user, model, named))
        if not request.GET.getlist("id"):
            raise PermissionDenied
    return index(request, app_label, model_name, action)


def own_items(user, model):
    """Pages or files of this model on which a user may do something."""
    if issubclass(model, Page):
        return PagePermissionPolicy().instances_user_has_any_permission_for(user, RIGHTS["pages"])
    policy = policy_registry.get_by_type(model)
    return policy.instances_user_has_any_permission_for(user, RIGHTS["files"])


def _own(user, model, named):
    numbers = [number for number in named if number.isdecimal() and len(number) < 19]
    own = own_items(user, model).filter(pk__in=numbers).values_list("pk", flat=True)
    return [str(pk) for pk in own]
