"""What an easy version is made of: titles, and lines with a picture beside them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from core.pictures import body_picture

FEATURES = ["bold", "link"]
WIDTHS, SIZES = (240, 480), "15rem"


class EasyTitleBlock(blocks.CharBlock):
    """What the next lines are about."""

    class Meta:
        icon = "title"
        label = _("Title")
        description = _("What the next lines are about, as a question if you can.")
        template = "cms_pages/easy/title.html"
        preview_value = "Où aller ?"


class EasyLineBlock(blocks.StructBlock):
    """One idea: a sentence or two, and a picture that says the same."""

    text = blocks.RichTextBlock(
        label=_("Text"), features=FEATURES, help_text=_("One sentence a line. Press Enter after each one.")
    )
    picture = ImageBlock(
        label=_("Image"),
        required=False,
        help_text=_("A drawing or a photo that says what the text says."),
    )

    class Meta:
        icon = "pilcrow"
        label = _("One idea")
        description = _("A short sentence or two, and a picture that says the same.")
        template = "cms_pages/easy/line.html"
        preview_value = {"text": "<p>Vous avez besoin d’un passeport.</p>", "picture": None}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """With the sizes of its picture."""
        shown = body_picture(value["picture"], widths=WIDTHS, sizes=SIZES)
        return super().get_context(value, parent_context) | {"picture": shown}


class EasyStream(blocks.StreamBlock):
    """The text of an easy version, from top to bottom."""

    title = EasyTitleBlock(max_length=60)
    line = EasyLineBlock()
