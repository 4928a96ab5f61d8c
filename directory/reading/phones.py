"""Numbers of telephones as registers and people write them."""

import re

import phonenumbers

NO_BREAK = "\u00a0"
EXTENSION = re.compile(r"\b(?:poste|ext(?:ension)?)\b[\s.:]*(\d{1,6})\W*$", re.IGNORECASE)
NUMBERS_APART = re.compile(r"[/;|]|,(?! ?(?:poste|ext))|\bou\b", re.IGNORECASE)
# A number among words: « Accueil : 03 20 12 34 56 (9 h à 18 h) », « (+33) 3 20 12 34 56 », « 3949 ».
NUMBER_AMONG_WORDS = re.compile(
    r"(?<!\d)(?:\(?(?:\+|00)\d{1,3}\)?[ .-]?)?(?:\(0\) ?)?\d(?:[ .-]?\d){3,14}(?!\d)"
)
LONGEST_PHONE_CELL = 300  # characters


def without_extension(words):
    """(the number, « poste 12 » with a space before, or "") of a phone number as people write it."""
    found = EXTENSION.search(words)
    return (words[: found.start()].rstrip(f" {NO_BREAK}(,.-"), f" poste {found[1]}") if found else (words, "")


def first_number(words):
    """« 03 20 12 34 56 », « 3949 », or with its country code when it is not French. The first of several.

    An extension stays: « 03 20 12 34 56 poste 12 ».
    """
    for part in NUMBERS_APART.split(words):
        words, extension = without_extension(part)
        among = NUMBER_AMONG_WORDS.findall(words) if len(words) <= LONGEST_PHONE_CELL else []
        for candidate in (words, *among):
            if found := _phone(candidate):
                return f"{found}{extension}"
    return ""


def _phone(words):
    """A number that stands alone, as people write it, or ""."""
    digits = re.sub(r"\D", "", words)
    is_foreign = words.lstrip(" (").startswith("+")
    is_glued = re.search(r"\d[^\W\d_]|[^\W\d_]\d", words)  # « 12abc » is a slip, « Police : 17 » is not
    if re.fullmatch(r"3\d{3}|1\d{1,2}|11[568]\d{3}", digits) and not is_foreign and not is_glued:
        return digits
    if any(map(str.isalpha, words)):  # letters are no keys of a telephone here
        return ""
    if len(digits) == 9 and digits[0] in "1234567" and not is_foreign:  # a number that lost its zero
        words = f"0{digits}"
    try:
        found = phonenumbers.parse(words, "FR")
    except phonenumbers.NumberParseException:
        return ""
    return _written(found) if _has_ten_figures(found) or phonenumbers.is_valid_number(found) else ""


def _has_ten_figures(found):
    """Ranges that the numbering plan keeps for fiction, or opened since, are no mistakes."""
    return found.country_code == 33 and len(str(found.national_number)) == 9


def _written(found):
    french = found.country_code == 33
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL if french else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(found, style)
