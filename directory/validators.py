"""Checks of single facts of a place."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.fr import siret

from directory.hours.reading.osm import canonical


def check_hours(text):
    """Refuse what is not OpenStreetMap opening_hours syntax, or has a second meaning."""
    if not canonical(text):
        raise ValidationError(_("These opening hours cannot be read."))


def check_siret(number):
    """Refuse a SIRET whose length or key is wrong (La Poste has a key of its own: stdnum knows)."""
    try:
        siret.validate(number)
    except NumberError:
        raise ValidationError(
            _("This SIRET is not right: 14 digits, the last one checks the others.")
        ) from None
