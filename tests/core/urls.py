"""The portal's addresses, and one that fails."""

from django.urls import path

from portal.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def fail(request):
    """A view with a mistake."""
    raise RuntimeError("a mistake")


urlpatterns = [path("panne/", fail), *urlpatterns]
