"""How editorial pages become search documents: the only module that knows both."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, override, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms_pages.easy.documents import with_easy_version
from cms_pages.facets import FEATURED, NEWSROOM
from cms_pages.models import ContentPage, ExperimentPage, NewsPage
from cms_pages.newsrooms import newsroom_labels, newsroom_of
from core.bodies import linked_ids, sentences_of
from core.phrasing import either
from directory.around import CITES
from search.details import words_of_card
from search.registry import DocumentFields, DocumentType, Facet, register, register_facet
from search.wording import Part, Wording


@with_easy_version
def build_content(page):
    """A content page is found by its words; it has no date of its own."""
    return DocumentFields(body=sentences_of(page.body), card=words_of_card(page))


@with_easy_version
def build_news(page):
    """A news item is dated by its editor, not by its publication."""
    newsroom = newsroom_of(page)
    return DocumentFields(
        body=sentences_of(page.body),
        published_at=page.date,
        values={
            "featured": [FEATURED] if page.featured else [],
            NEWSROOM: [newsroom.value] if newsroom else [],
            CITES: _cited(page),
        },
        card=words_of_card(page),
        over_on=page.over_on,
        listed_until=newsroom.listed_until(page.date) if newsroom else None,
    )


def _cited(page):
    """Translation keys of the pages that a news item links to, in its text or beside it."""
    ids = linked_ids(page.body.raw_data) | {block["value"] for block in page.related.raw_data}
    return Page.objects.filter(pk__in=ids).values_list("translation_key", flat=True) if ids else []


@with_easy_version
def build_experiment(page):
    """An experiment is dated by its first day, as far as it is known."""
    with override(page.locale.language_code):
        status = {"kind": page.status, "label": gettext(page.get_status_display())}
        when = page.when
    start = page.start_date and timezone.make_aware(datetime.combine(page.start_date, time(12)))
    cities = sorted(city.slug for city in page.partner_cities.all())
    towns = [city.slug for city in page.partner_cities.all() if not city.is_hub]
    texts = (page.hypothesis, sentences_of(page.body), sentences_of(page.results))
    return DocumentFields(
        summary=page.introduction or page.hypothesis,
        body=" ".join(filter(None, texts)),
        keywords="\n".join(filter(None, (page.place, page.partners))),
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


def experiment_said_again(document):
    """What a list says of an experiment, in the active language; its dates are words of its editor."""
    status = ExperimentPage.Status(document.card["status"]["kind"])
    said = {"kind": status.value, "label": str(status.label)}
    return {"status": said, "own_words": document.card.get("when") or ""}


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


def section_words(choice):
    """« de la rubrique Culture »; nothing where the section is called as what it holds."""
    if set(choice.labels) <= set(choice.chosen.get("kind", ())):
        return ""
    return pgettext("sentence", "of the section %(sections)s") % {"sections": either(choice.labels)}


SECTION = Wording(Part.ABOUT, section_words)


def featured_labels(portal, language):
    return {FEATURED: gettext("Featured")}


def register_documents():
    """Called once, when the app is ready."""
    news = DocumentType(
        kind="news",
        is_passing=True,
        version=6,  # 2: codes of terms; 3: ends, what it cites; 4: newsroom by a name; 5: easy; 6: sentences
        model=NewsPage,
        label=_("News item"),
        label_plural=_("News"),
        search_words=_("news items, latest news"),
        build=build_news,
        counted=count_news,
        card="core/components/result.html",
    )
    experiment = DocumentType(
        kind="experiment",
        version=5,  # 2: codes of terms; 3: keywords apart; 4: words of its easy version; 5: sentences
        model=ExperimentPage,
        label=_("Experiment"),
        label_plural=_("Experiments"),
        build=build_experiment,
        counted=count_experiments,
        card="core/components/result.html",
        prefetch=("partner_cities",),
        said_again=experiment_said_again,
    )
    page = DocumentType(
        kind="page",
        version=4,  # 2: codes of terms; 3: words of its easy version; 4: sentences
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
    section = pgettext_lazy("filter", "Section")
    register_facet(Facet(NEWSROOM, "rubrique", section, choices=newsroom_labels, wording=SECTION))
    register_facet(Facet("featured", "une", _("Featured"), multiple=False, choices=featured_labels))
