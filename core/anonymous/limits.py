"""How many forms or wrong passwords are taken from one network. Its address is never kept.

What is counted is a keyed hash of the day, the form and the network, the place or the city: nobody can tell
which lines are of the same visitor on two days or in two forms. Lines are erased after a day.
"""

from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import FormTally

# Forms of one kind a day from one network. A school or a library is one address. Those without a proof of
# work are counted apart too: what others sent with one takes nothing from them.
MOST, MOST_WITHOUT_PROOF = 30, 5
# The same of one subscriber by IPv6: nobody alone spends what a network of thousands may.
MOST_OF_SUBSCRIBER = 10
# Forms of one kind a day about one place, and in one city, wherever they come from.
MOST_OF_PLACE, MOST_OF_CITY = 20, 300
# Bits, in IPv6. A telephone or a house has a /64. A /48 may be one subscriber's, in which a thousand
# addresses cost nothing, or join thousands of subscribers.
SUBSCRIBER, NETWORK = 64, 48
QUARTER = 15 * 60  # seconds


class LimitError(Exception):
    """Enough for today; `words`: what happened, and what one can do."""

    def __init__(self, words):
        super().__init__()
        self.words = words


NETWORK_IS_FULL = gettext_lazy("Many forms came today from your connection")
PLACE_IS_FULL = gettext_lazy("This place got many messages today")
CITY_IS_FULL = gettext_lazy("The town got many messages today")


def spend(request, purpose, has_proof, place=None):
    """Count one form of the kind `purpose` for the sender of `request`, for the place whose id is `place` and
    for the city; LimitError where one of them is beyond its limit."""
    for kind, who, most, title in _counted(request, purpose, has_proof, place):
        if count_today(kind, who) > most:
            with translation.override(settings.LANGUAGE_CODE):
                raise LimitError((str(title), _what_else(request.city)))


def _counted(request, purpose, has_proof, place):
    """(what is counted, whose, the most of it, what is said beyond)."""
    address = address_of(request)
    subscriber, network = subscriber_of(address), network_of(address)
    most = MOST if subscriber == network else MOST_OF_SUBSCRIBER
    yield purpose, subscriber, most, NETWORK_IS_FULL
    if not has_proof:
        yield f"{purpose} without proof", subscriber, MOST_WITHOUT_PROOF, NETWORK_IS_FULL
    if subscriber != network:
        yield f"{purpose} network", network, MOST, NETWORK_IS_FULL
    if place:
        yield f"{purpose} place", str(place), MOST_OF_PLACE, PLACE_IS_FULL
    yield f"{purpose} city", request.city.slug, MOST_OF_CITY, CITY_IS_FULL


def _what_else(city):
    """Neighbours may have sent what is too much: nobody is left without a way to the town."""
    ways = ", ".join(filter(None, (city.settings.phone, city.settings.email)))
    if not ways:
        return _("Please come back tomorrow, or write to the town.")
    return _("Please come back tomorrow, or turn to the town: %(ways)s.") % {"ways": ways}


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
    """What may be all of one sender's: the address itself, or its network where there are billions."""
    return _in_bits(address, NETWORK)


def subscriber_of(address):
    """The house or the telephone behind an address."""
    return _in_bits(address, SUBSCRIBER)


def _in_bits(address, bits):
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:64]
    if parsed.version == 6 and parsed.ipv4_mapped:  # ::ffff:192.0.2.1, as a socket for both versions says it
        parsed = parsed.ipv4_mapped
    return str(ip_network((parsed, bits), strict=False)) if parsed.version == 6 else str(parsed)


def _digest(salt, value):
    return salted_hmac(f"core.anonymous {salt}", value, algorithm="sha256").hexdigest()
