"""The official client, as the portal is set up to use it."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

# For the feeding, whose requests are large; visitors' questions have a limit of their own (asking.py).
SECONDS = 30


def is_configured() -> bool:
    """Whether the portal is to use an Elasticsearch."""
    return bool(settings.ELASTICSEARCH_URL)


@cache
def client() -> "Elasticsearch":
    """The client of this process: one URL, nothing is tried twice, no other node is looked for."""
    from elasticsearch import Elasticsearch  # an optional package: requirements-elasticsearch.txt

    options: dict[str, Any] = {"request_timeout": SECONDS, "max_retries": 0, "retry_on_timeout": False}
    if settings.ELASTICSEARCH_API_KEY:
        options["api_key"] = settings.ELASTICSEARCH_API_KEY
    elif settings.ELASTICSEARCH_USER:
        options["basic_auth"] = (settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD)
    if settings.ELASTICSEARCH_CA:
        Path(settings.ELASTICSEARCH_CA).read_bytes()  # else the client says « TLS error »
        options["ca_certs"] = settings.ELASTICSEARCH_CA
    return Elasticsearch(settings.ELASTICSEARCH_URL, **options)


def words_of(error: BaseException) -> str:
    """What to change, for whoever runs the portal; no address, no secret."""
    if isinstance(error, OSError) and error.filename:
        return f"ELASTICSEARCH_CA cannot be read: {error}"
    status = getattr(error, "status_code", None) or getattr(getattr(error, "meta", None), "status", None)
    if isinstance(error, ModuleNotFoundError):
        return "The package is missing: pip install -r requirements-elasticsearch.txt"
    if status in (401, 403):
        return f"Refused ({status}): ELASTICSEARCH_API_KEY, or user and password, lack a right"
    if "certificate verify failed" in repr(error):  # str says "TLS error"
        return "Its certificate has another authority or name: ELASTICSEARCH_CA, ELASTICSEARCH_URL"
    return f"{type(error).__name__}{f' ({status})' if status else ''}: {_reason(error)}"[:500]


def _reason(error):
    body = getattr(error, "body", None)
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        return f"{body['error'].get('type')}: {body['error'].get('reason')}"
    return str(error)
