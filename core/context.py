"""What every template of a public page may read."""

from core.navigation import Navigation


def portal(request):
    """`portal`, `city` and `nav` (menu, footer, alerts); nothing where no city answers."""
    city = getattr(request, "city", None)
    if city is None:
        return {}
    language = getattr(request, "LANGUAGE_CODE", None)
    nav = request.portal.navigation.get((city.slug, language), Navigation())
    return {"portal": request.portal, "city": city, "nav": nav, "alerts": nav.active_alerts()}
