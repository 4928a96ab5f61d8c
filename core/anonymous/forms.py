"""A form that anyone may send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.anonymous import proof, stamps


class AnonymousForm(forms.Form):
    """Adds a stamp, a proof of work and a bait to the fields of a subclass, which sets `purpose`.

    `is_bait_taken` is true when a robot filled in what people do not see: the form is thanked for and
    thrown away. After `is_valid()`, `nonce` tells the stamp and `has_proof` whether work was done.
    """

    purpose = ""
    place = None  # what the form is about, if it is about a place
    # A name that robots like and that browsers do not fill in by themselves.
    sujet = forms.CharField(label=_("Leave this field empty"), required=False, max_length=200)
    stamp = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, max_length=proof.LONGEST, widget=forms.HiddenInput)

    nonce = ""
    has_proof = False
    needs_new_stamp = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sujet"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        for field in self.shown().values():
            dress(field)

    def shown(self):
        """{name: field} of what people fill in."""
        return {name: f for name, f in self.fields.items() if name not in ("sujet", "stamp", "proof")}

    @property
    def visible(self):
        """Bound fields in order, without those of this class."""
        return [self[name] for name in self.shown()]

    @property
    def is_bait_taken(self):
        return bool(self.data.get("sujet"))

    def clean(self):
        cleaned = super().clean()
        if self.is_bait_taken:
            return cleaned
        try:
            self.nonce = stamps.read_stamp(self.purpose, self.data.get("stamp", ""))
        except stamps.StampError as error:
            self.needs_new_stamp = not error.is_early
            raise forms.ValidationError(str(error)) from None
        self.has_proof = proof.is_solved(cleaned.get("proof", ""), self.nonce)
        return cleaned

    def refuse_reuse(self):
        """Say that this very form was sent before."""
        self.needs_new_stamp = True
        self.add_error(None, _("This form has been sent already. To send another one, check and send it."))

    @property
    def next_stamp(self):
        """The stamp to draw: the one that came, while it may still be used."""
        if not self.is_bound or self.needs_new_stamp or not self.data.get("stamp"):
            return self._fresh_stamp
        return self.data["stamp"]

    @property
    def _fresh_stamp(self):
        if "_stamp" not in self.__dict__:
            self._stamp = stamps.new_stamp(self.purpose)
        return self._stamp

    @property
    def challenge(self):
        """JSON for core/js/proof.js."""
        return proof.challenge_for(stamps.nonce_of(self.purpose, self.next_stamp))


def dress(field):
    """Give the widget of a field its look, and what is a number or an address its direction: from left to
    right, in Arabic too. Give the field our words for what is wrong."""
    field.error_messages["required"] = _("Something is missing here.")
    if isinstance(field, forms.EmailField):
        field.error_messages["invalid"] = _("This e-mail address is not complete. Example: name@example.org.")
    look = {forms.Textarea: "textarea", forms.Select: "select"}.get(type(field.widget), "input")
    if not isinstance(field.widget, (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect)):
        field.widget.attrs.setdefault("class", look)
    if isinstance(field.widget, (forms.EmailInput, forms.URLInput, forms.TelInput)):
        field.widget.attrs.setdefault("dir", "ltr")
