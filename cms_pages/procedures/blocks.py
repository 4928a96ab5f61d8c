"""Facts of a procedure that come in any number: prices, papers, special cases, steps, counters."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks import TEXT_FEATURES
from core.fact_blocks import FactBlock

HIGHEST_PRICE = Decimal("99999.99")


class PriceBlock(FactBlock):
    """What it costs, in euros; nothing is 0."""

    words = ("group", "note")

    price = blocks.DecimalBlock(
        label=_("Price in euros"),
        min_value=0,
        max_value=HIGHEST_PRICE,
        decimal_places=2,
        max_digits=7,
        help_text=_("0 is shown as « Free »."),
    )
    up_to = blocks.DecimalBlock(
        label=_("Up to"),
        min_value=0,
        max_value=HIGHEST_PRICE,
        decimal_places=2,
        max_digits=7,
        required=False,
        help_text=_("Where the price depends on something: the highest one."),
    )
    group = blocks.CharBlock(
        label=_("For whom"), max_length=60, required=False, help_text=_("For example: under 15.")
    )
    note = blocks.CharBlock(
        label=_("Note"), max_length=120, required=False, help_text=_("For example: as your income is.")
    )

    class Meta:
        icon = "tag"
        label = _("Price")
        description = _("What it costs, for everybody or for one group.")
        label_format = "{price} € {group}"
        preview_template = "cms_pages/blocks/price_preview.html"
        preview_value = {"price": Decimal("86"), "up_to": None, "group": "Majeur", "note": ""}

    def clean(self, value):
        value = super().clean(value)
        if value["up_to"] is not None and value["up_to"] <= value["price"]:
            wrong = ValidationError(_("The highest price is above the first one, or left empty."))
            raise StructBlockValidationError(block_errors={"up_to": wrong})
        return value


class PriceStream(blocks.StreamBlock):
    price = PriceBlock()


class PaperBlock(blocks.StructBlock):
    """One thing to bring."""

    name = blocks.CharBlock(label=_("What to bring"), max_length=120)
    detail = blocks.CharBlock(
        label=_("Detail"), max_length=250, required=False, help_text=_("For example: less than a year old.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Thing to bring")
        description = _("A paper, a photo, a number that one must have.")
        label_format = "{name}"
        preview_template = "cms_pages/blocks/paper_preview.html"
        preview_value = {"name": "L’ancien titre", "detail": "Même s’il n’est plus valable."}


class PaperStream(blocks.StreamBlock):
    paper = PaperBlock()


class CaseBlock(blocks.StructBlock):
    """What is different for some people; closed until they open it."""

    title = blocks.CharBlock(label=_("Case"), max_length=120, help_text=_("For example: for a child."))
    text = blocks.RichTextBlock(label=_("What changes"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Special case")
        description = _("What is different for some people, folded under its title.")
        label_format = "{title}"
        template = "cms_pages/blocks/case.html"
        preview_value = {
            "title": "En plus, pour un enfant",
            "text": "<p>La pièce d’identité du parent présent.</p>",
        }


class CaseStream(blocks.StreamBlock):
    case = CaseBlock()


class StageBlock(blocks.StructBlock):
    """One step of what happens."""

    title = blocks.CharBlock(label=_("Step"), max_length=80)
    text = blocks.CharBlock(label=_("Detail"), max_length=250, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One step of what happens, in order.")
        label_format = "{title}"
        preview_template = "cms_pages/blocks/stage_preview.html"
        preview_value = {"title": "Guichet", "text": "20 minutes. On prend vos empreintes."}


class StageStream(blocks.StreamBlock):
    stage = StageBlock()


class CounterStream(blocks.StreamBlock):
    """Where it is done: places of the directory, in order."""

    place = blocks.PageChooserBlock(
        page_type="directory.PlacePage",
        label=_("Place of the directory"),
        icon="home",
        description=_("Its address, its hours and its phone are shown as the directory has them."),
        preview_template="cms_pages/blocks/page_preview.html",
        preview_value=None,
    )
