"""How often one address may send a form in a day. The address itself is never kept.

What is counted is a keyed hash of the day, the form and the address: nobody can tell which lines are
of the same visitor on two days or in two forms. Lines are erased after a day.
"""

from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.models import FormTally

# Forms of one kind a day. A school or a library is one address.
MOST, MOST_WITHOUT_PROOF = 30, 5
HOME_NETWORK = 64  # bits: one subscriber has as many IPv6 addresses as she likes


class LimitError(Exception):
    """This address has sent enough for today."""


def spend(request, purpose, has_proof):
    """Count one form of that kind from the address of `request`."""
    today = timezone.localdate()
    key = _digest(f"{today} {purpose}", network_of(address_of(request)))
    tally, _is_new = FormTally.objects.get_or_create(key=key, defaults={"day": today})
    FormTally.objects.filter(pk=tally.pk).update(count=F("count") + 1)
    tally.refresh_from_db()
    if tally.count > (MOST if has_proof else MOST_WITHOUT_PROOF):
        raise LimitError


def is_first_use(nonce):
    """Whether no form with this stamp was taken before."""
    try:
        with transaction.atomic():
            FormTally.objects.create(key=_digest("stamp", nonce), day=timezone.localdate(), count=1)
    except IntegrityError:
        return False
    return True


def erase():
    """Forget what is older than a stamp may be (nightly)."""
    return FormTally.objects.filter(day__lt=timezone.localdate() - timedelta(days=1)).delete()[0]


def address_of(request):
    """Where the request comes from. In production the web server in front says so (deploy/nginx.conf)."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.IS_PRODUCTION else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def network_of(address):
    """The subscriber behind an address: itself, or its network where there are billions."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    return str(ip_network((found, HOME_NETWORK), strict=False)) if found.version == 6 else str(found)


def _digest(salt, value):
    return salted_hmac(f"core.anonymous {salt}", value, algorithm="sha256").hexdigest()
