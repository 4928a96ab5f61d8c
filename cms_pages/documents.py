"""How editorial pages become search documents: the only module that knows both."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cms_pages.facets import FEATURED
from cms_pages.models import ContentPage, ExperimentPage, NewsPage
from core.bodies import plain_text
from search.details import words_of_card
from search.registry import DocumentFields, DocumentType, Facet, register, register_facet


def build_content(page):
    """A content page is found by its words; it has no date of its own."""
    return DocumentFields(body=plain_text(page.body), card=words_of_card(page))


def build_news(page):
    """A news item is dated by its editor, not by its publication."""
    return DocumentFields(
        body=plain_text(page.body),
        published_at=page.date,
        values={"featured": [FEATURED]} if page.featured else {},
        card=words_of_card(page),
    )


def build_experiment(page):
    """An experiment is dated by its first day, as far as it is known."""
    with override(page.locale.language_code):
        status = {"kind": page.status, "label": gettext(page.get_status_display())}
        when = page.when
    start = page.start_date and timezone.make_aware(datetime.combine(page.start_date, time(12)))
    cities = sorted(city.slug for city in page.partner_cities.all())
    towns = [city.slug for city in page.partner_cities.all() if not city.is_hub]
    words = (page.hypothesis, plain_text(page.body), plain_text(page.results), page.place, page.partners)
    return DocumentFields(
        summary=page.introduction or page.hypothesis,
        body=" ".join(word for word in words if word),
        published_at=start,
        values={"status": [page.status], "town": towns},
        card={
            "when": when,
            "status": status,
            "number": page.number,
            "place": page.place,
            "cities": cities,
            **words_of_card(page),
        },
        place_name=page.place,
    )


def count_news(total):
    """« 30 actualités »."""
    words = ngettext("%(count)s news item", "%(count)s news items", total)
    return words % {"count": number_format(total)} if total else gettext("No news item")


def count_experiments(total):
    """« 11 expérimentations »."""
    words = ngettext("%(count)s experiment", "%(count)s experiments", total)
    return words % {"count": number_format(total)} if total else gettext("No experiment")


def count_pages(total):
    """« 7 pages »."""
    words = ngettext("%(count)s page", "%(count)s pages", total)
    return words % {"count": number_format(total)} if total else gettext("No page")


def status_labels(portal, language):
    """States of an experiment."""
    return {value: str(label) for value, label in ExperimentPage.Status.choices}


def town_labels(portal, language):
    """The towns, as threads of the loom: the hub is none."""
    return {city.slug: city.name for city in portal.communes}


def featured_labels(portal, language):
    return {FEATURED: gettext("Featured")}


def register_documents():
    """Called once, when the app is ready."""
    news = DocumentType(
        kind="news",
        version=2,  # codes of terms
        model=NewsPage,
        label=_("News item"),
        label_plural=_("News"),
        build=build_news,
        counted=count_news,
        card="core/components/result.html",
    )
    experiment = DocumentType(
        kind="experiment",
        version=2,  # codes of terms
        model=ExperimentPage,
        label=_("Experiment"),
        label_plural=_("Experiments"),
        build=build_experiment,
        counted=count_experiments,
        card="core/components/result.html",
        prefetch=("partner_cities",),
    )
    page = DocumentType(
        kind="page",
        version=2,  # codes of terms
        model=ContentPage,
        label=_("Page"),
        label_plural=_("Pages"),
        build=build_content,
        counted=count_pages,
        card="core/components/result.html",
    )
    for document_type in (news, experiment, page):
        register(document_type)
    register_facet(Facet("status", "statut", _("State"), choices=status_labels))
    concerned = pgettext_lazy("filter", "City concerned")
    register_facet(Facet("town", "commune", concerned, choices=town_labels, are_names=True))
    register_facet(Facet("featured", "une", _("Featured"), multiple=False, choices=featured_labels))
