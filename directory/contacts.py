"""Numbers and addresses as people read them and as links want them."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import phonenumbers
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory.reading.phones import NO_BREAK, without_extension


@dataclass(frozen=True)
class Contact:
    """One way to reach a place. `kind`: phone, email, website or network; `url` is empty where the value
    is no address."""

    kind: str
    label: str
    text: str
    url: str = ""


def contacts_of(page):
    """Every Contact of a place, the main ones first."""
    main = [("phone", "", page.phone), ("email", "", page.email), ("website", "", page.website)]
    return [contact(kind, label, value) for kind, label, value in main if value] + other_contacts(page)


def other_contacts(page):
    """Those beside the main ones."""
    rows = [(raw["value"]["kind"], raw["value"].get("label"), raw["value"]["value"]) for raw in _raw(page)]
    return [contact(kind, label, value) for kind, label, value in rows if value]


def _raw(page):
    return [item for item in page.contacts.raw_data if item["type"] == "contact"]


def contact(kind, label, value):
    """A Contact from what an editor typed."""
    label = label or {"phone": _("Phone"), "email": _("E-mail"), "website": _("Website")}.get(
        kind, _("Social network")
    )
    if kind == "phone":
        return Contact(kind, label, written_phone(value), f"tel:{dialled(value)}" if dialled(value) else "")
    if kind == "email":
        return Contact(kind, label, value, f"mailto:{value}")
    return Contact(kind, label, *_site(value))


def written_phone(value):
    """« 03 20 12 34 56 » on one line, or what was typed."""
    number, extension = without_extension(value)
    found = _parsed(number)
    if found is None:
        return value
    form = phonenumbers.PhoneNumberFormat
    style = form.NATIONAL if found.country_code == 33 else form.INTERNATIONAL
    words = phonenumbers.format_number(found, style)
    if extension:
        inner = {"number": extension.rpartition(" ")[2]}
        words = f"{words} {pgettext('phone', 'ext. %(number)s') % inner}"
    return words.replace(" ", NO_BREAK)


def dialled(value):
    """What follows `tel:`: +33320123456, or the digits of a short number. An extension is asked for there."""
    number, _extension = without_extension(value)
    found = _parsed(number)
    if found is None:
        return "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=4096)
def _parsed(value):
    try:
        found = phonenumbers.parse(value, "FR")
    except phonenumbers.NumberParseException:
        return None
    return found if phonenumbers.is_possible_number(found) else None


def _site(value):
    """(what is printed, the link) of a web address; only http and https are links."""
    address = value if "://" in value else f"https://{value}"
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return value, ""
    if parts.scheme not in ("http", "https") or not host or "." not in host:
        return value, ""
    text = host.removeprefix("www.") + (parts.path.rstrip("/") if len(parts.path) < 30 else "")
    return text, address
