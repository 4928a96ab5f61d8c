"""What Elasticsearch said of one search, as an Answer."""

from typing import Any

from core import reads
from core.paging import Paging, read_page_number
from search import occurrences
from search.elastic import words
from search.elastic.requests import DATES, DAYS, RADIUS, Request
from search.nearby import RADII
from search.protocol import Answer, Match, WordsHeld
from search.scoring import FEW

Body = dict[str, Any]


def paging_of(request: Request, body: Body) -> Paging:
    """The page that there is, of the one that was asked for."""
    total = body["hits"]["total"]["value"]
    if request.is_by_day:
        total = body["aggregations"][DATES]["occ"]["on"]["doc_count"]
    return read_page_number(request.search.query.page, total, request.search.page_size)


def answer_of(request: Request, body: Body) -> Answer:
    """The whole Answer, for as long as nothing changes."""
    counted, paging = body.get("aggregations", {}), paging_of(request, body)
    radii, days = _counts(counted.get(RADIUS)), _counts(counted.get(DAYS))
    matches = _dates(body, paging) if request.is_by_day else [_match(hit) for hit in body["hits"]["hits"]]
    return Answer(
        matches=tuple(matches),
        paging=paging,
        counts={name: _counts(counted[f"facet {name}"]) for name in request.search.facets},
        radii={radius: radii[str(radius)] for radius in RADII if radii},
        days={day: days[str(day)] for day in request.search.days_counted},
    )


def words_held(request: Request, body: Body) -> WordsHeld:
    """How the words were met, as `Request.body_of_words` asked."""
    plan, own = request.plans[0], request.search.seen.city
    met = _counts(body["aggregations"]["here"])
    missing = [typed for place, (typed, _) in words.holders(request.plans).items() if not met[str(place)]]
    elsewhere: dict[str, int] = {}
    has_fewer = bool(met["strict"] or met["loose"]) and bool(plan.unknown or not met["whole"])
    if own is not None and not met["strict"]:
        reads.note(reads.ANY)
        elsewhere = _elsewhere(body["aggregations"], own, has_fewer=has_fewer)
    return WordsHeld(
        asked=plan.asked,
        has_fewer=has_fewer,
        missing=(*plan.unknown, *missing),
        elsewhere=elsewhere,
        corrected=plan.corrected,
        tokens={each.language: each.tokens for each in request.plans},
        beginning=plan.beginning,
    )


def _elsewhere(counted: Body, own: str, *, has_fewer: bool) -> dict[str, int]:
    """What the words show in other cities that have what this one lacks."""
    better = _counts(counted["cities whole" if has_fewer else "cities strict"])
    are_few = counted["cities strict"]["doc_count"] < FEW
    shown = _counts(counted["cities loose" if are_few else "cities strict"])
    return {city: shown[city] for city in sorted(better) if city != own}


def must_come_close(request: Request, body: Body) -> bool:
    """Whether few here hold enough of the words, and others may hold some."""
    found = _counts(body["aggregations"]["here"])["strict"]
    return found < FEW and any(plan.loose < plan.strict for plan in request.plans)


def _counts(counted: Body | None) -> dict[str, int]:
    """{value: documents}, as `terms` say it, or `filters`."""
    buckets = counted["values"].get("buckets", []) if counted else []
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
