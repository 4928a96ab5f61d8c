"""Facts of a procedure in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

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
    ends = [(block.value["price"], block.value["up_to"] or block.value["price"]) for block in page.prices]
    price = ""
    if ends:
        lowest, highest = min(low for low, _high in ends), max(high for _low, high in ends)
        price = amount(lowest, highest if highest > lowest else None)
    return " · ".join(filter(None, (price, page.delay))) or _("Good to know")


def _price(value):
    group = value["group"]
    term = _("Price, %(group)s") % {"group": _inside(group)} if group else _("Price")
    return Fact(term, amount(value["price"], value["up_to"]), value["note"] or "")


def _inside(words):
    """Words of an editor inside a sentence; initials keep their capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def amount(lowest, highest=None):
    """« 86 € », « Gratuit », « 0,96 à 4,80 € »."""
    if highest is None:
        return euros(lowest)
    return euros_between(lowest, highest)
