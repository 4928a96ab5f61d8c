"""What residents of the demonstration would have searched lately, for the screen of searches."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from portal.cities import CityParts
from search.workbench.board import WEEKS
from search.workbench.models import AskedQuestion

# Folded words, then how often in a week: asked, refined, a page opened. Some find nothing yet.
QUESTIONS = (
    ("passeport", 16, 0, 13),
    ("encombrants", 12, 1, 9),
    ("piscine", 11, 2, 8),
    ("cantine prix", 8, 0, 6),
    ("ordi trop lent", 5, 0, 1),
    ("patinoire", 5, 1, 0),
    ("collecte des sapins", 4, 0, 0),
    ("borne de recharge", 3, 1, 0),
    ("carte grise", 3, 0, 0),
    ("bowling", 3, 0, 0),
    ("hammam", 2, 0, 0),
    ("vide grenier", 2, 0, 1),
)


def plant_searches(cities: Mapping[str, CityParts]) -> None:
    """The same questions in each town, somewhat fewer from week to week back."""
    yesterday = timezone.localdate() - timedelta(days=1)
    AskedQuestion.objects.bulk_create(
        AskedQuestion(
            city_id=parts.settings.pk,
            language="fr",
            words=words,
            day=yesterday - timedelta(weeks=week),
            asks=max(asks - week // 3, 1),
            refined=refined,
            followed=max(followed - week // 3, 0),
        )
        for parts in cities.values()
        for words, asks, refined, followed in QUESTIONS
        for week in range(WEEKS)
    )
