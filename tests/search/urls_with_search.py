"""The portal's addresses with a search page of no consequence."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import path

from portal.urls import urlpatterns as portal_urls

urlpatterns = [*i18n_patterns(path("recherche/", lambda request: HttpResponse(), name="any")), *portal_urls]
