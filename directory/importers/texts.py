"""Single cells -> values as the directory keeps them. A value that cannot be read is None or ""."""

import re
import unicodedata
from datetime import date, timedelta

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import timezone
from stdnum.exceptions import ValidationError as NumberError
from stdnum.fr import siret as siret_number

from directory.contacts import without_extension

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
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
LISTED = re.compile(r"\s*[|;\n]\s*")
POSTCODE = re.compile(r"\b(\d{5})\b\s*")
DAY_FIRST = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")
ISO_DAY = re.compile(r"^(\d{4})[-/](\d{2})[-/](\d{2})")
NUMBERS_APART = re.compile(r"[/;|]|,(?! ?(?:poste|ext))|\bou\b", re.IGNORECASE)
FIRST_YEAR = 1990
check_url = URLValidator(schemes=["http", "https"])


def storable(words):
    """The text as every database takes it: NUL and lone surrogates, which none writes, become « \ufffd »."""
    return UNSTORABLE.sub("\ufffd", words)


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
        words = "".join(" " if unicodedata.category(mark) in BREAKS else mark for mark in words)
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
    """A date of « 2024-01-31T… », « 07/12/2021 » or « 01/01/08 »; None in the future, or before 1990."""
    words = text(value)
    try:
        if found := ISO_DAY.match(words):
            read = date(*map(int, found.groups()))
        elif found := DAY_FIRST.match(words):
            of_month, month, year = map(int, found.groups())
            read = date(year + 2000 if year < 100 else year, month, of_month)
        else:
            return None
    except ValueError:
        return None
    return read if read.year >= FIRST_YEAR and read <= timezone.localdate() + timedelta(days=1) else None


def phone(value):
    """« 03 20 12 34 56 », « 3949 », or with its country code when it is not French. The first of several.

    An extension stays: « 03 20 12 34 56 poste 12 ».
    """
    for part in NUMBERS_APART.split(text(value)):
        words, extension = without_extension(part)
        digits = re.sub(r"\D", "", words)
        if re.fullmatch(r"3\d{3}|1\d{1,2}|11[568]\d{3}", digits):
            return digits
        if len(digits) == 9 and digits[0] in "1234567":  # a number that lost its zero
            words = f"0{digits}"
        try:
            found = phonenumbers.parse(words, "FR")
        except phonenumbers.NumberParseException:
            continue
        if _has_ten_figures(found) or phonenumbers.is_valid_number(found):
            return f"{_written(found)}{extension}"
    return ""


def _has_ten_figures(found):
    """Ranges that the numbering plan keeps for fiction, or opened since, are no mistakes."""
    return found.country_code == 33 and len(str(found.national_number)) == 9


def _written(found):
    french = found.country_code == 33
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL if french else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(found, style)


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


def address(value):
    """(number and street, postcode, town) of an address in one cell; parts that are not there are ""."""
    words = text(value)
    found = list(POSTCODE.finditer(words))
    if not found:
        return words, "", ""
    code = found[-1]
    street = words[: code.start()].strip(" ,-–")
    return street, code[1], words[code.end() :].strip(" ,-–")
