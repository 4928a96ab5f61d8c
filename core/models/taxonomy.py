"""What content is about and whom it is for; the same lists for all cities."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

from core.theme.drawings import drawing_choices


class CodeForm(WagtailAdminModelForm):
    """The code and other facts are asked where they are decided: on the original."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_translation:
            for name in self.instance.facts:
                self.fields.pop(name, None)


class Coded(TranslatableMixin, models.Model):
    """A term of a shared list. Its slug is a code: the same in every language, as are its other `facts`,
    decided by the original, which is the oldest of the translations. What it was called before, in one
    language, stays understood (core.codes)."""

    slug = models.SlugField(
        _("code"),
        max_length=80,
        help_text=_(
            "Used in addresses, in every language: lower case, no accent. After a change, the code of before"
            " is still understood."
        ),
    )
    former_slugs = models.TextField(blank=True, editable=False)  # separated by spaces
    search_words = models.TextField(
        _("search words"),
        blank=True,
        help_text=_(
            "What residents type for it, between commas: « hairdresser, haircut ». Whoever searches for one"
            " of these words finds what stands under it, from the next search on. Never shown."
        ),
    )

    facts: tuple[str, ...] = ("slug",)
    base_form_class = CodeForm

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.override_translatable_fields = [SynchronizedField(name, overridable=False) for name in cls.facts]

    @transaction.atomic
    def save(self, *args, update_fields=None, **kwargs):
        """A translation takes the facts of its original; those of an original go to its translations."""
        original = self.original or self
        if original.pk != self.pk:
            self.take_facts(original)
        self._remember_slug()
        if update_fields is not None:
            update_fields = {*update_fields, *self.facts, "former_slugs"}
        super().save(*args, update_fields=update_fields, **kwargs)
        if original.pk == self.pk:
            for translation in self.get_translations():
                if translation.take_facts(self):
                    translation.save()

    def take_facts(self, original: "Coded") -> bool:
        """Have the facts of `original`, a term in the language of this one; whether any was another."""
        before = {name: getattr(self, name) for name in self.facts}
        for name in self.facts:
            value = getattr(original, name)
            if isinstance(value, Coded):
                value = value.get_translation_or_none(self.locale) or value
            setattr(self, name, value)
        return any(getattr(self, name) != value for name, value in before.items())

    @classmethod
    def by_slug(cls):
        """{(slug, id of the locale): row} of every slug that a row has or had; that of today wins."""
        rows = list(cls.objects.all())
        former = {(slug, row.locale_id): row for row in rows for slug in row.every_slug}
        return former | {(row.slug, row.locale_id): row for row in rows}

    @property
    def every_slug(self):
        """What it is called, then what it was."""
        return [self.slug, *self.former_slugs.split()]

    @property
    def original(self):
        """The oldest of its translations; None before the first of them is saved."""
        return type(self).objects.filter(translation_key=self.translation_key).order_by("pk").first()

    @property
    def is_translation(self):
        """Whether another decides its code."""
        original = self.original
        return original is not None and original.pk != self.pk

    def clean(self):
        """No two terms share a code, even in two languages."""
        super().clean()
        others = type(self).objects.exclude(translation_key=self.translation_key).select_related("locale")
        other = others.filter(slug=self.slug).first()
        if other and not self.is_translation:
            words = _("“%(title)s” (%(language)s) has this code. Translate it, or choose another code.")
            language = other.locale.get_display_name()
            raise ValidationError({"slug": words % {"title": other.title, "language": language}})

    def _remember_slug(self):
        stored = type(self).objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        known = dict.fromkeys([*self.former_slugs.split(), stored or self.slug])
        self.former_slugs = " ".join(slug for slug in known if slug != self.slug)


class Term(Coded, index.Indexed):
    """One entry of a shared list: a code in addresses, a title for people."""

    title = models.CharField(_("title"), max_length=80)
    description = models.CharField(_("description"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    facts = ("slug", "order")
    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("search_words"),
        FieldPanel("order"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]

    class Meta(Coded.Meta):
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

    facts = (*Term.facts, "picture")
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
