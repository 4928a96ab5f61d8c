"""The home page: sections that the editor ordered, all their items read in one query."""

from functools import partial
from itertools import islice

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms_pages import structured
from cms_pages.home.leads import leads_of
from cms_pages.home.section import Surroundings
from cms_pages.home.sections import sections_of
from core import generation, moments
from core.bodies import OF_LINKS, Linked, linked_ids, linked_pages
from core.menus import navigation_of
from core.reads import structure_of
from core.sites import scope_of
from core.structure import is_item
from directory.models import DirectoryIndexPage
from events.models import AgendaPage
from search.ends import CURRENT_ONLY, is_over
from search.faces import face_links
from search.page_hits import hits_of_pages
from search.query import SearchQuery
from search.services import Search, execute_many

# Pictures of their own that a home page may load, entrances of cities included: it stays light however
# an editor fills it. Cards beyond show small swatches, which are in one file.
MOST_PICTURES = 6
NOT_OVER = SearchQuery(selections=CURRENT_ONLY)
# The lists of a city that sections lead to by themselves.
LISTS = {"directory": DirectoryIndexPage, "agenda": AgendaPage}
OF_LISTS = {
    "model": F("content_type__model"),
    "shows": F("agendapage__shows"),
    "ages": F("agendapage__ages_shown"),
}


def home_context(page, request):
    """What the template of a home page prints."""
    feeds = face_links(page.get_listing(), SearchQuery()) if request.city.settings.offers_feeds else []
    around = Surroundings(*_linked(page, request), feeds, request, timezone.now())
    sections = sections_of(page.sections.raw_data, around)
    _read_items(sections, around)
    chosen = [item["value"] for item in page.highlights.raw_data]
    wanted = [*chosen, *(pk for section in sections for pk in section.pages)]
    hits = {pk: hit for pk, hit in hits_of_pages(wanted, request).items() if not is_over(hit, around.now)}
    for section in sections:
        section.receive_pages(hits)
    shown = [section for section in sections if not section.is_empty]
    _choose_pictures(shown, request.portal.topics.get(request.LANGUAGE_CODE, {}))
    links = (around.link(item["value"]) for item in page.quick_links.raw_data)
    return _draft_navigation(page, request) | {
        "hero_title": page.hero_title or request.city.name,
        "quick_links": tuple(link for link in links if link),
        "label": _label(page, [hits[pk] for pk in chosen if pk in hits]),
        "sections": shown,
        "has_today": any(section.layout == "today" for section in shown),
        "canonical": request.city.home_url(request.LANGUAGE_CODE),
        "nodes": partial(structured.of_home, request),
        "head_state": "",
        "feeds": feeds,
    }


def entrances(request):
    """The big entrances of the home page, for a page that has nothing else to show; kept until the city
    publishes."""

    def build():
        number = request.city.homes[request.LANGUAGE_CODE].page_id
        home = Page.objects.filter(pk=number).specific().first()
        chosen = [raw for raw in home.sections.raw_data if raw["type"] == "deeds"][:1] if home else []
        around = Surroundings(*_linked(home, request), [], request, timezone.now()) if chosen else None
        return next((section for section in sections_of(chosen, around) if not section.is_empty), None)

    name = f"entrances of {request.city.slug} in {request.LANGUAGE_CODE}"
    return {"entrances": generation.held(name, build, [request.city.slug])}


def _draft_navigation(page, request):
    """A preview shows the menu and the alerts that are being written, not those that are published."""
    if not getattr(request, "is_preview", False):
        return {}
    navigation = navigation_of(page)
    return {"nav": navigation, "alerts": navigation.active_alerts()}


def _linked(page, request):
    """({id: Linked} of the pages that the home page links to, {name of LISTS: address} of the first such
    list under it: of activities, one for all ages). Items of lists are read from their documents."""
    if getattr(request, "is_preview", False):
        linked, lists, items = _read_linked(page)
    else:
        name, structure = f"home links {page.pk}", [structure_of(request.city.slug)]
        linked, lists, items = generation.held(name, lambda: _read_linked(page), structure)
    language, hits = request.LANGUAGE_CODE, hits_of_pages(items, request)
    others = {pk: Linked(pk, hit.title, hit.url, hit.foreign_to(language)) for pk, hit in hits.items()}
    return linked | others, lists


def _read_linked(page):
    """The same without items of lists, and the ids of these. One query."""
    ids = linked_ids([page.sections.raw_data, page.quick_links.raw_data])
    models = {model._meta.model_name: name for name, model in LISTS.items()}
    below = Q(path__startswith=page.path, depth=page.depth + 1, content_type__model__in=models)
    pages = Page.objects.filter(below | Q(pk__in=ids)).order_by("-path")
    rows = list(pages.annotate(**OF_LISTS).only(*OF_LINKS))
    items = {row.pk for row in rows if is_item(row.content_type_id)}
    standing = [row for row in rows if row.pk not in items]
    linked = linked_pages({row.pk for row in standing} | ids - items, page, standing)
    lists = [row for row in standing if _is_list(row, page, models)]
    return linked, {models[row.model]: linked[row.pk].url for row in lists}, items


def _is_list(row, home, models):
    """Whether a page right under the home page is a list that sections lead to."""
    is_below = row.path.startswith(home.path) and len(row.path) == len(home.path) + home.steplen
    is_list = row.live and row.model in models and is_below
    return is_list and row.shows != AgendaPage.Shows.TRAINING and not row.ages


def _read_items(sections, around):
    """Give each section the answers to what it asked; all questions are one query."""
    asked = [question for section in sections for question in section.asked]
    if not asked:
        return
    scope = scope_of(around.request)
    searches = [Search(one.query, scope, NOT_OVER, page_size=one.number, where=one.where) for one in asked]
    answers = execute_many(searches, now=around.now)
    for results in answers:
        moments.note(around.request, results.changes_at)
    waiting = iter(answers)
    for section in sections:
        section.receive(list(islice(waiting, len(section.asked))), around.now)
        if section.layout == "ledger" and section.items:
            section.entries = [_entry(hit) for hit in section.items]


def _choose_pictures(sections, topics):
    """Who shows large pictures: the first of the lists, where there are not too many pictures already."""
    taken = sum(len(section.entries) for section in sections if section.layout in ("deeds", "cities"))
    for place, section in enumerate(one for one in sections if one.layout in ("cards", "news")):
        number = 1 if section.layout == "news" else 2
        section.leads = leads_of(section.items[:number], topics)
        section.rest = section.items[number:]
        section.is_small = place > 0 or taken + len(section.leads) > MOST_PICTURES


def _entry(hit):
    return {
        "title": hit.title,
        "url": hit.url,
        "language": hit.locale,
        "kicker": hit.kind_label,
        "text": hit.summary,
    }


def _label(page, hits):
    """What the editor puts forward."""
    if not hits:
        return None
    return {"title": page.highlights_title or _("In the spotlight"), "hits": hits}
