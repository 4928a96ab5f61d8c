"""Checks of a deployment: the demonstration must not be one."""

from django.core.checks import Error, Tags, register
from django.db import DatabaseError

from portal.demo.accounts import demo_accounts


@register(Tags.security, deploy=True)
def demo_account_in_production(app_configs, **kwargs):
    """`check --deploy` fails where an account with the documented password exists."""
    try:
        found = list(demo_accounts().values_list("username", flat=True))
    except DatabaseError:  # no table yet: nobody to let in either
        return []
    return [
        Error(
            f"The account {username} has the public password of the demonstration.",
            hint="Delete it, or start from an empty database.",
            id="portal.E001",
        )
        for username in found
    ]
