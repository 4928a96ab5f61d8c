"""Facts of a place that come in any number."""

import re
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.dates import WEEKDAYS as DAY_NAMES
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from core.blocks import first_image
from core.fact_blocks import FactBlock
from core.pictures import body_picture
from directory.models.choices import Rhythm, Stream
from search.occurrences import WEEKDAYS

WEEKS_OF_MONTH = [
    ("1", _("First")),
    ("2", _("Second")),
    ("3", _("Third")),
    ("4", _("Fourth")),
    ("-1", pgettext_lazy("week of a month", "Last")),
]


class ContactBlock(FactBlock):
    """One more way to reach the place, with its own name: « Accueil du soir »."""

    words = ("label",)

    kind = blocks.ChoiceBlock(
        choices=[
            ("phone", _("Phone")),
            ("email", _("E-mail")),
            ("website", _("Website")),
            ("network", _("Social network")),
        ],
        label=pgettext_lazy("contact", "Kind"),
    )
    label = blocks.CharBlock(label=_("Name"), max_length=60, required=False)
    value = blocks.CharBlock(label=_("Number or address"), max_length=200)

    class Meta:
        icon = "mail"
        label = _("Contact")
        description = _("One more way to reach the place, with its own name.")
        preview_template = "directory/blocks/contact.html"
        preview_value = {"kind": "phone", "label": "Accueil du soir", "value": "03 53 01 01 42"}


class ContactStream(blocks.StreamBlock):
    contact = ContactBlock()


class ClosureBlock(FactBlock):
    """Whole days on which it is closed, whatever the hours say. Both days are included."""

    words = ("reason",)

    first = blocks.DateBlock(label=_("First day"))
    last = blocks.DateBlock(label=_("Last day"), required=False)
    reason = blocks.CharBlock(label=_("Reason"), max_length=100, required=False)

    class Meta:
        icon = "cross"
        label = _("Closed")
        description = _("Whole days on which the place is closed, whatever its hours say.")
        preview_template = "directory/blocks/closure.html"
        preview_value = {"first": date(2026, 12, 24), "last": date(2026, 12, 31), "reason": "congés"}

    def clean(self, value):
        value = super().clean(value)
        if value["last"] and value["last"] < value["first"]:
            wrong = ValidationError(_("The last day comes before the first."))
            raise StructBlockValidationError(block_errors={"last": wrong})
        return value


class OpeningBlock(FactBlock):
    """Hours that replace those of the day. An end that is not after the start is on the next day."""

    words = ("reason",)

    day = blocks.DateBlock(label=_("Day"))
    start = blocks.TimeBlock(label=pgettext_lazy("hour", "From"))
    end = blocks.TimeBlock(label=_("To"))
    reason = blocks.CharBlock(label=_("Reason"), max_length=100, required=False)

    class Meta:
        icon = "check"
        label = _("Open at other hours")
        description = _("Hours that replace those of one day.")
        preview_template = "directory/blocks/opening.html"
        preview_value = {
            "day": date(2026, 12, 20),
            "start": time(10),
            "end": time(18),
            "reason": "marché de Noël",
        }


class ExceptionStream(blocks.StreamBlock):
    closure = ClosureBlock()
    opening = OpeningBlock()


class PictureBlock(blocks.StructBlock):
    """A picture of the place, under its text."""

    image = ImageBlock(label=_("Image"))

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture of the place.")
        template = "directory/blocks/picture.html"

    def get_preview_value(self):
        return self.normalize({"image": first_image()})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["picture"] = body_picture(value["image"])
        return context


class GalleryStream(blocks.StreamBlock):
    picture = PictureBlock()


def stream_choices():
    return [(value, str(label)) for value, label in Stream.choices]


def rhythm_choices():
    return [(value, str(label)) for value, label in Rhythm.choices]


def weekday_choices():
    return [(name, str(label)) for name, label in zip(WEEKDAYS, DAY_NAMES.values(), strict=True)]


def month_choices():
    return [(str(number), str(label)) for number, label in MONTHS.items()]


def days_of(words):
    """The days of a text, one a line: « 14/12/2026 ». Raises ValueError for one that is no day."""
    written = filter(None, map(str.strip, re.split(r"[\n,;]+", words)))
    return sorted(_day_of(word) for word in written)


def _day_of(word):
    pattern = "%Y-%m-%d" if "-" in word else "%d/%m/%Y"
    return datetime.strptime(word, pattern).date()  # noqa: DTZ007 (a day has no zone)


class CollectionBlock(FactBlock):
    """When one thing is collected: « emballages, le mercredi des semaines paires »."""

    words = ("container", "note")

    stream = blocks.ChoiceBlock(choices=stream_choices, label=_("What is collected"))
    container = blocks.CharBlock(
        label=_("Bin or bag"), max_length=40, required=False, help_text=_("For example: bac jaune.")
    )
    rhythm = blocks.ChoiceBlock(choices=rhythm_choices, default=Rhythm.WEEKLY, label=_("How often"))
    weekdays = blocks.MultipleChoiceBlock(choices=weekday_choices, label=_("Days"), required=False)
    weeks = blocks.MultipleChoiceBlock(
        choices=WEEKS_OF_MONTH, label=_("Which ones of the month"), required=False
    )
    dates = blocks.TextBlock(label=_("Dates"), required=False, rows=3, help_text=_("One a line: 14/12/2026."))
    first_month = blocks.ChoiceBlock(choices=month_choices, label=_("Only from"), required=False)
    last_month = blocks.ChoiceBlock(choices=month_choices, label=_("Until"), required=False)
    note = blocks.CharBlock(
        label=_("Good to know"), max_length=160, required=False, help_text=_("Shown beside the days.")
    )

    class Meta:
        icon = "bin"
        label = _("Collection")
        description = _("What is collected, on which days.")
        preview_template = "directory/blocks/collection.html"
        preview_value = {
            "stream": "tri",
            "container": "bac jaune",
            "rhythm": "semaine",
            "weekdays": ["mardi"],
        }

    def clean(self, value):
        value = super().clean(value)
        rhythm, errors = value["rhythm"], {}
        if rhythm not in (Rhythm.DATES, Rhythm.APPOINTMENT) and not value["weekdays"]:
            errors["weekdays"] = ValidationError(_("Choose at least one day."))
        if rhythm == Rhythm.MONTHLY and not value["weeks"]:
            errors["weeks"] = ValidationError(_("Choose which ones: the first, the third…"))
        try:
            if not days_of(value["dates"] or "") and rhythm == Rhythm.DATES:
                errors["dates"] = ValidationError(_("Write at least one date."))
        except ValueError:
            errors["dates"] = ValidationError(_("One date a line, such as 14/12/2026."))
        if bool(value["first_month"]) != bool(value["last_month"]):
            errors["last_month"] = ValidationError(_("Choose both months, or none."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value


class CollectionStream(blocks.StreamBlock):
    collection = CollectionBlock()
