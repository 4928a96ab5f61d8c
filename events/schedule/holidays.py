"""On which holiday a day falls, as far as one knows."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.holidays import school
from core.holidays.public import holiday_name
from events.schedule.entries import LeftOut


def is_school_holiday(day: date) -> bool | None:
    """None where nobody knows: outside the years of the table, and on the bridge of Ascension, without school
    but not always called « vacances »."""
    if not is_in_table(day) or school.is_bridge(day):
        return None
    return any(first <= day <= last for first, last in school.breaks())


def is_in_table(day: date) -> bool:
    """Whether the school holidays of that time are known."""
    return school.FIRST <= day <= school.known_until()


def holiday_words(day: date) -> str:
    """« lundi de Pâques », « vacances scolaires »; empty on an ordinary day and where nobody knows."""
    if name := holiday_name(day):
        return name
    return _("school holidays") if is_school_holiday(day) else ""


def reason_to_leave_out(day: date, left_out: LeftOut) -> str:
    """Why an entry does not take place on `day`; empty where it does, or where nobody knows."""
    if day in left_out.days:
        return pgettext("day of a schedule", "as you say")
    if left_out.public_holidays and (name := holiday_name(day)):
        return name
    if left_out.school_holidays and is_school_holiday(day):
        return _("school holidays")
    return ""
