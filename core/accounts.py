"""Wrong passwords and forgotten ones: how often, without keeping an address (core.anonymous.limits).

An account is locked for the network that tried, not for its owner elsewhere; nothing here tells whether an
account exists.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import auth

from core.anonymous import limits

# Wrong passwords of one account from one network within a quarter of an hour and the one before it.
MOST_WRONG = 5
# Forgotten passwords a day: of one account, and from one network.
MOST_RESETS, MOST_RESETS_OF_NETWORK = 3, 10


class LoginForm(auth.LoginForm):
    """Counts before it asks, so that a thousand attempts at once are no way around."""

    error_messages = auth.LoginForm.error_messages | {
        "locked": _("Too many wrong passwords for this account. Wait half an hour, or change connection.")
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Account name, often your e-mail")
        self.fields["username"].widget.attrs["placeholder"] = ""
        self.fields["password"].label = _("Password")  # Wagtail leaves the name of the field, in English

    def clean(self):
        name = str(self.cleaned_data.get("username", "")).casefold()
        lock = limits.RecentTally("login", limits.sender_of(self.request), name)
        if lock.add() > MOST_WRONG:
            raise forms.ValidationError(self.error_messages["locked"], code="locked")
        cleaned = super().clean()
        if self.get_user():  # an empty password is refused without being compared
            lock.clear()
        return cleaned


class PasswordResetForm(auth.PasswordResetForm):
    """Beyond its limits nothing is sent, and the page says the same."""

    def save(self, *args, request=None, **kwargs):
        """One mail to each account of that address, within the limits."""
        address = self.cleaned_data["email"].casefold()
        of_network = limits.count_today("password reset", limits.sender_of(request))
        of_account = limits.count_today("password reset of account", address)
        if of_network <= MOST_RESETS_OF_NETWORK and of_account <= MOST_RESETS:
            super().save(*args, request=request, **kwargs)
