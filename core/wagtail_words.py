"""Words of Wagtail's own screens that a newcomer does not know, or that are wrong in French.

Their French is in our catalogue, which wins over Wagtail's because our apps come first in INSTALLED_APPS.
Keep the list short: a word belongs here only when somebody who writes a page meets it.
"""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Locale"),
    _("Locale: "),
    _("Status: "),
    _("Current page status:"),
    _("slug"),
    _("New slug"),
    _("The name of the page as it will appear in URLs e.g http://domain.com/blog/[my-slug]/"),
    _("The page title as you'd like it to be seen by the public"),
    _("Skip to main content"),
    _("Text editing"),
    _("Aging pages"),
    _("Site history"),
    _("Settings"),
    _("Upload"),
    _("Enable custom keyboard shortcuts specific to Wagtail."),
)
