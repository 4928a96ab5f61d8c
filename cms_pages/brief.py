"""The facts beside an experiment: where it stands, when, where, with whom."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms_pages.timeline import where


def kicker(page):
    """« Expérimentation n° 2 », or the kind alone without a number."""
    if page.number:
        return _("Experiment no. %(number)s") % {"number": page.number}
    return _("Experiment")


def facts(page, own, request):
    """Terms and what they are, without the empty ones; cities come from the document, in one query less."""
    slugs = own.card.get("cities", ()) if own else [city.slug for city in page.partner_cities.all()]
    communes = request.portal.communes
    concerned = ngettext("City concerned", "Cities concerned", sum(city.slug in slugs for city in communes))
    first = request.city.languages[0]  # of what every translation has from its original
    known = [
        {"term": _("When"), "text": page.when},
        {"term": _("Where"), "text": page.place, "language": first},
        {"term": _("Participants"), "text": page.participants},
        {"term": concerned, "text": where(slugs, communes, names_all=True)},
        {"term": _("Partners"), "text": page.partners, "language": first},
    ]
    status = {"kind": page.status, "label": page.get_status_display()}
    return [{"term": _("Status"), "status": status}, *(fact for fact in known if fact["text"])]
