"""CPU time of whole requests: a WSGI environment in, the last byte and the end of the request out."""

import gc
import io
import itertools
import time
from dataclasses import dataclass

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms_pages.models import NewsPage
from core import pagecache
from core.wsgi import KeptAnswers

WARM_UPS = 5
# The first request of a turn finds the processor's caches full of another site: the others are more.
REQUESTS_PER_TURN = 5


@dataclass(frozen=True)
class Visit:
    """One kind of page. `is_kept`: answered from the page cache, which is emptied before others. `news`: a
    page that is published anew before each request, while everything else is kept."""

    kind: str
    host: str
    address: str
    is_kept: bool = False
    news: int | None = None


class Visitor:
    """Asks the portal of this process for pages that it has drawn before."""

    def __init__(self, visits):
        self.application = KeptAnswers(get_wsgi_application())
        self.visits = {visit.kind: visit for visit in visits}
        self._titles = itertools.count()
        for visit in visits:
            for _ in range(WARM_UPS):
                self._request(visit)

    def seconds(self, kind):
        """CPU times of some requests in a row."""
        visit = self.visits[kind]
        return [self._seconds(visit) for _ in range(1 if visit.news else REQUESTS_PER_TURN)]

    def _seconds(self, visit):
        self._set_scene(visit)
        gc.collect(0)
        started = time.process_time()
        self._request(visit)
        return time.process_time() - started

    def extent(self, kind):
        """(queries, kilobytes of 1,000 bytes on the wire) of one request."""
        visit = self.visits[kind]
        self._set_scene(visit)
        connection.force_debug_cursor = True
        with CaptureQueriesContext(connection) as captured:
            size = self._request(visit)
        connection.force_debug_cursor = False
        # Opening a connection sets SQLite's pragmas: no query of ours.
        return sum(not query["sql"].startswith("PRAGMA") for query in captured), round(size / 1000, 1)

    def _set_scene(self, visit):
        if visit.news:
            self._request(visit)
            self._publish(visit.news)
            return
        pagecache.pages().clear()
        if visit.is_kept:
            self._request(visit)

    def _publish(self, pk):
        """Another title: what the editor's button does, without the revision."""
        page = NewsPage.objects.get(pk=pk)
        page.title = page.draft_title = f"{page.title.partition(' – ')[0]} – {next(self._titles)}"
        page.save()

    def _request(self, visit):
        """Bytes of the body of an answer, which must be 200."""
        path, _, query = visit.address.partition("?")
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": visit.host,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": visit.host,
            "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
            "HTTP_ACCEPT_LANGUAGE": "fr,fr-FR;q=0.8,en;q=0.5",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
        }
        statuses = []
        response = self.application(environ, lambda status, headers: statuses.append(status))
        size = sum(map(len, response))
        if hasattr(response, "close"):
            response.close()
        if statuses != ["200 OK"]:
            raise SystemExit(f"{visit.host}{visit.address}: {statuses}")
        return size
