"""A form without an account: who may send it, how often, and what is remembered."""

import json
from datetime import timedelta
from html import unescape
from types import SimpleNamespace

import altcha
import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.anonymous import limits, proof, stamps
from core.models import FormTally
from tests.core.anonymous import urls

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.anonymous.urls")]
SAME = {"host": "tourcoing.localhost", "sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def nothing_kept(cities):
    urls.kept.clear()


def stamp(age=10, purpose="wish"):
    with time_machine.travel(timezone.now() - timedelta(seconds=age)):
        return stamps.new_stamp(purpose)


@pytest.fixture
def send(client):
    """`send(stamp=…)`: a filled-in form as a browser sends it."""

    def post(headers=SAME, **fields):
        fields = {"wish": "un banc", "stamp": stamp()} | fields
        return client.post("/fr/essai/", fields, headers=headers)

    return post


def words(response):
    return unescape(response.content.decode())


def test_a_form_is_kept_and_leads_to_another_page(send):
    response = send()
    assert (response.status_code, response.headers["Location"]) == (303, "/fr/merci/")
    assert urls.kept == ["un banc"]


def test_neither_the_form_nor_its_answer_sets_a_cookie(send, client):
    assert not client.get("/fr/essai/", headers=SAME).cookies
    assert not send().cookies


def test_a_form_is_never_kept_for_another_visitor(client):
    assert client.get("/fr/essai/", headers=SAME).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "tourcoing.localhost"},
        {"host": "tourcoing.localhost", "sec-fetch-site": "cross-site"},
        {"host": "tourcoing.localhost", "sec-fetch-site": "same-site"},
        {"host": "tourcoing.localhost", "origin": "http://evil.example"},
    ],
)
def test_a_form_from_elsewhere_is_refused_in_french(send, headers):
    response = send(headers=headers)
    assert (response.status_code, urls.kept) == (403, [])
    assert "Revenez en arrière" in words(response)


def test_an_origin_of_our_own_is_enough(send):
    send(headers={"host": "tourcoing.localhost", "origin": "http://tourcoing.localhost"})
    assert urls.kept == ["un banc"]


def test_a_form_sent_at_once_may_be_sent_again_later(send):
    young = stamp(age=1)
    assert "C’est allé très vite" in words(send(stamp=young))
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        send(stamp=young)
    assert urls.kept == ["un banc"]


@pytest.mark.parametrize("age", [24 * 3600 + 5, 365 * 24 * 3600])
def test_a_form_older_than_a_day_comes_back_with_what_was_typed(send, age):
    answer = words(send(stamp=stamp(age=age)))
    assert "ouverte trop longtemps" in answer
    assert 'value="un banc"' in answer
    assert urls.kept == []


@pytest.mark.parametrize("forged", ["", "x", "é\x00", stamp(purpose="autre"), "a:b:c"])
def test_a_stamp_of_no_form_of_ours_is_refused(send, forged):
    assert "ouverte trop longtemps" in words(send(stamp=forged))


def test_a_stamp_is_used_once(send):
    used = stamp()
    send(stamp=used)
    assert "déjà été envoyé" in words(send(stamp=used))
    assert urls.kept == ["un banc"]


def test_a_form_with_mistakes_keeps_its_stamp(send):
    first = stamp()
    assert f'name="stamp" value="{first}"' in words(send(wish="", stamp=first))


def test_what_a_robot_fills_in_is_thanked_for_and_thrown_away(send):
    assert send(sujet="Buy now").status_code == 303
    assert urls.kept == []
    assert not FormTally.objects.exists()


def test_too_many_forms_are_refused_in_french(send):
    answers = [send() for _ in range(limits.MOST_WITHOUT_PROOF + 1)]
    assert [a.status_code for a in answers] == [303] * limits.MOST_WITHOUT_PROOF + [429]
    assert "Beaucoup de formulaires sont venus aujourd’hui de votre connexion" in words(answers[-1])


def test_a_proof_of_work_allows_more(send):
    for _ in range(limits.MOST_WITHOUT_PROOF + 1):
        mark = stamp()
        answer = send(stamp=mark, proof=solved(stamps.nonce_of("wish", mark)))
    assert answer.status_code == 303


def solved(nonce, of=None):
    challenge = altcha.Challenge.from_dict(json.loads(of or proof.challenge_for(nonce)))
    solution = altcha.solve_challenge(challenge)
    return altcha.Payload(challenge, solution).to_base64()


def test_a_proof_belongs_to_one_form():
    assert proof.is_solved(solved("one"), "one")
    assert not proof.is_solved(solved("one"), "other")


@pytest.mark.parametrize("answer", ["", "x", "e30=", "W10=", "eyJjaGFsbGVuZ2UiOiAxfQ==", "A" * 9000])
def test_nonsense_is_no_proof(answer):
    assert not proof.is_solved(answer, "one")


def test_work_on_a_challenge_of_ones_own_is_no_proof():
    easy = altcha.create_challenge("SHA-256", 1, key_prefix="0", data={"stamp": "one"}, hmac_secret="mine")
    assert not proof.is_solved(solved("one", of=json.dumps(easy.to_dict())), "one")


def test_no_address_is_kept(send):
    send()
    assert not any("127.0.0.1" in str(row) for row in FormTally.objects.values_list("key", "day", "count"))


def test_the_same_address_has_another_line_every_day(send):
    send()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        send()
        assert FormTally.objects.filter(count=1).count() == 8


def test_lines_are_erased_after_a_day(send):
    send()
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert (limits.erase(), FormTally.objects.count()) == (4, 0)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("", ""),
        ("?", "?"),
    ],
)
def test_a_network_counts_once(address, network):
    assert limits.network_of(address) == network


@pytest.fixture
def spend(rf):
    """`spend(address)`: whether one more form about a place is taken; else what is said."""

    def spend(address, has_proof=True, place=None):
        request = rf.get("/", REMOTE_ADDR=address)
        town = SimpleNamespace(phone="03 20 00 00 00", email="")
        request.city = SimpleNamespace(slug="tourcoing", settings=town)
        try:
            with transaction.atomic():
                limits.spend(request, "wish", has_proof=has_proof, place=place)
        except limits.LimitError as refused:
            return refused.words
        return True

    return spend


def test_nobody_alone_spends_what_a_network_of_many_may(spend):
    alone = [spend(f"2001:db8:1:1::{last}") is True for last in range(1, limits.MOST + 1)]
    assert sum(alone) == limits.MOST_OF_SUBSCRIBER
    assert spend("2001:db8:1:2::1") is True


def test_a_network_of_many_has_its_limit_and_the_next_its_own(spend):
    taken = [spend(f"2001:db8:1:{home}::1") is True for home in range(1, 41)]
    assert sum(taken) == limits.MOST
    assert spend("2001:db8:2:1::1") is True


def test_what_others_sent_with_a_proof_takes_nothing_from_those_without(spend):
    for _ in range(limits.MOST_WITHOUT_PROOF + 1):
        assert spend("192.0.2.1") is True
    assert spend("192.0.2.1", has_proof=False) is True


def test_who_is_refused_reads_how_to_reach_the_town(spend):
    said = [spend("192.0.2.1") for _ in range(limits.MOST + 1)][-1]
    assert said[1] == "Revenez demain, ou adressez-vous à la ville\u00a0: 03 20 00 00 00."


def test_only_the_web_server_in_front_says_where_visitors_are(rf):
    request = rf.get("/", headers={"x-forwarded-for": "203.0.113.9"}, REMOTE_ADDR="192.0.2.1")
    assert (settings.IS_PRODUCTION, limits.address_of(request)) == (False, "192.0.2.1")


@pytest.mark.parametrize(("scope", "words"), [("PLACE", "Ce lieu"), ("CITY", "La ville")])
def test_many_networks_together_are_limited_per_place_and_per_city(spend, monkeypatch, scope, words):
    monkeypatch.setattr(limits, f"MOST_OF_{scope}", 2)
    said = [spend(f"192.0.2.{last}", place=7) for last in (1, 2, 3)]
    assert said[:2] == [True, True]
    assert said[2][0].startswith(words)
