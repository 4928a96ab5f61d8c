"""A translator's PO file: read by wagtail-localize once it is known to be one, of this translation."""

import tempfile

import polib
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import upload_pofile

MOST_BYTES = 2_000_000
TRANSLATION = "X-WagtailLocalize-TranslationID"


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Wagtail-localize's own view, which asks for the right to edit; a file that it could not read is
    refused with a sentence."""
    translation = get_object_or_404(Translation, pk=translation_id)
    refusal = _why_refused(request.FILES.get("file"), translation)
    if refusal is None:
        return upload_pofile(request, translation_id)
    messages.error(request, refusal)
    return redirect(get_valid_next_url_from_request(request) or "translating:report")


def _why_refused(file, translation):
    if file is None:
        return _("Choose a PO file.")
    if file.size > MOST_BYTES:
        return _("The file is too big for the PO file of one page.")
    content = file.read()
    file.seek(0)
    try:
        metadata = _parsed(content).metadata
    except (OSError, ValueError, LookupError, AttributeError, TypeError):
        return _("This is not a PO file, or it is damaged.")
    if metadata.get(TRANSLATION) != str(translation.uuid):
        return _("This PO file was made for another page or another language.")
    return None


def _parsed(content):
    """Polib opens a file of the name that it is given, so it gets one of ours. Raises what it likes."""
    if b"\0" in content:
        raise ValueError("A null byte: no database takes it.")
    with tempfile.NamedTemporaryFile(suffix=".po") as copy:
        copy.write(content)
        copy.flush()
        return polib.pofile(copy.name)
