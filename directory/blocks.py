"""Facts of a place that come in any number."""

from datetime import date, time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from core.blocks import first_image
from core.pictures import body_picture


class ContactBlock(blocks.StructBlock):
    """One more way to reach the place, with its own name: « Accueil du soir »."""

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


class ClosureBlock(blocks.StructBlock):
    """Whole days on which it is closed, whatever the hours say. Both days are included."""

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


class OpeningBlock(blocks.StructBlock):
    """Hours that replace those of the day. An end that is not after the start is on the next day."""

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
