"""What the text files of content/<city>/demarches/ say, as the fields of their pages.

`price: gratuit`, or one item for each price: `- 86 | Majeur | note` (euros, `0,96 à 4,80` from the lowest to the
highest). `delay: 5 semaines | from when to when`, `appointment` (a sentence), `booking` (an address), `online`
and `state_page` (label | address), `counters` (slugs of places of the same city), `related` (slugs of procedures,
or keys of other pages), `verified: 17 | le service état civil` (so many days ago | by whom). Items: `bring` (what |
detail), `cases` and `steps` (title | text).
"""

from datetime import timedelta
from decimal import Decimal

from django.utils.html import escape

from cms_pages.procedures.forms import REVIEWED_EVERY
from portal.cities.navigation import stream
from portal.writing.typography import french

FREE = "gratuit"


def fill_procedure(page, source, today, page_id):
    """Give `page` the facts of `source`. `page_id(section, word)`: the id of the page that a word means."""
    page.for_whom = source.text("for_whom")
    page.bring = stream(*(("paper", _named(item, "name", "detail")) for item in source.items("bring")))
    page.cases = stream(*(("case", _case(item)) for item in source.items("cases")))
    page.steps = stream(*(("stage", _named(item, "title", "text")) for item in source.items("steps")))
    page.prices = stream(*(("price", _price(item)) for item in source.items("price")))
    page.delay, page.delay_note = _pair(source.text("delay"))
    page.appointment = source.text("appointment")
    page.booking_url = source.header.get("booking", "")
    page.online_label, page.online_url = _link(source.header.get("online", ""))
    page.state_label, page.state_url = _link(source.header.get("state_page", ""))
    page.counters = stream(*(("place", page_id("lieux", word)) for word in source.words("counters")))
    page.related = stream(*(("page", page_id("demarches", word)) for word in source.words("related")))
    days, page.verified_by = _pair(source.text("verified"))
    page.verified_on = today - timedelta(days=int(days or 0))
    page.review_date = page.verified_on + REVIEWED_EVERY


def _pair(text):
    first, _bar, second = (part.strip() for part in text.partition("|"))
    return first, second


def _link(text):
    label, address = _pair(text)
    return french(label), address


def _named(item, first, second):
    return dict(zip((first, second), _pair(item), strict=True))


def _case(item):
    title, text = _pair(item)
    return {"title": title, "text": f"<p>{escape(text)}</p>"}


def _price(item):
    amount, group, note = (*map(str.strip, item.split("|")), "", "")[:3]
    lowest, _to, highest = amount.removesuffix("€").partition(" à ")
    price = {"price": _euros(lowest), "up_to": _euros(highest) if highest else None}
    return price | {"group": group, "note": note}


def _euros(text):
    """« gratuit » is 0."""
    text = text.strip()
    return "0" if text.lower() == FREE else str(Decimal(text.replace(",", ".")))
