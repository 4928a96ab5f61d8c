"""Buttons and messages of the admin about editorial pages."""

from django.contrib import messages
from django.utils.translation import ngettext
from wagtail import hooks

from cms_pages.easy.admin.rules import remarks_on
from cms_pages.models import EasyPage


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_is_hard(request, page):
    """An easy version that was saved, also from where its form is not shown again."""
    if isinstance(page.specific_deferred, EasyPage):
        count = len(remarks_on(page.specific.lines, page.locale.language_code))
        words = ngettext(
            "%(count)s sentence of this easy version may be hard to read: see below its text.",
            "%(count)s sentences of this easy version may be hard to read: see below its text.",
            count,
        )
        if count:
            messages.warning(request, words % {"count": count})
