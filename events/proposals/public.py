"""« Proposer une activité »: a page beside each list of activities of a city."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core import generation, routing
from core.anonymous.views import take, takes_forms
from core.crumbs import Crumb, crumbs_of
from core.reads import structure_of
from core.sites import get_portal
from core.translations import original_of
from events.listings import PROPOSE, takes_proposals
from events.models import AgendaPage
from events.proposals.forms import ProposalForm

MORE = "more"


def propose(request, path):
    """The form of a list; whatever else lives at such an address is served as usual."""
    page = _list_at(request, path)
    return _form(request, page, path) if page else routing.serve(request, f"{path}{PROPOSE}")


propose.csrf_exempt = True  # of the two answers, one takes no form, the other asks where it comes from


@takes_forms
def _form(request, page, path):
    agenda = original_of(page)
    if request.method != "POST":
        form = ProposalForm(agenda=agenda)
    elif MORE in request.POST:
        form = ProposalForm.with_more_lines(request.POST, agenda)
    else:
        form = ProposalForm(request.POST, agenda=agenda)
        thanks = reverse("events:propose-thanks", args=[path])
        if response := take(request, form, ProposalForm.keep, thanks):
            return response
    return render(
        request, "events/propose.html", _around(request, page, _("Propose an activity")) | {"form": form}
    )


def path_to_propose(city, language):
    """Where visitors of a city propose activities: beside its first list that takes them; "" without one."""
    name, structure = f"list that takes proposals {city.slug} {language}", [structure_of(city.slug)]
    return generation.held(name, lambda: _path_to_propose(city, language), structure)


def _path_to_propose(city, language):
    home = city.homes.get(language)
    lists = AgendaPage.objects.live().filter(path__startswith=home.path).order_by("path") if home else ()
    open_lists = (page for page in lists if takes_proposals(page, city))
    return next((get_portal().path_of(page) + PROPOSE for page in open_lists), "")


def thanks(request, path):
    """After the form, and after nothing else: the page says the same to everybody."""
    page = _list_at(request, path)
    if page is None:
        return routing.serve(request, f"{path}{PROPOSE}merci/")
    return render(request, "events/propose_thanks.html", _around(request, page, _("Thank you")))


thanks.csrf_exempt = True


def _list_at(request, path):
    page = routing.find_page(request, path)
    return page if isinstance(page, AgendaPage) and takes_proposals(page, request.city) else None


def _around(request, page, title):
    above = crumbs_of(page, request)[:-1]
    address = request.portal.path_of(page)
    return {
        "agenda": page,
        "agenda_url": address,
        "title": title,
        "crumbs": [*above, Crumb(page.title, address), Crumb(title)],
        "canonical": request.city.base_url + request.path,
        "noindex": True,
    }
