"""Facts of an activity that come in any number."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.fact_blocks import FactBlock

HIGHEST_PRICE = Decimal("9999.99")


class TariffBlock(FactBlock):
    """What one group pays, in euros; nothing is 0."""

    words = ("group", "note")

    group = blocks.CharBlock(label=_("For whom"), max_length=80, help_text=_("For example: under 12."))
    price = blocks.DecimalBlock(
        label=_("Price in euros"), min_value=0, max_value=HIGHEST_PRICE, decimal_places=2, max_digits=6
    )
    note = blocks.CharBlock(
        label=_("Note"), max_length=120, required=False, help_text=_("For example: bring proof of address.")
    )

    class Meta:
        icon = "tag"
        label = _("Tariff")
        description = _("What one group of people pays.")
        label_format = "{group}"
        preview_template = "events/blocks/tariff.html"
        preview_value = {"group": "Enfant de Roubaix", "price": Decimal("2.50"), "note": ""}


class TariffStream(blocks.StreamBlock):
    tariff = TariffBlock()


class PartnerBlock(blocks.StructBlock):
    """Somebody who organises it too: a place of the directory, or a name."""

    place = blocks.PageChooserBlock(
        page_type="directory.PlacePage", label=_("Place of the directory"), required=False
    )
    name = blocks.CharBlock(label=_("Name"), max_length=120, required=False)

    class Meta:
        icon = "group"
        label = _("Co-organiser")
        description = _("A place of the directory, or a name.")
        preview_template = "events/blocks/partner.html"
        preview_value = {"place": None, "name": "Association Couleurs tissées"}

    def clean(self, value):
        value = super().clean(value)
        if not value["place"] and not value["name"]:
            wrong = ValidationError(_("Choose a place of the directory, or write a name."))
            raise StructBlockValidationError(block_errors={"name": wrong})
        return value


class PartnerStream(blocks.StreamBlock):
    partner = PartnerBlock()


class StepBlock(FactBlock):
    """One step: a training, or the same one in several places."""

    words = ("title", "note")

    title = blocks.CharBlock(label=_("What one learns"), max_length=120)
    note = blocks.CharBlock(label=_("Note"), max_length=200, required=False)
    training = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="events.TrainingPage", label=_("Training session")),
        label=_("Training, in one place or several"),
        min_num=1,
        max_num=12,
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One step of the pathway: a training, or the same one in several places.")
        label_format = "{title}"
        preview_template = "events/blocks/step.html"
        preview_value = {"title": "Prendre en main l’ordinateur", "note": "Souris, clavier", "training": []}


class StepStream(blocks.StreamBlock):
    step = StepBlock()
