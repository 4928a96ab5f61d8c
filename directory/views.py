"""What stands beside the page of a place: its card for an address book."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from core import reads, routing
from directory.models import PlacePage
from directory.vcard import vcard_of


@require_safe
def vcard(request, path):
    """`/fr/lieux/x/contact.vcf` stands beside `/fr/lieux/x/`."""
    reads.declare(request.city.slug)
    page = routing.find_page(request, path)
    if not isinstance(page, PlacePage):
        raise Http404
    text = vcard_of(page, request.city.base_url + request.portal.path_of(page))
    headers = {"Content-Disposition": f'attachment; filename="{page.slug}.vcf"'}
    return HttpResponse(text, content_type="text/vcard; charset=utf-8", headers=headers)
