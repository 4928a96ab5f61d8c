"""One date of an activity: a row of its own, so that what an editor did to it stays with it."""

from datetime import UTC

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from search import occurrences
from search.days import ONE_DAY, local_day, midnight

UID_HOST = "live"


class Occurrence(models.Model):
    """One date of all pages that share a translation key: there is no foreign key, so that rows outlive the
    page of one language.

    `recurrence_id` is the slot that the row was made for, its identity, and never changes. `scheduled_slot`
    is the one that it stands for in the schedule of today: the same, until the schedule gives its day other
    hours. `end` is None where none was said. `sequence` rises with each change of time, place or state
    (RFC 5545, 3.8.7.4); `place` marks where it was announced to be (events.venues.mark_of_place; "": before
    that was kept). `is_by_hand`: somebody changed this very date, so it stays whatever the schedule says.
    `made_at` tells what was announced before it began from what was entered afterwards.
    """

    translation_key = models.UUIDField()
    recurrence_id = models.CharField(max_length=20)
    scheduled_slot = models.CharField(max_length=20)
    uid = models.CharField(max_length=80, unique=True)
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"), null=True, blank=True)
    is_whole_day = models.BooleanField(_("whole day"), default=False)
    status = models.CharField(
        _("state"),
        max_length=10,
        choices=occurrences.Status,
        default=occurrences.Status.SCHEDULED,
    )
    sequence = models.PositiveIntegerField(default=0)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    room = models.CharField(_("room"), max_length=120, blank=True)
    place = models.CharField(max_length=16, blank=True)
    is_by_hand = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Date of an activity")
        verbose_name_plural = _("Dates of activities")
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "recurrence_id"], name="events_one_slot"),
            models.UniqueConstraint(
                fields=["translation_key", "scheduled_slot"], name="events_one_scheduled_slot"
            ),
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gt=F("start")), name="events_end_after_start"
            ),
        ]
        indexes = [models.Index(fields=["translation_key", "start"], name="events_occurrence_start")]

    def __str__(self):
        return self.uid

    @property
    def has_end(self):
        """Whether it is said when it ends."""
        return self.end is not None

    @property
    def closed_end(self):
        """The moment from which it is over: where no end was said, the end of its local day."""
        return self.end or midnight(local_day(self.start) + ONE_DAY)

    @property
    def is_made_for_a_day(self):
        """Whether it was announced without an hour."""
        return len(self.scheduled_slot) == len("20270514")

    @property
    def announced_start(self):
        """The moment that it was announced for, by the schedule of today."""
        return occurrences.moment_of_slot(self.scheduled_slot).astimezone(UTC)

    @property
    def takes_place(self):
        """Whether somebody who comes then finds it."""
        return self.as_found.takes_place

    @property
    def as_found(self):
        """What the index keeps of it."""
        return occurrences.Occurrence(
            start=self.start.astimezone(UTC),
            end=self.closed_end.astimezone(UTC),
            slot=self.recurrence_id,
            status=self.status,
            is_whole_day=self.is_whole_day,
            has_end=self.has_end,
        )


def uid_of(translation_key, slot):
    """What calendars call this date, for ever."""
    return f"{translation_key}.{slot}@{UID_HOST}"
