"""What every template of a public page may read."""

from django.utils import timezone

from core import moments
from core.menus import navigation_for


def portal(request):
    """`portal`, `city` and `nav` (menu, footer, alerts); nothing where no city answers."""
    city = getattr(request, "city", None)
    if city is None:
        return {}
    now, nav = timezone.now(), navigation_for(city, getattr(request, "LANGUAGE_CODE", None))
    moments.note(request, nav.next_turn(now))
    return {"portal": request.portal, "city": city, "nav": nav, "alerts": nav.active_alerts(now)}
