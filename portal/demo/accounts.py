"""The accounts of the demonstration. Their password is public: portal.checks refuses them in production."""

from django.contrib.auth import get_user_model
from wagtail.users.models import UserProfile

from portal.demo.towns import HOSTS, HUB, ROUBAIX

PASSWORD = "trame-et-chaine-59"  # noqa: S105 - documented, for a demonstration only
ADMIN = f"admin@{HOSTS[HUB]}"
EDITORS = {slug: f"redaction@{host}" for slug, host in HOSTS.items() if slug != HUB}
TRANSLATOR = f"traduction@{HOSTS[ROUBAIX]}"
USERNAMES = (ADMIN, *EDITORS.values(), TRANSLATOR)


def demo_accounts():
    """The accounts of the demonstration that are in the database."""
    return get_user_model().objects.filter(username__in=USERNAMES)


def plant_accounts(editors, translators):
    """One superuser, one editor for each {city slug: group}, and one translator in the groups of a city's
    languages."""
    users = get_user_model().objects
    if not users.filter(username=ADMIN).exists():
        admin = users.create_superuser(ADMIN, ADMIN, PASSWORD, first_name="Camille", last_name="Exemple")
        _speak_french(admin)
    for slug, username in EDITORS.items():
        _plant(username, "Rédaction", slug.capitalize(), [editors[slug]])
    _plant(TRANSLATOR, "Traduction", ROUBAIX.capitalize(), translators)


def _plant(username, first_name, last_name, groups):
    users = get_user_model().objects
    if users.filter(username=username).exists():
        return
    names = {"first_name": first_name, "last_name": last_name}
    user = users.create_user(username, username, PASSWORD, **names)
    user.groups.set(groups)
    _speak_french(user)


def _speak_french(user):
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "fr"
    profile.save()
