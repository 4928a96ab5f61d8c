"""A signed mark that goes out with a form and comes back with it."""

import secrets

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

# Seconds. Nobody fills in a form in less; whoever left it open overnight starts again.
YOUNGEST, OLDEST = 3, 24 * 3600


class StampError(Exception):
    """Why a form is not taken, in words for the visitor. `is_early`: the same stamp will do later."""

    def __init__(self, words, is_early=False):
        super().__init__(words)
        self.is_early = is_early


def new_stamp(purpose):
    """A mark for one form that is sent once. `purpose` names the kind of form."""
    return signing.dumps([secrets.token_urlsafe(12), timezone.now().timestamp()], salt=_salt(purpose))


def read_stamp(purpose, stamp):
    """What tells this stamp from all others; StampError if it is forged, too young or too old."""
    try:
        nonce, made_at = signing.loads(stamp, salt=_salt(purpose), max_age=OLDEST)
    except signing.BadSignature:
        raise StampError(_("This form has waited too long. Check it and send it again.")) from None
    if timezone.now().timestamp() - made_at < YOUNGEST:
        raise StampError(_("That was very fast. Wait a few seconds and send it again."), is_early=True)
    return nonce


def nonce_of(purpose, stamp):
    """The same without any condition on its age; "" if it is forged."""
    try:
        return signing.loads(stamp, salt=_salt(purpose))[0]
    except signing.BadSignature:
        return ""


def _salt(purpose):
    return f"core.anonymous {purpose}"
