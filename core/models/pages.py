"""What every page of the portal has."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from core import drawing, reads
from core.models.tabs import address_panel, review_panel, tabbed
from core.navigation import AlertBlock, FooterColumnBlock, PortalLinkBlock
from core.page_forms import PortalCopyForm, PortalPageForm
from core.slugs import latin_slug_of, slug_of


class PageTag(TaggedItemBase):
    """A free keyword on any page."""

    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="page_tags")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="core_unique_page_tag")]


class BasePage(Page):
    """Words and facts that a page of any kind carries into its search document."""

    introduction = models.TextField(
        _("introduction"),
        max_length=500,
        blank=True,
        help_text=_("One to three plain sentences: the lead of the page and its summary in lists."),
    )
    listing_image = models.ForeignKey(
        "core.PortalImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image in lists"),
        help_text=_("Without one, the woven picture of the first topic is shown."),
    )
    topics = ParentalManyToManyField("core.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    audiences = ParentalManyToManyField(
        "core.Audience", blank=True, related_name="+", verbose_name=_("audiences")
    )
    tags = ClusterTaggableManager(through=PageTag, blank=True, verbose_name=_("keywords"))
    search_words = models.CharField(
        _("search words"),
        max_length=400,
        blank=True,
        help_text=_(
            "What residents type to find this page and its text does not say: « poubelle », « CNI ». Never"
            " shown."
        ),
    )
    shown_in = ParentalManyToManyField(
        "core.CitySettings",
        blank=True,
        related_name="+",
        verbose_name=_("also shown in"),
        help_text=_("Other cities whose lists show this page. Its address stays here."),
    )
    review_date = models.DateField(_("review on"), null=True, blank=True)
    disclaimer = models.CharField(
        _("notice at the foot of the page"),
        max_length=300,
        blank=True,
        help_text=_("For example: demonstration content."),
    )

    hidden_from_engines = models.BooleanField(
        _("hide from search engines"),
        default=False,
        help_text=_(
            "Web search engines are asked to leave this page out. The lists and the search of the portal"
            " still show it."
        ),
    )

    base_form_class = PortalPageForm
    copy_form_class = PortalCopyForm
    # A sentence that says why pages of this type have no search document, or None.
    search_exempt: str | None = None
    # Everything published is public: no password or group may hide a page (design, section 5).
    private_page_options: list[str] = []
    # Fields that each language writes for itself; all others of its own are facts (core.translations). None:
    # no facts but those that every page has.
    words: tuple[str, ...] | None = None
    # Fields of which one at least must be filled before it is published from its form.
    says: tuple[str, ...] = ()
    # Whether other languages may have it from the original; else each writes its own.
    is_translated = True
    # Whether it is another version of the page that it stands below, which does not list it.
    is_beside = False
    # Whether it is one of many in a list, published all day: no page stands below it but another version of
    # it, and what is made from the structure of its city (core.reads) is made from others.
    is_item = False
    # Whether all that its answer reads is its city's or noted (core.reads); else any publication ends it.
    notes_reads = False
    # Whether it reads the structure of its city, and notes whatever items of lists it shows.
    notes_items = False
    # Of its row as core.routing has read it: another row, another number. None for what is not served so.
    row_digest: int | None = None
    # A page that takes a form adds POST; core.routing then asks where the form comes from.
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]

    # The tabs of its form before the last one, which all types have; None: one of its `content_panels`.
    own_tabs: list[ObjectList] | None = None
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    sharing_panels = [
        MultiFieldPanel(
            [
                FieldPanel("topics", widget=CheckboxSelectMultiple),
                FieldPanel("audiences", widget=CheckboxSelectMultiple),
                FieldPanel("tags", help_text=_("Separated by commas.")),
                FieldPanel("search_words"),
            ],
            _("Classification"),
        ),
        FieldPanel("listing_image"),
        FieldPanel("shown_in", widget=CheckboxSelectMultiple),
    ]
    promote_panels = [address_panel("hidden_from_engines")]
    settings_panels = [PublishingPanel(), review_panel(), FieldPanel("disclaimer")]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs):
        """Give each page type the tabs of its form."""
        super().__init_subclass__(**kwargs)
        own = cls.own_tabs or [ObjectList(cls.content_panels, heading=_("Content"))]
        cls.edit_handler = tabbed(cls, own)

    def _set_core_field_defaults(self):
        """Where Wagtail makes a slug, which knows no « œ » and no other alphabet."""
        if not self.slug and (self.path or getattr(self, "_cached_parent_obj", None)):
            self.slug = self._get_autogenerated_slug(self._slug_of_title())
        super()._set_core_field_defaults()

    def _slug_of_title(self):
        others = Page.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        original = others.order_by("pk").values_list("slug", flat=True)
        return latin_slug_of(self.title) or original.first() or slug_of(self.title) or "page"

    def serve(self, request, *args, **kwargs):
        if self.notes_reads:
            city = request.city.slug
            reads.declare(reads.structure_of(city) if self.notes_items else city)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | drawing.context_of(self, request)


class CityRootPage(BasePage):
    """A home page: it also carries the menu, the footer and the alerts of its city and language."""

    menu = StreamField(
        [("link", PortalLinkBlock())], blank=True, collapsed=True, max_num=8, verbose_name=_("main menu")
    )
    footer = StreamField(
        [("column", FooterColumnBlock())], blank=True, collapsed=True, max_num=4, verbose_name=_("footer")
    )
    alerts = StreamField([("alert", AlertBlock())], blank=True, max_num=5, verbose_name=_("alerts"))

    # Alerts have a screen of their own (core.alerts).
    navigation_panels = [FieldPanel("menu"), FieldPanel("footer")]
    # With its home page the whole site would go: no dates of publication, nothing to hide.
    hidden_from_engines = None
    sharing_panels: list[Panel] = []
    promote_panels = [address_panel()]
    settings_panels = [review_panel(), FieldPanel("disclaimer")]

    class Meta:
        abstract = True
