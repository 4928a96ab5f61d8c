"""Sending a page for translation, and seeing how far the worker is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from core.sites import get_portal
from portal.cities.language import language_name
from portal.translating.board import MISSING, left_of
from portal.translating.forms import SendForm
from portal.translating.models import PageToTranslate, TranslationJob
from portal.translating.rights import NAMES, city_of_original, languages_of
from portal.translating.sending import create_job, pages_to_send
from portal.translating.tasks import make_pages

ICON = "wagtail-localize-language"
SHOWN = 50  # jobs, and pages of one
MOST_TICKED = 50  # as many as a page of the report shows
EDIT = page_viewset_registry.as_view("edit", page_id_kwarg="page_id")
SECONDS_BETWEEN_LOOKS = 2


def send(request: HttpRequest, page_id: int) -> HttpResponse:
    """The languages of the city, and whether the pages below go too. The rows are written, the worker does
    the rest."""
    page = _original(get_object_or_404(Page, pk=page_id))
    city = city_of_original(page)
    codes = languages_of(request.user).get(city.slug, ())
    if not codes:
        raise PermissionDenied
    if not page.live:
        messages.error(request, _("Publish the page first: translators start from what is online."))
        return redirect("translating:report")
    below = page.get_descendants().live().count()
    translations = _translations(page, codes)
    missing = [code for code in codes if code not in translations]
    wanted = [code for code in request.GET.getlist("langue") if code in codes] or missing or codes
    form = SendForm(request.POST or None, codes=codes, below=below, initial={"languages": wanted})
    if request.method == "POST" and form.is_valid():
        return _send(request, page, **form.cleaned_data)
    context = {
        "page_title": _("Translate"),
        "page_subtitle": page.title,
        "header_icon": ICON,
        "form": form if missing or below else None,
        "page": page,
        "translations": [(NAMES.get(code, code), translations.get(code)) for code in codes],
    }
    return render(request, "portal/translating/send.html", context)


@require_POST
def send_several(request: HttpRequest) -> HttpResponse:
    """Pages ticked in the list of missing ones: « (id of an original)-(language) »; those of one city."""
    own = languages_of(request.user)
    chosen = [value.partition("-") for value in request.POST.getlist("pages")[:MOST_TICKED]]
    ids = [pk for pk, _dash, _code in chosen if pk.isdecimal() and len(pk) < 19]
    pages = {str(page.pk): page for page in Page.objects.filter(pk__in=ids, live=True)}
    cities = {pk: city_of_original(page) for pk, page in pages.items()}
    chosen = [(pk, code) for pk, _dash, code in chosen if _may_send(own, cities.get(pk), code)]
    city = cities[chosen[0][0]] if chosen else None
    ticked = len(chosen)
    chosen = [(pages[pk], code) for pk, code in chosen if cities[pk] == city]
    if len(chosen) < ticked:
        messages.warning(request, _("Pages of one city are sent at a time: tick the others again."))
    sent = [row for page, code in chosen for row in pages_to_send(page, [code], with_pages_below=False)]
    if not sent:
        messages.error(request, _("Tick the pages to translate."))
        return redirect(f"{reverse('translating:report')}?etat={MISSING}")
    pages_sent = len({page.pk for page, _code in chosen})
    title = ngettext("%(count)s page", "%(count)s pages", pages_sent) % {"count": pages_sent}
    made = create_job(
        chosen[0][0], dict.fromkeys(sent), by=request.user, title=title if pages_sent > 1 else ""
    )
    make_pages.enqueue(made.pk)
    return redirect("translating:job", made.pk)


@never_cache
@require_admin_access
def edit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Wagtail's own view; a translator is told who writes a page of the same city in another language."""
    page = Page.objects.filter(pk=page_id, live=True).select_related("locale").first()
    place = page and get_portal().home_of(page)
    if request.method != "GET" or not place or page.permissions_for_user(request.user).can_edit():
        return EDIT(request, page_id=page_id)
    codes = languages_of(request.user).get(place[0].slug)
    if not codes:
        return EDIT(request, page_id=page_id)
    words = _("You translate (%(languages)s): “%(page)s”, in %(language)s, is changed by its editors.")
    languages = ", ".join(language_name(code) for code in codes)
    messages.error(
        request,
        words % {"languages": languages, "page": page.title, "language": language_name(place[1])},
    )
    return redirect("translating:send", page.pk)


def left(request: HttpRequest, page_id: int) -> HttpResponse:
    """What is left of a translation, asked for by its editor when a text is saved."""
    page = get_object_or_404(Page, pk=page_id)
    rights = page.permissions_for_user(request.user)
    if not rights.can_edit() or get_portal().home_of(page) is None:
        raise PermissionDenied
    context = left_of(page) | {"may_publish": rights.can_publish()}
    return render(request, "portal/translating/left.html", context)


def update(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """In place of wagtail-localize's « sync », which publishes what nobody has read: sources follow their
    originals by themselves."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    page = Page.objects.filter(translation_key=source.object_id, locale=source.locale).first()
    if page is None:
        raise Http404
    return redirect("translating:send", page.pk)


def keep_no_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """In place of wagtail-localize's conversion: an alias shows the words of another language."""
    words = _("A page in another language is never a mere copy of the original: nothing was done.")
    messages.error(request, words)
    return redirect("wagtailadmin_pages:edit", page_id)


def jobs(request: HttpRequest) -> HttpResponse:
    """What was sent in the visitor's cities, the latest first."""
    counted = _jobs_of(request.user).annotate(
        total=Count("pages"), done=Count("pages", filter=~Q(pages__state=PageToTranslate.State.WAITING))
    )
    context = {
        "page_title": _("Sent for translation"),
        "header_icon": ICON,
        "jobs": counted.select_related("city", "user").order_by("-pk")[:SHOWN],
    }
    return render(request, "portal/translating/jobs.html", context)


def job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far one is: numbers, drafts to go on with, pages that could not be made. A single page opens in
    the editor as soon as it is there."""
    found = get_object_or_404(_jobs_of(request.user), pk=pk)
    counts = dict(found.pages.order_by().values_list("state").annotate(Count("pk")))
    total = sum(counts.values())
    drafts = _drafts(found)
    if found.finished_at and total == len(drafts) == 1:
        return redirect("wagtailadmin_pages:edit", drafts[0][0].pk)
    context = {
        "page_title": _("Sent for translation"),
        "page_subtitle": found.title,
        "header_icon": ICON,
        "job": found,
        "total": total,
        "done": total - counts.get(PageToTranslate.State.WAITING, 0),
        "counts": [(state.label, counts[state]) for state in PageToTranslate.State if counts.get(state)],
        "drafts": drafts,
        "failed": found.pages.filter(state=PageToTranslate.State.FAILED).select_related("page")[:SHOWN],
    }
    response = render(request, "portal/translating/job.html", context)
    if not found.finished_at:
        response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


def _send(request, page, languages, with_pages_below=False):
    sent = pages_to_send(page, languages, with_pages_below=with_pages_below)
    if not sent:
        messages.info(request, _("All of it exists in these languages already."))
        return redirect("translating:send", page.pk)
    made = create_job(page, sent, by=request.user)
    make_pages.enqueue(made.pk)
    return redirect("translating:job", made.pk)


def _may_send(own, city, code):
    return city is not None and code in own.get(city.slug, ())


def _original(page):
    """The page in the first language of its city; 404 where there is none."""
    if city_of_original(page):
        return page
    found = get_portal().home_of(page)
    others = page.get_translations().filter(locale__language_code=found[0].languages[0]) if found else ()
    for original in others:
        if city_of_original(original):
            return original
    raise Http404


def _translations(page, codes):
    """{language: the page in it}."""
    others = page.get_translations().filter(locale__language_code__in=codes).select_related("locale")
    return {other.locale.language_code: other for other in others}


def _jobs_of(user):
    slugs = languages_of(user)
    if not slugs:
        raise PermissionDenied
    return TranslationJob.objects.filter(city__slug__in=slugs)


def _drafts(found):
    """The first pages made that wait for a translator."""
    rows = found.pages.filter(state=PageToTranslate.State.MADE)
    keys = rows.values("page__translation_key")
    drafts = Page.objects.filter(translation_key__in=keys, locale__language_code__in=rows.values("language"))
    drafts = drafts.filter(live=False).select_related("locale").order_by("locale_id", "path")[:SHOWN]
    return [(draft, NAMES.get(draft.locale.language_code)) for draft in drafts]
