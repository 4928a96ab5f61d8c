"""An editor of Tourcoing who tries every address of the admin with the id of something of Roubaix."""

from html import unescape

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import Page

from tests.portal.test_editors import SECRET, files, is_refused, news

__all__ = ["files", "news"]  # fixtures
pytestmark = [pytest.mark.slow, pytest.mark.django_db]
BULK = {
    "page": ("wagtailcore", "page", ["delete", "move", "publish", "unpublish"]),
    "image": ("core", "portalimage", ["delete", "add_tags", "add_to_collection"]),
    "document": ("core", "portaldocument", ["delete", "add_tags", "add_to_collection"]),
}


@pytest.fixture(params=list(BULK))
def hidden(request, news, files, two_towns):
    """(kind, id, title) of a draft, an image and a document of Roubaix."""
    draft, (image, document) = Page.objects.get(title=SECRET), files["roubaix"]
    row = {"page": draft, "image": image, "document": document}[request.param]
    return request.param, row.pk, row.title


def names(resolver, namespace=""):
    """Names of all addresses."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from names(pattern, inner)
        elif pattern.name:
            yield namespace + pattern.name


def addresses(pk):
    """Every address of the admin that takes one id."""
    for name in sorted(set(names(get_resolver()))):
        try:
            address = reverse(name, args=[pk])
        except NoReverseMatch:
            continue
        if address.startswith("/admin/"):
            yield address


def words_of(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return unescape(content.decode(errors="ignore"))


def test_no_address_tells_its_title(editor, hidden):
    kind, pk, title = hidden
    app, model, actions = BULK[kind]
    bulk = [f"/admin/bulk/{app}/{model}/{action}/?id={pk}&next=/admin/" for action in actions]
    tried = [*addresses(pk), *bulk]
    telling = [
        address for address in tried for ask in (editor.get, editor.post) if title in words_of(ask(address))
    ]
    assert len(tried) > 80
    assert not telling
    assert title not in words_of(editor.get("/admin/"))  # where messages come


def test_a_bulk_action_with_own_and_other_pages_asks_about_the_own(editor, news):
    own, other = news["tourcoing"], Page.objects.get(title=SECRET)
    answer = editor.get(f"/admin/bulk/wagtailcore/page/delete/?id={own.pk}&id={other.pk}")
    assert (own.title in words_of(answer), SECRET in words_of(answer)) == (True, False)


def test_a_bulk_action_on_all_asks_about_the_own(editor, news):
    answer = words_of(editor.get("/admin/bulk/wagtailcore/page/delete/?id=all"))
    titles = (news["tourcoing"].title, news["roubaix"].title, SECRET)
    assert [title in answer for title in titles] == [True, False, False]


def test_a_bulk_action_on_all_of_a_list_of_another_city_is_refused(editor, news):
    parent = Page.objects.get(title=SECRET).get_parent()
    assert is_refused(editor.get(f"/admin/bulk/wagtailcore/page/delete/?id=all&childOf={parent.pk}"))


@pytest.mark.parametrize("parent", ["99999", "abc"])
def test_a_bulk_action_on_all_of_a_list_that_is_not_there_is_404(editor, parent):
    address = f"/admin/bulk/wagtailcore/page/delete/?id=all&childOf={parent}"
    assert editor.get(address).status_code == 404
