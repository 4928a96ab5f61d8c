"""Addresses of wagtail-localize that are answered here instead."""

from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext, gettext_noop
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.auth import require_admin_access

from portal.translating import po_files, views

# After « Publish in » stands the name of the language as a sentence has it.
OWN_WORDS = {
    "Publish in ": gettext_noop("Publish in"),
    "Uses %s version": gettext_noop("As in the other language (%s)"),
    "Revert to %s version": gettext_noop("Take it over from the other language (%s)"),
    "Stop Synced translation": gettext_noop("No longer follow the original"),
}


@require_admin_access
def to_report(request):
    """Its report leaves out what nobody has begun."""
    return redirect("translating:report")


class EditorCatalog(JavaScriptCatalog):
    """Words of the side-by-side editor, some of them ours. What ends with a space in English, « Publish in »,
    does in French."""

    packages = ["wagtail_localize"]

    def get_catalog(self):
        found = super().get_catalog()
        if "Publish in " in found:  # it has the words of a language, not of English
            found |= {key: gettext(words) for key, words in OWN_WORDS.items()}
        return found | {key: f"{found[key].rstrip()} " for key in found if key.endswith(" ")}


urlpatterns = [
    path("jsi18n/", require_admin_access(EditorCatalog.as_view())),
    path("submit/page/<int:page_id>/", require_admin_access(views.send)),
    path("update/<int:translation_source_id>/", require_admin_access(views.update)),
    path("page/<int:page_id>/convert_to_alias/", require_admin_access(views.keep_no_alias)),
    path("translate/<int:translation_id>/pofile/upload/", require_admin_access(po_files.upload)),
    path("reports/translations/", to_report),
    path("reports/translations/results/", to_report),
]
