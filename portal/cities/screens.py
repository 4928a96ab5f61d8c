"""« Langues »: the languages of each city, how to add one, and how to take one away."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from wagtail.models import Locale
from wagtail.permission_policies.sites import SitePermissionPolicy

from core.models import CitySettings
from portal.cities.closing import pages_in, remove_language, removed_in_words
from portal.cities.language import language_name, pages_to_make, shipped_words
from portal.cities.tasks import UNDER_WAY, make_language, states

ICON = "site"
POLICY = SitePermissionPolicy(CitySettings)
NAMES = dict(settings.LANGUAGES)  # {code: name of a language in itself}


def cities_of(user):
    """The cities whose settings `user` may change, and so the languages that they show."""
    rows = CitySettings.objects.select_related("site__root_page").order_by("-is_hub", "name")
    return [row for row in rows if POLICY.user_has_permission_for_instance(user, "change", row)]


def index(request: HttpRequest) -> HttpResponse:
    """Each city with the languages that it has, that are being made, and that it may have."""
    cities = cities_of(request.user)
    if not cities:
        raise PermissionDenied
    asked = states()
    rows = [(city, [_language(city, *pair, asked) for pair in settings.LANGUAGES]) for city in cities]
    context = {
        "page_title": _("Languages"),
        "header_icon": ICON,
        "cities": rows,
        "is_working": any(row["is_under_way"] for _city, languages in rows for row in languages),
    }
    return render(request, "portal/cities/languages.html", context)


def add(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """What will be made; then the worker is asked to."""
    city = _own_city(request.user, slug, code)
    if request.method == "POST":
        if states().get((slug, code)) not in UNDER_WAY:
            make_language.enqueue(slug, code, request.user.pk)
        words = _("%(language)s is being made for %(city)s: this takes about a minute.")
        messages.success(request, words % {"language": language_name(code), "city": city.name})
        return redirect("city_languages:index")
    context = {
        "page_title": _("Add a language"),
        "page_subtitle": f"{city.name} · {NAMES[code]}",
        "header_icon": ICON,
        "city": city,
        "code": code,
        "language": NAMES[code],
        "pages": [(page, words.words_for(page.title)) for page, words in _pages(city, code)],
    }
    return render(request, "portal/cities/add_language.html", context)


def remove(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """What becomes of the pages; then it is done at once."""
    city = _own_city(request.user, slug, code)
    if states().get((slug, code)) in UNDER_WAY or code not in city.languages:
        return redirect("city_languages:index")
    if request.method == "POST":
        number = remove_language(slug, code, by=request.user)
        messages.success(request, removed_in_words(city, code, number))
        return redirect("city_languages:index")
    context = {
        "page_title": _("Take a language away"),
        "page_subtitle": f"{city.name} · {NAMES[code]}",
        "header_icon": ICON,
        "city": city,
        "number": pages_in(city, code).filter(live=True).count(),
    }
    return render(request, "portal/cities/remove_language.html", context)


def _own_city(user, slug, code):
    """A city whose settings `user` may change, and that may be translated into this language."""
    city = next((city for city in cities_of(user) if city.slug == slug), None)
    if city is None or code not in NAMES or code == city.languages[0]:
        raise PermissionDenied
    return city


def _language(city, code, name, asked):
    state = asked.get((city.slug, code))
    is_under_way = state in UNDER_WAY
    return {
        "code": code,
        "name": name,
        "is_first": code == city.languages[0],
        "is_open": code in city.languages,
        "is_under_way": is_under_way,
        "has_failed": state == TaskResultStatus.FAILED,
        "address": f"{city.site.root_url}/{code}/",
        "progress": _progress(city, code) if is_under_way else None,
    }


def _progress(city, code):
    """(pages made, pages in all)."""
    locale = Locale.objects.filter(language_code=code).first()
    pages = [page for page, _words in _pages(city, code)]
    return sum(page.has_translation(locale) for page in pages) if locale else 0, len(pages)


def _pages(city, code):
    rows = pages_to_make(city.site.root_page.specific, shipped_words(code, city))
    return [(page, words) for page, words, _even_incomplete in rows]
