"""Single cells -> values as the directory keeps them. A value that cannot be read is None or ""."""

import re
import unicodedata
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import timezone
from stdnum.exceptions import ValidationError as NumberError
from stdnum.fr import siret as siret_number

from core.text import xml_safe
from directory.reading.phones import first_number, without_extension

# Words that say that there is nothing.
NOTHING = {
    "null",
    "none",
    "nan",
    "n/a",
    "n.a.",
    "nc",
    "n.c.",
    "-",
    "--",
    "@",
    "néant",
    "\\n",
    "non renseigné",
}
BREAKS = ("Cc", "Cs", "Zl", "Zp")  # control characters, lone surrogates, ends of lines
YES = {"1", "true", "vrai", "oui", "yes", "y", "o", "t"}
NO = {"0", "false", "faux", "non", "no", "n", "f"}
LISTED = re.compile(r"\s*[|;\n]\s*")
COUNTRY = re.compile(r"[\s,;(-]+(?:FRA|FR|France)[\s.)]*$", re.IGNORECASE)
POSTCODE = re.compile(r"\b(?:F-)?(\d{5})\b\s*")
POSTCODE_AND_TOWN = re.compile(r"(?<!BP )(?<!CS )\b\d{5}\s+[^\W\d]", re.IGNORECASE)
DAY_FIRST = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")
ISO_DAY = re.compile(r"^(\d{4})[-/](\d{2})[-/](\d{2})")
EXCEL_DAY = re.compile(r"[3-5]\d{4}(?:\.\d+)?")  # 1982 to 2064
EXCEL_ZERO = date(1899, 12, 30)
FIRST_YEAR = 1990
check_url = URLValidator(schemes=["http", "https"])


def storable(words):
    """The text as databases and feeds take it: what XML cannot hold becomes « \ufffd »."""
    return xml_safe(words, "\ufffd")


def text(value):
    """One line without double spaces or control characters; "" for NULL and its like."""
    if value is None or value == "" or isinstance(value, (dict, bytes)):
        return ""
    if isinstance(value, (list, tuple)):
        return " | ".join(filter(None, map(text, value)))
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    words = unicodedata.normalize("NFC", str(value))
    if not words.isprintable():
        words = "".join(
            " " if unicodedata.category(mark) in BREAKS else mark for mark in xml_safe(words, " ")
        )
    words = " ".join(words.split())
    return "" if words.lower() in NOTHING else words


def lines(value):
    """The text with its line breaks, for descriptions."""
    found = [text(part) for part in str(value if value is not None else "").splitlines()]
    return "\n".join(filter(None, found))


def listed(value, separators=LISTED):
    """["a", "b"] of « a|b », « a;b » or a JSON list."""
    if isinstance(value, (list, tuple)):
        return list(filter(None, map(text, value)))
    return [part for part in (text(part) for part in separators.split(str(value or ""))) if part]


def truth(value):
    """True, False, or None when nobody knows."""
    if isinstance(value, bool):
        return value
    word = text(value).lower()
    return True if word in YES else False if word in NO else None


def day(value):
    """A date of « 2024-01-31T… », « 07/12/2021 », « 01/01/08 » or « 44269 » (days of Excel); None in the
    future, or before 1990."""
    words = text(value)
    try:
        if found := ISO_DAY.match(words):
            read = date(*map(int, found.groups()))
        elif found := DAY_FIRST.match(words):
            of_month, month, year = map(int, found.groups())
            read = date(year + 2000 if year < 100 else year, month, of_month)
        elif EXCEL_DAY.fullmatch(words):
            read = EXCEL_ZERO + timedelta(days=int(words[:5]))
        else:
            return None
    except ValueError:
        return None
    return read if read.year >= FIRST_YEAR and read <= timezone.localdate() + timedelta(days=1) else None


def phone(value):
    """The first number, as people write it (directory.reading.phones)."""
    return first_number(text(value))


def is_only_part(value, kept):
    """Whether a cell of phone numbers or addresses says more than the one that was kept."""
    said, wanted = re.sub(r"\D", "", text(value)), re.sub(r"\D", "", kept)
    if any(map(str.isdigit, kept)) and "@" not in kept and "://" not in kept:
        words = without_extension(text(value))[0]
        has_words = re.search(r"[^\W\d_]{2}", re.sub(r"^\W*t[eé]l\w*", "", words, flags=re.IGNORECASE))
        return bool(has_words) or not said.endswith(wanted.lstrip("0"))
    return len([part for part in re.split(r"[\s|;,]+", text(value)) if part]) > 1


def email(value):
    """The first address that is one."""
    for words in re.split(r"[\s|;,]+", text(value)):
        try:
            validate_email(words)
        except ValidationError:
            continue
        return words.lower()
    return ""


def url(value):
    """The first web address, with a scheme; at most 200 characters."""
    for words in re.split(r"[\s|;]+", text(value)):
        if "." not in words or "@" in words:
            continue
        address = words if re.match(r"^https?://", words, re.IGNORECASE) else f"http://{words}"
        try:
            check_url(address)
        except ValidationError:
            continue
        return address if len(address) <= 200 else ""
    return ""


def digits(value, length):
    """A code that lost its leading zero as a number gets it back: 1000 → « 01000 »; "" when it is none."""
    words = re.sub(r"\s", "", text(value)).upper()
    if re.fullmatch(r"\d+", words) and length - 1 <= len(words) <= length:
        return words.zfill(length)
    return words if length == 5 and re.fullmatch(r"2[AB]\d{3}", words) else ""


def siret(value):
    """14 digits whose key is right, or ""."""
    words = re.sub(r"[\s.\u00a0]", "", text(value))
    try:
        return siret_number.validate(words.zfill(14) if words.isdigit() and len(words) == 13 else words)
    except NumberError:
        return ""


def names_a_town(value):
    """Whether a postcode and the name of its town stand in an address; « BP 70737 » is no postcode."""
    return bool(POSTCODE_AND_TOWN.search(text(value)))


def address(value):
    """(number and street, postcode, town, what else is said) of an address in one cell; parts that are not
    there are "". Regions and countries after the town, as geocoders write them, are left out.
    """
    words = COUNTRY.sub("", text(value))
    found = list(POSTCODE.finditer(words))
    if not found:
        return text(value), "", "", ""
    code = found[-1]
    street = words[: code.start()].strip(" ,;-–(")
    town, *others = re.split(r"\s*[,;]\s*", words[code.end() :].strip(" ,;-–)"))
    if not street and others:  # « 59100 Roubaix, 12 rue de l’Épeule »
        street = others.pop(0)
    if not town and "," in street:  # « 12 rue de l’Épeule, Roubaix 59100 »
        street, town = (part.strip() for part in street.rsplit(",", 1))
    return street, code[1], town, "" if words != text(value) else ", ".join(others)
