"""Activities as what imports make: the events of calendars and agendas."""

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.borders import border_of
from directory.importing.target import Target
from directory.models import PlacePage
from directory.point_fields import ground_of
from directory.reading.errors import FileRefusedError
from events.imports import adapters
from events.imports.adapter import dates_in_words
from events.imports.drafts import ActivityDraft
from events.imports.forms import ActivityUploadForm
from events.imports.known import KnownActivities
from events.imports.mapping import ActivityReader
from events.imports.own_columns import ACTIVITY_COLUMNS
from events.imports.venues import Venues
from events.models import AgendaPage, Occurrence
from events.models.choices import Attendance
from events.models.imports import ActivityLine, ActivityRecord
from events.occurrences import follow_schedule
from events.services import follow_source
from search.occurrences import Status


class ActivityTarget(Target):
    """Events become activities of a list of a city; their dates are rows of Occurrence."""

    record, line, parent = ActivityRecord, ActivityLine, AgendaPage
    draft, reader = ActivityDraft, ActivityReader
    adapters = adapters

    references = ("venue",)
    located_by = ("latitude", "venue", "attendance")
    own_file, column_kinds = "table", ACTIVITY_COLUMNS

    name, path = "activity_import", "activites/imports"
    label = _("Imports of activities")
    pages_label = _("Activities")
    order = 651
    nameless = "activite"
    no_parent = _("%(city)s has no list of activities yet: add one under its home page.")
    joined = _("joined to an activity that was there")
    ambiguous = _("several activities could be meant: %(names)s")
    batch = 20  # each writes its dates as well
    most_vanished = 0.5  # calendars show what is to come, and drop dates that fail
    upload_form = ActivityUploadForm

    def shown(self, name, value, vocabulary):
        """Dates in words, places by their names."""
        if name == "schedule":
            return ", ".join(dates_in_words(value))
        if name == "venue":
            return (
                PlacePage.objects.filter(translation_key=value).values_list("title", flat=True).first() or ""
            )
        return super().shown(name, value, vocabulary)

    def is_nowhere(self, facts):
        """What takes place online needs no point, what takes place in a place of the directory has its."""
        is_online = facts.get("attendance") == Attendance.ONLINE
        return facts.get("latitude") is None and not facts.get("venue") and not is_online

    def ground_of(self, city):
        """As the form of an activity has it."""
        return ground_of(city.slug)

    def border_of(self, city):
        """As the map of the city has it."""
        return border_of(city)

    def vocabulary(self, city):
        """The places of its directory, by their names."""
        return Venues(city)

    def known_pages(self, parent, source):
        """Activities are told apart by when they are."""
        return KnownActivities(self, parent, source)

    def parent_of(self, city):
        """The first list of a city that shows activities, in its first language."""
        home = city.site.root_page
        lists = AgendaPage.objects.descendant_of(home).filter(locale_id=home.locale_id)
        page = lists.exclude(shows=AgendaPage.Shows.TRAINING).first()
        if page is None:
            raise FileRefusedError(self.no_parent % {"city": city.name})
        return page

    def follow(self, page, draft, *, by):
        """The dates of a page are what its schedule says, in the state that the row tells."""
        follow_schedule(page)
        said = draft.beside
        of_all, of_one = said.get("status", Status.SCHEDULED), said.get("statuses", {})
        changed = follow_source(page, lambda row: Status(of_one.get(row.scheduled_slot, of_all)), by=by)
        return gettext("dates cancelled, postponed or held again") if changed else ""

    def over(self, source):
        """Calendars drop what is over."""
        records = ActivityRecord.objects.filter(source=source, missing_since=None)
        dates = Occurrence.objects.filter(translation_key=OuterRef("page__translation_key"))
        last = Subquery(dates.order_by("-start").values("start")[:1])
        is_over = records.annotate(last=last).exclude(last__gte=timezone.now())
        return set(is_over.values_list("pk", flat=True))


ACTIVITIES = ActivityTarget()
