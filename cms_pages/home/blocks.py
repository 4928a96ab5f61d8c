"""What a home page says every day: what today is, what people come to do, whom to call, what is new."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms_pages.blocks import (
    AgendaBlock,
    AudiencesBlock,
    CitiesBlock,
    FollowBlock,
    LabBlock,
    ListingBlock,
    TopicsBlock,
    TopicsChoiceBlock,
    topic_choices,
)
from core.blocks import TEXT_FEATURES
from core.navigation import PortalLinkBlock
from core.theme.drawings import drawing_choices

PREVIEW = "cms_pages/blocks/section_preview.html"


class TodayBlock(blocks.StructBlock):
    """« Aujourd’hui »: the date, what is open, what is on, what happens in the streets."""

    title = blocks.CharBlock(
        label=_("Title"),
        max_length=80,
        default="Aujourd’hui",
        help_text=_("Read aloud by screen readers; the large date stands in its place."),
    )
    town_hall = blocks.PageChooserBlock(
        page_type="directory.PlacePage",
        label=_("Town hall"),
        required=False,
        help_text=_("Its hours of today stand under the date, with the phone of the town."),
    )
    open_places = blocks.IntegerBlock(
        label=_("Places open now"),
        default=4,
        min_value=0,
        max_value=8,
        help_text=_("The nearest to the centre, with the hour at which they close. 0: none."),
    )
    dates = blocks.IntegerBlock(
        label=_("Dates shown"),
        default=4,
        min_value=0,
        max_value=8,
        help_text=_("What is on this evening and this weekend. 0: none."),
    )
    works_topics = TopicsChoiceBlock(
        choices=topic_choices,
        label=_("Topics of works"),
        required=False,
        help_text=_("News of these topics are shown until the day on which they say to be over."),
    )

    class Meta:
        icon = "time"
        label = _("Today, open now")
        description = _("The date, what is open now near the centre, what is on, collections and works.")
        preview_template = PREVIEW
        preview_value = {"title": "Aujourd’hui", "open_places": 4, "dates": 4}


class DeedBlock(PortalLinkBlock):
    """One thing people come to do: a noun, never a slogan."""

    label = blocks.CharBlock(label=_("Text"), max_length=30, help_text=_("A noun: “Waste”, “School”."))
    text = blocks.CharBlock(label=_("In a few words"), max_length=70, required=False)
    picture = blocks.ChoiceBlock(choices=drawing_choices, label=_("Drawing"), default="house")

    class Meta:
        icon = "link"
        label = _("Entrance")
        description = _("A picture, a noun and a few words that lead to a page.")
        preview_template = PREVIEW
        preview_value = {
            "label": "Déchets",
            "text": "Jours de collecte, encombrants",
            "picture": "bin",
            "url": "https://example.org/",
        }


class DeedsBlock(blocks.StructBlock):
    """Six big entrances with a picture each."""

    title = blocks.CharBlock(
        label=_("Title"), max_length=80, default="Faire", help_text=_("Read aloud by screen readers.")
    )
    deeds = blocks.ListBlock(DeedBlock(), label=_("Entrances"), min_num=1, max_num=6)

    class Meta:
        icon = "grip"
        label = _("Big entrances")
        description = _("Up to six pictures that lead to what people come for most.")
        preview_template = PREVIEW
        preview_value = {
            "title": "Faire",
            "deeds": [
                {"label": "État civil", "text": "Carte d’identité, passeport", "picture": "house"},
                {"label": "Déchets", "text": "Jours de collecte, encombrants", "picture": "bin"},
            ],
        }


class NumberBlock(blocks.StructBlock):
    """Whom to call."""

    name = blocks.CharBlock(label=_("Whom one calls"), max_length=50)
    number = blocks.CharBlock(
        label=_("Phone number"), max_length=30, help_text=_("As it is written: 15, 03 20 00 00 00. It dials.")
    )

    class Meta:
        icon = "mobile-alt"
        label = _("Phone number")
        description = _("A name and a number that dials.")
        preview_template = PREVIEW
        preview_value = {"name": "Pompiers", "number": "18"}


class NumbersBlock(blocks.StructBlock):
    """Useful numbers, each of which dials."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, default="Numéros utiles")
    numbers = blocks.ListBlock(NumberBlock(), label=_("Numbers"), min_num=1, max_num=16)
    page = blocks.PageChooserBlock(label=_("Page with all numbers"), required=False)

    class Meta:
        icon = "mobile-alt"
        label = _("Useful numbers")
        description = _("Emergencies, town hall, waste: whom to call. Each number dials.")
        preview_template = PREVIEW
        preview_value = {
            "title": "Numéros utiles",
            "numbers": [{"name": "Samu", "number": "15"}, {"name": "Pompiers", "number": "18"}],
        }


class TextBlock(blocks.StructBlock):
    """Free text, with a picture if there is one."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    picture = ImageBlock(label=_("Image"), required=False)
    tinted = blocks.BooleanBlock(label=_("Tinted ground"), required=False)

    class Meta:
        icon = "pilcrow"
        label = _("Text with a picture")
        description = _("A few sentences of yours, beside a picture.")
        preview_template = PREVIEW
        preview_value = {
            "title": "Le marché déménage",
            "text": "<p>Jusqu’en mars, il est place du Métier.</p>",
        }


class NewsBlock(blocks.StructBlock):
    """The latest news; nothing that is old or over."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, default="Actualités")
    topics = TopicsChoiceBlock(choices=topic_choices, label=_("Topics"), required=False)
    number = blocks.IntegerBlock(
        label=_("Number of items"),
        default=4,
        min_value=1,
        max_value=8,
        help_text=_("The latest one has a picture. News of more than 21 days are left out."),
    )
    page = blocks.PageChooserBlock(label=_("Page with the whole list"), required=False)
    more_label = blocks.CharBlock(label=_("Words of the link to it"), max_length=60, required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = _("News")
        description = _("The latest news item with its picture, then the next ones. Old news leave it.")
        preview_template = PREVIEW
        preview_value = {"title": "Actualités", "number": 4}


class MapBlock(blocks.StructBlock):
    """The way to the map: how many things each layer shows."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, default="Sur la carte")
    number = blocks.IntegerBlock(label=_("Number of layers"), default=8, min_value=1, max_value=16)

    class Meta:
        icon = "site"
        label = _("Map")
        description = _("What the map of the town shows, layer by layer: car parks, fountains, cycle lanes.")
        preview_template = PREVIEW
        preview_value = {"title": "Sur la carte", "number": 8}


class HomeStream(blocks.StreamBlock):
    """The sections of a home page."""

    today = TodayBlock(group=_("Daily life"))
    deeds = DeedsBlock(group=_("Daily life"))
    numbers = NumbersBlock(group=_("Daily life"))
    news = NewsBlock(group=_("Lists"))
    agenda = AgendaBlock(group=_("Lists"))
    lab = LabBlock(group=_("Lists"))
    listing = ListingBlock(group=_("Lists"))
    text = TextBlock(group=_("Your words and ways in"))
    map = MapBlock(group=_("Your words and ways in"))
    audiences = AudiencesBlock(group=_("Your words and ways in"))
    topics = TopicsBlock(group=_("Your words and ways in"))
    cities = CitiesBlock(group=_("Your words and ways in"))
    follow = FollowBlock(group=_("Your words and ways in"))

    class Meta:
        block_counts = {
            name: {"max_num": 1}
            for name in ("today", "deeds", "audiences", "topics", "lab", "map", "cities", "follow")
        }
