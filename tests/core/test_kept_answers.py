"""What a process keeps is bounded, in bytes and in time."""

import functools
import gc
import inspect
from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict

from core import moments, parameters
from core.freshness import Sealed
from core.pagecache import Kept, Pages
from tests.architecture.sources import LAYERS

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_ten_thousand_answers_stay_within_the_bytes_allowed():
    pages = Pages(most=200_000)
    sealed = Sealed((), b"x" * 7_000, True)
    for number in range(10_000):
        pages.put(f"tourcoing fr /fr/?mot={number}", Kept(sealed, NOON, ()))
    assert pages.size <= 200_000
    assert len(pages) == pytest.approx(22, abs=1)


def test_the_answer_read_last_stays():
    pages = Pages(most=20_000)
    for number in range(50):
        pages.put(str(number), Kept(Sealed((), b"x" * 2_000, True), NOON, ()))
        pages.get("0")
    assert pages.get("0")


def test_an_answer_too_large_is_not_kept():
    pages = Pages(most=20_000)
    pages.put("a", Kept(Sealed((), b"x" * 30_000, True), NOON, ()))
    assert (len(pages), pages.size) == (0, 0)


def test_what_functions_remember_is_bounded():
    """A word, a name or a number of a visitor may be an argument of any of them."""
    memos = [found for found in gc.get_objects() if type(found) is functools._lru_cache_wrapper]
    ours = [memo for memo in memos if (memo.__module__ or "").partition(".")[0] in LAYERS]
    endless = {memo.__qualname__ for memo in ours if (memo.cache_parameters()["maxsize"] or 1e9) > 20_000}
    harmless = {memo.__qualname__ for memo in ours if not inspect.signature(memo).parameters}
    assert {name for name in endless - harmless if "<locals>" not in name} == set()


@pytest.mark.django_db
def test_the_nearest_moment_counts(rf):
    request = rf.get("/")
    for moment in (NOON + HOUR, NOON + MINUTE, NOON - HOUR, None):
        moments.note(request, moment)
    assert moments.next_change(request, NOON) == NOON + MINUTE


@pytest.mark.django_db
def test_an_answer_ends_with_the_local_day_at_the_latest(rf):
    midnight_in_paris = datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert moments.next_change(rf.get("/"), midnight_in_paris - HOUR) == midnight_in_paris


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("utm_source=x&fbclid=y", ""),
        ("tri=titre&annee=2026", "annee=2026&tri=titre"),
        ("annee=2026&annee=2025&annee=2026", "annee=2025&annee=2026"),
        ("du=&page=", ""),
        ("theme=caf%C3%A9", "theme=caf%C3%A9"),
    ],
)
def test_a_query_has_one_form(typed, kept):
    assert parameters.canonical(QueryDict(typed)).urlencode() == kept
