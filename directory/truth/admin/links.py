"""« Send the link to the owner », for one place."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.anonymous.answers import NoSiteError
from directory.models import OwnerLink
from directory.truth import mails
from directory.truth.admin import rights


@require_http_methods(["GET", "HEAD", "POST"])
def send(request, pk):
    """Asks first: the address, and when the last mail went. POST: the mail."""
    place = rights.own_place(request.user, pk)
    if request.method == "POST":
        _send(request, place)
        return redirect("wagtailadmin_pages:edit", place.pk)
    context = {
        "page_title": _("Send the link to the owner"),
        "page_subtitle": place.title,
        "header_icon": "mail",
        "place": place,
        "last": OwnerLink.objects.filter(place=place).order_by("-created_at").first(),
    }
    return render(request, "directory/truth/admin/link.html", context)


def _send(request, place):
    if not place.live or not place.owner_email:
        messages.error(request, _("Publish this place with the e-mail of its owner first."))
        return
    try:
        mails.send_link(place)
    except NoSiteError as error:
        messages.error(request, str(error))
        return
    messages.success(request, _("The link is on its way to %(email)s.") % {"email": place.owner_email})
