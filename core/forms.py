"""Forms in which editors upload files: what is wrong is said under the field, in their language."""

from django.forms import FileField
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.metadata import without_metadata
from core.uploads import check_document, check_image, shorten_name


class PortalImageField(WagtailImageField):
    """Wagtail decodes an image to learn its size; here the size is known, and accepted, before. What the
    image says of the person who took it is left out, and a scan of 16 bits is kept in 8."""

    def to_python(self, data):
        file = FileField.to_python(self, data)
        if file is not None:
            check_image(file)
            shorten_name(file)
            data = without_metadata(file)
        return super().to_python(data)


class PortalDocumentField(WagtailDocumentField):
    """A document whose content is what its name says."""

    def to_python(self, data):
        file = FileField.to_python(self, data)
        if file is not None:
            check_document(file)
            shorten_name(file)
        return super().to_python(data)


def _replaced(field, kind):
    """A field of another kind with the look of `field`."""
    return kind(
        label=field.label,
        required=field.required,
        widget=field.widget,
        max_length=getattr(field, "max_length", None),
    )


class PortalImageForm(BaseImageForm):
    """Every form that adds or changes an image; the one for titles of several uploads has no file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _replaced(self.fields["file"], PortalImageField)


class PortalDocumentForm(BaseDocumentForm):
    """Every form that adds or changes a document."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _replaced(self.fields["file"], PortalDocumentField)
