"""What a place is: a tree of two levels, the same for all cities, and the words other registers use."""

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core.models.taxonomy import Coded
from core.theme.drawings import drawing_choices


@register_snippet
class Category(Coded, index.Indexed):
    """« Boulangerie », under « Commerces ». `osm`, `acceslibre` and `naf` map what importers read: one
    `key=value`, one label, one code a line."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    title = models.CharField(_("title"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    picture = models.SlugField(
        _("woven picture"),
        max_length=20,
        blank=True,
        choices=drawing_choices,
        help_text=_("The drawing shown where a place has no photo."),
    )
    osm = models.TextField(_("OpenStreetMap tags"), blank=True, help_text=_("For example shop=bakery."))
    acceslibre = models.TextField(_("acceslibre activities"), blank=True)
    naf = models.TextField(_("NAF codes"), blank=True, help_text=_("For example 10.71C."))
    scdl_theme = models.CharField(_("theme in the SCDL register"), max_length=60, blank=True)
    scdl_code = models.CharField(_("code in the SCDL register"), max_length=8, blank=True)

    facts = ("slug", "parent", "order", "picture", "osm", "acceslibre", "naf", "scdl_theme", "scdl_code")
    panels = [
        FieldPanel("parent"),
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("search_words"),
        FieldPanel("order"),
        FieldPanel("picture", widget=Select),
        MultiFieldPanel(
            [
                FieldPanel("osm"),
                FieldPanel("acceslibre"),
                FieldPanel("naf"),
                FieldPanel("scdl_theme"),
                FieldPanel("scdl_code"),
            ],
            _("In other registers"),
        ),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]

    class Meta(Coded.Meta):
        abstract = False
        verbose_name = _("category of places")
        verbose_name_plural = _("categories of places")
        ordering = ["order", "title"]
        unique_together = [("translation_key", "locale"), ("slug", "locale")]

    def __str__(self):
        return self.title

    def clean(self):
        """Two levels, and no category under itself."""
        super().clean()
        if self.parent and (self.parent.parent_id or self.parent_id == self.pk or self._has_children()):
            raise ValidationError({"parent": _("Categories have two levels.")})

    def _has_children(self):
        return self.pk is not None and self.children.exists()
