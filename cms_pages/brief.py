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
    known = [
        (_("When"), page.when),
        (_("Where"), page.place),
        (_("Participants"), page.participants),
        (concerned, where(slugs, communes, names_all=True)),
        (_("Partners"), page.partners),
    ]
    status = {"kind": page.status, "label": page.get_status_display()}
    return [{"term": _("Status"), "status": status}] + [
        {"term": term, "text": text} for term, text in known if text
    ]
