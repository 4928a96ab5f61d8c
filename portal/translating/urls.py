"""Addresses of wagtail-localize that are answered here instead."""

from django.shortcuts import redirect
from django.urls import path
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.auth import require_admin_access

from portal.translating import po_files, views


@require_admin_access
def to_report(request):
    """Its report leaves out what nobody has begun."""
    return redirect("translating:report")


class EditorCatalog(JavaScriptCatalog):
    """Words of the side-by-side editor. What ends with a space in English, « Publish in », does in French."""

    packages = ["wagtail_localize"]

    def get_catalog(self):
        found = super().get_catalog()
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
