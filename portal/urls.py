"""Every address of the portal, in the order in which they are tried."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core import routing, views
from portal.bulk import on_own_items
from portal.choosers import choose_page
from portal.reports import for_administrators
from portal.translating import urls as translating_urls
from portal.translating import views as translating_views

handler400 = "core.views.bad_request"
handler403 = "core.views.permission_denied"
handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"

urlpatterns = [
    path("", views.choose_language),
    path("admin/reports/page-types-usage/", for_administrators),
    path("admin/reports/page-types-usage/results/", for_administrators),
    path("admin/choose-page/", choose_page),
    path("admin/bulk/<str:app_label>/<str:model_name>/<str:action>/", on_own_items),
    path("admin/pages/<int:page_id>/edit/", translating_views.edit),
    path("admin/localize/", include(translating_urls)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("core.urls")),
    path("", include("search.site_urls")),
    path("", include("directory.exports.site_urls")),
]

urlpatterns += i18n_patterns(
    path("", include("search.urls")),
    path("", include("directory.layers.urls")),
    path("", include("directory.exports.urls")),
    path("", include("directory.truth.urls")),
    path("", include("directory.urls")),
    path("", include("events.urls")),
    path("", include("cms_pages.urls")),
    re_path(wagtail_urls.serve_pattern, routing.serve, name="wagtail_serve"),
)
