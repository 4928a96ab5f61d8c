"""What Elasticsearch said of one search, as an Answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from core import reads
from core.paging import Paging, read_page_number
from search import occurrences
from search.elastic import words
from search.elastic.requests import DATES, DAYS, LOOSE, RADIUS, STRICT, WHOLE, Request
from search.nearby import RADII
from search.protocol import Answer, Match, WordsHeld
from search.scoring import FEW

Body = dict[str, Any]
Met = Mapping[str, int]  # how many documents meet words in each way, up to FEW


def joined(said: Sequence[Body]) -> Body:
    """What is counted and the hits, of the answers to `Request.bodies`."""
    counts, hits = said[0], said[-1]
    if counts is hits:
        return hits
    return counts | {"hits": {"total": counts["hits"]["total"], "hits": hits["hits"]["hits"]}}


def paging_of(request: Request, body: Body) -> Paging:
    """The page that there is, of the one that was asked for."""
    total = body["hits"]["total"]["value"]
    if request.is_by_day:
        total = body["aggregations"][DATES]["occ"]["on"]["doc_count"]
    return read_page_number(request.search.query.page, total, request.search.page_size)


def answer_of(request: Request, body: Body) -> Answer:
    """The whole Answer, for as long as nothing changes."""
    counted, paging = body.get("aggregations", {}), paging_of(request, body)
    radii = _counts(counted[RADIUS]) if request.counts_radii else {}
    days = _counts(counted[DAYS]) if request.search.days_counted else {}
    matches = _dates(body, paging) if request.is_by_day else [_match(hit) for hit in body["hits"]["hits"]]
    return Answer(
        matches=tuple(matches),
        paging=paging,
        counts={name: _counts(counted[f"facet {name}"]) for name in request.search.facets},
        radii={radius: radii[str(radius)] for radius in RADII if radii},
        days={day: days[str(day)] for day in request.search.days_counted},
    )


def words_held(request: Request, met: Met, elsewhere: Body | None) -> WordsHeld:
    """How the words were met, as `Request.bodies_of_words` asked, and `body_elsewhere`."""
    plan = request.plans[0]
    missing = [typed for place, (typed, _) in words.holders(request.plans).items() if not met[str(place)]]
    has_fewer = bool(met[STRICT] or met[LOOSE]) and bool(plan.unknown or not met[WHOLE])
    cities = _elsewhere(request, elsewhere["aggregations"], has_fewer=has_fewer) if elsewhere else {}
    return WordsHeld(
        asked=plan.asked,
        has_fewer=has_fewer,
        missing=(*plan.unknown, *missing),
        elsewhere=cities,
        corrected=plan.corrected,
        tokens={each.language: each.tokens for each in request.plans},
        beginning=plan.beginning,
    )


def finds_nothing_here(request: Request, met: Met) -> bool:
    """Whether the words find nothing in the city, and perhaps something in another."""
    return request.search.seen.city is not None and not met[STRICT]


def _elsewhere(request: Request, counted: Body, *, has_fewer: bool) -> dict[str, int]:
    """What the words show in other cities that have what this one lacks."""
    reads.note(reads.ANY)
    better = _counts(counted[WHOLE if has_fewer else STRICT])
    are_few = counted[STRICT]["doc_count"] < FEW
    shown = _counts(counted[LOOSE if are_few else STRICT])
    return {city: shown[city] for city in sorted(better) if city != request.search.seen.city}


def must_come_close(request: Request, met: Met) -> bool:
    """Whether few here hold enough of the words, and others may hold some."""
    return met[STRICT] < FEW and request.held_strictly != request.held_loosely


def _counts(counted: Body) -> dict[str, int]:
    """{value: documents}, as `terms` say it, or `filters`, of all or of what was chosen."""
    buckets = counted.get("values", counted).get("buckets", [])
    if isinstance(buckets, dict):
        return {value: bucket["doc_count"] for value, bucket in buckets.items()}
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def _match(hit: Body) -> Match:
    """A hit with the date that it shows."""
    dates = hit["inner_hits"][DATES]["hits"]
    if not dates["hits"]:
        return Match(hit["_id"])
    occurrence = _occurrence(dates["hits"][0]["fields"]["occ.row"][0])
    return Match(hit["_id"], occurrence, dates["total"]["value"] - 1 if occurrence.takes_place else 0)


def _dates(body: Body, paging: Paging) -> list[Match]:
    buckets = body["aggregations"][DATES]["occ"]["on"]["listed"]["buckets"]
    listed = [bucket["key"] for bucket in buckets[paging.start : paging.stop]]
    return [Match(key["key"], _occurrence(key["row"])) for key in listed]


def _occurrence(row):
    (found,) = occurrences.read(row)
    return found
