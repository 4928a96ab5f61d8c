"""The WSGI callable that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from core import patience

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()
patience.limit_process(patience.VISITORS)
