from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.fields import StreamField

from cms_pages.blocks import RelatedStream
from cms_pages.home.blocks import HomeStream
from cms_pages.listings import city_listing
from core.models import CityRootPage
from core.navigation import PortalLinkBlock


class HomePage(CityRootPage):
    """The home page of a city or of the hub. Its own list is everything the city shows."""

    hero_title = models.CharField(
        _("large title"),
        max_length=90,
        blank=True,
        help_text=_("A question or a promise. By default: the name of the city."),
    )
    quick_links = StreamField(
        [("link", PortalLinkBlock())],
        blank=True,
        collapsed=True,
        max_num=6,
        verbose_name=_("quick links"),
        help_text=_("What residents look for most, beside the search box; not on a phone."),
    )
    highlights_title = models.CharField(_("title of what is put forward"), max_length=40, blank=True)
    highlights = StreamField(
        RelatedStream(),
        blank=True,
        max_num=4,
        verbose_name=_("highlights"),
        help_text=_("Pages of any kind, below the search box."),
    )
    sections = StreamField(
        HomeStream(),
        blank=True,
        collapsed=True,
        verbose_name=_("sections"),
        help_text=_("Lists and blocks, from top to bottom."),
    )

    search_exempt = "An entrance: what it shows are documents already."
    notes_reads = True
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "cms_pages.ProcedureIndexPage",
        "cms_pages.NewsIndexPage",
        "cms_pages.ExperimentIndexPage",
        "cms_pages.ContentPage",
        "directory.DirectoryIndexPage",
    ]
    content_panels = [
        *CityRootPage.content_panels[:-1],
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("introduction"), FieldPanel("quick_links")], _("Opening")
        ),
        MultiFieldPanel([FieldPanel("highlights_title"), FieldPanel("highlights")], _("Put forward")),
        FieldPanel("sections"),
    ]
    own_tabs = [
        ObjectList(content_panels, heading=_("Content")),
        ObjectList(CityRootPage.navigation_panels, heading=_("Menus")),
    ]

    class Meta:
        verbose_name = _("Home page")
        verbose_name_plural = _("Home pages")

    def get_listing(self):
        """Everything the city shows, whatever its kind."""
        return city_listing(self)
