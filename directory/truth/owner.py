"""The pages of the link that the owner of a place was sent. Opening them changes nothing."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.anonymous import limits
from core.anonymous.views import SeeOther, takes_secret_forms
from core.views import plain_page
from directory.models import PlacePage, Proposal
from directory.models.choices import VerifiedBy
from directory.publishing import publish_facts
from directory.truth import links, mails
from directory.truth.forms import OwnerForm
from directory.truth.record import digest_of, record_of

THANKS = ("exact", "changements", "lien")


@takes_secret_forms
def record(request, token):
    """What the record says. POST: « Tout est exact », of what was shown; else it is shown again."""
    link = _open_link(request, token)
    if link is None:
        return _gone(request, token)
    if request.method == "POST":
        with transaction.atomic():
            link.place = PlacePage.objects.select_for_update(of=("self",)).get(pk=link.place_id)
            if _was_shown(link.place, request.POST.get("seen", "")):
                return _confirm(request, link, token)
    shown = record_of(link.place)
    more = {
        "facts": shown,
        "seen": digest_of(link.place, shown),
        "has_changed": request.method == "POST",
        "place_url": request.portal.path_of(link.place),
        "lead": _("This is what the directory of %(city)s says of “%(name)s”.")
        % {"city": request.city.name, "name": link.place.title},
    }
    return _page(request, "directory/truth/owner.html", link, token, **more)


def _was_shown(place, seen):
    return seen == digest_of(place, record_of(place))


def _confirm(request, link, token):
    if not links.use(link):
        return _gone(request, token)
    publish_facts(link.place_id, {"verified_on": timezone.localdate(), "verified_by": VerifiedBy.OWNER})
    return _thanks("exact")


@takes_secret_forms
def change(request, token):
    """The form with the values of today. POST: a proposal, for the editors of the city."""
    link = _open_link(request, token)
    if link is None:
        return _gone(request, token)
    form = OwnerForm(request.POST if request.method == "POST" else None, place=link.place)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if not links.use(link):
                return _gone(request, token)
            Proposal.objects.create(
                place=link.place,
                origin=Proposal.Origin.OWNER,
                changes=form.changes(),
                comment=form.cleaned_data["comment"],
                email=link.place.owner_email,
            )
        return _thanks("changements")
    lead = _(
        "Correct the record of “%(name)s”. The town reads it before anything changes, and answers you"
        " by e-mail."
    )
    words = {"lead": lead % {"name": link.place.title}}
    return _page(request, "directory/truth/owner_change.html", link, token, form=form, **words)


@takes_secret_forms
def renew(request, token):
    """POST: send a new link, to the address that the city has, whoever asks for it."""
    link = links.find(token)
    if request.method != "POST" or link is None or not _is_here(request, link):
        raise Http404
    try:
        limits.spend(request, "directory owner link", has_proof=False)
    except limits.LimitError as limit:
        return plain_page(429, limit.words, request)
    place = link.place
    if place.live and place.owner_email and not links.has_open_link(place):
        mails.remind_one.enqueue(place.pk)
    return _thanks("lien")


@takes_secret_forms
def thanks(request, what):
    """After an answer; without the token, which is spent."""
    if what not in THANKS:
        raise Http404
    return render(request, "directory/truth/owner_thanks.html", {"what": what, "noindex": True})


def _open_link(request, token):
    link = links.find(token)
    return link if link and links.is_open(link, token) and _is_here(request, link) else None


def _is_here(request, link):
    """Links work on the site of their city only."""
    found = request.portal.home_of(link.place)
    return found is not None and found[0] == request.city


def _gone(request, token):
    """The link was used, has expired, or was never ours; a known one can be replaced."""
    link = links.find(token)
    known = link is not None and link.place.live and _is_here(request, link)
    context = {
        "place": link.place if known else None,
        "was_used": bool(known and link.used_at),
        "renew_url": reverse("directory_truth:owner-renew", args=[token]) if known else "",
        "noindex": True,
    }
    return render(request, "directory/truth/owner_gone.html", context, status=410 if known else 404)


def _thanks(what):
    return SeeOther(reverse("directory_truth:owner-thanks", args=[what]))


def _page(request, template, link, token, **more):
    context = {
        "place": link.place,
        "expires_at": link.expires_at,
        "record_url": reverse("directory_truth:owner", args=[token]),
        "change_url": reverse("directory_truth:owner-change", args=[token]),
        "noindex": True,
    }
    return render(request, template, context | more)
