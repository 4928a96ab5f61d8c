"""A process that is killed while it publishes leaves every language as it was, or as it is to be."""

import multiprocessing
import os
import signal

import pytest
from django.db import connection, transaction
from django.db.models.signals import post_save, pre_save
from wagtail.models import Locale

from directory.models import PlacePage
from search import upkeep
from search.models import SearchDocument
from search.projection import catch_up
from tests.cms_pages.factories import publish
from tests.directory.factories import PlacePageFactory, town

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def in_the_midst(sender, instance, update_fields=None, **kwargs):
    """Once one translation has the facts, before their transaction ends."""
    if update_fields is None and instance.locale.language_code == "en":
        die()


def before_the_index(sender, instance, update_fields=None, **kwargs):
    """As soon as the publication is committed, before documents are written."""
    if update_fields is None:
        transaction.on_commit(die)


def publish_until_killed(pk, receiver, moment):
    connection.close()
    moment.connect(receiver, sender=PlacePage)
    place = PlacePage.objects.get(pk=pk)
    place.phone = "03 20 00 00 42"
    publish(place)
    os._exit(0)


def bakery_in_three_languages():
    made = town("tourcoing", languages=["fr", "en", "nl"])
    place = PlacePageFactory(parent=made.directory)
    for code in ("en", "nl"):
        locale = Locale.objects.get_or_create(language_code=code)[0]
        for page in (made.home, made.directory, place):
            publish(page.copy_for_translation(locale))
    catch_up()
    return place


@pytest.mark.parametrize(
    ("receiver", "moment", "phones"),
    [(in_the_midst, post_save, {""}), (before_the_index, pre_save, {"03 20 00 00 42"})],
    ids=["in the midst", "before the index"],
)
def test_after_a_kill_every_language_says_the_same(receiver, moment, phones):
    place = bakery_in_three_languages()
    connection.close()
    process = multiprocessing.get_context("fork").Process(
        target=publish_until_killed, args=[place.pk, receiver, moment]
    )
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL

    assert {page.phone for page in PlacePage.objects.all()} == phones
    catch_up()
    assert {document.card["phone"] for document in SearchDocument.objects.all()} == phones
    assert SearchDocument.objects.count() == 3
    assert not upkeep.compare()
