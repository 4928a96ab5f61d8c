"""Host names of sites, as browsers send them: « Roubaix-Cité.fr » is xn--roubaix-cit-lbb.fr."""

from functools import lru_cache

import idna
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Site
from wagtail.sites import views
from wagtail.sites.forms import SiteForm


def host_name(typed: str) -> str:
    """What browsers ask for when people type `typed` (UTS 46); ValidationError where nobody can."""
    try:
        return idna.encode(typed.strip().removesuffix("."), uts46=True).decode()
    except UnicodeError:
        raise ValidationError(
            _(
                "“%(host)s” is no host name. Write it as people read it, such as croix.example.org, without "
                "http:// and without port."
            ),
            params={"host": typed},
        ) from None


@lru_cache(maxsize=8)
def admin_address(typed: str) -> tuple[str, str]:
    """(host name, the same with its port) of ADMIN_HOST, as browsers send them; two "" where it is empty."""
    name, colon, port = typed.strip().partition(":")
    host = host_name(name if port.isdecimal() or not colon else typed) if name else ""
    return host, f"{host}{colon}{port}"


class PortalSiteForm(SiteForm):
    """One host name is one site, whatever its port: requests are told apart by their host alone."""

    def clean_hostname(self):
        name = host_name(self.cleaned_data["hostname"])
        if Site.objects.filter(hostname=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another site answers at %(host)s."), params={"host": name})
        return name


def name_as_browsers_do(sender, instance, raw=False, **kwargs):
    """Receiver for sites, however they are saved."""
    if not raw:
        instance.hostname = host_name(instance.hostname)


def connect():
    """Called once, when the app is ready. Wagtail's view set of sites has no setting for its form."""
    views.SiteForm = PortalSiteForm
