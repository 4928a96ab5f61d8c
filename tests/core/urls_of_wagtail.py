"""The portal's addresses with Wagtail's own view in the place of ours."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import re_path
from wagtail import urls as wagtail_urls
from wagtail import views

from portal import urls

handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)
urlpatterns = [
    *urls.urlpatterns[:-1],
    *i18n_patterns(
        *urls.urlpatterns[-1].url_patterns[:-1],
        re_path(wagtail_urls.serve_pattern, views.serve, name="wagtail_serve"),
    ),
]
