"""A server that says what Elasticsearch never should, and notes what it was asked."""

import json
import ssl
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

JSON = "application/vnd.elasticsearch+json; compatible-with=8"
PRODUCT = {"X-Elastic-Product": "Elasticsearch"}


class Handler(BaseHTTPRequestHandler):
    """Answers every question by `server.says(handler)`."""

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append(self.path)
        self.server.credentials = self.headers.get("Authorization")
        with suppress(OSError):  # who asked had enough
            self.server.says(self)

    def answer(self, body=b"", *, status=200, kind=JSON, **headers):
        """One answer; a body that is no bytes is JSON."""
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {**PRODUCT, "Content-Type": kind, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


class Fake(ThreadingHTTPServer):
    """Until `left` is set, those who drip and those who hang go on. `certificate`: a file with it and its
    key, of a server with TLS."""

    daemon_threads = True

    def __init__(self, says, certificate=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.says, self.asked, self.credentials, self.left = says, [], None, Event()
        self.scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self):
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    def end(self):
        self.left.set()
        self.shutdown()
        self.server_close()


def whole(number, **changes):
    """As many whole answers, which hold nothing; `changes`: what is wrong with them."""
    shards = {"total": 1, "successful": 1, "skipped": 0, "failed": 0}
    hits = {"total": {"value": 0, "relation": "eq"}, "hits": []}
    one = {"took": 1, "timed_out": False, "_shards": shards, "hits": hits, "aggregations": {}, "status": 200}
    return {"took": 1, "responses": [{**one, **changes}] * number}


def hangs(handler):
    handler.server.left.wait()


def drips(handler):
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.left.wait(0.02):
        handler.wfile.write(b" ")


def drips_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Elastic")
    while not handler.server.left.wait(0.02):
        handler.wfile.write(b"-")


def error(status, kind, reason=""):
    """Each search fails by itself, in an answer of 200."""
    found = {"type": kind, "reason": reason, "root_cause": [{"type": kind, "reason": reason}]}
    return lambda handler: handler.answer({"took": 1, "responses": [{"error": found, "status": status}] * 3})


HALF = {"total": 2, "successful": 1, "skipped": 0, "failed": 0}
SAYS = {
    "hangs": hangs,
    "drips": drips,
    "drips headers": drips_headers,
    "hangs up": lambda handler: handler.connection.close(),
    "429": lambda handler: handler.answer({"error": "busy", "status": 429}, status=429),
    "503": lambda handler: handler.answer({"error": "away", "status": 503}, status=503),
    "403": lambda handler: handler.answer({"error": "no", "status": 403}, status=403),
    "html of a proxy": lambda handler: handler.answer(
        b"<html>", kind="text/html", **{"X-Elastic-Product": ""}
    ),
    "no json": lambda handler: handler.answer(b"{"),
    "another shape": lambda handler: handler.answer({"responses": [{"hits": {}}]}),
    "counts of another shape": lambda handler: handler.answer(whole(3, aggregations={"facet topic": 1})),
    "no counts": lambda handler: handler.answer(whole(3, aggregations={})),
    "too few answers": lambda handler: handler.answer(whole(1)),
    "timed out": lambda handler: handler.answer(whole(3, timed_out=True)),
    "a shard that is missing": lambda handler: handler.answer(whole(3, _shards=HALF)),
    "an alias on two indices": lambda handler: handler.answer(whole(3, _shards={**HALF, "successful": 2})),
    "no alias": error(404, "index_not_found_exception", "no such index [portal]"),
    "another mapping": error(
        400, "query_shard_exception", "No mapping found for [number_x] in order to sort on"
    ),
}
