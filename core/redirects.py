"""Old addresses: which are kept when a page goes to another city, and which redirects are followed."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.request import split_domain_port
from django.utils import timezone
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import post_page_move

from core import generation
from core.hosts import host_name
from core.routing import is_shown, page_at
from core.sites import get_portal

BATCH = 500
LONGEST_CHAIN = 10


class LiveRedirectMiddleware(RedirectMiddleware):
    """As Wagtail's, but no browser is sent round in circles: a redirect to a page that is not published, or
    back to the address asked for, is not followed."""

    def process_response(self, request, response):
        """A redirection in place of a 404, where there is one."""
        if response.status_code != 404:
            return response
        asked = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        for path in dict.fromkeys((asked, asked.partition("?")[0])):
            redirect = get_redirect(request, path)
            if redirect and self._leads_on(request, path, redirect):
                kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
                return kind(redirect.link)
        return response

    @staticmethod
    def _leads_on(request, path, redirect):
        page = redirect.redirect_page
        asked = {(split_domain_port(request.get_host())[0], Redirect.normalise_path(path))}
        leads = bool(redirect.link) and (page is None or is_shown(page, timezone.now()))
        return leads and not goes_round(asked, redirect.link)


def goes_round(asked, link, but=None):
    """Whether `link` leads back to one of the addresses `asked`, {(host, old path)}, by redirects other than
    the one whose id is `but`. A chain of more than ten is taken for one that does."""
    seen, portal = set(asked), get_portal()
    for _step in range(LONGEST_CHAIN):
        target = urlsplit(link)
        address = (_host_of(target), Redirect.normalise_path(link))
        if address in seen:
            return True
        city = portal.by_host.get(address[0])
        if city is None or is_served(city, address[1]):
            return False
        rows = Redirect.get_for_site(city.settings.site).filter(old_path=address[1]).exclude(pk=but)
        following = rows.order_by(F("site").desc(nulls_last=True)).first()  # its own first
        if following is None or not following.link:
            return False
        seen.add(address)
        link = following.link
    return True


def _host_of(target):
    try:
        return host_name(target.hostname or "")
    except ValidationError:  # no site of ours
        return ""


def is_served(city, path):
    """Whether a page is published at this path, as redirects write it: such a page is shown before any."""
    language, _slash, rest = path.partition("?")[0].strip("/").partition("/")
    return page_at(city, language, rest, timezone.now())[0] is not None


def keep_addresses_in_other_city(sender, instance, url_path_before, url_path_after, **kwargs):
    """After a move to another city: what was published under `instance` is still reached from the old one.

    Wagtail does so inside one site, in its own receiver.
    """
    portal = get_portal()
    before, after = portal.place_of(url_path_before), portal.place_of(url_path_after)
    if not before or before[0].site_id == (after and after[0].site_id):
        return
    moved = Page.objects.filter(path__startswith=instance.path, live=True)
    old, new = {}, set()
    for pk, url_path in moved.values_list("pk", "url_path"):
        old[_old_path(before, url_path_before + url_path[len(url_path_after) :])] = pk
        if after:
            new.add(_old_path(after, url_path))
    _forget(before[0], old)
    if after:
        _forget(after[0], new)
    Redirect.objects.bulk_create(
        [
            Redirect(
                old_path=path, site_id=before[0].site_id, redirect_page_id=pk, automatically_created=True
            )
            for path, pk in old.items()
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    generation.bump_on_commit()


def _old_path(place, url_path):
    city, language = place
    return Redirect.normalise_path(f"/{language}/{url_path[len(city.homes[language].url_path) :]}")


def _forget(city, paths):
    """Redirects that an earlier move left at these addresses of a city."""
    paths = sorted(paths)
    for start in range(0, len(paths), BATCH):
        Redirect.objects.filter(
            site_id=city.site_id, automatically_created=True, old_path__in=paths[start : start + BATCH]
        ).delete()


def connect():
    """Called once, when the app is ready."""
    post_page_move.connect(keep_addresses_in_other_city, dispatch_uid="redirects-other-city")
