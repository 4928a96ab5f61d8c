"""The home page: sections that the editor ordered, all their items read in one query."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cms_pages import structured
from cms_pages.leads import leads_of
from cms_pages.sections import Surroundings, sections_of
from core import generation, moments
from core.bodies import linked_ids, page_urls
from core.menus import navigation_of
from core.navigation import Link
from core.sites import scope_of
from search.ends import CURRENT_ONLY, is_over
from search.faces import face_links
from search.page_hits import hits_of_pages
from search.query import SearchQuery
from search.services import Search, execute_many

# Pictures of their own that a home page may load, entrances of cities included: it stays light however
# an editor fills it. Cards beyond show small swatches, which are in one file.
MOST_PICTURES = 6
NOT_OVER = SearchQuery(selections=CURRENT_ONLY)


def home_context(page, request):
    """What the template of a home page prints."""
    urls = _urls(page, request)
    feeds = face_links(page.get_listing(), SearchQuery()) if request.city.settings.offers_feeds else []
    sections = sections_of(page.sections.raw_data, Surroundings(urls, feeds, request))
    _read_items([section for section in sections if section.query], request)
    _choose_pictures(sections, request.portal.topics.get(request.LANGUAGE_CODE, {}))
    chosen = [item["value"] for item in page.highlights.raw_data]
    now = timezone.now()
    hits = {pk: hit for pk, hit in hits_of_pages(chosen, request).items() if not is_over(hit, now)}
    return _draft_navigation(page, request) | {
        "hero_title": page.hero_title or request.city.name,
        "quick_links": _quick_links(page, urls),
        "label": _label(page, [hits[pk] for pk in chosen if pk in hits]),
        "sections": [section for section in sections if not section.is_empty],
        "canonical": request.city.home_url(request.LANGUAGE_CODE),
        "nodes": structured.of_home(request),
        "feeds": feeds,
    }


def _draft_navigation(page, request):
    """A preview shows the menu and the alerts that are being written, not those that are published."""
    if not getattr(request, "is_preview", False):
        return {}
    navigation = navigation_of(page)
    return {"nav": navigation, "alerts": navigation.active_alerts()}


def _urls(page, request):
    """Addresses of the pages that the home page links to, kept until one of their cities publishes."""

    def build():
        return page_urls(linked_ids([page.sections.raw_data, page.quick_links.raw_data]), page)

    if getattr(request, "is_preview", False):
        return build()
    return generation.held(f"home links {page.pk}", build, [request.city.slug])


def _read_items(sections, request):
    if not sections:
        return
    scope = scope_of(request)
    found = execute_many(
        [Search(section.query, scope, NOT_OVER, page_size=section.number) for section in sections]
    )
    for section, results in zip(sections, found, strict=True):
        moments.note(request, results.changes_at)
        section.items = results.hits
        if section.layout == "ledger":
            section.entries = [_entry(hit) for hit in results.hits]


def _choose_pictures(sections, topics):
    shown = [section for section in sections if section.layout == "cards" and section.items]
    cities = sum(len(section.cities) for section in sections)
    for place, section in enumerate(shown):
        section.leads = leads_of(section.items, topics)
        section.is_small = place > 0 or cities + len(section.leads) > MOST_PICTURES


def _entry(hit):
    return {"title": hit.title, "url": hit.url, "kicker": hit.kind_label, "text": hit.summary}


def _quick_links(page, urls):
    links = [item["value"] for item in page.quick_links.raw_data]
    found = [
        Link(raw["label"], urls.get(raw["page"], "") if raw.get("page") else raw["url"]) for raw in links
    ]
    return [link for link in found if link.url]


def _label(page, hits):
    """The stitched label: what the editor puts forward."""
    if not hits:
        return None
    return {"title": page.highlights_title or _("In the spotlight"), "hits": hits, "link": None}
