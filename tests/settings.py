"""The portal's settings in test mode: everything it writes goes to a folder that is thrown away.

``DATABASE_URL`` chooses the database (tests/postgres.py sets it); without it, an SQLite file, because
locks, journals and several processes only exist on a file.
"""

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path

# A run makes many objects that live as long as it does: garbage is not looked for among them all the time.
gc.set_threshold(200_000, 50, 1_000)

var = Path(tempfile.mkdtemp(prefix="portal-tests-"))
(var / "static").mkdir()  # whitenoise warns about a folder that is not there
atexit.register(shutil.rmtree, var, ignore_errors=True)
os.environ["PORTAL_MODE"] = "test"
os.environ["PORTAL_VAR"] = str(var)
os.environ.setdefault("LOG_LEVEL", "WARNING")
os.environ["ELASTICSEARCH_URL"] = ""  # tests that want one ask for it (tests/elastic_index.py)

from portal import settings as portal_settings  # noqa: E402  (reads the environment set above)

globals().update({name: value for name, value in vars(portal_settings).items() if name.isupper()})

INSTALLED_APPS = [*INSTALLED_APPS, "tests.talks"]  # noqa: F821 - a page type of tests alone

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F821
    DATABASES["default"]["TEST"] = {"NAME": str(var / "test.sqlite3")}  # noqa: F821

# Written when a test says so: no thread writes in the midst of another test.
SEARCHES_WRITTEN_EVERY = 0

# On PostgreSQL two publications may stop each other in the index of the admin's search box (in the portal its
# worker does that alone). Tests that ask it ask for `admin_index`.
WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False  # noqa: F821

# A static file is looked for when it is asked for: every client of a test would list them all.
WHITENOISE_AUTOREFRESH = True
