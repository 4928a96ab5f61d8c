"""A translator's PO file: taken over once it is known to be one, of this translation."""

import tempfile

import polib
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

MOST_BYTES = 2_000_000
TRANSLATION = "X-WagtailLocalize-TranslationID"


class RefusedError(Exception):
    """Says in words what is wrong with the file."""


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """In place of wagtail-localize's, which breaks on some files and does not say what it did."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    try:
        po = _read(request.FILES.get("file"), translation)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        _take_over(request, po, translation)
    return redirect(get_valid_next_url_from_request(request) or "translating:report")


def _take_over(request, po, translation):
    before = set(_texts_of(translation))
    translation.import_po(po, user=request.user, tool_name=_("a PO file"))
    new = [text for text in _texts_of(translation) if text not in before]
    words = ngettext("%(count)s text has changed.", "%(count)s texts have changed.", len(new))
    messages.success(request, words % {"count": len(new)} if new else _("The file changes no text."))
    if faults := sum(has_error for *_text, has_error in new):
        words = ngettext(
            "%(count)s text has a fault, said below it: it is not published so.",
            "%(count)s texts have a fault, said below each: they are not published so.",
            faults,
        )
        messages.warning(request, words % {"count": faults})


def _texts_of(translation):
    """[(id, text, whether it has a fault)]"""
    of_page = {"context__object_id": translation.source.object_id, "locale": translation.target_locale}
    return StringTranslation.objects.filter(**of_page).values_list("pk", "data", "has_error")


def _read(file: UploadedFile | None, translation: Translation) -> polib.POFile:
    if file is None:
        raise RefusedError(_("Choose a PO file."))
    if file.size > MOST_BYTES:
        raise RefusedError(_("The file is too big for the PO file of one page."))
    try:
        po = _parsed(file.read())
        owner = po.metadata.get(TRANSLATION)
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise RefusedError(_("This is not a PO file, or it is damaged.")) from error
    if owner != str(translation.uuid):
        raise RefusedError(_("This PO file was made for another page or another language."))
    return po


def _parsed(content):
    """Polib opens a file of the name that it is given, so it gets one of ours. Raises what it likes."""
    if b"\0" in content:
        raise ValueError("A null byte: no database takes it.")
    with tempfile.NamedTemporaryFile(suffix=".po") as copy:
        copy.write(content)
        copy.flush()
        return polib.pofile(copy.name)
