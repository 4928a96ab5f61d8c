"""Words of Wagtail's own screens that a newcomer does not know, or that are wrong in French.

Their French is in our catalogue, which wins over Wagtail's because our apps come first in INSTALLED_APPS.
Keep the list short: a word belongs here only when somebody who writes a page meets it.
"""

from django.utils.translation import gettext_noop as _

WORDS = (
    # Before a colon that Wagtail sets itself, without the space that French has there.
    _("New"),
    _("Exploring"),
    _("Editing %(page_type)s"),
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
    _("Available in %(translations_total)s locales"),
    _("Switch locales"),
    _("Locales"),
    _("Unlocked"),
    _("Anyone can edit this %(model_name)s – lock it to prevent others from editing"),
    _("Anyone can edit this %(model_name)s"),
    _("Choose when this page should go live and/or expire"),
    _("expiry date/time"),
    _("Expiry:"),
    _("Set publishing schedule"),
    _("Anyone with editing permissions can create schedules"),
    _("But only those with publishing permissions can make them effective."),
    _("Snippets"),
    _("Workflows"),
    _("Workflow tasks"),
    _("Redirects"),
    _("There are validation errors, click save to highlight them."),
    # Of wagtail-localize.
    _("Published '{object}' in {locale}."),
    _("Published '{object}' in {locale} with missing translations - see below."),
    _("Translation of %(instance)s into %(locale)s"),
    _("<{}> tag is not allowed. Strings can only contain standard HTML inline tags (such as <b>, <a>)"),
    _("Strings cannot have any HTML tags with attributes (except for 'id' in <a> tags)"),
    _("Unrecognised id found in an <a> tag: {}"),
    _("Enable custom keyboard shortcuts specific to Wagtail."),
)
