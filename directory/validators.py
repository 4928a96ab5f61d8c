"""Checks of single facts of a place."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from opening_hours import OpeningHours, ParserError
from stdnum.exceptions import ValidationError as NumberError
from stdnum.fr import siret


def check_hours(text):
    """Refuse what is not OpenStreetMap opening_hours syntax."""
    try:
        OpeningHours(text, country="FR")
    except ParserError:
        raise ValidationError(_("These opening hours cannot be read.")) from None


def check_siret(number):
    """Refuse a SIRET whose length or key is wrong (La Poste has a key of its own: stdnum knows)."""
    try:
        siret.validate(number)
    except NumberError:
        raise ValidationError(
            _("This SIRET is not right: 14 digits, the last one checks the others.")
        ) from None
