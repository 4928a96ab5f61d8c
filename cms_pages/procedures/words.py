"""Facts of a procedure in words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from core.writing_direction import isolated
from events.words import euros, euros_between


@dataclass(frozen=True)
class Fact:
    """One fact of the bar under the title: what it is, its value, what to know about it."""

    term: str
    value: str
    note: str = ""


def facts_of(page):
    """[Fact]: each price, then the delay."""
    facts = [_price(block.value) for block in page.prices]
    return [*facts, Fact(_("How long it takes"), page.delay, page.delay_note)] if page.delay else facts


def summary_of(page):
    """What a list says of it: « 17 à 86 € · 5 semaines »; advice has neither and is « Bon à savoir »."""
    return _summary(amounts_of(page), page.delay)


def amounts_of(page):
    """The lowest and the highest price, one where they are the same, or none."""
    ends = [(block.value["price"], block.value["up_to"] or block.value["price"]) for block in page.prices]
    return sorted({min(low for low, _high in ends), max(high for _low, high in ends)}) if ends else []


def said_again(document):
    """What a list says of a procedure, in the language that is active; how long it takes is said in words of
    its editor."""
    card, delay = document.card, document.card.get("delay", "")
    return {"when": _summary(list(map(Decimal, card.get("amounts", ()))), delay), "own_words": delay}


def _summary(amounts, delay):
    price = amount(*amounts) if amounts else ""
    return " · ".join(map(isolated, filter(None, (price, delay)))) or _("Good to know")


def _price(value):
    return Fact(value["group"] or _("Price"), amount(value["price"], value["up_to"]), value["note"] or "")


def amount(lowest, highest=None):
    """« 86 € », « Gratuit », « 0,96 à 4,80 € »."""
    if highest is None:
        return euros(lowest)
    return euros_between(lowest, highest)
