"""gunicorn's threads, which refuse in French: `--worker-class core.gunicorn_worker.PortalWorker`.

A request line over gunicorn's limit, or bytes that are not HTTP, never reach a middleware: gunicorn answers
by itself, in English and without safety headers.
"""

from contextlib import suppress

from gunicorn.http.errors import InvalidResponseHeader, InvalidResponseHeaderName, ParseException
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from core.headers import PUBLIC_HEADERS


class PortalWorker(ThreadWorker):
    """Gives every request one answer, and every refused one the portal's own."""

    def handle_error(self, req, client, addr, exc):
        """400 for what could not be read. With a request, it is the rest of a body after its answer (Django
        reads none of unknown length): nothing more is said, and the connection ends."""
        is_ours = isinstance(exc, (InvalidResponseHeader, InvalidResponseHeaderName))
        if is_ours or not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("Refused: %s", exc)
        if req is None:
            with suppress(OSError):
                write_nonblock(client, refusal())


def refusal():
    """The bytes of a 400 in French, with the headers of every public answer."""
    from core.views import plain_page  # gunicorn reads this module before Django is set up

    page = plain_page(400)
    headers = (
        dict(page.items()) | PUBLIC_HEADERS | {"Content-Length": len(page.content), "Connection": "close"}
    )
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 400 Bad Request\r\n{lines}\r\n".encode("latin-1") + page.content
