"""Actions on several pages or files at once: only on those that the person may see in the admin.

Wagtail lists by title whatever was named, by its id or as one of a listing, and may not be changed.
"""

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action import index
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

RIGHTS = {"pages": {"add", "change", "publish"}, "files": {"add", "change", "choose"}}


@require_admin_access
def on_own_items(request, app_label, model_name, action):
    """Wagtail's own view, without the ids of what belongs to others; refused when none is left."""
    action_class = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if action_class is None:
        raise Http404
    model = apps.get_model(app_label, model_name)
    if not request.user.is_superuser:
        own = _own(request.user, model, _named(request, action_class(request, model)))
        if not own:
            raise PermissionDenied
        request.GET = request.GET.copy()
        request.GET.setlist("id", own)
    return index(request, app_label, model_name, action)


def own_items(user, model):
    """Pages or files of this model on which a user may do something."""
    if issubclass(model, Page):
        return PagePermissionPolicy().instances_user_has_any_permission_for(user, RIGHTS["pages"])
    policy = policy_registry.get_by_type(model)
    return policy.instances_user_has_any_permission_for(user, RIGHTS["files"])


def _named(request, action):
    """The ids that a request names; « all » are those of a listing, which Wagtail takes from every city."""
    named = request.GET.getlist("id")
    if "all" not in named:
        return [number for number in named if number.isdecimal() and len(number) < 19]
    try:
        return list(action.get_all_objects_in_listing_query(request.GET.get("childOf")))
    except (ObjectDoesNotExist, ValueError):  # no such listing
        raise Http404 from None


def _own(user, model, ids):
    own = own_items(user, model).filter(pk__in=ids).values_list("pk", flat=True)
    return [str(pk) for pk in own]
