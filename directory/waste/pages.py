"""What the pages of collections draw: the question with its answer, and one sector."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from django.http import HttpRequest
from django.utils import timezone

from core import moments
from core.phrasing import in_a_row
from core.structured import page_node
from core.writing_direction import isolated
from directory.contacts import contact
from directory.geocoding import MOST, geocode, why_unknown
from directory.models import SectorPage, WastePage
from directory.models.choices import Rhythm, Stream
from directory.near import ADDRESS
from directory.street_lines import StreetPart
from directory.waste import words
from directory.waste.dates import Sector, Town, next_collections
from directory.waste.lookup import Answer, look_up
from directory.waste.plan import Plan, plan_of, sector_of
from search.days import local_day
from search.details import detail_context

DATES_SHOWN = 6


@dataclass(frozen=True)
class RuleLine:
    """One collection in words. `name`: what is collected, where the label says the bin; `next`: the day of
    the next one."""

    label: str
    name: str
    days: str
    note: str = ""
    next: str = ""
    is_by_appointment: bool = False


@dataclass(frozen=True)
class DayLine:
    """A day with its bins: « Bac gris, bac jaune ». `out`: when they go out."""

    day: str
    labels: str
    out: str
    is_shifted: bool


@dataclass(frozen=True)
class SectorLines:
    """A sector in words; its first day stands above the others."""

    title: str
    url: str
    rules: tuple[RuleLine, ...]
    days: tuple[DayLine, ...]


def waste_context(page: WastePage, request: HttpRequest) -> dict:
    """Everything that directory/waste_page.html draws."""
    now = timezone.now()
    context = detail_context(page, request)
    plan = plan_of(request.city.slug, request.LANGUAGE_CODE)
    typed = request.GET.get(ADDRESS, "").strip()[:MOST]
    answer = _answer(plan, typed, request) if plan and typed else None
    sector = answer.sector if answer else None
    moments.note(request, Town.of(page).begins(local_day(now)))
    return (
        context
        | _town(page, request)
        | {
            "page_path": request.portal.path_of(page) or "",
            "address": typed,
            "answer": answer,
            "found": sector and lines_of(sector, now),
            "choices": _choices(answer) if answer and sector is None else [],
            "unknown": why_unknown() if typed and answer is None else "",
            "sectors": [_summary(one, now) for one in plan.sectors] if plan else [],
            "nodes": [page_node(page, request, context["canonical"])],
        }
    )


def sector_context(page: SectorPage, request: HttpRequest) -> dict:
    """Everything that directory/sector_page.html draws. A preview shows what is being written."""
    context = detail_context(page, request, bodies=())
    town = WastePage.objects.ancestor_of(page).first() if page.path else None
    path = request.portal.path_of(page) or "" if page.path else ""
    rules, now = Town.of(town) if town else Town(), timezone.now()
    sector = sector_of(page, path, rules)
    moments.note(request, rules.begins(local_day(now)))
    return (
        context
        | (_town(town, request) if town else {})
        | {
            "sector": lines_of(sector, now),
            "streets": _streets_of(sector.streets),
            "agenda_url": f"{path}agenda.ics",
            "waste_path": town and (request.portal.path_of(town) or ""),
            "nodes": [page_node(page, request, context["canonical"])],
        }
    )


def lines_of(sector: Sector, now: datetime) -> SectorLines:
    """What a visitor reads of a sector at a moment: the collections whose bins may still go out."""
    coming = next_collections(sector, sector.town.first_day(now))
    soonest = {(row.stream, row.label): row for row in reversed(coming)}
    rules = []
    for rule in sector.rules:
        name, row = str(Stream(rule.stream).label), soonest.get((rule.stream, rule.label))
        rules.append(
            RuleLine(
                label=rule.label,
                name=name if name != rule.label else "",
                days=words.rule_words(rule),
                note=rule.note,
                next=words.day_of_collection(row.day, now) if row else "",
                is_by_appointment=rule.rhythm == Rhythm.APPOINTMENT,
            )
        )
    days = []
    for day, of_day in groupby(coming, attrgetter("day")):
        bins = list(of_day)
        labels = list(dict.fromkeys(row.label for row in bins))
        labels = [labels[0], *(label[:1].lower() + label[1:] for label in labels[1:])]
        shifted = any(row.is_shifted for row in bins)
        out = words.when_out(bins[0], now)
        days.append(DayLine(words.day_of_collection(day, now), in_a_row(labels), out, shifted))
    return SectorLines(sector.title, sector.path, tuple(rules), tuple(days[:DATES_SHOWN]))


def _answer(plan: Plan, typed: str, request: HttpRequest) -> Answer | None:
    """By the streets of the sectors; else by what the portal's own look-up of addresses takes it for, or the
    district where that lies."""
    if answer := look_up(plan, typed, request.city.name):
        return answer
    found = geocode(typed, request)
    if not found:
        return None
    answer = look_up(plan, found.label, request.city.name)
    if not answer and found.district:
        answer = look_up(plan, f"quartier {found.district}", request.city.name)
    return answer if not answer or found.is_exact else answer.guessed(found.label)


def _streets_of(parts: tuple[StreetPart, ...]) -> str:
    """« quartier Épeule, rue de Lille (pairs), rue de la Navette »: hundreds of streets are one paragraph."""
    ordered = sorted(parts, key=attrgetter("key", "numbers"))
    named = [(part.name, words.street_numbers(part)) for part in ordered]
    return in_a_row(isolated(f"{name} ({numbers})" if numbers else name) for name, numbers in named)


def _choices(answer: Answer) -> list[dict]:
    """Each street or part of one, with the way to its sector."""
    return [
        {
            "street": part.name,
            "numbers": words.street_numbers(part),
            "sector": sector.title,
            "url": sector.path,
        }
        for part, sector in answer.parts
    ]


def _summary(sector: Sector, now: datetime) -> dict:
    lines = lines_of(sector, now)
    return {"title": sector.title, "url": sector.path, "next": lines.days[0] if lines.days else None}


def _town(page: WastePage, request: HttpRequest) -> dict:
    """The rules for all sectors in words, and whom to ask."""
    phone = page.phone or request.city.settings.phone
    return {
        "town_rules": words.rules_of_town(Town.of(page), page.taken_in_by),
        "phone": contact("phone", "", phone) if phone else None,
        "booking_url": page.booking_url,
    }
