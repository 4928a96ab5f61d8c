"""`liste.ics`: any list of activities as a calendar to subscribe to, with the filters of its address."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.menus import tagline_in
from core.viewer import Viewer
from core.writing_direction import isolated
from events.calendars.listed import Listed, dates_listed
from events.calendars.told import written
from events.calendars.writer import TYPE, Calendar, write
from search import faces
from search.faces.formats import face_url
from search.listings import Listing
from search.query import SearchQuery
from search.sentences import describe

EXTENSION = "ics"


def draw(viewer: Viewer, listing: Listing, query: SearchQuery) -> faces.Drawn:
    """The file of a list."""
    listed = dates_listed(viewer, listing, query)
    title = describe(query, viewer.portal, viewer.language, listing)
    calendar = Calendar(
        events=written(listed.dates),
        name=f"{title} – {isolated(viewer.city.name)}",
        description=" ".join(
            filter(None, (listing.intro or tagline_in(viewer.city, viewer.language), _cut(listed)))
        ),
        url=viewer.base_url + query.url(listing.path, page=1),
        source=viewer.base_url + face_url(listing, query, EXTENSION),
    )
    return faces.Drawn(write(calendar), listed.changes_at)


def _cut(listed: Listed) -> str:
    """That later dates are missing, or ""."""
    if not listed.is_cut:
        return ""
    words = _("This calendar holds the next %(most)s dates of %(total)s: choose filters to see later ones.")
    return words % {"most": number_format(len(listed.dates)), "total": number_format(listed.total)}


def register() -> None:
    """Called once, when the app is ready."""
    faces.register(EXTENSION, faces.Face(gettext_lazy("Calendar (iCal)"), TYPE, draw))
