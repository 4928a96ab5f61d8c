"""The WSGI callable that gunicorn serves: all of the portal is read here, before gunicorn forks."""

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from core import patience

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # rest_framework imports it wherever it is installed: 12 MB that SQLite has no use for.
    sys.modules.setdefault("psycopg", None)
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 (reads every view)
from core.wsgi import KeptAnswers  # noqa: E402 (needs the models)

application = KeptAnswers(application)
patience.limit_process(patience.VISITORS)
