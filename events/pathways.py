"""Pathways: their steps, each with its sessions, and the pathways that a training is a step of."""

from dataclasses import dataclass, field

from django.utils import timezone

from core.sites import scope_of
from core.viewer import viewer_of
from directory.near import near_context
from events.documents import STEP
from search.conditions import Has
from search.details import detail_context
from search.forms import read_form
from search.protocol import Search, index
from search.query import SearchQuery

MOST_PATHWAYS = 3
PATHWAYS = SearchQuery(selections={"kind": ("pathway",)})


@dataclass(frozen=True)
class Step:
    """`sessions`: hits of its training that is published, with their next dates, the first one to come first;
    the nearest first where the reader said from where."""

    title: str
    note: str = ""
    sessions: list = field(default_factory=list)


def pathway_context(page, request):
    """Everything that events/pathway_page.html draws."""
    values = [block.value for block in page.steps]
    ids = {training.pk for value in values for training in value["training"] if training}
    listing = page.get_listing()
    query = read_form(viewer_of(request), listing, request.GET).query
    near = query.near
    context = detail_context(page, request, chosen=sorted(ids), near=near)
    hits = context["hits"]
    return context | {
        "related": [],
        "steps": [_step(value, hits, near) for value in values],
        "pathway": listing,
        "near": near,
        **near_context(request, query),
    }


def _step(value, hits, near):
    sessions = [hits[training.pk] for training in value["training"] if training and training.pk in hits]
    return Step(value["title"], value["note"] or "", sorted(sessions, key=_by_distance if near else _by_date))


def _by_date(hit):
    date = hit.occurrence
    return (1, hit.title) if date is None else (0, date.start)


def _by_distance(hit):
    return hit.distance is None, hit.distance or 0, hit.title


def pathways_with(page, request):
    """Keys of the pathways that a training is a step of."""
    where = (Has(STEP, str(page.translation_key)),)
    by_title = SearchQuery(sort="titre")
    search = Search(by_title, scope_of(request), PATHWAYS, page_size=MOST_PATHWAYS, where=where)
    return index().answer([search], timezone.now()).each[0].keys
