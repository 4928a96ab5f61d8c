"""When the database cannot be asked, or the disk is full.

A page that this process keeps (core.pagecache) is still served, as true as it was at the last answer of the
database. Everything else is 503 in French at once. The database is left alone for a moment, then one request
asks it while the others are answered as before: threads that wait for it would serve nobody.
"""

import errno
import logging
import time

from django.db import InterfaceError, OperationalError

from core import generation, patience

logger = logging.getLogger(__name__)

# Seconds: for the one question that every request asks, and without a question after one that failed.
PATIENCE, PAUSE = 2, 2
RETRY_AFTER = 10
IS_AWAY = "core.database_is_away"  # in the WSGI environment of a request that has begun

_asked_again_at = 0.0  # zero while it answers


def begin_request() -> bool:
    """Read the generation. False when the database cannot be asked: then the last one read holds."""
    global _asked_again_at
    now = time.monotonic()
    if now >= _asked_again_at:
        if _asked_again_at:
            _asked_again_at = now + PATIENCE + PAUSE
        try:
            with patience.at_most(PATIENCE):
                generation.begin_request()
            _asked_again_at = 0.0
            return True
        except (OperationalError, InterfaceError) as error:
            if not is_outage(error):
                raise
            _asked_again_at = time.monotonic() + PAUSE
            logger.warning("The database is away (%s): next try in %d s", type(error).__name__, PAUSE)
    generation.begin_with_the_last()
    return False


def is_outage(error: BaseException | None) -> bool:
    """Whether it is the server's state and not the code that fails: the same request will do later."""
    if not isinstance(error, (OperationalError, InterfaceError)):
        return is_full_disk(error)
    return not str(error).startswith("no such ")  # what SQLite says of a table or column that is missing


def is_full_disk(error: BaseException | None) -> bool:
    """Whether the disk, or the share of it that is ours, has no room left."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    if not isinstance(error, OperationalError):
        return False
    is_sqlite_full = "database or disk is full" in str(error)
    return is_sqlite_full or getattr(error.__cause__, "sqlstate", None) == "53100"  # disk_full
