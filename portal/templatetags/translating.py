"""Translations on the screens of Wagtail that take a page away, and in the side-by-side editor."""

import json

from django import template
from wagtail.models import Page

from portal.translating.leaving import siblings

register = template.Library()


@register.inclusion_tag("portal/translating/leaving.html", takes_context=True)
def languages_that_stay(context, page):
    """Which translations of an original stay published when it is not, and the choice to take them along."""
    return _rows(context, "unpublish", [page])


@register.inclusion_tag("portal/translating/leaving.html", takes_context=True)
def languages_of_items_that_stay(context):
    """The same for a bulk action, if it takes pages away."""
    action = context["view"].action_type
    items = [row["item"] for row in context["items"]] if action in ("delete", "unpublish") else []
    return _rows(context, action, [item for item in items if isinstance(item, Page)])


@register.inclusion_tag("portal/translating/deleted_along.html", takes_context=True)
def languages_deleted_along(context, page):
    """The same for a page that is deleted, as a form of its own: Wagtail's cannot be added to."""
    return (
        context.flatten()
        | _rows(context, "delete", [page])
        | {"total_pages": context["descendant_count"] + 1}
    )


@register.filter
def without_alias(props):
    """What the side-by-side editor is told (JSON), without its button « Convert to alias page »."""
    told = json.loads(props)
    told["links"]["convertToAliasUrl"] = None
    return json.dumps(told)


def _rows(context, action, pages):
    rows = [row for page in pages for row in siblings(page, context["request"].user, action)]
    return {"rows": rows, "may_go": any(row.may_go for row in rows), "action": action}
