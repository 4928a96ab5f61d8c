"""The host name of a site is stored as browsers send it; what nobody can ask for is refused in words."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from wagtail.models import Site

from core.hosts import host_name

pytestmark = pytest.mark.django_db
SENT = "xn--roubaix-cit-lbb.fr"


@pytest.mark.parametrize(
    "typed", ["roubaix-cité.fr", " Roubaix-CITÉ.fr. ", SENT, SENT.upper(), "roubaix-cité。fr"]
)
def test_every_spelling_of_a_host_is_one_name(typed):
    assert host_name(typed) == SENT


@pytest.mark.parametrize("typed", ["straße.example.org", "xn--strae-oqa.example.org"])
def test_letters_that_older_rules_replaced_stay(typed):
    assert host_name(typed) == "xn--strae-oqa.example.org"


IMPOSSIBLE = ["", "xn--zzzzzz9.fr", "xn--a", "xn--é.fr", "a..fr", "a b.fr", "a_b.fr", "-a.fr", "a.fr:80"]
IMPOSSIBLE += ["http://a.fr", "[::1]", "é" * 70 + ".fr", "a." * 130 + "fr"]


@pytest.mark.parametrize("typed", IMPOSSIBLE)
def test_what_no_browser_can_ask_for_is_refused(typed):
    with pytest.raises(ValidationError, match="nom d’hôte"):
        host_name(typed)


@pytest.fixture
def save(client, two_towns):
    """Send the form of the site of Roubaix; its errors, by field."""
    client.force_login(get_user_model().objects.create_superuser("direction", password="x"))
    site = two_towns["roubaix"].site

    def save(hostname):
        fields = {"hostname": hostname, "port": 80, "site_name": "Roubaix", "root_page": site.root_page_id}
        path, host = f"/admin/sites/edit/{site.pk}/", two_towns["hub"].site.hostname
        answer = client.post(path, fields, headers={"host": host})
        return {} if answer.status_code == 302 else answer.context["form"].errors

    return save


def test_the_form_stores_the_name_that_browsers_send(save, two_towns):
    assert save("Roubaix-Cité.localhost") == {}
    assert Site.objects.get(pk=two_towns["roubaix"].site.pk).hostname == "xn--roubaix-cit-lbb.localhost"


def test_another_spelling_of_the_host_of_another_site_is_refused_once(save, two_towns):
    site = two_towns["tourcoing"].site
    site.hostname, site.port = "tourcoing-cité.localhost", 8000
    site.save()
    problem = "Un autre site répond à l’adresse xn--tourcoing-cit-nhb.localhost."
    assert save("xn--TOURCOING-cit-nhb.localhost") == {"hostname": [problem]}


def test_an_impossible_host_is_refused_once(save):
    errors = save("xn--zzzzzz9.localhost")
    assert list(errors) == ["hostname"]
    assert len(errors["hostname"]) == 1
