"""An alert for the evening, from a form of its own: who may, what it writes, when it ends."""

from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from cms_pages.models import HomePage
from core import generation
from core.alerts import board
from core.alerts.forms import next_midnight
from core.menus import navigation_of
from core.models import CitySettings
from core.templatetags.portal import long_day
from core.wagtail_hooks import stay_in_the_city

pytestmark = pytest.mark.django_db
SAID = {"title": "Vent fort", "text": "Les parcs ferment à 16 h.", "severity": "warn", "until": "tonight"}


@pytest.fixture
def of_tourcoing(two_towns):
    user = get_user_model().objects.create_user("redactrice")
    user.groups.add(two_towns["tourcoing"].group)
    return user


@pytest.fixture
def editor(of_tourcoing):
    """A client signed in as an editor of Tourcoing, on the admin's host."""
    client = Client(headers={"host": "live.localhost"})
    client.force_login(of_tourcoing)
    return client


@pytest.fixture
def home(two_towns):
    """`home()`: the home page of Tourcoing as it is now."""
    return lambda slug="tourcoing": HomePage.objects.get(pk=two_towns[slug].home.pk)


def publish(editor, **changed):
    return editor.post(reverse("alerts:new"), SAID | changed)


def words(response):
    return unescape(response.content.decode())


def test_the_form_asks_for_words_only_and_the_alert_is_on_line(editor, home):
    chosen = editor.get(reverse("alerts:new")).context["form"].initial
    assert chosen == {"severity": SAID["severity"], "until": SAID["until"]}
    assert publish(editor).headers["Location"] == reverse("alerts:index")
    [alert] = navigation_of(home()).alerts
    assert (alert.title, alert.severity, alert.ends_at) == (
        "Vent fort",
        "warn",
        next_midnight(timezone.now()),
    )
    assert alert.is_active_at(timezone.now())
    assert home().live_revision.user.username == "redactrice"


def test_what_ends_at_midnight_ends_on_the_day_before_and_other_ends_say_their_hour(editor):
    publish(editor)
    publish(editor, title="Rue barrée", until="moment", ends_at="2031-01-03T20:00")
    shown = words(editor.get(reverse("alerts:index")))
    today = long_day(timezone.localdate()).replace("\u00a0", " ")
    assert f"jusqu’à minuit, le soir du {today}" in shown.replace("\u00a0", " ")
    assert "jusqu’au 3\u00a0janvier 2031, 20:00" in shown


def test_a_published_home_page_leaves_its_editor_in_the_town(home):
    published, saved = (RequestFactory().post("/", {name: "1"}) for name in ("action-publish", "save"))
    assert stay_in_the_city(published, home()).url == reverse("wagtailadmin_explore", args=[home().pk])
    assert stay_in_the_city(saved, home()) is None
    assert stay_in_the_city(published, home().get_children().first()) is None


def test_it_may_begin_later_end_at_a_moment_and_lead_somewhere(editor, home, two_towns):
    page = two_towns["tourcoing"].pages["contact"]
    publish(
        editor,
        until="moment",
        starts_at="2031-01-02T08:00",
        ends_at="2031-01-03T20:00",
        page=page.pk,
    )
    [alert] = navigation_of(home()).alerts
    assert timezone.localtime(alert.starts_at).isoformat() == "2031-01-02T08:00:00+01:00"
    assert timezone.localtime(alert.ends_at).isoformat() == "2031-01-03T20:00:00+01:00"
    assert (alert.link.label, alert.link.page_id) == ("En savoir plus", page.pk)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"until": "moment"}, "Dites quand l’alerte se termine."),
        ({"until": "moment", "ends_at": "2020-01-01T08:00"}, "La fin vient après le début."),
        ({"starts_at": "2040-01-01T08:00"}, "La fin vient après le début."),
        ({"page": "home", "url": "https://example.org/"}, "pas les deux"),
    ],
)
def test_an_alert_that_cannot_be_shown_is_refused(editor, home, changed, fault):
    changed = changed | ({"page": home().pk} if "page" in changed else {})
    assert fault in words(publish(editor, **changed))
    assert not navigation_of(home()).alerts


def test_a_second_alert_joins_the_first_and_what_has_ended_goes(editor, home):
    publish(editor)
    publish(editor, title="Rue barrée")
    assert {alert.title for alert in navigation_of(home()).alerts} == {"Vent fort", "Rue barrée"}
    old = home()
    for item in old.alerts.raw_data:
        item["value"]["ends_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    old.save_revision().publish()
    publish(editor, title="Piscine fermée")
    assert [alert.title for alert in navigation_of(home()).alerts] == ["Piscine fermée"]


def test_a_sixth_alert_is_refused_in_words(editor, home):
    for number in range(5):
        publish(editor, title=f"Alerte {number}")
    assert "arrêtez-en une d’abord" in words(publish(editor))
    assert len(navigation_of(home()).alerts) == 5


def test_an_alert_is_changed_and_stopped_from_its_list(editor, home, of_tourcoing):
    publish(editor)
    [notice] = board.notices(of_tourcoing)
    place = [notice.home.pk, notice.key]
    assert "Vent fort" in words(editor.get(reverse("alerts:edit", args=place)))
    editor.post(reverse("alerts:edit", args=place), SAID | {"title": "Vent très fort", "until": "day"})
    assert [alert.title for alert in navigation_of(home()).alerts] == ["Vent très fort"]
    assert "Arrêter cette alerte" in words(editor.get(reverse("alerts:stop", args=place)))
    assert navigation_of(home()).alerts
    editor.post(reverse("alerts:stop", args=place))
    assert not navigation_of(home()).alerts


def test_an_alert_that_is_changed_keeps_its_link_to_an_address_of_the_portal(editor, home, of_tourcoing):
    publish(editor, address="site-map")
    [notice] = board.notices(of_tourcoing)
    edit = reverse("alerts:edit", args=[notice.home.pk, notice.key])
    initial = editor.get(edit).context["form"].initial
    editor.post(edit, SAID | {name: value for name, value in initial.items() if value} | {"title": "Tempête"})
    [alert] = navigation_of(home()).alerts
    assert (alert.title, alert.link.url) == ("Tempête", "/fr/plan-du-site/")


def test_an_alert_for_two_towns_is_published_in_both_or_in_none(client, home):
    boss = get_user_model().objects.create_superuser("admin")
    for number in range(5):
        board.publish_alert(home().pk, SAID | {"title": f"Alerte {number}", "link": []}, by=boss)
    client.force_login(boss)
    homes = [home("roubaix").pk, home().pk]
    answer = client.post(reverse("alerts:new"), SAID | {"homes": homes}, headers={"host": "live.localhost"})
    assert "arrêtez-en une d’abord" in words(answer)
    assert not navigation_of(home("roubaix")).alerts


def test_a_draft_of_the_home_page_stays_a_draft(editor, home):
    draft = home()
    draft.title = "Accueil de demain"
    draft.save_revision()
    publish(editor)
    assert (home().title, home().has_unpublished_changes) == ("Tourcoing", True)
    assert home().get_latest_revision_as_object().title == "Accueil de demain"


def test_what_ends_within_a_day_waits_on_the_first_page(editor):
    publish(editor)
    assert "Alertes qui se terminent d’ici 24 heures" in words(editor.get("/admin/"))
    assert "Alertes (1)" in words(editor.get("/admin/"))


def test_alerts_of_another_town_are_out_of_reach(editor, home, two_towns):
    boss = get_user_model().objects.create_superuser("admin")
    board.publish_alert(home("roubaix").pk, {"title": "Secret", "text": "", "link": []}, by=boss)
    [notice] = [row for row in board.notices(boss) if row.home.slug == "roubaix"]
    place = [notice.home.pk, notice.key]
    assert "Secret" not in words(editor.get(reverse("alerts:index")))
    assert editor.get(reverse("alerts:edit", args=place)).status_code == 404
    editor.post(reverse("alerts:stop", args=place))
    publish(editor, homes=[notice.home.pk])
    assert [alert.title for alert in navigation_of(home("roubaix")).alerts] == ["Secret"]


@pytest.fixture
def english(home, of_tourcoing):
    """`english()`: the home page of Tourcoing in English, whose alerts its editors publish too."""
    CitySettings.objects.filter(slug="tourcoing").update(languages=["fr", "en"])
    page = home().copy_for_translation(Locale.objects.get_or_create(language_code="en")[0])
    page.save_revision().publish()
    generation.bump()
    of_tourcoing.is_superuser = True
    of_tourcoing.save()
    return lambda: HomePage.objects.get(pk=page.pk)


def translated(editor, user, page):
    """Publish an alert in French, and its words in English: its key."""
    publish(editor, homes=[board.homes(user).get(pk=page.get_translations().get().pk).pk])
    [(place, left)] = [(place, left) for place, left in board.to_translate(user).items() if left]
    assert left == [(page.pk, "en")]
    form = reverse("alerts:edit", args=[page.pk, place[1]])
    assert "until" not in editor.get(form).context["form"].fields
    editor.post(form, {"title": "Strong wind", "text": "Parks close at 4 pm.", "homes": [page.pk]})
    return place


def said(page):
    return [(alert.title, alert.severity, alert.ends_at) for alert in navigation_of(page).alerts]


def test_an_alert_is_as_grave_and_as_long_in_every_language(editor, of_tourcoing, english, home):
    place = translated(editor, of_tourcoing, english())
    [(_title, _severity, end)] = said(home())
    assert said(english()) == [("Strong wind", "warn", end)]

    editor.post(reverse("alerts:edit", args=place), SAID | {"severity": "urgent", "until": "day"})
    [(_title, _severity, end)] = said(home())
    assert said(english()) == [("Strong wind", "urgent", end)]
    assert not any(board.to_translate(of_tourcoing).values())


def test_an_alert_that_is_stopped_ends_in_every_language(editor, of_tourcoing, english, home):
    place = translated(editor, of_tourcoing, english())
    editor.post(reverse("alerts:stop", args=place))
    assert (said(home()), said(english())) == ([], [])
