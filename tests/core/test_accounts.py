"""Signing in at /admin/login/: wrong passwords lock an account for the network that tried."""

from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.utils import timezone

from core import accounts
from core.models import FormTally

pytestmark = pytest.mark.django_db
PASSWORD = "trame-et-chaine"


@pytest.fixture(autouse=True)
def editors(cities, settings):
    settings.ADMIN_HOST = "roubaix.localhost"
    for name in ("jeanne", "paul"):
        get_user_model().objects.create_superuser(name, f"{name}@example.org", PASSWORD)


@pytest.fixture
def sign_in(client):
    def post(name="jeanne", password=PASSWORD, address="192.0.2.1"):
        fields = {"username": name, "password": password}
        headers = {"host": "roubaix.localhost"}
        return client.post("/admin/login/", fields, headers=headers, REMOTE_ADDR=address)

    return post


@pytest.fixture
def locked(sign_in):
    for _ in range(accounts.MOST_WRONG):
        sign_in(password="faux")


def test_after_too_many_wrong_passwords_the_right_one_is_refused_in_words(locked, sign_in):
    response = sign_in()
    assert response.status_code == 200
    assert "Trop de mots de passe faux pour ce compte" in unescape(response.content.decode())


@pytest.mark.parametrize("other", [{"name": "paul"}, {"address": "198.51.100.1"}], ids=["account", "network"])
def test_another_account_and_another_network_still_sign_in(locked, sign_in, other):
    assert sign_in(**other).status_code == 302


def test_the_lock_ends_by_itself(locked, sign_in):
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert sign_in().status_code == 302


def test_the_right_password_forgets_the_wrong_ones(sign_in):
    for _ in range(3):
        for _ in range(accounts.MOST_WRONG - 1):
            sign_in(password="faux")
        assert sign_in().status_code == 302


def test_an_empty_password_forgets_no_wrong_ones(sign_in):
    for password in ["faux"] * (accounts.MOST_WRONG - 1) + ["", "faux"]:
        sign_in(password=password)
    assert sign_in().status_code == 200


def test_no_address_and_no_name_is_kept(locked):
    kept = str(list(FormTally.objects.values_list("key", "day", "count")))
    assert "192.0.2.1" not in kept
    assert "jeanne" not in kept


def test_a_forgotten_password_is_sent_a_few_times_and_the_page_says_the_same(client):
    def forget(address):
        headers = {"host": "roubaix.localhost"}
        return client.post("/admin/password_reset/", {"email": address}, headers=headers)["Location"]

    assert {forget("jeanne@example.org") for _ in range(5)} == {forget("personne@example.org")}
    assert len(mail.outbox) == accounts.MOST_RESETS
