#!/usr/bin/env python
"""Run a Django command with the portal's settings."""

import gc
import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    if sys.argv[1:2] in (["migrate"], ["build_demo"]):
        # They make many objects that live as long as they do: a quarter of the time of `migrate` went into
        # looking for garbage among them.
        gc.set_threshold(20_000, 50, 100)
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"{error} (deploy/portal.env.example; of a demonstration: PORTAL_MODE=demo)")
