"""« Une erreur sur cette page ? »: a small form about any page, which the town gets by mail. A place has a
form of its own (directory.truth.public)."""

import re

from django import forms
from django.core.mail import EmailMessage
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import routing
from core.anonymous.forms import AnonymousForm
from core.anonymous.views import take, takes_forms
from core.crumbs import Crumb, home_crumb
from directory.models import PlacePage

ABOUT = "sur"  # the parameter that holds the path of the page
PATH = re.compile(r"/[\w./-]{0,300}")


class RemarkForm(AnonymousForm):
    """What is wrong, in words. Nothing is kept of it but the mail, until it has left."""

    purpose = "remark"

    remark = forms.CharField(
        label=gettext_lazy("What is wrong, or missing?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    answer_to = forms.EmailField(
        label=gettext_lazy("Your e-mail, for an answer"),
        required=False,
        help_text=gettext_lazy(
            "You may leave it empty. It goes to the town with your message, nowhere else."
        ),
    )


@takes_forms
def remark(request):
    """The form; the page of a place has its own, and a city without an e-mail address has none."""
    recipient, about = request.city.settings.email, _page_asked_about(request)
    if not recipient:
        raise Http404
    if isinstance(routing.find_page(request, about.removeprefix(f"/{request.LANGUAGE_CODE}/")), PlacePage):
        return redirect(f"{about.rstrip('/')}/corriger/")
    form = RemarkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        thanks_path = reverse("cms_pages:remark-thanks")
        if response := take(request, form, lambda sent: _write(request.city, about, sent), thanks_path):
            return response
    context = _around(_("Report a mistake"), request) | {"form": form, "about": about}
    context["canonical"] = request.city.base_url + request.path
    return render(request, "cms_pages/remark.html", context)


def thanks(request):
    """After the form, and after nothing else: the page says the same to everybody."""
    return render(request, "cms_pages/remark_thanks.html", _around(_("Thank you"), request))


def _page_asked_about(request):
    """The path that the link came from; the home page for anything that is no path of a site."""
    asked = request.GET.get(ABOUT, "")
    return asked if PATH.fullmatch(asked) and "//" not in asked else f"/{request.LANGUAGE_CODE}/"


def _write(city, about, form):
    words = form.cleaned_data | {"page": city.base_url + about}
    with translation.override(city.languages[0]):
        subject = _("%(city)s: a mistake on a page") % {"city": city.name}
        text = render_to_string("cms_pages/mail_remark.txt", words)
    reply_to = [words["answer_to"]] if words["answer_to"] else None
    EmailMessage(subject, text, to=[city.settings.email], reply_to=reply_to).send()


def _around(title, request):
    return {"title": title, "crumbs": [home_crumb(request), Crumb(title)], "noindex": True}
