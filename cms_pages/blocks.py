"""What a home page is made of: lists that the editor chooses, and blocks that describe themselves."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.sites import get_portal
from events.ages import BANDS, age_label
from events.listings import WITH_DATES
from search.date_facets import HOLIDAYS, WHEN_LABELS
from search.facets import audience_labels, topic_labels
from search.registry import document_types


def kind_choices():
    return [(kind.kind, str(kind.label_plural)) for kind in document_types()]


def topic_choices():
    return list(topic_labels(get_portal(), get_language()).items())


def audience_choices():
    return list(audience_labels(get_portal(), get_language()).items())


class TermsBlock(blocks.MultipleChoiceBlock):
    """Terms by their codes; those that have another code since a page was saved are still chosen."""

    name_of_terms: str

    def normalize_choice(self, value):
        return super().normalize_choice(get_portal().codes[self.name_of_terms].today(value))


class TopicsChoiceBlock(TermsBlock):
    name_of_terms = "topic"


class AudiencesChoiceBlock(TermsBlock):
    name_of_terms = "audience"


class ListingBlock(blocks.StructBlock):
    """A list of the latest items that match what the editor fixes."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    kinds = blocks.MultipleChoiceBlock(choices=kind_choices, label=_("Kinds of content"), required=False)
    topics = TopicsChoiceBlock(choices=topic_choices, label=_("Topics"), required=False)
    audiences = AudiencesChoiceBlock(choices=audience_choices, label=_("Audiences"), required=False)
    featured = blocks.BooleanBlock(label=_("Featured items only"), required=False)
    layout = blocks.ChoiceBlock(
        choices=[
            ("cards", _("Two large cards, then short lines")),
            ("briefs", _("Short lines")),
            ("ledger", _("Columns")),
            ("loom", _("Loom, for experiments")),
        ],
        default="cards",
        label=_("Layout"),
    )
    number = blocks.IntegerBlock(label=_("Number of items"), default=7, min_value=1, max_value=12)
    tinted = blocks.BooleanBlock(label=_("Tinted ground"), required=False)
    page = blocks.PageChooserBlock(label=_("Page with the whole list"), required=False)
    more_label = blocks.CharBlock(label=_("Words of the link to it"), max_length=60, required=False)

    class Meta:
        icon = "list-ul"
        label = _("List")
        description = _("The latest items of the kinds, topics and audiences you choose.")
        preview_template = "cms_pages/blocks/section_preview.html"
        label_format = "{title}"
        preview_value = {"title": "Actualités", "kinds": ["news"], "layout": "cards", "number": 7}


def dated_kind_choices():
    return [(kind.kind, str(kind.label_plural)) for kind in document_types() if kind.kind in WITH_DATES]


def when_choices():
    """Stretches of time that make a good title; « any » is all that is to come."""
    return [(value, str(WHEN_LABELS[value])) for value in ("ce-soir", "week-end", "semaine", "mois")] + [
        (HOLIDAYS, str(_("The school holidays, current or next")))
    ]


def age_choices():
    return [(band, age_label(band)) for band in BANDS]


class AgendaBlock(blocks.StructBlock):
    """« Ce week-end », « Prochaines dates »: activities by their next date."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, default="Prochaines dates")
    kinds = blocks.MultipleChoiceBlock(
        choices=dated_kind_choices, label=_("Activities, training"), required=False
    )
    when = blocks.ChoiceBlock(choices=when_choices, label=_("When"), required=False)
    ages = blocks.MultipleChoiceBlock(choices=age_choices, label=_("Ages"), required=False)
    number = blocks.IntegerBlock(label=_("Number of items"), default=6, min_value=1, max_value=12)
    tinted = blocks.BooleanBlock(label=_("Tinted ground"), required=False)
    page = blocks.PageChooserBlock(
        page_type="events.AgendaPage", label=_("Page with the whole list"), required=False
    )
    more_label = blocks.CharBlock(label=_("Words of the link to it"), max_length=60, required=False)

    class Meta:
        icon = "date"
        label = _("Next dates")
        description = _("Activities and training by their next date: tonight, this weekend, for children.")
        preview_template = "cms_pages/blocks/section_preview.html"
        label_format = "{title}"
        preview_value = {"title": "Ce week-end", "when": "week-end", "number": 6}


class AudiencesBlock(blocks.StructBlock):
    """« Vous êtes… »: one entrance per audience."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, default="Vous êtes…")

    class Meta:
        icon = "group"
        label = _("Audiences")
        description = _("One entrance for each audience of the portal.")
        preview_template = "cms_pages/blocks/section_preview.html"
        preview_value = {"title": "Vous êtes…"}


class TopicsBlock(blocks.StructBlock):
    """One entrance per topic."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, default="Par thème")

    class Meta:
        icon = "tag"
        label = _("Topics")
        description = _("One entrance for each topic of the portal.")
        preview_template = "cms_pages/blocks/section_preview.html"
        preview_value = {"title": "Par thème"}


class LabBlock(blocks.StructBlock):
    """The L.I.V.E. lab: experiments on a dark ground."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, default="Le labo L.I.V.E.")
    text = blocks.TextBlock(label=_("Text"), max_length=250, required=False, rows=2)
    number = blocks.IntegerBlock(label=_("Number of experiments"), default=4, min_value=1, max_value=8)
    page = blocks.PageChooserBlock(label=_("Page of the lab"), required=False)

    class Meta:
        icon = "cogs"
        label = _("L.I.V.E. lab")
        description = _("The latest experiments, where the city shows the lab.")
        preview_template = "cms_pages/blocks/section_preview.html"
        preview_value = {"title": "Le labo L.I.V.E.", "text": "Essayer pour de vrai.", "number": 4}


class CitiesBlock(blocks.StructBlock):
    """The cities of the portal, for the hub."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)

    class Meta:
        icon = "site"
        label = _("Cities")
        description = _("An entrance for each city, in its own yarns.")
        preview_template = "cms_pages/blocks/section_preview.html"
        preview_value = {"title": "Les villes du portail"}


class FollowBlock(blocks.StructBlock):
    """How to follow the city without an account."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), max_length=250, required=False, rows=2)

    class Meta:
        icon = "rotate"
        label = _("Follow")
        description = _("The feeds of the city, where it offers them.")
        preview_template = "cms_pages/blocks/section_preview.html"
        preview_value = {"title": "Suivre la ville", "text": "Sans compte et sans publicité."}


class RelatedStream(blocks.StreamBlock):
    """An ordered choice of pages."""

    page = blocks.PageChooserBlock(
        label=_("Page"),
        icon="doc-empty-inverse",
        description=_("A page of your city or of the hub, of any kind."),
        preview_template="cms_pages/blocks/page_preview.html",
        preview_value=None,
    )
