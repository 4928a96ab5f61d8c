"""How often one address may send a form or a wrong password. The address itself is never kept.

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
from django.utils.translation import gettext_lazy as _

from core.models import FormTally

# Forms of one kind a day from one network. A school or a library is one address.
MOST, MOST_WITHOUT_PROOF = 30, 5
# Forms of one kind a day about one place, and in one city, wherever they come from.
MOST_OF_PLACE, MOST_OF_CITY = 20, 300
HOME_NETWORK = 48  # bits: what one subscriber may be given; a thousand addresses in it cost nothing
QUARTER = 15 * 60  # seconds


class LimitError(Exception):
    """Enough for today; `words` (title and text) when it is not this address that sent enough."""

    def __init__(self, words=None):
        super().__init__()
        self.words = words


PLACE_IS_FULL = (
    _("This place got many messages today"),
    _("Please come back tomorrow, or write to the town."),
)
CITY_IS_FULL = (
    _("The town got many messages today"),
    _("Please come back tomorrow, or write to the town."),
)


def spend(request, purpose, has_proof, place=None):
    """Count one form of that kind: of the address of `request`, of the number of a place, of the city."""
    most = MOST if has_proof else MOST_WITHOUT_PROOF
    if count_today(purpose, sender_of(request)) > most:
        raise LimitError
    if place and count_today(f"{purpose} place", str(place)) > MOST_OF_PLACE:
        raise LimitError(PLACE_IS_FULL)
    if count_today(f"{purpose} city", request.city.slug) > MOST_OF_CITY:
        raise LimitError(CITY_IS_FULL)


def count_today(purpose, who):
    """Count once more, and say how often it was today."""
    today = timezone.localdate()
    return _add(_digest(f"{today} {purpose}", who))


class RecentTally:
    """How often something happened within this quarter of an hour and the one before."""

    def __init__(self, purpose, *who):
        now = int(timezone.now().timestamp()) // QUARTER
        self.key, self.before = (_digest(f"{n} {purpose}", "\n".join(who)) for n in (now, now - 1))

    def add(self):
        """Count once more, and say how often it was."""
        before = FormTally.objects.filter(key=self.before).values_list("count", flat=True).first() or 0
        return _add(self.key) + before

    def clear(self):
        """Begin anew."""
        FormTally.objects.filter(key__in=[self.key, self.before]).delete()


def _add(key):
    tally, _is_new = FormTally.objects.get_or_create(key=key, defaults={"day": timezone.localdate()})
    FormTally.objects.filter(pk=tally.pk).update(count=F("count") + 1)
    tally.refresh_from_db()
    return tally.count


def sender_of(request):
    """The network that a request comes from."""
    return network_of(address_of(request))


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
