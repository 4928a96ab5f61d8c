"""How the pages of collections are found: by the words that residents type, and by their streets."""

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from core.bodies import plain_text
from directory.models import SectorPage, WastePage
from directory.models.choices import Stream
from directory.street_lines import read_lines
from directory.waste.dates import Rule
from directory.waste.words import rule_words
from search.details import words_of_card
from search.registry import DocumentFields, DocumentType, register

# What residents type; words of French on purpose, as in search.analysis.
SYNONYMS = (
    "poubelle poubelles bac bacs bac jaune bac gris bac vert collecte jour de collecte ramassage éboueurs"
    " ordures ménagères tri recyclage verre encombrants monstres déchets calendrier sortir les poubelles"
)


def build_waste(page):
    """The page of the question is found by everyday words."""
    return DocumentFields(body=plain_text(page.body), keywords=SYNONYMS, card=words_of_card(page))


def build_sector(page):
    """A sector is found by its streets, under a title that says more than « Sud »; what is said of all of
    them, the page of the question says better."""
    rules = [Rule.of(block["value"]) for block in page.collections.raw_data]
    with override(page.locale.language_code):
        said = [f"{rule.label} : {rule_words(rule)}" for rule in rules]
        streams = [str(Stream(rule.stream).label) for rule in rules]
        title = gettext("Collection sector: %(name)s") % {"name": page.title}
    streets = [part.name for part in read_lines(page.streets)]
    return DocumentFields(
        title=title,
        summary=page.introduction or ". ".join(said),
        body=", ".join([*streams, *dict.fromkeys(streets)]),
        card=words_of_card(page),
        weight=-1,
    )


def count_waste(total):
    """« 1 page sur la collecte »."""
    words = ngettext("%(count)s page about collections", "%(count)s pages about collections", total)
    return words % {"count": number_format(total)} if total else gettext("No page about collections")


def count_sectors(total):
    """« 4 secteurs de collecte »."""
    words = ngettext("%(count)s collection sector", "%(count)s collection sectors", total)
    return words % {"count": number_format(total)} if total else gettext("No collection sector")


def register_documents():
    """Called once, when the app is ready."""
    collection, days = _("Waste collection"), _("collection days, bin day, put out the bins")
    for kind, model, label, plural, build, counted, words in (
        ("waste", WastePage, collection, collection, build_waste, count_waste, days),
        (
            "sector",
            SectorPage,
            _("Collection sector"),
            _("Collection sectors"),
            build_sector,
            count_sectors,
            "",
        ),
    ):
        register(
            DocumentType(
                kind=kind,
                model=model,
                label=label,
                label_plural=plural,
                build=build,
                counted=counted,
                card="core/components/result.html",
                search_words=words,
                version=2,  # 2: the title of a sector says what it is
            )
        )
