"""What Django alone costs behind the same web server: one address, no middleware, 6 kB. Settings, addresses
and view in one module."""

from django.http import HttpResponse
from django.urls import path

SECRET_KEY, ALLOWED_HOSTS, ROOT_URLCONF, MIDDLEWARE, USE_TZ = "bare", ["*"], __name__, [], True
PAGE = b"x" * 6_000


def view(request):
    """Always the same."""
    return HttpResponse(PAGE)


urlpatterns = [path("", view)]
