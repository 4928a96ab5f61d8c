"""« Signaler une erreur »: the page of a place, with a form in the place of its text."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core import routing
from core.anonymous.views import take, takes_forms
from core.crumbs import Crumb, crumbs_of
from core.translations import original_of
from directory.models import PlacePage, Proposal
from directory.truth.forms import PublicForm


def correct(request, path):
    """The form of a place; whatever else lives at such an address is served as usual."""
    place = routing.find_page(request, path)
    if not isinstance(place, PlacePage):
        return routing.serve(request, f"{path}corriger/")
    return _form(request, place, path)


correct.csrf_exempt = True  # of the two answers, one takes no form, the other asks where it comes from


@takes_forms
def _form(request, place, path):
    form = PublicForm(request.POST if request.method == "POST" else None, place=place)
    if request.method == "POST":
        thanks = reverse("directory_truth:correct-thanks", args=[path])
        if response := take(request, form, _keep, thanks):
            return response
    context = _around(request, place, _("Report a mistake")) | {"form": form, "lead": _lead(place)}
    return render(request, "directory/truth/correct.html", context)


def _lead(place):
    words = _(
        "This is what we know of “%(name)s”. Correct what is wrong: the town reads it before anything"
        " changes."
    )
    return words % {"name": place.title}


def thanks(request, path):
    """After the form, and after nothing else: the page says the same to everybody."""
    place = routing.find_page(request, path)
    if not isinstance(place, PlacePage):
        return routing.serve(request, f"{path}corriger/merci/")
    return render(request, "directory/truth/thanks.html", _around(request, place, _("Thank you")))


thanks.csrf_exempt = True


def _keep(form):
    Proposal.objects.create(
        place=original_of(form.place),
        origin=Proposal.Origin.CLAIM if form.cleaned_data["is_owner"] else Proposal.Origin.PUBLIC,
        changes=form.changes(),
        comment=form.cleaned_data["comment"],
        email=form.cleaned_data["answer_to"],
    )


def _around(request, place, title):
    above = crumbs_of(place, request)[:-1]
    address = request.portal.path_of(place)
    return {
        "place": place,
        "place_url": address,
        "title": title,
        "crumbs": [*above, Crumb(place.title, address), Crumb(title)],
        "canonical": request.city.base_url + request.path,
        "noindex": True,
    }
