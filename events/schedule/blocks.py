"""The StreamField in which an editor says when something takes place."""

from datetime import date, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField

from events.schedule import checks, values
from events.schedule.rules.moments import RuleError
from events.schedule.rules.reading import read_rule
from events.schedule.sentences import entries_in_words

MOST_ENTRIES = 50
MOST_DAYS = 200  # written one by one
RANKS = [
    (1, pgettext_lazy("rank", "first")),
    (2, pgettext_lazy("rank", "second")),
    (3, pgettext_lazy("rank", "third")),
    (4, pgettext_lazy("rank", "fourth")),
    (-1, pgettext_lazy("rank", "last")),
]
WEEKDAY_CHOICES = list(WEEKDAYS.items())
WITHOUT_START = _("Empty: the whole day.")
WITHOUT_END = _("Empty: no end is said. Before the start: on the next day.")


def start_block():
    return blocks.TimeBlock(label=pgettext_lazy("hour", "From"), required=False, help_text=WITHOUT_START)


def end_block():
    return blocks.TimeBlock(label=_("To"), required=False, help_text=WITHOUT_END)


def first_block():
    return blocks.DateBlock(label=_("First day"))


def last_block(required=True):
    help_text = "" if required else _("Included. Empty: it goes on until you say an end.")
    return blocks.DateBlock(label=_("Last day"), required=required, help_text=help_text)


def school_holidays_block():
    return blocks.BooleanBlock(label=_("Not in school holidays (zone B)"), required=False)


def public_holidays_block():
    return blocks.BooleanBlock(label=_("Not on public holidays"), required=False)


def except_days_block():
    day = blocks.DateBlock(label=_("Day"))
    return blocks.ListBlock(day, label=_("Except on these days"), default=[], max_num=MOST_DAYS)


class WeekdaysBlock(blocks.MultipleChoiceBlock):
    """Boxes to tick, Monday first."""

    def get_field(self, **options):
        options |= {"widget": forms.CheckboxSelectMultiple, "error_messages": {"required": _("Tick a day.")}}
        return super().get_field(**options)


class SessionBlock(blocks.StructBlock):
    """Weekdays and their hours."""

    weekdays = WeekdaysBlock(choices=WEEKDAY_CHOICES, label=_("Weekdays"), search_index=False)
    start = start_block()
    end = end_block()

    class Meta:
        icon = "time"
        label = _("Weekdays and hours")
        value_class = values.EntryValue
        form_classname = "struct-block schedule-entry"

    def clean(self, value):
        value = super().clean(value)
        raise_faults(checks.field_faults(value))
        return value


def raise_faults(faults):
    """StructBlockValidationError where there are any: sentences, or errors of inner blocks, by field; those
    of "" belong to the whole."""
    faults = {name: _error(fault) for name, fault in faults.items() if fault}
    if whole := faults.pop("", None):
        raise StructBlockValidationError(block_errors=faults, non_block_errors=[whole])
    if faults:
        raise StructBlockValidationError(block_errors=faults)


def _error(fault):
    return fault if isinstance(fault, ValidationError) else ValidationError(fault)


class EntryBlock(blocks.StructBlock):
    """One way of saying when. `entry_faults` judges what its fields say together, once they are right."""

    def clean(self, value):
        value = super().clean(value)
        raise_faults(self.field_faults(value))
        if (entry := value.entry()) is not None:
            raise_faults(self.entry_faults(value, entry))
        return value

    def get_preview_context(self, value, parent_context=None):
        context = super().get_preview_context(value, parent_context)
        context["sentences"] = entries_in_words(filter(None, [value.entry()]))
        return context

    def field_faults(self, value):
        return checks.field_faults(value)

    def entry_faults(self, value, entry):
        number = checks.too_many(checks.count(entry))
        if number:
            return {("last" if "last" in value else ""): number}
        if missing := checks.missing_hour(entry):
            return self.hour_faults(value, *missing)
        return {"": checks.no_date(entry)}

    def hour_faults(self, value, hours, fault):
        """Where to show that an hour does not exist."""
        return {"start": fault}

    class Meta:
        form_classname = "struct-block schedule-entry"
        preview_template = "events/schedule/block_preview.html"


class OnceBlock(EntryBlock):
    day = blocks.DateBlock(label=_("Day"))
    start = start_block()
    end = end_block()

    class Meta:
        icon = "date"
        label = _("Once")
        description = _("One day, with or without hours.")
        value_class = values.OnceValue
        label_format = "{day}"
        preview_value = {"day": date(2027, 6, 9), "start": time(14), "end": time(16)}


class DatesBlock(EntryBlock):
    days = blocks.ListBlock(blocks.DateBlock(label=_("Day")), label=_("Days"), min_num=1, max_num=MOST_DAYS)
    start = start_block()
    end = end_block()

    class Meta:
        icon = "calendar"
        label = _("Several dates")
        description = _("Some days of your choice, at the same hours.")
        value_class = values.DatesValue
        preview_value = {"days": [date(2027, 6, 9), date(2027, 6, 19)], "start": time(14), "end": time(16)}


class RunBlock(EntryBlock):
    first = first_block()
    last = last_block()
    start = start_block()
    end = end_block()
    public_holidays = public_holidays_block()
    except_days = except_days_block()

    class Meta:
        icon = "calendar-alt"
        label = _("Days in a row")
        description = _("Every day from one to another: a festival, a holiday course.")
        value_class = values.RunValue
        label_format = "{first} – {last}"
        preview_value = {"first": date(2027, 5, 7), "last": date(2027, 5, 9), "start": None, "end": None}

    def entry_faults(self, value, entry):
        if fault := checks.run_fault(entry.first, entry.last):
            return {"last": fault}
        return super().entry_faults(value, entry)


class WeeklyBlock(EntryBlock):
    sessions = blocks.ListBlock(SessionBlock(), label=_("Weekdays and hours"), min_num=1, max_num=20)
    first = first_block()
    last = last_block(required=False)
    every = blocks.IntegerBlock(
        label=_("Every how many weeks"),
        default=1,
        min_value=1,
        max_value=52,
        help_text=_("1: every week. 2: one week in two, counted from the first date."),
    )
    school_holidays = school_holidays_block()
    public_holidays = public_holidays_block()
    except_days = except_days_block()

    class Meta:
        icon = "rotate"
        label = _("Every week")
        description = _("On some weekdays, all year or from one day to another: a class, a drop-in.")
        value_class = values.WeeklyValue
        label_format = "{first} – {last}"
        preview_value = {
            "sessions": [{"weekdays": [2], "start": time(14), "end": time(16)}],
            "first": date(2026, 9, 2),
            "last": date(2027, 6, 30),
            "every": 1,
            "school_holidays": True,
        }

    def hour_faults(self, value, hours, fault):
        """At the session whose hours they are."""
        places = [
            place for place, session in enumerate(value["sessions"]) if values.hours_of(session) == hours
        ]
        error = StructBlockValidationError(block_errors={"start": ValidationError(fault)})
        return {"sessions": ListBlockValidationError(block_errors={places[0]: error})}


class MonthlyBlock(EntryBlock):
    ranks = blocks.MultipleChoiceBlock(
        choices=RANKS,
        label=_("Which one of the month"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        search_index=False,
    )
    weekday = blocks.ChoiceBlock(
        choices=WEEKDAY_CHOICES, label=_("Weekday"), required=False, search_index=False
    )
    number = blocks.IntegerBlock(
        label=_("Or the day of the month"),
        required=False,
        min_value=1,
        max_value=31,
        help_text=_("15: the 15 of each month. A month without the 31 has no date."),
    )
    start = start_block()
    end = end_block()
    first = first_block()
    last = last_block(required=False)
    school_holidays = school_holidays_block()
    public_holidays = public_holidays_block()
    except_days = except_days_block()

    class Meta:
        icon = "rotate"
        label = _("Every month")
        description = _("« The first Saturday », or « the 15 » of each month.")
        value_class = values.MonthlyValue
        label_format = "{first} – {last}"
        preview_value = {
            "ranks": [1],
            "weekday": 5,
            "start": time(10),
            "end": time(12),
            "first": date(2026, 9, 1),
        }

    def field_faults(self, value):
        return super().field_faults(value) | self._choice_faults(value)

    def _choice_faults(self, value):
        """Either ranks and a weekday, or a number."""
        has_weekday = value["weekday"] in range(7)
        if value["number"] and (value["ranks"] or has_weekday):
            return {"number": _now("Choose either a weekday or a day of the month.")}
        if value["ranks"] and not has_weekday:
            return {"weekday": _now("Choose a weekday.")}
        if has_weekday and not value["ranks"]:
            return {"ranks": _now("Tick which one of the month: the first, the last…")}
        if not (has_weekday or value["number"] or self.is_deferred_validation):
            return {"ranks": _now("Choose either a weekday or a day of the month.")}
        return {}


class OpenDaysBlock(EntryBlock):
    first = first_block()
    last = last_block()

    class Meta:
        icon = "home"
        label = _("Whenever its place is open")
        description = _("An exhibition: the dates follow the opening hours of the place.")
        value_class = values.OpenDaysValue
        label_format = "{first} – {last}"
        preview_value = {"first": date(2027, 5, 4), "last": date(2027, 6, 20)}

    def entry_faults(self, value, entry):
        return {}


class RuleBlock(EntryBlock):
    text = blocks.TextBlock(label=_("Rule"), rows=3, search_index=False)

    class Meta:
        icon = "code"
        group = _("Imports")
        label = _("Dates brought by an import")
        description = _("Technical: dates that an imported calendar brought. Write yours in another way.")
        value_class = values.RuleValue
        preview_value = {"text": "DTSTART;TZID=Europe/Paris:20270609T140000\nRRULE:FREQ=WEEKLY;COUNT=3"}

    def entry_faults(self, value, entry):
        try:
            read_rule(entry.text)
        except RuleError as error:
            return {"text": str(error)}
        return {}


class ScheduleBlock(blocks.StreamBlock):
    """When something takes place, in plain words; entries add up."""

    once = OnceBlock()
    dates = DatesBlock()
    run = RunBlock()
    weekly = WeeklyBlock()
    monthly = MonthlyBlock()
    open_days = OpenDaysBlock()
    rule = RuleBlock()

    class Meta:
        icon = "date"
        label = _("Schedule")
        max_num = MOST_ENTRIES

    def clean(self, value):
        value = super().clean(value)
        entries = [block.value.entry() for block in value]
        if fault := checks.total_fault(entries):
            raise StreamBlockValidationError(non_block_errors=[ValidationError(fault)])
        return value


def schedule_field(**options) -> StreamField:
    """The field of a page that takes place."""
    options = {"verbose_name": _("schedule"), "blank": True} | options
    return StreamField(ScheduleBlock(), **options)
