"""Settings of the portal: one file, every variable of the environment read here.

The defaults are those of production. ``PORTAL_MODE=demo`` (a laptop, no TLS, mail on the
console) and ``PORTAL_MODE=test`` relax what cannot work there, and nothing else.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

PORTAL_MODE = env.str("PORTAL_MODE", "production")
if PORTAL_MODE not in {"production", "demo", "test"}:
    raise ImproperlyConfigured("PORTAL_MODE is one of: production, demo, test.")
IS_PRODUCTION = PORTAL_MODE == "production"
DEBUG = env.bool("DEBUG", False)
VAR_DIR = Path(env.str("PORTAL_VAR", str(BASE_DIR / "var")))

# In production the key has no default; a demo or a test protects nothing worth a secret.
SECRET_KEY = env.str("SECRET_KEY") if IS_PRODUCTION else env.str("SECRET_KEY", "demo-" + "0" * 60)

# Every Host is let through to core.middleware, which answers 404 unless a Site has that name.
ALLOWED_HOSTS = ["*"]
# Where editors work; empty: the hub's host. Sessions belong to one host name.
ADMIN_HOST = env.str("ADMIN_HOST", "")

INSTALLED_APPS = [
    "portal",
    "cms_pages",
    "events",
    "directory",
    "search",
    "core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "js_lib_leaflet",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # last: its templates give way to all others
]

# Outermost first. The first two see every answer, even a 500.
MIDDLEWARE = [
    "core.middleware.SecurityHeadersMiddleware",
    "core.middleware.HeadMiddleware",
    "core.problems.ProblemMiddleware",
    "core.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.BadRequestMiddleware",
    "core.middleware.CityMiddleware",
    "core.middleware.FreshnessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.redirects.LiveRedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "core" / "templates" / "core" / "errors"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",  # the admin says what it did
                "core.context.portal",
            ],
        },
    },
]

# --- Data ---------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue for a minute instead of failing (a bulk publication of hundreds of pages is one
    # transaction); readers never wait (measured: docs/adr/).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # A server that is away or frozen is noticed in seconds (core.postgresql has the limits of statements).
    DATABASES["default"]["ENGINE"] = "core.postgresql"
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 2,
        "keepalives_idle": 20,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
        # As on a flash disk: else a word of 20,000 documents is looked for in every row, in 520 ms for 16.
        "options": "-c random_page_cost=1.1",
    } | DATABASES["default"].get("OPTIONS", {})
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = 60  # opening one costs more than an empty page, on SQLite too
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": env.cache_url("CACHE_URL", f"filecache://{VAR_DIR / 'cache'}"),
    # Renditions are immutable: a process may keep them.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 3600},
}
# Whole answers, kept by each process; shared where CACHE_URL is a Redis that several servers reach.
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", 32_000_000)
# Seconds between two writings of what was asked on search pages (search.workbench.counting).
SEARCHES_WRITTEN_EVERY = 60
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    CACHES["default"]["BACKEND"] = "core.shared_cache.SharedCache"
    CACHES["pages"] = CACHES["default"] | {"KEY_PREFIX": "pages"}

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if PORTAL_MODE == "test"
        else "django_tasks_db.DatabaseBackend"
    }
}

# --- Language and time --------------------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("fr", "Français"),
    ("en", "English"),
    ("nl", "Nederlands"),
    ("ar", "العربية"),
]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"
FORMAT_MODULE_PATH = "portal.formats"

# --- Files --------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "core.storage.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if PORTAL_MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = PORTAL_MODE == "test"
FILE_UPLOAD_PERMISSIONS = 0o644

# --- Maps ---------------------------------------------------------------------------------

# Address of a tile server with {z}, {x} and {y}; its origin joins the images that pages may show. Empty:
# maps are drawn on a plain ground.
MAP_TILE_URL = env.str("MAP_TILE_URL", "")
MAP_ATTRIBUTION = env.str("MAP_ATTRIBUTION", "")  # who made the tiles, as plain text

# « Y aller »: a page that shows the way to a point, only linked to; {latitude} and {longitude} are degrees.
ROUTE_URL = env.str("ROUTE_URL", "https://www.openstreetmap.org/directions?to={latitude},{longitude}")

# --- Wagtail ------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = env.str("PORTAL_NAME", "Portail L.I.V.E.")  # on the way in and the screens of the admin
WAGTAILADMIN_BASE_URL = env.str("WAGTAILADMIN_BASE_URL", "http://live.localhost:8000")
WAGTAIL_I18N_ENABLED = True
# What the date picker writes and reads: what it cannot read, it replaces by the present moment.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_AUTOSAVE_INTERVAL = 5000  # ms; each save is a revision
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS = []  # no third party is ever asked
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]
WAGTAILADMIN_USER_LOGIN_FORM = "core.accounts.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "core.accounts.PasswordResetForm"  # noqa: S105
WAGTAILIMAGES_IMAGE_MODEL = "core.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.PortalImageForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]  # no SVG: it can carry scripts
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_WEBP_QUALITY = 60  # two photos of a home page within its 100 kB
WAGTAILDOCS_DOCUMENT_MODEL = "core.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.forms.PortalDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "csv", "txt", "ics"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_INLINE_CONTENT_TYPES = []  # always saved, never shown in our origin
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page in the editor
# A service that answers like https://data.geopf.fr/geocodage/search; none: the directory's own addresses.
GEOCODER_URL = env.str("GEOCODER_URL", "")
IMPORT_MAX_BYTES = env.int("IMPORT_MAX_BYTES", 200 * 1024 * 1024)  # registers of places and layers
FETCH_OWN_SERVERS = ()  # (address, port) of servers that tests start on this machine (core.fetching)
# Makes drafts for translators who press its button; none: no text leaves (docs/languages.md).
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = env.json("MACHINE_TRANSLATOR", None)
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # nothing is published unread
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- A search engine of its own (docs/search.md) --------------------------------------------

# Where an Elasticsearch answers; empty: the database does. With a key, or a user and a password.
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", "")
ELASTICSEARCH_API_KEY = env.str("ELASTICSEARCH_API_KEY", "")
ELASTICSEARCH_USER = env.str("ELASTICSEARCH_USER", "")
ELASTICSEARCH_PASSWORD = env.str("ELASTICSEARCH_PASSWORD", "")
ELASTICSEARCH_CA = env.str("ELASTICSEARCH_CA", "")  # a file of certificates that sign the server's
ELASTICSEARCH_PREFIX = env.str("ELASTICSEARCH_PREFIX", "portal")  # of its indices: one per portal
ELASTICSEARCH_SHARDS = env.int("ELASTICSEARCH_SHARDS", 1)
ELASTICSEARCH_REPLICAS = env.int("ELASTICSEARCH_REPLICAS", 0)
ELASTICSEARCH_SECONDS = env.float("ELASTICSEARCH_SECONDS", 1.0)  # for a whole answer; then the database's
# Up to how many documents each process holds the bitmaps, for when it does not answer.
SEARCH_MOST_HELD = env.int("SEARCH_MOST_HELD", 100_000)
# For how many seconds it may answer without changes that it was not told yet.
SEARCH_MAX_LAG = env.int("SEARCH_MAX_LAG", 0)

# --- Safety -------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
# Off where the portal lives on a town's main name: they would bind every other service of the town.
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_PRODUCTION and env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = IS_PRODUCTION and env.bool("SECURE_HSTS_PRELOAD", True)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_PRODUCTION else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W002"]  # core.headers sends X-Frame-Options itself
CSRF_FAILURE_VIEW = "core.views.permission_denied"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
if PORTAL_MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# --- Mail and logs ------------------------------------------------------------------------

vars().update(env.email_url("EMAIL_URL", "consolemail://" if not IS_PRODUCTION else "smtp://localhost:25"))
MAIL_TRANSPORT, EMAIL_BACKEND = EMAIL_BACKEND, "core.mail.QueuedBackend"  # noqa: F821
EMAIL_TIMEOUT = 10  # seconds, in the worker
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "portail@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # core.logs removes query strings, addresses and e-mails before a line is written.
    "filters": {"private": {"()": "core.logs.PrivacyFilter"}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["private"], "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "elastic_transport": {"level": "ERROR"},  # it writes a line for each request
    },
}
