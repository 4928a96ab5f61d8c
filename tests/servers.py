"""A web server of this machine, for tests of what the portal asks of others."""

from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Handler(BaseHTTPRequestHandler):
    """Answers `server.answers[path]`: (status, headers, pieces of the body)."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Host"]))
        status, headers, pieces = self.server.answers[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        with suppress(OSError):  # who asked had enough
            for piece in pieces:
                self.wfile.write(piece)

    def log_message(self, *words):
        pass


class Server(ThreadingHTTPServer):
    """A web server of this machine; `asked`: (path, host) of each question."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked, self.answers = [], {}
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def gives(self, path, body=b"", *, status=200, **headers):
        """What it answers from now on. `body`: bytes, or pieces of them."""
        self.answers[path] = status, headers, [body] if isinstance(body, bytes) else body
