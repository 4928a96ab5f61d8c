"""What is asked of somebody who proposes an activity."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.addresses import ask_for_whole_address
from core.anonymous.forms import AnonymousForm, dress
from directory.models import PlacePage
from directory.reading import texts
from directory.truth.forms import NO_ADDRESS, NO_PHONE
from events.models import ActivityPage, ActivityProposal
from events.models.choices import Price, Registration
from events.models.happening import OLDEST
from events.proposals import dates

# Facts of ActivityPage that the form asks for as the page has them.
FACTS = (
    "min_age",
    "max_age",
    "is_for_all_ages",
    "price",
    "organiser_name",
    "phone",
    "email",
    "website",
    "registration",
    "registration_url",
)
NOT_SAID = ("", _("Not said"))


def _age(label):
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=OLDEST)


def _address(label):
    return forms.URLField(label=label, required=False, max_length=200, assume_scheme="https")


class ProposalForm(AnonymousForm):
    """An activity and its dates. The address of who proposes it serves for an answer only."""

    purpose = "activity proposal"

    title = forms.CharField(label=_("Name of the activity"), max_length=120)
    text = forms.CharField(
        label=_("What one does there"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )
    rhythm = forms.CharField(
        label=_("If it goes on"),
        required=False,
        max_length=300,
        help_text=_("In your words: “every Wednesday until June, not in the holidays”."),
    )
    place = forms.CharField(
        label=_("Place"),
        max_length=200,
        help_text=_("Its name as in the directory, or its name and address."),
    )
    min_age = _age(_("From the age of"))
    max_age = _age(_("Until the age of"))
    is_for_all_ages = forms.BooleanField(label=_("For all ages"), required=False)
    price = forms.ChoiceField(label=_("Price"), required=False, choices=[NOT_SAID, *Price.choices])
    cost = forms.CharField(
        label=_("How much"), required=False, max_length=200, help_text=_("If there is a charge.")
    )
    organiser_name = forms.CharField(
        label=_("Who organises it"),
        max_length=120,
        help_text=_("Everybody will see this name, the phone, the e-mail and the website."),
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40, widget=forms.TelInput)
    email = forms.EmailField(label=_("Public e-mail"), required=False)
    website = _address(_("Website"))
    registration = forms.ChoiceField(
        label=pgettext_lazy("form", "Registration"), required=False, choices=[NOT_SAID, *Registration.choices]
    )
    registration_url = _address(_("Address to register"))
    answer_to = forms.EmailField(
        label=_("Your e-mail, if you want an answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_(
            "Not shown to anybody but the town: only to answer you. It is erased when the answer leaves, at"
            " the latest 30 days after the decision."
        ),
    )

    def __init__(self, data=None, *, agenda, count=0, **kwargs):
        self.agenda = agenda
        self.count = count or dates.count_in(data or {})
        super().__init__(data, **kwargs)
        lines = dates.line_fields(self.count)
        self.fields |= lines
        self.order_fields(["title", "text", *lines])  # mistakes are told in the order of the page
        for name in ("website", "registration_url"):
            ask_for_whole_address(self.fields[name], NO_ADDRESS)
        for field in self.shown().values():  # facts of the activity: not the visitor's own
            dress(field)
            if not isinstance(field, forms.BooleanField):
                field.widget.attrs.setdefault("autocomplete", "off")

    @classmethod
    def with_more_lines(cls, data, agenda):
        """The same form as it was filled in, with room for more dates."""
        count = min(dates.count_in(data) + dates.STEP, dates.MOST)
        return cls(agenda=agenda, count=count, initial=data.dict())

    @property
    def has_room(self):
        """Whether more lines may be asked for."""
        return self.count < dates.MOST

    @property
    def date_lines(self):
        """Bound fields, line by line."""
        numbers = range(1, self.count + 1)
        return [[self[name] for name in dates.names_of(number)] for number in numbers]

    @property
    def before_dates(self):
        """Bound fields of what it is."""
        return [self["title"], self["text"]]

    @property
    def after_dates(self):
        """Bound fields of all the rest."""
        names = ("rhythm", "place", *FACTS[:4], "cost", *FACTS[4:], "answer_to")
        return [self[name] for name in names]

    def clean_phone(self):
        written = self.cleaned_data["phone"]
        if written and not texts.phone(written):
            raise forms.ValidationError(NO_PHONE)
        return texts.phone(written)

    def clean(self):
        cleaned = super().clean()
        self._check_dates(cleaned)
        for name, message in ActivityPage(**self.facts()).contradictions():
            if message:
                self.add_error(name, message)
        self.place = self._named_place(cleaned.get("place", ""))
        return cleaned

    def _check_dates(self, cleaned):
        lines = [[cleaned.get(name) for name in dates.names_of(n)] for n in range(1, self.count + 1)]
        for number, line in enumerate(lines, 1):
            if not self.errors.keys() & set(dates.names_of(number)):
                for name, fault in dates.faults_of(line, number).items():
                    self.add_error(name, fault)
        self.said = dates.as_text(line for line in lines if line[0])
        if not self.said and "day_1" not in self.errors:
            self.add_error("day_1", _("Say at least one day."))

    def facts(self):
        """{field of ActivityPage: value} of what was said."""
        answers = {name: self.cleaned_data.get(name) for name in FACTS}
        return {name: value for name, value in answers.items() if value not in (None, "", False)}

    def _named_place(self, words):
        """The place of the directory that is called so, if only one is."""
        names = {words.strip(), words.partition(",")[0].strip()} - {""}
        places = PlacePage.objects.live().descendant_of(self.agenda.get_parent())
        for name in sorted(names, key=len, reverse=True):
            named = list(places.filter(title__iexact=name)[:2])
            if len(named) == 1:
                return named[0]
        return None

    def keep(self):
        """The proposal, for the editors of the city; needs a valid form."""
        own = ("title", "text", "rhythm", "place", "cost")
        return ActivityProposal.objects.create(
            agenda=self.agenda,
            dates=self.said,
            venue=self.place,
            facts=self.facts(),
            email=self.cleaned_data["answer_to"],
            **{name: self.cleaned_data[name] for name in own},
        )
