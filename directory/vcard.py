"""A place as a card for the address book of a phone: vCard 3.0 (RFC 2426), which all of them read."""

from django.utils.encoding import iri_to_uri

from directory.contacts import contacts_of, dialled
from directory.hours.prose import prose

LINE = 75  # octets, after which a line goes on in the next one
PARAMETERS = {"phone": "TEL;TYPE=WORK,VOICE", "email": "EMAIL;TYPE=INTERNET"}


def vcard_of(page, canonical):
    """The card as text with CRLF line ends."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_text(page.title)};;;;", f"FN:{_text(page.title)}"]
    lines += [f"ORG:{_text(page.title)}"]
    street = ", ".join(filter(None, (page.street, page.address_extra)))
    parts = ("", "", street, page.town, "", page.postcode, "France")
    if any(parts[:-1]):
        lines.append(f"ADR;TYPE=WORK:{';'.join(map(_text, parts))}")
    if page.latitude is not None and page.longitude is not None:
        lines.append(f"GEO:{page.latitude:.6f};{page.longitude:.6f}")
    lines += [_contact(found) for found in contacts_of(page) if found.url]
    if words := " ".join(filter(None, (prose(page.hours), page.hours_note))):
        lines.append(f"NOTE:{_text(words)}")
    lines += [f"SOURCE:{iri_to_uri(canonical)}", "END:VCARD", ""]
    return "\r\n".join(map(_folded, lines))


def _contact(found):
    if found.kind == "phone":
        return f"{PARAMETERS['phone']}:{dialled(found.text)}"
    if found.kind == "email":
        return f"{PARAMETERS['email']}:{_text(found.text)}"
    return f"URL:{iri_to_uri(found.url)}"  # a URI separates nothing: a backslash would be a part of it


def _text(value):
    """A value with what separates values written out; control characters are gone."""
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(sign for sign in value if sign.isprintable() or sign in "\u00a0\u202f")


def _folded(line):
    """A long line over several, never inside a letter."""
    pieces, piece = [], b""
    for sign in line:
        letter = sign.encode()
        if len(piece) + len(letter) > LINE - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += letter
    return "\r\n ".join(part.decode() for part in (*pieces, piece))
