"""Writes counts of questions. One that was not asked on three days yet is a digest, which nobody can read."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from search.workbench.models import AskedDigest, AskedQuestion
from search.workbench.personal import may_be_a_name

ASKS, REFINED, FOLLOWED = range(3)
COLUMNS = ("asks", "refined", "followed")
DAYS_ASKED = 3
DIGESTS_FOR, QUESTIONS_FOR = timedelta(days=30), timedelta(days=365)
MOST_DIGESTS = 20_000  # of one day: a robot may ask anything


class Asked(NamedTuple):
    """A question: the id of the city's settings, its language, its folded words."""

    city: int
    language: str
    words: str


Counts = dict[Asked, list[int]]  # asks, refined, followed


def store(counts: Counts) -> None:
    """Add to what is counted today."""
    day = timezone.localdate()
    for asked, numbers in counts.items():
        with transaction.atomic():
            if _of(asked).exists():
                _add(_of(asked), asked, day, numbers)
            elif AskedDigest.objects.filter(day=day).count() < MOST_DIGESTS:
                _add_digest(asked, day, numbers)


def erase() -> None:
    """What is too old, every night."""
    today = timezone.localdate()
    AskedDigest.objects.filter(day__lt=today - DIGESTS_FOR).delete()
    AskedQuestion.objects.filter(day__lt=today - QUESTIONS_FOR).delete()


def _of(asked):
    return AskedQuestion.objects.filter(city_id=asked.city, language=asked.language, words=asked.words)


def _add(rows, asked, day, numbers):
    row, _ = rows.get_or_create(
        day=day, defaults={"city_id": asked.city, "language": asked.language, "words": asked.words}
    )
    _count(row, numbers)


def _add_digest(asked: Asked, day: date, numbers: list[int]) -> None:
    digest = salted_hmac("search.asked", "\n".join(map(str, asked)), algorithm="sha256").hexdigest()
    row, _ = AskedDigest.objects.get_or_create(digest=digest, day=day)
    _count(row, numbers)
    days = list(AskedDigest.objects.filter(digest=digest))
    if len(days) < DAYS_ASKED or may_be_a_name(asked.words, asked.language):
        return
    for row in days:
        _add(_of(asked), asked, row.day, [getattr(row, column) for column in COLUMNS])
    AskedDigest.objects.filter(digest=digest).delete()


def _count(row, numbers):
    steps = {column: F(column) + number for column, number in zip(COLUMNS, numbers, strict=True)}
    type(row).objects.filter(pk=row.pk).update(**steps)
