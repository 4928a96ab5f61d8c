"""How places become search documents: the only module that knows both."""

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.bodies import plain_text
from directory.models import PlacePage
from search.registry import DocumentFields, DocumentType, register


def build_place(page):
    """A place is found by its words, what it is, where it is and when it is open."""
    return DocumentFields(
        body=plain_text(page.body),
        latitude=page.latitude,
        longitude=page.longitude,
        place_name=page.title,
        address=", ".join(page.address_lines),
        accessibility=[name for name, value in page.access_known.items() if value],
        min_age=page.min_age,
        max_age=page.max_age,
    )


def count_places(total):
    """« 12 lieux »."""
    words = ngettext("%(count)s place", "%(count)s places", total)
    return words % {"count": number_format(total)} if total else gettext("No place")


def register_documents():
    """Called once, when the app is ready."""
    register(
        DocumentType(
            kind="place",
            model=PlacePage,
            label=_("Place"),
            label_plural=_("Places"),
            build=build_place,
            counted=count_places,
            card="core/components/result.html",
        )
    )
