"""Who may send a form without an account, and what happens then."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.anonymous import limits
from core.origin import is_foreign, is_same_origin
from core.views import plain_page


class SeeOther(HttpResponseRedirect):
    """After a form: the browser reads another page, and reloading sends nothing again."""

    status_code = 303


def takes_forms(view, is_allowed=is_same_origin):
    """A page of which every visitor has her own copy, whose form may come from that page only."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.method == "POST" and not is_allowed(request):
            raise PermissionDenied
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(wrapped))


def takes_secret_forms(view):
    """The same behind an address that is a secret (core.headers.SECRET_PATH). Knowing it is what counts:
    a page that tells nobody its address (`no-referrer`) sends `Origin: null` with its forms."""
    return takes_forms(view, lambda request: not is_foreign(request))


def take(request, form, keep, thanks):
    """Take a bound form: `keep(form)` once, then lead to the address `thanks`.

    None when the form has to be shown again, with its errors; 429 when its sender has sent enough.
    """
    if form.is_bait_taken:
        return SeeOther(thanks)
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            limits.spend(request, form.purpose, form.has_proof, getattr(form.place, "pk", None))
            if not limits.is_first_use(form.nonce):
                form.refuse_reuse()
                return None
            keep(form)
    except limits.LimitError as limit:
        return plain_page(429, limit.words, request)
    return SeeOther(thanks)
