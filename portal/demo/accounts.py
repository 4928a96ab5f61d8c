"""The accounts of the demonstration. Their password is public: portal.checks refuses them in production."""

from django.contrib.auth import get_user_model
from wagtail.users.models import UserProfile

from portal.demo.towns import HOSTS, HUB

PASSWORD = "trame-et-chaine-59"  # noqa: S105 - documented, for a demonstration only
ADMIN = f"admin@{HOSTS[HUB]}"
EDITORS = {slug: f"redaction@{host}" for slug, host in HOSTS.items() if slug != HUB}
USERNAMES = (ADMIN, *EDITORS.values())


def demo_accounts():
    """The accounts of the demonstration that are in the database."""
    return get_user_model().objects.filter(username__in=USERNAMES)


def plant_accounts(groups):
    """One superuser, and one editor for each {city slug: group}."""
    users = get_user_model().objects
    if not users.filter(username=ADMIN).exists():
        admin = users.create_superuser(ADMIN, ADMIN, PASSWORD, first_name="Camille", last_name="Exemple")
        _speak_french(admin)
    for slug, username in EDITORS.items():
        if not users.filter(username=username).exists():
            editor = users.create_user(
                username, username, PASSWORD, first_name="Rédaction", last_name=slug.capitalize()
            )
            editor.groups.add(groups[slug])
            _speak_french(editor)


def _speak_french(user):
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "fr"
    profile.save()
