"""Translations on the screens of Wagtail that take a page away, and in the side-by-side editor."""

import json
import re

from django import template
from wagtail.models import Page

from portal.cities.language import language_name
from portal.translating import board
from portal.translating.leaving import siblings

register = template.Library()
CONTACT = re.compile(r"(tel:|mailto:)\S*|[^\s/]+@\S+")


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
def in_plain_words(props):
    """What the side-by-side editor is told (JSON): languages as a sentence names them, no « Convert to alias
    page », no number or address of mail, which is the same in every language."""
    told = json.loads(props)
    told["links"]["convertToAliasUrl"] = None
    told["segments"] = [segment for segment in told["segments"] if not _is_contact(segment)]
    for locale in (told["locale"], told["sourceLocale"]):
        locale["displayName"] = language_name(locale["code"])
    return json.dumps(told)


@register.simple_tag
def original_to_read(source_translation, translation, user):
    """The original in wagtail-localize's header (dict): the public page, for who does not write it."""
    original = translation.source.get_source_instance()
    if original.permissions_for_user(user).can_edit():
        return source_translation
    return source_translation | {"editUrl": original.full_url if original.live else None}


@register.simple_tag
def languages_of_editor(translation):
    """« français → anglais », which the editor itself says in English."""
    locales = (translation.source.locale, translation.target_locale)
    return " → ".join(language_name(locale.language_code) for locale in locales)


@register.inclusion_tag("portal/translating/left.html")
def left_to_translate(page, user):
    """How much of a translation is left, or that it is done."""
    return board.left_of(page) | {"may_publish": page.permissions_for_user(user).can_publish()}


def _is_contact(segment):
    text = segment.get("value") or segment.get("source")
    return isinstance(text, str) and CONTACT.fullmatch(text) is not None


def _rows(context, action, pages):
    rows = [row for page in pages for row in siblings(page, context["request"].user, action)]
    return {"rows": rows, "may_go": any(row.may_go for row in rows), "action": action}
