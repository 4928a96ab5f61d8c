"""Three cities and as many generated documents as wanted, written by the projection's own code."""

import time

import time_machine
from django.core.management import call_command

from core import generation
from core.models import CitySettings
from search.models import SearchDocument
from tests.bench.search.corpus import Corpus
from tests.cms_pages import factories
from tests.search import documents

AT_ONCE = 10_000


def make_cities():
    """The tables, and a site for each city of tests.search.documents."""
    call_command("migrate", verbosity=0)
    for slug in documents.CITIES:
        if not CitySettings.objects.filter(slug=slug).exists():
            factories.make_city(slug)


def grow(corpus: Corpus, count: int):
    """Write the next `count` documents, but for those that are there; seconds it took."""
    started, city = time.perf_counter(), CitySettings.objects.order_by("pk").first().pk
    with time_machine.travel(documents.NOW, tick=False):
        for start in range(0, count, AT_ONCE):
            facts = corpus.facts(min(AT_ONCE, count - start))
            if max(facts) > SearchDocument.objects.count():
                documents.store(facts, city)
                generation.bump()
    return time.perf_counter() - started
