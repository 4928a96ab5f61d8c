"""What tells answers apart, and which are kept at all."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.utils import timezone

from core import generation, pagecache
from core.freshness import Sealed
from core.pagecache import Kept


@pytest.mark.parametrize("vary", ["Cookie", "Accept-Language", "Accept-Encoding, Accept", "*"])
def test_an_answer_that_varies_is_kept_for_nobody(rf, vary):
    assert not pagecache.may_keep(rf.get("/"), HttpResponse("", headers={"Vary": vary}))


@pytest.mark.parametrize("headers", [{}, {"Vary": "Accept-Encoding"}])
def test_compression_is_no_difference(rf, headers):
    assert pagecache.may_keep(rf.get("/"), HttpResponse("", headers=headers))


def test_an_answer_with_a_cookie_is_kept_for_nobody(rf):
    response = HttpResponse("")
    response.set_cookie("visitor", "1")
    assert not pagecache.may_keep(rf.get("/"), response)


@pytest.mark.django_db(transaction=True)  # nothing is kept of what may be rolled back
def test_an_address_without_language_is_kept_for_each_language(rf):
    keys = set()
    for accepted in ("fr", "nl-BE, fr;q=0.5"):
        request = rf.get("/opensearch.xml", headers={"accept-language": accepted})
        request.city = City()
        keys.add(pagecache.key_of(request))
    assert len(keys) == 2


class City:
    """A city of two languages."""

    slug, homes = "tourcoing", {"fr": 1, "nl": 2}


def test_every_app_and_the_libraries_tell_releases_apart():
    names = {path.name if path.suffix == ".txt" else path.parts[-2] for path in pagecache.code()}
    assert {"requirements.txt", "core", "search", "cms_pages", "portal"} <= names
    assert not [path for path in pagecache.code() if "site-packages" in path.parts]


@pytest.fixture
def kept_for_all(db, settings, request):
    """A key under which processes share an answer."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": request.node.name}
    settings.CACHES = settings.CACHES | {"pages": memory}
    until, stamp = timezone.now() + timedelta(hours=1), generation.stamp(["tourcoing"])
    pagecache.keep("key", Kept(Sealed((), b"", False), until, stamp))
    generation.forget()  # another process
    return "key"


def test_what_processes_share_is_found_by_another_one(kept_for_all):
    assert pagecache.find(kept_for_all)


@pytest.mark.parametrize("cities", [(), ("tourcoing",)])
def test_what_processes_share_ends_when_what_it_read_changes(kept_for_all, cities):
    generation.bump(*cities)
    assert pagecache.find(kept_for_all) is None


def test_what_processes_share_ends_with_an_upgrade(kept_for_all, settings, tmp_path):
    (tmp_path / "requirements.txt").write_text("wagtail==9.0")
    settings.BASE_DIR = tmp_path
    pagecache.release.cache_clear()
    assert pagecache.find(kept_for_all) is None
    pagecache.release.cache_clear()
