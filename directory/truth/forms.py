"""The form in which a visitor or an owner proposes changes: the record as it is, to be corrected."""

from django import forms
from django.core import signing
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from core.addresses import ask_for_whole_address
from core.anonymous.forms import AnonymousForm, dress
from directory.hours.reading import read
from directory.models import PlacePage
from directory.reading import texts
from directory.truth import facts

LONGEST_HOURS = 400  # characters of the syntax, as in the model
SALT = "directory.truth.forms"
NO_PHONE = _("This is no French phone number.")
NO_ADDRESS = _("Write the whole address of the site, such as https://exemple.fr.")


def _of_address(label, max_length=160, **options):
    """A line of an address, which is written as at home: from left to right on an Arabic page too."""
    widget = forms.TextInput(attrs={"dir": "ltr"})
    return forms.CharField(label=label, required=False, max_length=max_length, widget=widget, **options)


class ProposalFields(forms.Form):
    """What may be corrected. `changes()` tells what differs from what the form showed when it was opened.

    That is kept in the form itself, signed: the page may have changed meanwhile.
    """

    fields_shown: tuple[str, ...] = ()

    title = forms.CharField(label=_("Name"), max_length=255)
    hours = forms.CharField(
        label=_("Opening hours"),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In your words: “Tuesday to Saturday from 9:00 to 12:00 and from 14:00 to 19:00”."),
    )
    by_appointment = forms.BooleanField(label=_("By appointment only"), required=False)
    booking_url = forms.URLField(
        label=_("Address to make an appointment"), required=False, max_length=200, assume_scheme="https"
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40, widget=forms.TelInput)
    email = forms.EmailField(label=_("Public e-mail"), required=False)
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    street = _of_address(_("Number and street"))
    address_extra = _of_address(_("Building, floor"))
    postcode = _of_address(
        _("Postcode"), validators=[RegexValidator(r"^\d{5}$", _("Write the five digits of the postcode."))]
    )
    town = _of_address(_("Town"), max_length=80)
    closed = forms.BooleanField(label=_("This place has closed for good"), required=False)
    comment = forms.CharField(
        label=_("Anything else"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, place, **kwargs):
        self.place = place
        super().__init__(*args, **kwargs)
        for name in set(facts.OWNER_FIELDS) - set(self.fields_shown):
            del self.fields[name]
        self.order_fields([*self.fields_shown, "closed", "comment"])
        self.before = self._before()
        for name in self.fields_shown:
            shown = self.before[name]
            self.fields[name].initial = facts.in_words(name, shown) if name == "hours" else shown
        for name in ("website", "booking_url"):
            if name in self.fields:
                ask_for_whole_address(self.fields[name], NO_ADDRESS)
        self.fields["seen"].initial = self._sealed()
        for field in self.fields.values():  # facts of the place: not the visitor's own
            field.widget.attrs.setdefault("autocomplete", "off")

    def _before(self):
        """{field: value} as the form showed it first; as the page has it now if that cannot be told."""
        now = facts.values_of(self.place, self.fields_shown)
        try:
            place_id, seen = signing.loads(self.data.get("seen", ""), salt=SALT)
        except signing.BadSignature:
            return now
        return seen if place_id == self.place.pk and set(seen) == set(now) else now

    def _sealed(self):
        return signing.dumps([self.place.pk, self.before], salt=SALT, compress=True)

    def clean_phone(self):
        written = self.cleaned_data["phone"]
        if not written or _same(written, self.before["phone"]):
            return self.before["phone"] if written else ""
        phone = texts.phone(written)
        if not phone:
            raise forms.ValidationError(NO_PHONE)
        return phone

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.says_something():
            raise forms.ValidationError(_("Nothing was changed: correct what is wrong, then send."))
        return cleaned

    def says_something(self):
        """Whether there is anything to read; needs fields without mistakes."""
        return bool(self.changes() or self.cleaned_data.get("comment"))

    def changes(self):
        """{field: [before, after]} of what was corrected; needs a valid form."""
        found = {}
        for name in self.fields_shown:
            before, after = self.before[name], self.cleaned_data[name]
            if name == "hours":
                found |= self._changed_hours(before, after)
            elif after != before:
                found[name] = [before, after]
        if self.cleaned_data["closed"]:
            found[facts.CLOSED] = [False, True]
        return found

    def _changed_hours(self, before, written):
        shown = facts.in_words("hours", before)
        if _same(written, shown):
            return {}
        reading = read(written)
        if written.strip() and (not reading.hours or len(reading.hours) > LONGEST_HOURS):
            return {facts.HOURS_IN_WORDS: [shown, written]}
        found = {"hours": [before, reading.hours]} if reading.hours != before else {}
        note = reading.note[: PlacePage._meta.get_field("hours_note").max_length]
        if note and note != self.place.hours_note:
            found["hours_note"] = [self.place.hours_note, note]
        if reading.by_appointment and not self.place.by_appointment:
            found["by_appointment"] = [False, True]
        return found


class PublicForm(ProposalFields, AnonymousForm):
    """Anybody's correction. The address serves to tell what was decided, if its owner likes."""

    purpose = "directory correction"
    fields_shown = facts.PUBLIC_FIELDS

    is_owner = forms.BooleanField(
        label=_("I run this place"),
        required=False,
        help_text=_(
            "The town checks, then sends you a link to keep the record right, without an account. It keeps"
            " your address to ask you again later."
        ),
    )
    answer_to = forms.EmailField(
        label=_("Your e-mail, if you want an answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_(
            "Only to answer you once the town has decided. It is erased when the answer leaves, at the latest"
            " 30 days after the decision."
        ),
    )

    def shown(self):
        return {name: field for name, field in super().shown().items() if name != "seen"}

    def says_something(self):
        return super().says_something() or self.cleaned_data["is_owner"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_owner") and not cleaned.get("answer_to") and "answer_to" not in self.errors:
            self.add_error("answer_to", _("Leave your address: the link is sent there."))
        return cleaned


class OwnerForm(ProposalFields):
    """The owner's changes: the link itself says who answers."""

    fields_shown = facts.OWNER_FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)

    @property
    def visible(self):
        """Bound fields in order, without hidden ones."""
        return self.visible_fields()


def _same(one, other):
    return one.split() == other.split()
