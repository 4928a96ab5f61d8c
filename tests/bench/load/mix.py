"""What is asked: 130 addresses of the hub and three cities, half of them of the hub and of who publishes."""

HUB, PUBLISHER = "hub", "tourcoing"
PER_HOST = {HUB: 32, PUBLISHER: 33}  # of the others together as many
ADDRESSES = 130
LISTS = (
    "/fr/",
    "/fr/actualites/",
    "/fr/actualites/liste.rss",
    "/fr/liste.rss",
    "/fr/lieux/",
    "/fr/lieux/?ouvert=maintenant",
    "/fr/carte/",
    "/fr/themes/",
    "/fr/recherche/?q=travaux",
    "/fr/labo/",
    "/sitemap.xml",
)


def addresses():
    """[(slug, host, path)] that answer 200; pages of each city follow its lists."""
    from django.test import Client

    from core.sites import get_portal
    from search.models import SearchDocument

    portal, found = get_portal(), []
    others = [city.slug for city in portal.communes if city.slug != PUBLISHER]
    rest = (ADDRESSES - sum(PER_HOST.values())) // len(others[:2])
    numbers = PER_HOST | {others[0]: rest, others[1]: ADDRESSES - sum(PER_HOST.values()) - rest}
    client = Client()
    for slug, number in numbers.items():
        host = portal.by_slug[slug].host
        pages = SearchDocument.objects.filter(city__slug=slug).order_by("number")
        paths = (*LISTS, *pages.values_list("path", flat=True))
        asked = (path for path in paths if client.get(path, headers={"host": host}).status_code == 200)
        found += [(slug, host, path) for path, _ in zip(asked, range(number), strict=False)]
    return found
