"""What the page of a procedure draws, beside what surrounds any page.

Four queries as for any page: its counters and related pages come from the index with its own document.
"""

from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from cms_pages.procedures.structured import of_procedure
from cms_pages.procedures.words import facts_of
from core.crumbs import Crumb
from core.templatetags.kept import states
from directory.templatetags.places import phone_of
from search.details import detail_context


def procedure_context(page, request):
    """Everything that cms_pages/procedure_page.html draws."""
    places = _ids(page.counters)
    related = _ids(page.related)
    context = detail_context(page, request, bodies=("cases", "body"), chosen=(*places, *related))
    hits = context["hits"]
    counters = [hits[pk] for pk in places if pk in hits]
    return context | {
        "is_record": True,
        "related": [hits[pk] for pk in related if pk in hits],
        "crumbs": _crumbs(context["crumbs"], context["terms"]),
        "procedure_facts": partial(facts_of, page),  # asked for when its head is drawn anew
        "counters": counters,
        "door": _first_open(counters),
        "asked": next(filter(phone_of, counters), None),
        "contents": _contents(page, context, counters),
        # Their addresses are those of the original, in whose language they answer.
        "sites": {"language": request.city.languages[0]},
        "state_name": page.state_label or urlsplit(page.state_url).hostname,
        "nodes": partial(of_procedure, page, request, context, counters),
        "head_state": states(counters),
    }


def _ids(stream):
    return [item["value"] for item in stream.raw_data if item["value"]]


def _crumbs(crumbs, terms):
    """With the list of its topic before the procedure itself."""
    topic = next((term for term in terms if term.name == "topic"), None)
    if topic is None or len(crumbs) < 2:
        return crumbs
    listing = Crumb(topic.label, f"{crumbs[-2].url}?theme={topic.slug}")
    return [*crumbs[:-1], listing, crumbs[-1]]


def _first_open(counters):
    """The counter that is open, or else opens first; None where nobody knows of any."""
    known = [(hit.opening, hit) for hit in counters if hit.opening]
    never = datetime.max.replace(tzinfo=timezone.get_default_timezone())
    known.sort(key=lambda pair: (not pair[0].is_open, pair[0].opens_at or never))
    return known[0][1] if known else None


def _contents(page, context, counters):
    """(anchor, title) of the parts that the page has."""
    parts = (
        ("for-whom", _("For whom"), page.for_whom),
        ("bring", _("What to bring"), page.bring.raw_data),
        ("bring", _("Special cases"), page.cases.raw_data and not page.bring.raw_data),
        ("where", _("Where and when"), counters),
        ("steps", _("How it goes"), page.steps.raw_data),
    )
    return [(anchor, title) for anchor, title, there in parts if there]
