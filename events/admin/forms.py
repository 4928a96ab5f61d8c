"""The form below the list of dates: what to do with those that are ticked."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from events import services
from events.schedule.checks import field_faults

CANCEL, POSTPONE, MOVE, ONLINE, ROOM, REOPEN = "cancel", "postpone", "move", "online", "room", "reopen"
VERBS = (
    (CANCEL, _("Cancel: they do not take place")),
    (POSTPONE, _("Postpone: the new date is not known yet")),
    (MOVE, _("Move to another day or hour")),
    (ONLINE, _("Hold online instead")),
    (ROOM, _("Change the room")),
    (REOPEN, _("Back to the schedule")),
)


class ChangeForm(forms.Form):
    """One verb for all the ticked dates."""

    slots = forms.MultipleChoiceField(
        label=_("Dates"), error_messages={"required": _("Tick at least one date.")}
    )
    verb = forms.ChoiceField(label=_("What happens"), choices=VERBS, widget=forms.RadioSelect)
    day = forms.DateField(
        label=_("New day"), required=False, widget=AdminDateInput, help_text=_("For one date at a time.")
    )
    start = forms.TimeField(label=_("Begins at"), required=False, widget=AdminTimeInput)
    end = forms.TimeField(label=_("Ends at"), required=False, widget=AdminTimeInput)
    room = forms.CharField(label=_("New room"), required=False, max_length=120)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=200,
        help_text=_("Shown to visitors: one plain sentence."),
    )

    def __init__(self, *args, rows=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slots"].choices = [(row.recurrence_id, row.recurrence_id) for row in rows]

    def clean_day(self):
        """A date that is moved into the past could never be moved back."""
        day = self.cleaned_data["day"]
        if day and (fault := field_faults({"day": day}).get("day")):
            raise forms.ValidationError(fault)
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over."))
        return day

    def clean(self):
        cleaned = super().clean()
        for name in ("day", "start", "end") if cleaned.get("verb") != MOVE else ():
            self.errors.pop(name, None)  # only who moves a date sees them
        if cleaned.get("verb") == ROOM and not cleaned.get("room"):
            self.add_error("room", _("Write the new room."))
        return cleaned

    def change(self, page, by):
        """Do it. Raises events.services.ChangeError."""
        answers = self.cleaned_data
        slots, verb, said = answers["slots"], answers["verb"], {"reason": answers["reason"], "by": by}
        if verb == REOPEN:
            services.reopen_occurrences(page, slots, by=by)
        elif verb == MOVE:
            moved = {name: answers[name] for name in ("day", "start", "end")}
            services.move_occurrences(page, slots, **moved, **said)
        elif verb == ROOM:
            services.change_room(page, slots, room=answers["room"], **said)
        else:
            SIMPLE[verb](page, slots, **said)


SIMPLE = {
    CANCEL: services.cancel_occurrences,
    POSTPONE: services.postpone_occurrences,
    ONLINE: services.hold_online,
}
