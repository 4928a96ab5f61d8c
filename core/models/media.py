"""Images and documents that editors upload."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PortalImage(AbstractImage):
    """An image with the text that replaces it for those who cannot see it."""

    alt = models.CharField(
        _("text alternative"),
        max_length=250,
        help_text=_("What the image shows, in one sentence, for people who cannot see it."),
    )
    credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Author and licence, shown under the image.")
    )

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = Image.search_fields

    @property
    def default_alt_text(self):
        return self.alt

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class PortalRendition(AbstractRendition):
    """One size of an image."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="core_unique_rendition"
            )
        ]


class PortalDocument(AbstractDocument):
    """A file to download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self):
        """A file that its field has refused has no name to complain of a second time."""
        if self.file:
            super().clean()
