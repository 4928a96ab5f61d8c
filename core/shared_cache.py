"""Redis that may go away (`CACHE_URL=redis://…`).

What a cache holds can be made again, so no answer waits for it or fails with it: while the server is away
the cache is empty, and nobody asks it again for a while.
"""

import logging
import time

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

TIMEOUT = 0.25  # seconds; a page is drawn in a tenth of that
PAUSE = 5  # seconds without a question after one that failed
OPTIONS = {"socket_connect_timeout": TIMEOUT, "socket_timeout": TIMEOUT, "retry": Retry(NoBackoff(), 0)}

_asked_again_at: dict[tuple[str, ...], float] = {}  # of each server, in this process


class SharedCache(RedisCache):
    """Django's backend; `OPTIONS` of the settings (the query string of CACHE_URL) go before ours."""

    def __init__(self, server, params):
        super().__init__(server, params | {"OPTIONS": OPTIONS | params.get("OPTIONS", {})})

    def get(self, key, default=None, version=None):
        return self._ask(default, super().get, key, default, version)

    def get_many(self, keys, version=None):
        return self._ask({}, super().get_many, keys, version)

    def has_key(self, key, version=None):
        return self._ask(False, super().has_key, key, version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self._ask(None, super().set, key, value, timeout, version)

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(list(data), super().set_many, data, timeout, version)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(False, super().add, key, value, timeout, version)

    def delete(self, key, version=None):
        return self._ask(False, super().delete, key, version)

    def delete_many(self, keys, version=None):
        self._ask(None, super().delete_many, keys, version)

    def _ask(self, absent, question, *words):
        """What the server says, or `absent`."""
        servers = tuple(self._servers)
        if time.monotonic() < _asked_again_at.get(servers, 0):
            return absent
        try:
            return question(*words)
        except (RedisError, OSError) as error:
            _asked_again_at[servers] = time.monotonic() + PAUSE
            logger.warning("The shared cache is away (%s): next try in %d s", type(error).__name__, PAUSE)
            return absent
