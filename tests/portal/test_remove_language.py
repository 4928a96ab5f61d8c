"""A language less for a city: nobody reaches it, nothing is lost, and it comes back."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale, Page, PageLogEntry, Revision

from core.models import CitySettings
from core.sites import Scope
from portal.cities.closing import remove_language
from portal.cities.language import LanguageRefusedError, create_language
from portal.cities.rights import permission
from portal.translating import board
from search.models import SearchDocument
from tests.built_once import built_once
from tests.cms_pages.factories import make_city, publish
from tests.search.index import follow, news, newsroom, read, titles

pytestmark = pytest.mark.django_db
IN_DUTCH = Scope("tourcoing", "nl", True, "fr")


@built_once
def towns():
    """Tourcoing in Dutch, with one news item in both languages, and Roubaix in Dutch too."""
    room = newsroom("tourcoing")
    item = publish(news(room, "Un parc"))
    make_city("roubaix")
    group, right = Group.objects.create(name="Équipe"), permission("publish_page")
    GroupPagePermission.objects.create(group=group, page=room.get_parent(), permission=right)
    for slug in ("tourcoing", "roubaix"):
        create_language(slug, "nl")
    translation = item.copy_for_translation(Locale.objects.get(language_code="nl"))
    translation.title, translation.slug = "Een park", "een-park"
    publish(translation)
    follow()


def printed(*arguments):
    out = StringIO()
    call_command("remove_language", *arguments, stdout=out)
    return out.getvalue()


def test_its_addresses_answer_404_and_no_page_names_it(towns):
    paths = ["/nl/", "/nl/nieuws/", "/nl/nieuws/een-park/", "/nl/nieuws/liste.rss", "/nl/zoeken/"]
    before = [read(path).status_code for path in paths[:3]]
    assert 'hreflang="nl"' in read("/fr/actualites/un-parc/").content.decode()
    printed("tourcoing", "nl", "--yes")
    assert before == [200, 200, 200]
    assert {read(path).status_code for path in paths} == {404}
    for path in ("/fr/", "/fr/actualites/un-parc/", "/fr/sitemap.xml"):
        assert 'hreflang="nl"' not in read(path).content.decode()


def test_its_documents_go_and_other_cities_keep_theirs(towns):
    assert titles(scope=IN_DUTCH) == ["Een park"]
    remove_language("tourcoing", "nl")
    follow()
    assert not SearchDocument.objects.filter(city__slug="tourcoing", locale="nl").exists()
    assert read("/nl/", "roubaix.localhost").status_code == 200


def test_its_pages_are_drafts_that_no_date_publishes(towns):
    home = Page.objects.get(slug="tourcoing-nl")
    waiting = news(home.get_children().get(), "Morgen", live=False)
    moment = timezone.now() + timedelta(days=1)
    waiting.save_revision(approved_go_live_at=moment)
    assert remove_language("tourcoing", "nl") == 2
    below = home.get_descendants()
    assert set(below.values_list("live", "has_unpublished_changes")) == {(False, True)}
    assert not Revision.objects.filter(approved_go_live_at=moment).exists()
    said = PageLogEntry.objects.filter(page__in=below, action="wagtail.unpublish")
    assert [bool(entry.revision) for entry in said] == [True, True]


def test_added_again_it_opens_with_its_lists_and_the_rest_waits(towns):
    rights = GroupPagePermission.objects.count()
    # By whatever date it says: some publications are dated by their editor.
    Page.objects.filter(slug="nieuws").update(last_published_at=timezone.now() - timedelta(days=90))
    remove_language("tourcoing", "nl")
    create_language("tourcoing", "nl")
    follow()
    codes = [read(path).status_code for path in ("/nl/", "/nl/nieuws/", "/nl/nieuws/een-park/")]
    assert codes == [200, 200, 404]
    assert Page.objects.get(slug="een-park").get_latest_revision_as_object().title == "Een park"
    assert GroupPagePermission.objects.count() == rights


def test_what_was_drafted_meanwhile_is_not_published_unread(towns):
    remove_language("tourcoing", "nl")
    room = Page.objects.get(slug="nieuws").specific
    room.introduction = "Concept"
    room.save_revision()
    create_language("tourcoing", "nl")
    room = Page.objects.get(slug="nieuws").specific
    assert (room.live, room.introduction == "Concept") == (True, False)
    assert room.get_latest_revision_as_object().introduction == "Concept"


def test_what_editors_had_withdrawn_before_does_not_come_back(towns):
    Page.objects.get(slug="nieuws").unpublish()
    remove_language("tourcoing", "nl")
    create_language("tourcoing", "nl")
    assert not Page.objects.get(slug="nieuws").live


def test_what_is_said_beside_its_drafts_is_no_error(towns):
    draft = Page.objects.get(slug="een-park")
    remove_language("tourcoing", "nl")
    assert board.left_of(draft)["entry"] is None


def test_the_command_only_says_what_it_would_do(towns):
    with pytest.raises(CommandError, match="2 pages publiées de Tourcoing"):
        printed("tourcoing", "nl")
    assert CitySettings.objects.get(slug="tourcoing").languages == ["fr", "nl"]


@pytest.mark.parametrize(("code", "words"), [("fr", "première langue"), ("ar", "n’est pas en ligne")])
def test_the_first_language_and_one_that_is_not_there_are_refused(towns, code, words):
    with pytest.raises(LanguageRefusedError, match=words):
        remove_language("tourcoing", code)
