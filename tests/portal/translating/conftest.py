"""A city with French originals, a home in English and one in Arabic, and who translates there."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Locale

from tests.built_once import built_once
from tests.cms_pages.factories import (
    ContentPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    make_city,
    publish,
)

RIGHTS = ("add_page", "change_page", "publish_page", "bulk_delete_page")


class Town:
    """Roubaix: `home`, `news` (a list), `items` (news items), `guide` with a page and one below that."""

    def __init__(self):
        self.home = make_city("roubaix", languages=["fr", "en", "ar"])
        self.news = NewsIndexPageFactory(parent=self.home, slug="actualites")
        self.items = [NewsPageFactory(parent=self.news, title=f"Nouvelle {n}") for n in range(3)]
        self.guide = ContentPageFactory(parent=self.home, title="Guide")
        self.chapter = ContentPageFactory(parent=self.guide, title="Chapitre")
        self.part = ContentPageFactory(parent=self.chapter, title="Paragraphe")
        for page in (self.home, self.news, *self.items, self.guide, self.chapter, self.part):
            publish(page)
        self.homes = {"fr": self.home} | {code: self._home_in(code) for code in ("en", "ar")}

    def _home_in(self, code):
        locale = Locale.objects.create(language_code=code)
        return publish(self.home.copy_for_translation(locale))


@built_once
def roubaix():
    """A Town."""
    return Town()


def signed_in(name, *homes, rights=RIGHTS):
    """A client of somebody who has these rights under these home pages."""
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for home in homes:
        for right in rights:
            permission = Permission.objects.get(codename=right, content_type__app_label="wagtailcore")
            GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    user = get_user_model().objects.create_user(name, password="trame-et-chaine")
    user.groups.add(group)
    client = Client(headers={"host": "roubaix.localhost"})
    client.force_login(user)
    return client


@pytest.fixture
def editor(roubaix):
    """Writes in all languages."""
    return signed_in("redactrice", *roubaix.homes.values())


@pytest.fixture
def translator(roubaix):
    """Translates into English, and touches nothing else."""
    return signed_in("traductrice", roubaix.homes["en"])
