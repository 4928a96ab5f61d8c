"""What content is about and whom it is for; the same lists for all cities."""

from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core.theme.drawings import drawing_choices


class Term(TranslatableMixin, index.Indexed, models.Model):
    """One entry of a shared list: a slug in the address, a title for people."""

    title = models.CharField(_("title"), max_length=80)
    slug = models.SlugField(
        _("slug"), max_length=80, help_text=_("Used in addresses: lower case, no accent.")
    )
    description = models.CharField(_("description"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("title"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("order")]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["order", "title"]

    def __str__(self):
        return self.title


@register_snippet
class Topic(Term):
    """What a page is about: nature, school, transport."""

    picture = models.SlugField(
        _("woven picture"),
        max_length=20,
        blank=True,
        choices=drawing_choices,
        help_text=_("The drawing shown where a page has no photo."),
    )

    panels = [*Term.panels, FieldPanel("picture", widget=Select)]

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        unique_together = [("translation_key", "locale"), ("slug", "locale")]


@register_snippet
class Audience(Term):
    """Who a page is for: parent, senior, shopkeeper."""

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        unique_together = [("translation_key", "locale"), ("slug", "locale")]
