"""The state of records: how old, how complete, whom to remind."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import DateField, F, Max
from django.db.models.functions import Coalesce, TruncDate
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from core.sites import get_portal
from directory import freshness
from directory.models import PlacePage
from directory.truth import completion, links, mails
from directory.truth.admin import rights

PER_PAGE = 50
# Value of ?etat= : (label, the rule that says how many months it takes; None: all of them)
STATES = {
    "a-rappeler": (gettext_lazy("To be confirmed again"), "remind_after"),
    "en-bas": (gettext_lazy("Last in lists"), "sink_after"),
    "masquees": (gettext_lazy("Hidden from lists"), "hide_after"),
    "toutes": (gettext_lazy("All"), None),
}
STANDINGS = {
    freshness.FRESH: gettext_lazy("confirmed lately"),
    freshness.DUE: gettext_lazy("to be confirmed again"),
    freshness.RANKED_LAST: gettext_lazy("last in lists"),
    freshness.HIDDEN: gettext_lazy("hidden from lists"),
}


def index(request):
    """The records of one directory (?annuaire=), the longest unconfirmed first."""
    directory, choices = _directory(request, request.GET)
    state = _state(request.GET)
    rows = records(directory, state) if directory else PlacePage.objects.none()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    for place in page.object_list:
        standing = freshness.standing(place)
        place.standing_label, place.is_due = STANDINGS[standing], standing != freshness.FRESH
        place.rate, place.lacks = completion.rate(place), ", ".join(completion.missing(place))
    context = {
        "page_title": _("State of records"),
        "header_icon": "date",
        "directory": directory,
        "directories": choices,
        "states": [(value, label, value == state) for value, (label, _rule) in STATES.items()],
        "state": state,
        "places": page,
        "asked_for": ", ".join(str(label) for label, _is_there in completion.ASKED_FOR),
        "quiet_days": links.QUIET.days,
        "query": f"annuaire={directory.pk}&etat={state}" if directory else "",
    }
    return render(request, "directory/truth/admin/records.html", context)


@require_POST
def remind(request):
    """Send the link to the owners of the ticked places, or of all that the list shows (« tous »)."""
    directory, _choices = _directory(request, request.POST)
    own = rights.own_places(request.user)
    if request.POST.get("tous") and directory:
        chosen = own.filter(pk__in=records(directory, _state(request.POST)).values("pk"))
    else:
        chosen = own.filter(pk__in=filter(_is_id, request.POST.getlist("place")))
    total = chosen.count()
    ids = list(links.remindable(chosen).values_list("pk", flat=True))
    if ids:
        mails.remind.enqueue(ids)
    words = ngettext("%(count)s owner is written to.", "%(count)s owners are written to.", len(ids))
    messages.success(request, words % {"count": len(ids)})
    if total > len(ids):
        words = _("%(count)s left out: no e-mail of an owner, or written to in the last %(days)s days.")
        messages.warning(request, words % {"count": total - len(ids), "days": links.QUIET.days})
    address = reverse("directory_truth_admin:records")
    chosen_directory = directory.pk if directory else ""
    return redirect(f"{address}?annuaire={chosen_directory}&etat={_state(request.POST)}")


def records(directory, state):
    """Live places of a directory in that state, with `reference` and `last_mail`."""
    verified = Coalesce("verified_on", TruncDate("first_published_at"), output_field=DateField())
    places = PlacePage.objects.descendant_of(directory).filter(live=True, alias_of=None)
    places = places.annotate(reference=verified, last_mail=Max("owner_links__created_at"))
    rule = STATES[state][1]
    if rule:
        months = getattr(freshness.settings_of(directory), rule)
        places = places.filter(reference__lte=freshness.latest_reference(months, timezone.localdate()))
    return places.defer("body", "gallery").order_by(F("reference").asc(nulls_first=True), "pk")


def _is_id(text):
    return text.isascii() and text.isdigit() and len(text) < 10


def _state(query):
    state = query.get("etat", "")
    return state if state in STATES else next(iter(STATES))


def _directory(request, query):
    """(the directory asked for, or the first; [(directory, name of its city)]) among one's own, in the first
    language of each city where there is any: records in another one say the same facts."""
    own = list(rights.own_directories(request.user))
    portal = get_portal()
    placed = [(row, *found) for row in own if (found := portal.home_of(row))]
    first = [(row, city) for row, city, language in placed if language == city.languages[0]]
    named = [(row, city.name) for row, city in first or ((row, city) for row, city, _language in placed)]
    wanted = next((row for row, _name in named if str(row.pk) == query.get("annuaire")), None)
    return wanted or (named[0][0] if named else None), named
