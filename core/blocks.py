"""The blocks of which editors make the body of a page, whatever its kind.

Rendering a whole body, its table of contents and its plain text are in core.bodies.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock as WagtailImageBlock
from wagtail.models import Page

from core import bodies, pictures
from core.navigation import Link, LinkBlock
from core.slugs import slug_of
from core.tables import TranslatableTableBlock

# No title (a heading is its own block, so that the contents list finds it), no italics, no embed.
TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link", "superscript"]
SENTENCE_FEATURES = ["bold", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text, with an anchor."""

    level = blocks.ChoiceBlock(
        choices=[("h2", _("Section")), ("h3", _("Sub-section"))],
        default="h2",
        label=_("Level"),
        search_index=False,
    )
    text = blocks.CharBlock(label=_("Text"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Opens a section and enters the contents list.")
        template = "core/blocks/heading.html"
        label_format = "{text}"
        preview_value = {"level": "h2", "text": "Ce que les habitants ont choisi"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context.setdefault("anchor", slug_of(value["text"]) or "section")
        return context


class ParagraphBlock(blocks.RichTextBlock):
    """Running text: paragraphs, lists, links."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "core/blocks/paragraph.html"
        preview_value = (
            "<p>Les grilles tombent, <b>les arbres arrivent</b>.</p>"
            "<ul><li>des jeux dès l’entrée ;</li><li>un verger où chacun peut cueillir.</li></ul>"
        )


def first_image():
    """Any image, so that the picker can show what the block looks like."""
    image = get_image_model().objects.order_by("pk").first()
    return {"image": image.pk if image else None, "decorative": True, "alt_text": ""}


class FigureBlock(blocks.StructBlock):
    """A picture with its caption and credit."""

    image = WagtailImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=250, required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture across the text, with a caption and its credit.")
        template = "core/blocks/figure.html"

    def get_preview_value(self):
        return self.normalize({"image": first_image(), "caption": "La place, vue depuis la halle."})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["picture"] = pictures.body_picture(value["image"])
        return context


class QuoteBlock(blocks.StructBlock):
    """Words someone said."""

    text = blocks.TextBlock(label=_("Quotation"), max_length=600, rows=3)
    author = blocks.CharBlock(label=_("Who says it"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Words someone said, and who.")
        template = "core/blocks/quote.html"
        preview_value = {"text": "On voulait un endroit où les petits courent.", "author": "Une voisine"}


class FigureItemBlock(blocks.StructBlock):
    """One number and what it counts."""

    number = blocks.CharBlock(label=_("Number"), max_length=12, help_text=_("With its unit: 70 %, 3 km."))
    label = blocks.CharBlock(label=_("What it counts"), max_length=60)

    class Meta:
        icon = "order"
        label = _("Key figure")
        description = _("One number and what it counts.")
        template = "core/blocks/figure_item.html"
        preview_value = {"number": "420", "label": "arbres plantés"}


class FiguresBlock(blocks.StructBlock):
    """Two to four numbers side by side."""

    figures = blocks.ListBlock(FigureItemBlock(), label=_("Figures"), min_num=1, max_num=4)

    class Meta:
        icon = "order"
        label = _("Key figures")
        description = _("One to four numbers worth remembering.")
        template = "core/blocks/figures.html"
        preview_value = {
            "figures": [
                {"number": "3", "label": "villes"},
                {"number": "10", "label": "ateliers"},
                {"number": "70", "label": "participants"},
            ]
        }


class DocumentItemBlock(blocks.StructBlock):
    """One file and a word about it."""

    document = DocumentChooserBlock(label=_("Document"))
    note = blocks.CharBlock(label=_("Note"), max_length=100, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("One file to download.")
        template = "core/blocks/document_item.html"

    def get_preview_value(self):
        return self.normalize({"document": get_document_model().objects.first(), "note": "plan de la place"})


class DocumentsBlock(blocks.StructBlock):
    """Files to download."""

    documents = blocks.ListBlock(DocumentItemBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "download"
        label = _("Documents")
        description = _("Files to download, with their type and size.")
        template = "core/blocks/documents.html"

    def get_preview_value(self):
        return self.normalize({"documents": [{"document": get_document_model().objects.first(), "note": ""}]})


class CalloutBlock(blocks.StructBlock):
    """A message that stands out of the text."""

    kind = blocks.ChoiceBlock(
        choices=[("info", _("Information")), ("good", _("Good news")), ("warn", _("Caution"))],
        default="info",
        label=_("Kind"),
        search_index=False,
    )
    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=SENTENCE_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Message")
        description = _("An information, a good news or a caution, set apart from the text.")
        template = "core/blocks/callout.html"
        preview_value = {
            "kind": "info",
            "title": "Chantier visible.",
            "text": "<p>Une fenêtre dans la palissade permet de suivre les travaux.</p>",
        }


class TableBlock(blocks.StructBlock):
    """A table that a screen reader can read out: a caption and headers."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=150, help_text=_("What the table shows."))
    row_headers = blocks.BooleanBlock(
        label=_("The first column names the rows"), required=False, default=True
    )
    table = TranslatableTableBlock(
        [("text", blocks.CharBlock(label=_("Text"), required=False))], label=_("Table"), required=True
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns with headers and a caption.")
        template = "core/blocks/table.html"

    def get_preview_value(self):
        rows = [["Lundi", "9 h – 12 h"], ["Mardi", "14 h – 18 h"]]
        table = {
            "columns": [{"type": "text", "heading": "Jour"}, {"type": "text", "heading": "Horaires"}],
            "rows": [{"values": row} for row in rows],
            "caption": "",
        }
        return self.to_python({"caption": "Les permanences", "row_headers": True, "table": table})


class RelatedPagesBlock(blocks.StructBlock):
    """Links to other pages of the portal, by their title."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=6)

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Related pages")
        description = _("A title and links to pages of the portal.")
        template = "core/blocks/related_pages.html"

    def get_preview_value(self):
        pages = list(Page.objects.filter(live=True, depth__gte=2)[:3])
        return self.normalize({"title": "À lire aussi", "pages": pages})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        linked = bodies.linked_by_text([page.pk for page in value["pages"] if page])
        chosen = [linked[page.pk] for page in value["pages"] if page and page.pk in linked]
        context["links"] = [Link(page.title, page.url, page.pk, page.language) for page in chosen]
        return context


class LinksBlock(blocks.StructBlock):
    """Buttons, or a list of links."""

    style = blocks.ChoiceBlock(
        choices=[("buttons", _("Buttons")), ("list", _("List"))],
        default="buttons",
        label=_("Shown as"),
        search_index=False,
    )
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=8)

    class Meta:
        icon = "link"
        label = _("Links")
        description = _("Buttons for what to do next, or a list of links.")
        template = "core/blocks/links.html"
        preview_value = {
            "style": "buttons",
            "links": [{"label": "Prendre rendez-vous", "page": None, "url": "https://example.org/"}],
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        linked = bodies.linked_by_text([link["page"].pk for link in value["links"] if link["page"]])
        links = [_link(link, linked) for link in value["links"]]
        context["links"] = [link for link in links if link]
        return context


def _link(value, linked):
    """The Link of a link block; None where its page is not published."""
    if not value["page"]:
        return Link(value["label"], value["url"])
    page = linked.get(value["page"].pk)
    return page and Link(value["label"], page.url, page.pk, page.language)


class BodyBlock(blocks.StreamBlock):
    """What the body of a page may hold."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    image = FigureBlock()
    quote = QuoteBlock()
    figures = FiguresBlock()
    callout = CalloutBlock()
    table = TableBlock()
    documents = DocumentsBlock()
    links = LinksBlock()
    related = RelatedPagesBlock()

    class Meta:
        icon = "doc-full"
        label = _("Body")
        description = _("The text of a page, block after block.")
        template = "core/blocks/body.html"
        preview_value = [("heading", {"level": "h2", "text": "Un titre"}), ("paragraph", "<p>Un texte.</p>")]
